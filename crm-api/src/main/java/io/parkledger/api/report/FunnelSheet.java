package io.parkledger.api.report;

import io.parkledger.core.value.Cny;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.projection.report.Ratio;
import io.parkledger.projection.report.funnel.Cohort;
import io.parkledger.projection.report.funnel.Drill;
import io.parkledger.projection.report.funnel.DrillKind;
import io.parkledger.projection.report.funnel.FunnelReport;
import io.parkledger.projection.report.funnel.FunnelStage;
import io.parkledger.projection.report.funnel.Officer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A funnel as its page shows it: beside every number the address of the projects it counts.
 *
 * @param mine what makes the projects the reader's own; null for all in reach
 */
public record FunnelSheet(FunnelReport report, Officer.@Nullable Share mine) {

    /** A number of projects, and where they are listed; none to list when it is zero. */
    public record Counted(long count, String href) {}

    /**
     * One row of the funnel.
     *
     * @param width of what is drawn, in percent of the first stage
     */
    public record Row(
            FunnelReport.Stage of, Counted reached, Counted open, Counted lost, Counted recycled, double width) {

        public double left() {
            return (100 - width) / 2;
        }
    }

    /** Where projects stood still, before they left for the next stage. */
    public record Stay(FunnelReport.Stay of, Counted cases) {}

    /** Reached in the period ÷ reached the stage before in the period. */
    public record Step(FunnelReport.PeriodStep of, FunnelStage before, Counted reached, Counted entered) {}

    /** One source of the cohort, stage by stage. */
    public record Source(@Nullable LeadSource source, FunnelReport.SourceRow of, List<Counted> stages) {}

    /** Losses for one reason. */
    public record Reason(LossReason reason, Counted lost, double width) {}

    public List<Row> worked() {
        return rows(report.stages(), null);
    }

    public List<Row> cohort() {
        return rows(report.cohortStages(), Cohort.NEW);
    }

    private List<Row> rows(List<FunnelReport.Stage> stages, @Nullable Cohort cohort) {
        var first = Math.max(1, stages.get(0).reached());
        return stages.stream()
                .map(each -> new Row(
                        each,
                        at(each.stage(), each.reached(), DrillKind.REACHED, cohort),
                        at(each.stage(), each.openHere(), DrillKind.OPEN, cohort),
                        at(each.stage(), each.lostHere(), DrillKind.LOST, cohort),
                        at(each.stage(), each.recycledHere(), DrillKind.RECYCLED, cohort),
                        100.0 * each.reached() / first))
                .toList();
    }

    private Counted at(FunnelStage stage, long count, DrillKind kind, @Nullable Cohort cohort) {
        return counted(count, Drill.of(kind, stage).ofCohort(cohort));
    }

    public List<Step> steps() {
        return report.periodSteps().stream()
                .map(each -> new Step(
                        each,
                        before(each.stage()),
                        inPeriod(each.ratio().numerator().longValue(), each.stage()),
                        inPeriod(each.ratio().denominator().longValue(), before(each.stage()))))
                .toList();
    }

    private static FunnelStage before(FunnelStage stage) {
        return FunnelStage.values()[stage.ordinal() - 1];
    }

    private Counted inPeriod(long count, FunnelStage stage) {
        return counted(count, Drill.of(DrillKind.REACHED_IN_PERIOD, stage));
    }

    /** Left in the period, by going on or being closed. */
    public List<Stay> stays() {
        return report.stays().stream()
                .map(each -> new Stay(each, counted(each.days().cases(), Drill.of(DrillKind.LEFT, each.stage()))))
                .toList();
    }

    public Counted cycles() {
        return inPeriod(report.cycle().cases(), FunnelStage.LANDED);
    }

    public List<Source> sources() {
        return report.bySource().stream()
                .map(each -> new Source(
                        each.source(),
                        each,
                        Stream.of(FunnelStage.values())
                                .map(stage -> counted(
                                        each.reached().getOrDefault(stage, 0L),
                                        Drill.of(DrillKind.REACHED, stage)
                                                .ofCohort(Cohort.NEW)
                                                .ofSource(each.source())))
                                .toList()))
                .toList();
    }

    public List<Reason> reasons() {
        var most = report.lostReasons().stream()
                .mapToLong(FunnelReport.ReasonRow::lost)
                .max()
                .orElse(1);
        return report.lostReasons().stream()
                .map(each -> new Reason(
                        each.reason(), counted(each.lost(), Drill.lostFor(each.reason())), 100.0 * each.lost() / most))
                .toList();
    }

    public Counted workedLeads() {
        return counted(report.worked(), Drill.of(DrillKind.REACHED, FunnelStage.LEAD));
    }

    public Counted newLeads() {
        return leadsOf(report.newInPeriod(), Cohort.NEW);
    }

    public Counted carriedOver() {
        return leadsOf(report.carriedOver(), Cohort.CARRIED_OVER);
    }

    private Counted leadsOf(long count, Cohort cohort) {
        return counted(count, Drill.of(DrillKind.REACHED, FunnelStage.LEAD).ofCohort(cohort));
    }

    public Counted cohortLanded() {
        return counted(
                report.cohortConversion().numerator().longValue(),
                Drill.of(DrillKind.REACHED, FunnelStage.LANDED).ofCohort(Cohort.NEW));
    }

    public Counted workedLanded() {
        return counted(
                report.workedConversion().numerator().longValue(), Drill.of(DrillKind.REACHED, FunnelStage.LANDED));
    }

    public Counted landedInPeriod() {
        return inPeriod(report.naiveRate().numerator().longValue(), FunnelStage.LANDED);
    }

    public Counted won() {
        return counted(report.winRate().numerator().longValue(), Drill.of(DrillKind.LANDED, null));
    }

    /** Lost, but for what was never a project. */
    public Counted lostProjects() {
        return counted(lost(report.winRate()), Drill.of(DrillKind.LOST_PROJECT, null));
    }

    /** Closed as invalid or a duplicate. */
    public Counted noProjects() {
        return counted(
                lost(report.winRateWithInvalid()) - lost(report.winRate()), Drill.of(DrillKind.NO_PROJECT, null));
    }

    /** Lost for whatever reason. */
    public Counted lost() {
        return counted(lost(report.winRateWithInvalid()), Drill.of(DrillKind.LOST, null));
    }

    private static long lost(Ratio closed) {
        return closed.denominator().subtract(closed.numerator()).longValue();
    }

    /** Worth of what landed, as far as that is known. */
    public Cny wonValue() {
        return Cny.of(report.winRateByValue().numerator().toPlainString());
    }

    /** The same of all that was closed by landing or loss. */
    public Cny closedValue() {
        return Cny.of(report.winRateByValue().denominator().toPlainString());
    }

    /** The same with what was never a project. */
    public Cny closedValueWithInvalid() {
        return Cny.of(report.winRateByValueWithInvalid().denominator().toPlainString());
    }

    private Counted counted(long count, Drill drill) {
        var address = UriComponentsBuilder.fromPath("/funnel/projects")
                .queryParam("from", report.from())
                .queryParam("to", report.to())
                .queryParam("kind", drill.kind())
                .queryParamIfPresent("stage", Optional.ofNullable(drill.stage()))
                .queryParamIfPresent("reason", Optional.ofNullable(drill.reason()))
                .queryParamIfPresent("cohort", Optional.ofNullable(drill.cohort()))
                .queryParamIfPresent("source", Optional.ofNullable(drill.source()))
                .queryParamIfPresent("by", Optional.ofNullable(mine));
        return new Counted(count, address.toUriString());
    }
}
