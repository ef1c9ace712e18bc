package io.parkledger.projection.report.funnel;

import io.parkledger.core.value.LeadSource;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * How many projects of one park, source and month of registration did what, when.
 *
 * @param owner  whose projects; null when they are those of the whole park
 * @param team   of the owner
 * @param registeredBy who had them when they were registered; null when they are counted by something else
 * @param counts see {@link FunnelCounts}
 */
public record FunnelCell(
        @BsonId String id,
        String parkId,
        @Nullable String owner,
        @Nullable String team,
        @Nullable String registeredBy,
        LeadSource source,
        String cohort,
        Map<String, Long> counts,
        long position) {}
