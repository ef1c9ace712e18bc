package io.parkledger.projection.report.funnel;

import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One number of a {@link FunnelReport}, to be opened: which projects it counts.
 *
 * @param stage  needed by some kinds, allowed by others: see {@link DrillKind}
 * @param reason of losses only
 * @param cohort null for all
 * @param source null for all
 */
public record Drill(
        DrillKind kind,
        @Nullable FunnelStage stage,
        @Nullable LossReason reason,
        @Nullable Cohort cohort,
        @Nullable LeadSource source) {

    public Drill {
        boolean fits = stage == null ? !kind.needsStage() : kind.takesStage();
        if (!fits || (reason != null && !kind.takesReason())) {
            throw new IllegalArgumentException(kind + " of stage " + stage + " and reason " + reason);
        }
    }

    /** All projects of one kind, at one stage where the kind has stages. */
    public static Drill of(DrillKind kind, @Nullable FunnelStage stage) {
        return new Drill(kind, stage, null, null, null);
    }

    public static Drill lostFor(LossReason reason) {
        return new Drill(DrillKind.LOST, null, reason, null, null);
    }

    public Drill ofCohort(@Nullable Cohort only) {
        return new Drill(kind, stage, reason, only, source);
    }

    public Drill ofSource(@Nullable LeadSource only) {
        return new Drill(kind, stage, reason, cohort, only);
    }

    FunnelStage knownStage() {
        return Objects.requireNonNull(stage);
    }

    /** The field whose day puts the projects in order. */
    String day() {
        return kind.needsStage() ? FunnelPeriod.reachedOn(knownStage()) : FunnelPeriod.CLOSED_ON;
    }
}
