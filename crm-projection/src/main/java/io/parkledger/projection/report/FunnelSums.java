package io.parkledger.projection.report;

import io.parkledger.core.value.Cny;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Adds up the counters of {@link FunnelCounts} to a {@link FunnelReport}. */
final class FunnelSums {

    private static final FunnelStage[] STAGES = FunnelStage.values();
    private static final Pattern BAR = Pattern.compile("\\|");

    private final FunnelPeriod period;
    private final Months within;
    private final FunnelPeriod.Way worked;
    private final FunnelPeriod.Way open;
    private final Tally all = new Tally();
    private final Tally cohort = new Tally();
    private final Map<LeadSource, Tally> cohortBySource = new EnumMap<>(LeadSource.class);
    private final long[] reachedInPeriod = new long[STAGES.length];
    private final Map<Project.Outcome, Long> closed = new EnumMap<>(Project.Outcome.class);
    private final Map<Project.Outcome, Long> closedValue = new EnumMap<>(Project.Outcome.class);
    private final Map<LossReason, Long> reasons = new EnumMap<>(LossReason.class);
    private final TreeMap<Long, Long> cycle = new TreeMap<>();
    private final Map<FunnelStage, TreeMap<Long, Long>> stays = new EnumMap<>(FunnelStage.class);

    FunnelSums(FunnelPeriod period) {
        this.period = period;
        within = period.within();
        worked = period.worked();
        open = period.open();
    }

    /** What became of some projects, stage by stage. */
    private static final class Tally {
        private final long[] reached = new long[STAGES.length];
        private final long[] openReached = new long[STAGES.length];
        private final long[] lost = new long[STAGES.length];
        private final long[] recycled = new long[STAGES.length];

        private long first() {
            return reached[0];
        }

        private long last() {
            return reached[STAGES.length - 1];
        }

        private List<FunnelReport.Stage> stages() {
            var stages = new ArrayList<FunnelReport.Stage>();
            for (var stage : STAGES) {
                int i = stage.ordinal();
                long openBeyond = i + 1 < STAGES.length ? openReached[i + 1] : 0;
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

        private FunnelReport.SourceRow row(LeadSource source) {
            var byStage = new EnumMap<FunnelStage, Long>(FunnelStage.class);
            for (var stage : STAGES) {
                byStage.put(stage, reached[stage.ordinal()]);
            }
            return new FunnelReport.SourceRow(
                    source, first(), last(), Ratio.of(last(), first()), Collections.unmodifiableMap(byStage));
        }
    }

    /** @param registered month */
    void add(LeadSource source, String registered, Map<String, Long> counts) {
        if (!period.registered(null).include(registered)) {
            return;
        }
        var tallies = period.registered(Cohort.NEW).include(registered)
                ? List.of(all, cohort, cohortBySource.computeIfAbsent(source, each -> new Tally()))
                : List.of(all);
        counts.forEach((key, count) -> {
            var part = BAR.split(key);
            switch (part[0]) {
                case FunnelCounts.REACHED -> addReached(tallies, part, count);
                case FunnelCounts.CLOSED -> addClosed(tallies, part, count);
                case FunnelCounts.VALUE -> {
                    if (within.include(part[2])) {
                        closedValue.merge(Project.Outcome.valueOf(part[1]), count, Long::sum);
                    }
                }
                case FunnelCounts.REASON -> {
                    if (within.include(part[2])) {
                        reasons.merge(LossReason.valueOf(part[1]), count, Long::sum);
                    }
                }
                case FunnelCounts.CYCLE, FunnelCounts.STAY -> addDays(part, count);
                default -> throw new IllegalStateException("unknown counter " + key);
            }
        });
    }

    /** @param counts of days, of months that may count */
    void addDays(Map<String, Long> counts) {
        counts.forEach((key, count) -> addDays(BAR.split(key), count));
    }

    private void addDays(String[] part, long count) {
        if (part[0].equals(FunnelCounts.CYCLE)) {
            if (within.include(part[1])) {
                cycle.merge(Long.valueOf(part[2]), count, Long::sum);
            }
        } else if (within.include(part[2])) {
            stays.computeIfAbsent(FunnelStage.valueOf(part[1]), stage -> new TreeMap<>())
                    .merge(Long.valueOf(part[3]), count, Long::sum);
        }
    }

    private void addReached(List<Tally> tallies, String[] part, long count) {
        int stage = FunnelStage.valueOf(part[1]).ordinal();
        if (within.include(part[2])) {
            reachedInPeriod[stage] += count;
        }
        if (worked.includes(part[2], part[3])) {
            tallies.forEach(tally -> tally.reached[stage] += count);
        }
        if (open.includes(part[2], part[3])) {
            tallies.forEach(tally -> tally.openReached[stage] += count);
        }
    }

    private void addClosed(List<Tally> tallies, String[] part, long count) {
        if (!within.include(part[3])) {
            return;
        }
        var outcome = Project.Outcome.valueOf(part[1]);
        int stage = FunnelStage.valueOf(part[2]).ordinal();
        closed.merge(outcome, count, Long::sum);
        if (outcome == Project.Outcome.LOST) {
            tallies.forEach(tally -> tally.lost[stage] += count);
        } else if (outcome == Project.Outcome.RECYCLED) {
            tallies.forEach(tally -> tally.recycled[stage] += count);
        }
    }

    FunnelReport report() {
        return new FunnelReport(
                period.from(),
                period.to(),
                all.first(),
                cohort.first(),
                all.first() - cohort.first(),
                all.stages(),
                cohort.stages(),
                Ratio.of(cohort.last(), cohort.first()),
                Ratio.of(all.last(), all.first()),
                Ratio.of(reachedInPeriod[FunnelStage.LANDED.ordinal()], cohort.first()),
                winRate(),
                winRateByValue(),
                periodSteps(),
                Days.of(cycle),
                stays.entrySet().stream()
                        .map(each -> new FunnelReport.Stay(each.getKey(), Days.of(each.getValue())))
                        .toList(),
                cohortBySource.entrySet().stream()
                        .map(each -> each.getValue().row(each.getKey()))
                        .filter(row -> row.leads() > 0)
                        .sorted(Comparator.comparingLong(FunnelReport.SourceRow::leads)
                                .reversed())
                        .toList(),
                reasons.entrySet().stream()
                        .map(each -> new FunnelReport.ReasonRow(each.getKey(), each.getValue()))
                        .sorted(Comparator.comparingLong(FunnelReport.ReasonRow::lost)
                                .reversed())
                        .toList());
    }

    private Ratio winRate() {
        long won = closed.getOrDefault(Project.Outcome.LANDED, 0L);
        return Ratio.of(won, won + closed.getOrDefault(Project.Outcome.LOST, 0L));
    }

    private Ratio winRateByValue() {
        var won =
                Cny.ofFen(closedValue.getOrDefault(Project.Outcome.LANDED, 0L)).yuan();
        var lost = Cny.ofFen(closedValue.getOrDefault(Project.Outcome.LOST, 0L)).yuan();
        return Ratio.of(won, won.add(lost));
    }

    private List<FunnelReport.PeriodStep> periodSteps() {
        var steps = new ArrayList<FunnelReport.PeriodStep>();
        for (int i = 1; i < STAGES.length; i++) {
            steps.add(new FunnelReport.PeriodStep(STAGES[i], Ratio.of(reachedInPeriod[i], reachedInPeriod[i - 1])));
        }
        return steps;
    }
}
