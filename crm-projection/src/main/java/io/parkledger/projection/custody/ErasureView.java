package io.parkledger.projection.custody;

import io.parkledger.core.custody.ErasureRequester;
import io.parkledger.core.custody.ErasureState;
import java.time.Instant;
import java.time.LocalDate;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * The erasure of a person, as two persons decide it.
 *
 * @param personId    whose data it is about: no more is known of the person here
 * @param cause       why, as the first person says it
 * @param requestedBy who asked for it
 * @param requestedOn when
 * @param proposedAtPosition of the event that proposed it
 * @param decidedBy   the second person, or the first where he took it back
 * @param refusal     why the second person refused
 * @param position    of the last event seen here: once erased, of the receipt
 */
public record ErasureView(
        @BsonId String id,
        String personId,
        ErasureState state,
        String cause,
        ErasureRequester requestedBy,
        LocalDate requestedOn,
        String proposedBy,
        Instant proposedAt,
        long proposedAtPosition,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String refusal,
        long version,
        long position) {}
