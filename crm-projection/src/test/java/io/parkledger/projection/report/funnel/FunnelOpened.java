package io.parkledger.projection.report.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.value.Cny;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.projection.report.Ratio;
import io.parkledger.projection.store.rows.Count;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Opens every number of a funnel and counts what is there. */
final class FunnelOpened {

    private final Funnel funnel;
    private final Scope scope;
    private final YearMonth from;
    private final YearMonth to;

    private FunnelOpened(Funnel funnel, Scope scope, YearMonth from, YearMonth to) {
        this.funnel = funnel;
        this.scope = scope;
        this.from = from;
        this.to = to;
    }

    static void requireThatEveryNumberOpensItsRows(Funnel funnel, Scope scope, YearMonth from, YearMonth to) {
        new FunnelOpened(funnel, scope, from, to).requireAll(funnel.report(scope, from, to));
    }

    /** All of them, two at a time: none comes twice. */
    static List<Project> rows(Funnel funnel, Scope scope, YearMonth from, YearMonth to, Drill drill) {
        var rows = new ArrayList<Project>();
        String cursor = null;
        do {
            var page = funnel.projects(scope, from, to, drill, new SliceRequest(2, cursor));
            rows.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        assertThat(rows).extracting(Project::id).doesNotHaveDuplicates();
        return rows;
    }

    private List<Project> rows(Drill drill) {
        return rows(funnel, scope, from, to, drill);
    }

    private void require(Number number, Drill drill) {
        assertThat(rows(drill))
                .as("%s to %s for %s: %s", from, to, scope, drill)
                .hasSize(number.intValue());
        assertThat(funnel.count(scope, from, to, drill)).isEqualTo(new Count(number.longValue(), false));
    }

    private void require(Ratio ratio, Drill numerator, Drill denominator) {
        require(ratio.numerator(), numerator);
        require(ratio.denominator(), denominator);
    }

    private void requireAll(FunnelReport report) {
        var worked = reached(FunnelStage.LEAD);
        require(report.worked(), worked);
        require(report.newInPeriod(), worked.ofCohort(Cohort.NEW));
        require(report.carriedOver(), worked.ofCohort(Cohort.CARRIED_OVER));
        var landed = reached(FunnelStage.LANDED);
        require(report.cohortConversion(), landed.ofCohort(Cohort.NEW), worked.ofCohort(Cohort.NEW));
        require(report.workedConversion(), landed, worked);
        require(report.naiveRate(), reachedInPeriod(FunnelStage.LANDED), worked.ofCohort(Cohort.NEW));
        requireStages(report.stages(), null);
        requireStages(report.cohortStages(), Cohort.NEW);
        requireWinRates(report);
        assertThat(report.periodSteps()).hasSize(FunnelStage.values().length - 1);
        report.periodSteps()
                .forEach(step ->
                        require(step.ratio(), reachedInPeriod(step.stage()), reachedInPeriod(before(step.stage()))));
        requireDays(report);
        requireSources(report.bySource());
        requireReasons(report.lostReasons());
    }

    private static Drill reached(FunnelStage stage) {
        return Drill.of(DrillKind.REACHED, stage);
    }

    private static Drill reachedInPeriod(FunnelStage stage) {
        return Drill.of(DrillKind.REACHED_IN_PERIOD, stage);
    }

    private static FunnelStage before(FunnelStage stage) {
        return FunnelStage.values()[stage.ordinal() - 1];
    }

    private void requireStages(List<FunnelReport.Stage> stages, @Nullable Cohort cohort) {
        assertThat(stages).extracting(FunnelReport.Stage::stage).containsExactly(FunnelStage.values());
        stages.forEach(row -> {
            var stage = row.stage();
            require(row.reached(), reached(stage).ofCohort(cohort));
            require(row.openHere(), Drill.of(DrillKind.OPEN, stage).ofCohort(cohort));
            require(row.lostHere(), Drill.of(DrillKind.LOST, stage).ofCohort(cohort));
            require(row.recycledHere(), Drill.of(DrillKind.RECYCLED, stage).ofCohort(cohort));
            if (row.step() != null) {
                require(
                        row.step(),
                        reached(stage).ofCohort(cohort),
                        reached(before(stage)).ofCohort(cohort));
            }
        });
    }

    private void requireWinRates(FunnelReport report) {
        var won = rows(Drill.of(DrillKind.LANDED, null));
        var lost = rows(Drill.of(DrillKind.LOST, null));
        var lostProjects = rows(Drill.of(DrillKind.LOST_PROJECT, null));
        assertThat(lost)
                .hasSize(lostProjects.size()
                        + rows(Drill.of(DrillKind.NO_PROJECT, null)).size())
                .containsAll(lostProjects);
        assertThat(report.winRate()).isEqualTo(Ratio.of(won.size(), won.size() + lostProjects.size()));
        assertThat(report.winRateWithInvalid()).isEqualTo(Ratio.of(won.size(), won.size() + lost.size()));
        assertThat(report.winRateByValue())
                .isEqualTo(Ratio.of(value(won), value(won).add(value(lostProjects))));
        assertThat(report.winRateByValueWithInvalid())
                .isEqualTo(Ratio.of(value(won), value(won).add(value(lost))));
    }

    /** What they were worth when they were closed. */
    private BigDecimal value(List<Project> projects) {
        long fen = projects.stream()
                .map(this::closedInPeriod)
                .map(Project.Closing::valueCny)
                .mapToLong(value -> value == null ? 0 : value.fen())
                .sum();
        return Cny.ofFen(fen).yuan();
    }

    private Project.Closing closedInPeriod(Project project) {
        return project.closings().stream()
                .filter(each -> !each.on().isBefore(from.atDay(1)) && !each.on().isAfter(to.atEndOfMonth()))
                .filter(each -> each.reopenedOn() == null || each.reopenedOn().isAfter(to.atEndOfMonth()))
                .findFirst()
                .orElseThrow();
    }

    private void requireDays(FunnelReport report) {
        assertThat(report.cycle()).isEqualTo(days(FunnelStage.LEAD, FunnelStage.LANDED));
        for (var stage : FunnelStage.values()) {
            if (stage != FunnelStage.LANDED) {
                requireStay(report, stage);
            }
        }
    }

    private void requireStay(FunnelReport report, FunnelStage stage) {
        var net = new TreeMap<Long, Long>();
        var onHold = new TreeMap<Long, Long>();
        rows(Drill.of(DrillKind.LEFT, stage)).forEach(project -> {
            long days = 0;
            long held = 0;
            for (var stay : project.stays()) {
                if (stay.stage() == stage
                        && stay.until() != null
                        && !stay.until().isAfter(to.atEndOfMonth())) {
                    days += ChronoUnit.DAYS.between(stay.from(), stay.until());
                    held += heldIn(project, stay);
                }
            }
            net.merge(days - held, 1L, Long::sum);
            if (held > 0) {
                onHold.merge(held, 1L, Long::sum);
            }
        });
        var stay = report.stays().stream()
                .filter(each -> each.stage() == stage)
                .findFirst()
                .orElse(new FunnelReport.Stay(stage, Days.of(new TreeMap<>()), Days.of(new TreeMap<>())));
        assertThat(stay.days()).as("%s", stage).isEqualTo(Days.of(net));
        assertThat(stay.onHold()).as("%s", stage).isEqualTo(Days.of(onHold));
    }

    private static long heldIn(Project project, Project.Stay stay) {
        return stay.from()
                .datesUntil(stay.until())
                .filter(day -> project.holds().stream()
                        .anyMatch(hold ->
                                !day.isBefore(hold.from()) && (hold.until() == null || day.isBefore(hold.until()))))
                .count();
    }

    private Days days(FunnelStage first, FunnelStage last) {
        var days = new TreeMap<Long, Long>();
        rows(reachedInPeriod(last)).forEach(project -> {
            var reached = project.reached();
            days.merge(ChronoUnit.DAYS.between(reached.get(first.name()), reached.get(last.name())), 1L, Long::sum);
        });
        return Days.of(days);
    }

    private void requireSources(List<FunnelReport.SourceRow> rows) {
        rows.forEach(row -> {
            var leads = reached(FunnelStage.LEAD).ofCohort(Cohort.NEW).ofSource(row.source());
            var landed = reached(FunnelStage.LANDED).ofCohort(Cohort.NEW).ofSource(row.source());
            require(row.leads(), leads);
            require(row.landed(), landed);
            require(row.rate(), landed, leads);
            row.reached()
                    .forEach((stage, count) ->
                            require(count, reached(stage).ofCohort(Cohort.NEW).ofSource(row.source())));
        });
        for (var source : LeadSource.values()) {
            if (rows.stream().noneMatch(row -> row.source() == source)) {
                require(0, reached(FunnelStage.LEAD).ofCohort(Cohort.NEW).ofSource(source));
            }
        }
    }

    private void requireReasons(List<FunnelReport.ReasonRow> rows) {
        for (var reason : LossReason.values()) {
            long lost = rows.stream()
                    .filter(row -> row.reason() == reason)
                    .mapToLong(FunnelReport.ReasonRow::lost)
                    .sum();
            require(lost, Drill.lostFor(reason));
        }
    }
}
