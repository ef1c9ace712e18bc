package io.parkledger.projection.report.funnel;

import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * How many days the projects of one park took that left a stage, or landed, in one month. Apart from
 * {@link FunnelCell}: nearly every project takes its own number of days, and a report asks for those of its months
 * only.
 *
 * @param owner  whose projects; null when they are those of the whole park
 * @param team   of the owner
 * @param registeredBy who had them when they were registered; null when they are counted by something else
 * @param counts see {@link FunnelCounts}
 */
public record FunnelDays(
        @BsonId String id,
        String parkId,
        @Nullable String owner,
        @Nullable String team,
        @Nullable String registeredBy,
        String month,
        Map<String, Long> counts,
        long position) {}
