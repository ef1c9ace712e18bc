package io.parkledger.projection.report.funnel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One project's way through the funnel: a lead and what became of it.
 *
 * @param owner    whose it is now
 * @param team     of the owner
 * @param owners   whose it was before and since when, one after the other
 * @param by       whose it was on the day it reached each stage
 * @param reached  the first day it reached each stage; a skipped stage counts as reached, going back takes nothing away
 * @param stage    where it is now, or was when it closed
 * @param stays    where it stood and for how long: a stage that was skipped has none
 * @param holds    when it was on hold
 * @param outcome  null while open
 * @param closedOn null while open
 * @param closings how it was closed, each time
 * @param lastClosedOn the day of the last of them, also when it is open again
 * @param valueCny investment talked about
 */
public record Project(
        @BsonId String id,
        String parkId,
        String company,
        String owner,
        @Nullable String team,
        @JsonIgnore List<Ownership> owners,
        Map<String, String> by,
        LeadSource source,
        Map<String, LocalDate> reached,
        FunnelStage stage,
        @JsonIgnore List<Stay> stays,
        @JsonIgnore List<Span> holds,
        @Nullable Outcome outcome,
        @Nullable LossReason reason,
        @Nullable LocalDate closedOn,
        @JsonIgnore List<Closing> closings,
        @JsonIgnore @Nullable LocalDate lastClosedOn,
        @Nullable Cny valueCny,
        long position) {

    /** How a project ended. */
    public enum Outcome {
        LANDED,
        LOST,
        /** Back in the pool: not lost. */
        RECYCLED
    }

    /** Whose it was from that day on. */
    public record Ownership(String owner, @Nullable String team, LocalDate from) {}

    /** In one stage up to, but not on, {@code until}; null while it is there. */
    public record Stay(
            FunnelStage stage, LocalDate from, @Nullable LocalDate until) {}

    /** Days up to, but not on, {@code until}; null while they last. */
    public record Span(LocalDate from, @Nullable LocalDate until) {}

    /**
     * Closed on a day, at a stage.
     *
     * @param reopenedOn null while it is closed so
     * @param valueCny   what it was worth then
     */
    public record Closing(
            Outcome outcome,
            FunnelStage stage,
            @Nullable LossReason reason,
            LocalDate on,
            @Nullable LocalDate reopenedOn,
            @Nullable Cny valueCny) {}
}
