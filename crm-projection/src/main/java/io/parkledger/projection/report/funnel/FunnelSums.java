package io.parkledger.projection.report.funnel;

import io.parkledger.core.value.Cny;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.projection.report.Ratio;
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
    private final FunnelPeriod.Way stands;
    private final FunnelPeriod.Way closedNow;
    private final Tally all = new Tally();
    private final Tally cohort = new Tally();
    private final Map<LeadSource, Tally> cohortBySource = new EnumMap<>(LeadSource.class);
    private final long[] reachedInPeriod = new long[STAGES.length];
    private final Map<Project.Outcome, Long> closed = new EnumMap<>(Project.Outcome.class);
    private final Map<Project.Outcome, Long> closedValue = new EnumMap<>(Project.Outcome.class);
    private long invalidValue;
    private final Map<LossReason, Long> reasons = new EnumMap<>(LossReason.class);
    private final TreeMap<Long, Long> cycle = new TreeMap<>();
    private final Map<FunnelStage, TreeMap<Long, Long>> stays = new EnumMap<>(FunnelStage.class);
    private final Map<FunnelStage, TreeMap<Long, Long>> holds = new EnumMap<>(FunnelStage.class);

    FunnelSums(FunnelPeriod period) {
        this.period = period;
        within = period.within();
        worked = period.worked();
        stands = period.stands();
        closedNow = period.closed();
    }

    /** What became of some projects, stage by stage. */
    private static final class Tally {
        private final long[] reached = new long[STAGES.length];
        private final long[] open = new long[STAGES.length];
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
                stages.add(new FunnelReport.Stage(
                        stage,
                        reached[i],
                        i == 0 ? null : Ratio.of(reached[i], reached[i - 1]),
                        open[i],
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
                case FunnelCounts.STANDS -> {
                    if (stands.includes(part[2], part[3])) {
                        int stage = FunnelStage.valueOf(part[1]).ordinal();
                        tallies.forEach(tally -> tally.open[stage] += count);
                    }
                }
                case FunnelCounts.CLOSED -> addClosed(tallies, part, count);
                case FunnelCounts.VALUE -> {
                    if (closedNow.includes(part[3], part[4])) {
                        closedValue.merge(Project.Outcome.valueOf(part[1]), count, Long::sum);
                        invalidValue += Boolean.parseBoolean(part[2]) ? 0 : count;
                    }
                }
                case FunnelCounts.REASON -> {
                    if (closedNow.includes(part[2], part[3])) {
                        reasons.merge(LossReason.valueOf(part[1]), count, Long::sum);
                    }
                }
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
        } else if (closedNow.includes(part[2], part[3])) {
            (part[0].equals(FunnelCounts.STAY) ? stays : holds)
                    .computeIfAbsent(FunnelStage.valueOf(part[1]), stage -> new TreeMap<>())
                    .merge(Long.valueOf(part[4]), count, Long::sum);
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
    }

    private void addClosed(List<Tally> tallies, String[] part, long count) {
        if (!closedNow.includes(part[3], part[4])) {
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
                winRate(invalid()),
                winRate(0),
                winRateByValue(invalidValue),
                winRateByValue(0),
                periodSteps(),
                Days.of(cycle),
                stays.entrySet().stream()
                        .map(each -> new FunnelReport.Stay(
                                each.getKey(),
                                Days.of(each.getValue()),
                                Days.of(holds.getOrDefault(each.getKey(), new TreeMap<>()))))
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

    private long invalid() {
        return reasons.entrySet().stream()
                .filter(each -> !each.getKey().isOfAProject())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** @param without so many of the lost */
    private Ratio winRate(long without) {
        long won = closed.getOrDefault(Project.Outcome.LANDED, 0L);
        return Ratio.of(won, won + closed.getOrDefault(Project.Outcome.LOST, 0L) - without);
    }

    /** @param without so many fen of what was lost */
    private Ratio winRateByValue(long without) {
        var won =
                Cny.ofFen(closedValue.getOrDefault(Project.Outcome.LANDED, 0L)).yuan();
        var lost = Cny.ofFen(closedValue.getOrDefault(Project.Outcome.LOST, 0L) - without)
                .yuan();
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
