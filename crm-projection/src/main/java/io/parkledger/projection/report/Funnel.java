package io.parkledger.projection.report;

import com.mongodb.client.model.Filters;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.Rows;
import io.parkledger.projection.store.Scope;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bson.Document;

/** Computes the {@link FunnelReport}: whole parks from their cells, one officer's or team's from their projects. */
public final class Funnel {

    private final Rows<FunnelCell> cells;
    private final Rows<Project> projects;

    public Funnel(Generation generation) {
        cells = new Rows<>(generation, FunnelProjection.CELLS);
        projects = new Rows<>(generation, FunnelProjection.PROJECTS);
    }

    public FunnelReport report(Scope scope, YearMonth from, YearMonth to) {
        var sums = new Sums(from.toString(), to.toString());
        if (scope.isWholeParks()) {
            cells.all(scope, Filters.lte("cohort", to.toString()))
                    .forEach(cell -> sums.add(cell.source(), cell.cohort(), cell.counts()));
        } else {
            projects.documents(scope, Filters.empty())
                    .forEach(project -> sums.add(
                            LeadSource.valueOf(project.getString("source")),
                            FunnelCounts.month(
                                    project.get("reached", Document.class).getString(FunnelStage.LEAD.name())),
                            FunnelCounts.of(project)));
        }
        return sums.report(from, to);
    }

    /** Adds up counters. */
    private static final class Sums {
        private static final int STAGES = FunnelStage.values().length;
        private static final Pattern BAR = Pattern.compile("\\|");

        private final String from;
        private final String to;
        private final long[] reached = new long[STAGES];
        private final long[] openReached = new long[STAGES];
        private final long[] lost = new long[STAGES];
        private final long[] recycled = new long[STAGES];
        private final long[] reachedInPeriod = new long[STAGES];
        private final Map<Project.Outcome, Long> closed = new EnumMap<>(Project.Outcome.class);
        private final Map<Project.Outcome, Long> closedValue = new EnumMap<>(Project.Outcome.class);
        private final Map<LossReason, Long> reasons = new EnumMap<>(LossReason.class);
        private final Map<LeadSource, long[]> bySource = new EnumMap<>(LeadSource.class);
        private final TreeMap<Long, Long> cycle = new TreeMap<>();
        private final Map<FunnelStage, TreeMap<Long, Long>> stays = new EnumMap<>(FunnelStage.class);
        private long carriedOver;

        Sums(String from, String to) {
            this.from = from;
            this.to = to;
        }

        private boolean inPeriod(String month) {
            return from.compareTo(month) <= 0 && month.compareTo(to) <= 0;
        }

        void add(LeadSource source, String cohort, Map<String, Long> counts) {
            if (cohort.compareTo(to) > 0) {
                return;
            }
            counts.forEach((key, count) -> {
                var part = BAR.split(key);
                switch (part[0]) {
                    case FunnelCounts.REACHED -> addReached(source, cohort, part, count);
                    case FunnelCounts.CLOSED -> addClosed(part, count);
                    case FunnelCounts.VALUE -> {
                        if (inPeriod(part[2])) {
                            closedValue.merge(Project.Outcome.valueOf(part[1]), count, Long::sum);
                        }
                    }
                    case FunnelCounts.REASON -> {
                        if (inPeriod(part[2])) {
                            reasons.merge(LossReason.valueOf(part[1]), count, Long::sum);
                        }
                    }
                    case FunnelCounts.CYCLE -> {
                        if (inPeriod(part[1])) {
                            cycle.merge(Long.valueOf(part[2]), count, Long::sum);
                        }
                    }
                    case FunnelCounts.STAY -> {
                        if (inPeriod(part[2])) {
                            stays.computeIfAbsent(FunnelStage.valueOf(part[1]), stage -> new TreeMap<>())
                                    .merge(Long.valueOf(part[3]), count, Long::sum);
                        }
                    }
                    default -> throw new IllegalStateException("unknown counter " + key);
                }
            });
        }

        private void addReached(LeadSource source, String cohort, String[] part, long count) {
            int stage = FunnelStage.valueOf(part[1]).ordinal();
            var month = part[2];
            var closedIn = part[3];
            if (inPeriod(month)) {
                reachedInPeriod[stage] += count;
            }
            boolean workedOn = closedIn.equals("-") || closedIn.compareTo(from) >= 0;
            if (!workedOn || month.compareTo(to) > 0) {
                return;
            }
            reached[stage] += count;
            if (closedIn.equals("-") || closedIn.compareTo(to) > 0) {
                openReached[stage] += count;
            }
            boolean ofCohort = inPeriod(cohort);
            if (stage == 0 && !ofCohort) {
                carriedOver += count;
            }
            if (ofCohort && (stage == 0 || stage == STAGES - 1)) {
                bySource.computeIfAbsent(source, each -> new long[2])[stage == 0 ? 0 : 1] += count;
            }
        }

        private void addClosed(String[] part, long count) {
            if (!inPeriod(part[3])) {
                return;
            }
            var outcome = Project.Outcome.valueOf(part[1]);
            int stage = FunnelStage.valueOf(part[2]).ordinal();
            closed.merge(outcome, count, Long::sum);
            if (outcome == Project.Outcome.LOST) {
                lost[stage] += count;
            } else if (outcome == Project.Outcome.RECYCLED) {
                recycled[stage] += count;
            }
        }

        FunnelReport report(YearMonth first, YearMonth last) {
            long worked = reached[0];
            long newInPeriod = worked - carriedOver;
            long landed = closed.getOrDefault(Project.Outcome.LANDED, 0L);
            long cohortLanded =
                    bySource.values().stream().mapToLong(row -> row[1]).sum();
            return new FunnelReport(
                    first,
                    last,
                    worked,
                    newInPeriod,
                    carriedOver,
                    stages(),
                    Ratio.of(cohortLanded, newInPeriod),
                    Ratio.of(reached[STAGES - 1], worked),
                    Ratio.of(reachedInPeriod[STAGES - 1], newInPeriod),
                    winRate(landed, closed.getOrDefault(Project.Outcome.LOST, 0L)),
                    winRateByValue(),
                    periodSteps(),
                    Days.of(cycle),
                    stays.entrySet().stream()
                            .map(each -> new FunnelReport.Stay(each.getKey(), Days.of(each.getValue())))
                            .toList(),
                    sources(),
                    reasons.entrySet().stream()
                            .map(each -> new FunnelReport.ReasonRow(each.getKey(), each.getValue()))
                            .sorted(Comparator.comparingLong(FunnelReport.ReasonRow::lost)
                                    .reversed())
                            .toList());
        }

        private static Ratio winRate(long won, long lost) {
            return Ratio.of(won, won + lost);
        }

        private Ratio winRateByValue() {
            var won = Cny.ofFen(closedValue.getOrDefault(Project.Outcome.LANDED, 0L))
                    .yuan();
            var lostValue = Cny.ofFen(closedValue.getOrDefault(Project.Outcome.LOST, 0L))
                    .yuan();
            return Ratio.of(won, won.add(lostValue));
        }

        private List<FunnelReport.Stage> stages() {
            var stages = new ArrayList<FunnelReport.Stage>();
            for (var stage : FunnelStage.values()) {
                int i = stage.ordinal();
                long openBeyond = i + 1 < STAGES ? openReached[i + 1] : 0;
                stages.add(new FunnelReport.Stage(
                        stage,
                        reached[i],
                        i == 0 ? null : Ratio.of(reached[i], reached[i - 1]),
                        openReached[i] - openBeyond,
                        lost[i],
                        recycled[i]));
            }
            return stages;
        }

        private List<FunnelReport.PeriodStep> periodSteps() {
            var steps = new ArrayList<FunnelReport.PeriodStep>();
            for (int i = 1; i < STAGES; i++) {
                steps.add(new FunnelReport.PeriodStep(
                        FunnelStage.values()[i], Ratio.of(reachedInPeriod[i], reachedInPeriod[i - 1])));
            }
            return steps;
        }

        private List<FunnelReport.SourceRow> sources() {
            return bySource.entrySet().stream()
                    .map(each -> new FunnelReport.SourceRow(
                            each.getKey(),
                            each.getValue()[0],
                            each.getValue()[1],
                            Ratio.of(each.getValue()[1], each.getValue()[0])))
                    .sorted(Comparator.comparingLong(FunnelReport.SourceRow::leads)
                            .reversed())
                    .toList();
        }
    }
}
