package io.parkledger.projection.report.funnel;

import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.report.Line;
import io.parkledger.projection.report.Line.Kind;
import io.parkledger.projection.report.Part;
import io.parkledger.projection.report.Ratio;
import io.parkledger.projection.report.Unit;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The projects behind the shares and times of a {@link FunnelReport}. How many there are is what the report counted; as
 * many as one page holds are listed.
 *
 * @param officer an officer's own; null for all of the scope
 */
public record FunnelParts(Funnel of, Scope scope, @Nullable Officer officer, YearMonth from, YearMonth to) {

    private FunnelReport report() {
        return officer == null ? of.report(scope, from, to) : of.report(officer, scope, from, to);
    }

    /** Reached a stage in the period, whenever they were registered; the first of all: registered in it. */
    public Part reachedInPeriod(FunnelStage stage) {
        return counted(Part.Name.REACHED, inPeriod(stage), report().reachedInPeriod(stage));
    }

    public List<Part> cohortConversion() {
        return share(
                report().cohortConversion(),
                Part.Name.LANDED,
                reached(FunnelStage.LANDED, Cohort.NEW),
                Part.Name.LEADS,
                reached(FunnelStage.LEAD, Cohort.NEW));
    }

    public List<Part> workedConversion() {
        return share(
                report().workedConversion(),
                Part.Name.LANDED,
                reached(FunnelStage.LANDED, null),
                Part.Name.LEADS,
                reached(FunnelStage.LEAD, null));
    }

    public List<Part> naiveRate() {
        return share(
                report().naiveRate(),
                Part.Name.LANDED,
                inPeriod(FunnelStage.LANDED),
                Part.Name.LEADS,
                reached(FunnelStage.LEAD, Cohort.NEW));
    }

    /** Share of those that reached the stage before which reached this one. */
    public List<Part> step(FunnelStage stage, @Nullable Cohort cohort) {
        var stages = cohort == Cohort.NEW ? report().cohortStages() : report().stages();
        var step = Objects.requireNonNullElse(stages.get(stage.ordinal()).step(), Ratio.of(0, 0));
        return share(
                step,
                Part.Name.REACHED,
                reached(stage, cohort),
                Part.Name.REACHED_BEFORE,
                reached(before(stage), cohort));
    }

    /** Reached the stage in the period ÷ entered the one before in it. */
    public List<Part> periodRatio(FunnelStage stage) {
        return share(
                report().periodSteps().get(stage.ordinal() - 1).ratio(),
                Part.Name.REACHED,
                inPeriod(stage),
                Part.Name.REACHED_BEFORE,
                inPeriod(before(stage)));
    }

    public List<Part> sourceRate(LeadSource source) {
        var rate = report().bySource().stream()
                .filter(row -> row.source() == source)
                .map(FunnelReport.SourceRow::rate)
                .findFirst()
                .orElseGet(() -> Ratio.of(0, 0));
        return share(
                rate,
                Part.Name.LANDED,
                reached(FunnelStage.LANDED, Cohort.NEW).ofSource(source),
                Part.Name.LEADS,
                reached(FunnelStage.LEAD, Cohort.NEW).ofSource(source));
    }

    private static FunnelStage before(FunnelStage stage) {
        return FunnelStage.values()[Math.max(0, stage.ordinal() - 1)];
    }

    private static Drill reached(FunnelStage stage, @Nullable Cohort cohort) {
        return Drill.of(DrillKind.REACHED, stage).ofCohort(cohort);
    }

    private static Drill inPeriod(FunnelStage stage) {
        return Drill.of(DrillKind.REACHED_IN_PERIOD, stage);
    }

    private List<Part> share(Ratio ratio, Part.Name part, Drill some, Part.Name whole, Drill all) {
        return List.of(
                counted(part, some, ratio.numerator().longValue()),
                counted(whole, all, ratio.denominator().longValue()));
    }

    private Part counted(Part.Name name, Drill drill, long count) {
        return part(name, Unit.PROJECTS, BigDecimal.valueOf(count), count, drill, project -> BigDecimal.ONE);
    }

    private Part part(
            Part.Name name,
            Unit unit,
            @Nullable BigDecimal value,
            long rows,
            Drill drill,
            Function<Project, BigDecimal> amount) {
        return new Part(name, unit, value, rows, lines(drill, amount));
    }

    private List<Line> lines(Drill drill, Function<Project, BigDecimal> amount) {
        return of.projects(scope, officer, from, to, drill, SliceRequest.first(SliceRequest.MAX_LIMIT)).items().stream()
                .map(project ->
                        Line.of(Kind.LEAD, project.id(), project.company(), day(project, drill), amount.apply(project)))
                .toList();
    }

    private static @Nullable LocalDate day(Project project, Drill drill) {
        return drill.kind().needsStage()
                ? project.reached().get(drill.knownStage().name())
                : project.closedOn();
    }

    /** @param withInvalid whether what was never a project counts as lost */
    public List<Part> winRate(boolean withInvalid) {
        var report = report();
        var rate = withInvalid ? report.winRateWithInvalid() : report.winRate();
        var won = rate.numerator().longValue();
        var lost = rate.denominator().longValue() - won;
        return List.of(
                counted(Part.Name.LANDED, Drill.of(DrillKind.LANDED, null), won),
                closed(
                        Part.Name.LANDED_OR_LOST,
                        Unit.PROJECTS,
                        rate.denominator(),
                        withInvalid,
                        won + lost,
                        any -> BigDecimal.ONE));
    }

    public List<Part> winRateByValue(boolean withInvalid) {
        var report = report();
        var count = withInvalid ? report.winRateWithInvalid() : report.winRate();
        var rate = withInvalid ? report.winRateByValueWithInvalid() : report.winRateByValue();
        var won = count.numerator().longValue();
        return List.of(
                part(
                        Part.Name.VALUE_LANDED,
                        Unit.CNY,
                        rate.numerator(),
                        won,
                        Drill.of(DrillKind.LANDED, null),
                        this::worth),
                closed(
                        Part.Name.VALUE_LANDED_OR_LOST,
                        Unit.CNY,
                        rate.denominator(),
                        withInvalid,
                        count.denominator().longValue(),
                        this::worth));
    }

    private Part closed(
            Part.Name name,
            Unit unit,
            BigDecimal value,
            boolean withInvalid,
            long rows,
            Function<Project, BigDecimal> amount) {
        var lines = new ArrayList<>(lines(Drill.of(DrillKind.LANDED, null), amount));
        lines.addAll(lines(Drill.of(withInvalid ? DrillKind.LOST : DrillKind.LOST_PROJECT, null), amount));
        return new Part(name, unit, value, rows, lines);
    }

    /** What a project was worth when it was closed in the period; nothing where that is not known. */
    private BigDecimal worth(Project project) {
        return project.closings().stream()
                .filter(closing -> !YearMonth.from(closing.on()).isBefore(from)
                        && !YearMonth.from(closing.on()).isAfter(to)
                        && (closing.reopenedOn() == null
                                || YearMonth.from(closing.reopenedOn()).isAfter(to)))
                .map(Project.Closing::valueCny)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .map(value -> value.yuan())
                .orElse(BigDecimal.ZERO);
    }

    /** Days from lead to landing; of these what is asked: their median, their mean. */
    public Part cycles(Function<Days, @Nullable BigDecimal> asked) {
        var cycle = report().cycle();
        return part(
                Part.Name.CYCLES,
                Unit.DAYS,
                asked.apply(cycle),
                cycle.cases(),
                inPeriod(FunnelStage.LANDED),
                FunnelParts::cycle);
    }

    private static BigDecimal cycle(Project project) {
        var reached = project.reached();
        return BigDecimal.valueOf(ChronoUnit.DAYS.between(
                Objects.requireNonNull(reached.get(FunnelStage.LEAD.name())),
                Objects.requireNonNull(reached.get(FunnelStage.LANDED.name()))));
    }
}
