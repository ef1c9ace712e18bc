package io.parkledger.projection.report;

import io.parkledger.core.value.Cny;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import java.time.LocalDate;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One project's way through the funnel: a lead and what became of it.
 *
 * @param reached  the first day it reached each stage; a skipped stage counts as reached, going back takes nothing away
 * @param stage    where it is now, or was when it closed
 * @param outcome  null while open
 * @param valueCny investment talked about
 */
public record Project(
        @BsonId String id,
        String parkId,
        String company,
        String owner,
        @Nullable String team,
        LeadSource source,
        Map<String, LocalDate> reached,
        FunnelStage stage,
        @Nullable Outcome outcome,
        @Nullable LossReason reason,
        @Nullable LocalDate closedOn,
        @Nullable Cny valueCny,
        long position) {

    /** How a project ended. */
    public enum Outcome {
        LANDED,
        LOST,
        /** Back in the pool: not lost. */
        RECYCLED
    }
}
