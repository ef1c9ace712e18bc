package io.parkledger.projection.reception;

import java.time.LocalDate;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One trip of our staff; {@code owner} is who led it.
 *
 * @param withdrawn should never have been recorded: in no figure, on no list
 */
public record VisitView(
        @BsonId String id,
        String parkId,
        @Nullable String leadId,
        String destination,
        List<String> companies,
        int staff,
        int days,
        String owner,
        @Nullable String team,
        LocalDate startedOn,
        boolean withdrawn,
        long version,
        long position) {}
