package io.parkledger.projection.reception;

import java.time.LocalDate;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** One delegation received; {@code owner} is who hosted it. */
public record ReceptionView(
        @BsonId String id,
        String parkId,
        @Nullable String leadId,
        String company,
        int visitors,
        String owner,
        @Nullable String team,
        @Nullable String purpose,
        LocalDate receivedOn,
        boolean cancelled,
        long version,
        long position) {}
