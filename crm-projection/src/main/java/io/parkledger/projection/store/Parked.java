package io.parkledger.projection.store;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An event that one projection has set aside: it could not be applied, or waits behind one of its aggregate that could
 * not. Everything else goes on; a rebuild tries again.
 *
 * @param projection name of the projection, or {@link #EVERY} for an event that cannot even be read
 * @param cause      why it could not be applied; null for one that waits
 * @param behind     position of the first one of this aggregate that this projection has set aside; its own, when it is
 *                   that one
 * @param since      when it was set aside in this generation of the views
 */
public record Parked(
        @BsonId String id,
        long position,
        String eventId,
        String type,
        String aggregateType,
        String aggregateId,
        String projection,
        @Nullable String cause,
        long behind,
        Instant since) {

    /** In place of a projection's name: all of them. */
    public static final String EVERY = "every";

    /** Whether it is itself what cannot be applied, not one that waits. */
    public boolean cannotBeApplied() {
        return cause != null;
    }
}
