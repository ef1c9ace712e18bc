package io.parkledger.api.recomputed;

import io.parkledger.api.recomputed.Comparison.Rows;
import io.parkledger.api.recomputed.Project.Outcome;
import io.parkledger.api.recomputed.Project.Stage;
import io.parkledger.api.recomputed.Project.State;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The funnel of some months, seen from their last day. */
final class FunnelFigures {

    /** Who was closed for these never was a project: no win, no loss. */
    private static final Set<String> NEVER_A_PROJECT = Set.of("INVALID", "DUPLICATE");

    private final YearMonth from;
    private final YearMonth to;
    private final LocalDate first;
    private final LocalDate last;
    private final List<Project> all;
    private final Map<Outcome, List<Project>> closed = new EnumMap<>(Outcome.class);

    FunnelFigures(Books books, YearMonth from, YearMonth to) {
        this.from = from;
        this.to = to;
        first = from.atDay(1);
        last = to.atEndOfMonth();
        all = books.projects();
        for (var outcome : Outcome.values()) {
            closed.put(outcome, where(project -> isClosed(project, outcome)));
        }
    }

    private boolean isWithin(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    private List<Project> where(Predicate<Project> condition) {
        return all.stream().filter(condition).toList();
    }

    List<Project> registered() {
        return where(project -> isWithin(project.registeredOn));
    }

    /** Registered before, and open at some time of the period. */
    List<Project> carriedOver() {
        return where(project -> project.registeredOn.isBefore(first)
                && (project.isOpenOn(first.minusDays(1)) || project.isReopenedWithin(first, last)));
    }

    List<Project> worked() {
        var worked = new ArrayList<>(registered());
        worked.addAll(carriedOver());
        return worked;
    }

    List<Project> reachedBy(Collection<Project> some, Stage stage) {
        return some.stream()
                .filter(project -> project.reached(stage, last).isPresent())
                .toList();
    }

    List<Project> reachedWithin(Stage stage) {
        return where(
                project -> project.reached(stage, last).filter(this::isWithin).isPresent());
    }

    /** The day a project came to a stage, of those of {@link #reachedWithin}. */
    LocalDate reachedOn(Project project, Stage stage) {
        return project.reached(stage, last).orElseThrow();
    }

    List<Project> openAt(Collection<Project> some, Stage stage) {
        return some.stream()
                .filter(project ->
                        project.isOpenOn(last) && stateOf(project).orElseThrow().stage() == stage)
                .toList();
    }

    private Optional<State> stateOf(Project project) {
        return project.on(last);
    }

    /** Closed in the period, and still so at its end. */
    private boolean isClosed(Project project, Outcome outcome) {
        return stateOf(project).filter(state -> state.outcome() == outcome).isPresent()
                && project.closedOn(last).filter(this::isWithin).isPresent();
    }

    List<Project> closed(Outcome outcome) {
        return closed.get(outcome);
    }

    private long closedAt(Collection<Project> some, Outcome outcome, Stage stage) {
        return closed(outcome).stream()
                .filter(some::contains)
                .filter(project -> stateOf(project).orElseThrow().stage() == stage)
                .count();
    }

    List<Project> lost() {
        return closed(Outcome.LOST).stream()
                .filter(project -> !isInvalid(project))
                .toList();
    }

    List<Project> invalid() {
        return closed(Outcome.LOST).stream().filter(this::isInvalid).toList();
    }

    private boolean isInvalid(Project project) {
        return NEVER_A_PROJECT.contains(stateOf(project).orElseThrow().reason());
    }

    Map<String, Object> report() {
        var registered = registered();
        var worked = worked();
        var report = new LinkedHashMap<String, Object>();
        report.put("from", from);
        report.put("to", to);
        report.put("worked", worked.size());
        report.put("newInPeriod", registered.size());
        report.put("carriedOver", carriedOver().size());
        report.put("stages", stages(worked));
        report.put("cohortStages", stages(registered));
        report.put("cohortConversion", rate(reachedBy(registered, Stage.LANDED), registered));
        report.put("workedConversion", rate(reachedBy(worked, Stage.LANDED), worked));
        report.put("naiveRate", rate(reachedWithin(Stage.LANDED), registered));
        report.put("winRate", winRate(lost()));
        report.put("winRateWithInvalid", winRate(closed(Outcome.LOST)));
        report.put("winRateByValue", winRateByValue(lost()));
        report.put("winRateByValueWithInvalid", winRateByValue(closed(Outcome.LOST)));
        report.put("periodSteps", periodSteps());
        report.put("cycle", Sums.days(cycle()));
        report.put("stays", stays());
        report.put("bySource", bySource(registered));
        report.put("lostReasons", lostReasons());
        return report;
    }

    private static Map<String, Object> rate(Collection<Project> some, Collection<Project> ofAll) {
        return Sums.ratio(some.size(), ofAll.size());
    }

    private Map<String, Object> winRate(Collection<Project> lost) {
        var won = closed(Outcome.LANDED).size();
        return Sums.ratio(won, (long) won + lost.size());
    }

    private Map<String, Object> winRateByValue(Collection<Project> lost) {
        var won = value(closed(Outcome.LANDED));
        return Sums.ratio(won, won.add(value(lost)));
    }

    private BigDecimal value(Collection<Project> projects) {
        return Sums.of(projects, project -> project.valueOn(to.atEndOfMonth()));
    }

    private Rows stages(Collection<Project> some) {
        var rows = new ArrayList<Map<String, Object>>();
        var set = new HashSet<>(some);
        for (var stage : Stage.values()) {
            var row = new LinkedHashMap<String, Object>();
            row.put("stage", stage);
            row.put("reached", reachedBy(some, stage).size());
            row.put("step", stage == Stage.LEAD ? null : rate(reachedBy(some, stage), reachedBy(some, before(stage))));
            row.put("openHere", openAt(some, stage).size());
            row.put("lostHere", closedAt(set, Outcome.LOST, stage));
            row.put("recycledHere", closedAt(set, Outcome.RECYCLED, stage));
            rows.add(row);
        }
        return new Rows("stage", rows);
    }

    private static Stage before(Stage stage) {
        return Stage.values()[stage.ordinal() - 1];
    }

    private Rows periodSteps() {
        var rows = new ArrayList<Map<String, Object>>();
        for (var stage : Stage.values()) {
            if (stage != Stage.LEAD) {
                var row = new LinkedHashMap<String, Object>();
                row.put("stage", stage);
                row.put("ratio", rate(reachedWithin(stage), reachedWithin(before(stage))));
                rows.add(row);
            }
        }
        return new Rows("stage", rows);
    }

    /** Calendar days from the lead to landing. */
    private List<Long> cycle() {
        return reachedWithin(Stage.LANDED).stream()
                .map(project -> ChronoUnit.DAYS.between(
                        project.registeredOn,
                        project.reached(Stage.LANDED, last).orElseThrow()))
                .toList();
    }

    /** Those who left a stage in the period, however they left it, and were not back at its end. */
    List<Project> left(Stage stage) {
        return where(project -> project.left(stage, last).filter(this::isWithin).isPresent());
    }

    private Rows stays() {
        var rows = new ArrayList<Map<String, Object>>();
        for (var stage : Stage.values()) {
            var left = left(stage);
            if (!left.isEmpty()) {
                var row = new LinkedHashMap<String, Object>();
                row.put("stage", stage);
                row.put(
                        "days",
                        Sums.days(left.stream()
                                .map(project -> project.daysIn(stage, last))
                                .toList()));
                row.put(
                        "onHold",
                        Sums.days(left.stream()
                                .map(project -> project.daysOnHoldIn(stage, last))
                                .filter(days -> days > 0)
                                .toList()));
                rows.add(row);
            }
        }
        return new Rows("stage", rows);
    }

    private Rows bySource(Collection<Project> cohort) {
        var rows = new ArrayList<Map<String, Object>>();
        cohort.stream()
                .collect(Collectors.groupingBy(project -> project.source, TreeMap::new, Collectors.toList()))
                .forEach((source, leads) -> {
                    var row = new LinkedHashMap<String, Object>();
                    row.put("source", source);
                    row.put("leads", leads.size());
                    row.put("landed", reachedBy(leads, Stage.LANDED).size());
                    row.put("rate", rate(reachedBy(leads, Stage.LANDED), leads));
                    var reached = new LinkedHashMap<String, Object>();
                    for (var stage : Stage.values()) {
                        reached.put(stage.name(), reachedBy(leads, stage).size());
                    }
                    row.put("reached", reached);
                    rows.add(row);
                });
        return new Rows("source", rows);
    }

    private Rows lostReasons() {
        var rows = new ArrayList<Map<String, Object>>();
        closed(Outcome.LOST).stream()
                .collect(Collectors.groupingBy(
                        project -> stateOf(project).orElseThrow().reason(), TreeMap::new, Collectors.counting()))
                .forEach((reason, lost) -> {
                    var row = new LinkedHashMap<String, Object>();
                    row.put("reason", reason);
                    row.put("lost", lost);
                    rows.add(row);
                });
        return new Rows("reason", rows);
    }
}
