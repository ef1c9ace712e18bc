package io.parkledger.projection.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The facts of a project that the funnel counts, as keys of counters. One counter per fact and month makes every
 * period's funnel a sum of few numbers.
 */
final class FunnelCounts {

    /** reached | stage | month reached | month closed, or - */
    static final String REACHED = "r";
    /** closed | outcome | stage | month */
    static final String CLOSED = "c";
    /** value in fen of closed projects | outcome | month */
    static final String VALUE = "v";
    /** reason of loss | reason | month */
    static final String REASON = "x";
    /** days from lead to landing | month landed | days */
    static final String CYCLE = "d";
    /** days in a stage | stage | month left | days */
    static final String STAY = "s";

    private static final int MONTH = "2021-03".length();

    private FunnelCounts() {}

    /** Nothing of a document that nobody has told of yet. */
    static Map<String, Long> of(Document project) {
        var counts = new TreeMap<String, Long>();
        var reached = project.get("reached", new Document());
        var closedOn = project.getString("closedOn");
        var closed = closedOn == null ? Months.NEVER : month(closedOn);
        for (var stage : FunnelStage.values()) {
            var on = reached.getString(stage.name());
            if (on != null) {
                counts.merge(key(REACHED, stage, month(on), closed), 1L, Long::sum);
                var next = stage.next()
                        .map(after -> reached.getString(after.name()))
                        .orElse(null);
                if (next != null) {
                    counts.merge(key(STAY, stage, month(next), days(on, next)), 1L, Long::sum);
                }
            }
        }
        if (closedOn != null) {
            var outcome = project.getString("outcome");
            counts.merge(key(CLOSED, outcome, project.getString("stage"), closed), 1L, Long::sum);
            counts.merge(
                    key(VALUE, outcome, closed), project.get("valueCny") instanceof Long fen ? fen : 0L, Long::sum);
            if (Project.Outcome.LOST.name().equals(outcome)) {
                counts.merge(key(REASON, project.getString("reason"), closed), 1L, Long::sum);
            }
        }
        var landed = reached.getString(FunnelStage.LANDED.name());
        if (landed != null) {
            counts.merge(
                    key(CYCLE, month(landed), days(reached.getString(FunnelStage.LEAD.name()), landed)), 1L, Long::sum);
        }
        return counts;
    }

    /** What is to be added to counters when facts become others. */
    static Map<String, Long> difference(Map<String, Long> before, Map<String, Long> after) {
        var difference = new TreeMap<>(after);
        before.forEach((fact, count) -> difference.merge(fact, -count, Long::sum));
        difference.values().removeIf(count -> count == 0);
        return difference;
    }

    /** The month of a fact that tells days, which are kept by month; empty for all others. */
    static Optional<String> monthOfDays(String fact) {
        var part = fact.split("\\|");
        return switch (part[0]) {
            case CYCLE -> Optional.of(part[1]);
            case STAY -> Optional.of(part[2]);
            default -> Optional.empty();
        };
    }

    static String month(String day) {
        return day.substring(0, MONTH);
    }

    private static long days(String from, String to) {
        return ChronoUnit.DAYS.between(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static String key(Object... parts) {
        return Stream.of(parts).map(String::valueOf).collect(Collectors.joining("|"));
    }
}
