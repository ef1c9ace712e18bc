package io.parkledger.projection.report;

import io.parkledger.core.value.LeadSource;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * How many projects of one park, source and month of registration did what, when.
 *
 * @param counts see {@link FunnelCounts}
 */
public record FunnelCell(
        @BsonId String id, String parkId, LeadSource source, String cohort, Map<String, Long> counts, long position) {}
