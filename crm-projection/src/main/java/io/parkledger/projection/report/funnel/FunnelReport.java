package io.parkledger.projection.report.funnel;

import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.projection.report.Ratio;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The funnel of a period, by cohort and by period. Every number of projects can be opened with a {@link Drill}.
 *
 * @param worked    projects registered in the period, and those carried over: registered before and not closed when it
 *                  began
 * @param stages    of the worked projects, as they stood at the end of the period
 * @param cohortStages the same of those registered in the period alone: what became of the cohort so far
 * @param periodSteps reached a stage in the period ÷ entered the one before in the period: a period ratio, never a
 *                    conversion
 * @param winRate   landed ÷ (landed + lost) closed in the period and not open again at its end; recycled projects are
 *                  not lost, and what was invalid or a duplicate has never been a project
 * @param winRateWithInvalid the same with those that never were projects among the lost: shown to be compared
 * @param winRateByValue {@code winRate} by what the projects are worth, yuan
 * @param winRateByValueWithInvalid {@code winRateWithInvalid} by value
 * @param naiveRate landed ÷ leads of the period: shown to be compared, not to be used
 * @param cycle     days from lead to landing, of those landed in the period
 * @param bySource  the cohort of the period by source
 */
public record FunnelReport(
        YearMonth from,
        YearMonth to,
        long worked,
        long newInPeriod,
        long carriedOver,
        List<Stage> stages,
        List<Stage> cohortStages,
        Ratio cohortConversion,
        Ratio workedConversion,
        Ratio naiveRate,
        Ratio winRate,
        Ratio winRateWithInvalid,
        Ratio winRateByValue,
        Ratio winRateByValueWithInvalid,
        List<PeriodStep> periodSteps,
        Days cycle,
        List<Stay> stays,
        List<SourceRow> bySource,
        List<ReasonRow> lostReasons) {

    /** How many projects came to a stage in the period, whenever they were registered. */
    public long reachedInPeriod(FunnelStage reached) {
        return reached == FunnelStage.LEAD
                ? newInPeriod
                : periodSteps.get(reached.ordinal() - 1).ratio().numerator().longValue();
    }

    /**
     * One stage of the funnel.
     *
     * @param step     share of the stage before that ever reached this one; none for the first
     * @param openHere open at the end of the period, and there
     */
    public record Stage(
            FunnelStage stage, long reached, @Nullable Ratio step, long openHere, long lostHere, long recycledHere) {}

    /**
     * The cohort of the period that came from one source.
     *
     * @param leads   all of them: what reached the first stage
     * @param landed  what reached the last
     * @param reached how many reached each stage, in order
     */
    public record SourceRow(LeadSource source, long leads, long landed, Ratio rate, Map<FunnelStage, Long> reached) {}

    /** Reached in the period ÷ entered the stage before in the period. */
    public record PeriodStep(FunnelStage stage, Ratio ratio) {}

    /**
     * How long projects stayed in a stage that they left in the period, for the next one or by being closed, and had
     * not come back to at its end.
     *
     * @param days   in all their time there, without those on hold
     * @param onHold days on hold, of those that were
     */
    public record Stay(FunnelStage stage, Days days, Days onHold) {}

    /** Losses of the period by reason. */
    public record ReasonRow(LossReason reason, long lost) {}
}
