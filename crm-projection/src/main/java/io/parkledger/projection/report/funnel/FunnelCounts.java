package io.parkledger.projection.report.funnel;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a project that the funnel counts, as keys of counters. One counter per fact and month makes every
 * period's funnel a sum of few numbers. What happens later adds facts and leaves those of earlier months: a period that
 * is over counts what it counted.
 */
final class FunnelCounts {

    /**
     * reached | stage | month reached | month closed, or -. A project that was re-opened is worked in several times:
     * one count for each, less one for each two that follow each other, so that no period counts it twice.
     */
    static final String REACHED = "r";
    /** stands | stage | month it came | month it left, or - */
    static final String STANDS = "o";
    /** closed | outcome | stage | month | month re-opened, or - */
    static final String CLOSED = "c";
    /** value in fen of closed projects | outcome | whether it was a project at all | month | month re-opened, or - */
    static final String VALUE = "v";
    /** reason of loss | reason | month | month re-opened, or - */
    static final String REASON = "x";
    /** days from lead to landing | month landed | days */
    static final String CYCLE = "d";
    /** days in a stage | stage | month left | month it came back, or - | days, without those on hold */
    static final String STAY = "s";
    /** days on hold in a stage, where there were any | stage | month left | month it came back, or - | days */
    static final String HOLD = "h";

    private static final int MONTH = "2021-03".length();
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String STAGE = "stage";

    private final Document project;
    private final Map<String, Long> counts = new TreeMap<>();

    private FunnelCounts(Document project) {
        this.project = project;
    }

    /** Nothing of a document that nobody has told of yet, or that has never been a project. */
    static Map<String, Long> of(Document project) {
        if (project.get("reached", new Document()).isEmpty()) {
            return Map.of();
        }
        var counts = new FunnelCounts(project);
        counts.countReached();
        counts.countStays();
        counts.countClosings();
        counts.countCycle();
        return counts.counts;
    }

    private void count(long number, Object... parts) {
        var fact = key(parts);
        if (counts.merge(fact, number, Long::sum) == 0) {
            counts.remove(fact);
        }
    }

    private void countReached() {
        var closings = list("closings");
        reached().forEach((stage, reachedOn) -> {
            var on = String.valueOf(reachedOn);
            var opened = on;
            for (var closing : closings) {
                var closed = month(closing.getString("on"));
                count(1, REACHED, stage, month(opened), closed);
                var reopenedOn = closing.getString("reopenedOn");
                if (reopenedOn == null) {
                    return;
                }
                opened = later(on, reopenedOn);
                count(-1, REACHED, stage, month(opened), closed);
            }
            count(1, REACHED, stage, month(opened), Months.NEVER);
        });
    }

    private void countStays() {
        var stays = list("stays");
        var days = new HashMap<String, Long>();
        var held = new HashMap<String, Long>();
        for (int i = 0; i < stays.size(); i++) {
            var stay = stays.get(i);
            var stage = stay.getString(STAGE);
            var until = stay.getString(UNTIL);
            count(1, STANDS, stage, month(stay.getString(FROM)), until == null ? Months.NEVER : month(until));
            if (until != null && !stage.equals(FunnelStage.LANDED.name())) {
                var onHold = heldBetween(stay.getString(FROM), until);
                held.merge(stage, onHold, Long::sum);
                days.merge(stage, days(stay.getString(FROM), until) - onHold, Long::sum);
                var back = returnsTo(stage, stays.subList(i + 1, stays.size()));
                count(1, STAY, stage, month(until), back, days.get(stage));
                if (held.get(stage) > 0) {
                    count(1, HOLD, stage, month(until), back, held.get(stage));
                }
            }
        }
    }

    private static String returnsTo(String stage, List<Document> later) {
        return later.stream()
                .filter(each -> each.getString(STAGE).equals(stage))
                .map(each -> month(each.getString(FROM)))
                .findFirst()
                .orElse(Months.NEVER);
    }

    private long heldBetween(String from, String until) {
        return list("holds").stream()
                .mapToLong(each -> {
                    var end = each.getString(UNTIL);
                    return days(later(from, each.getString(FROM)), end == null ? until : earlier(until, end));
                })
                .filter(days -> days > 0)
                .sum();
    }

    private void countClosings() {
        for (var closing : list("closings")) {
            var month = month(closing.getString("on"));
            var back = monthOrNever(closing.getString("reopenedOn"));
            var outcome = closing.getString("outcome");
            var reason = closing.getString("reason");
            var isLost = Project.Outcome.LOST.name().equals(outcome);
            count(1, CLOSED, outcome, closing.getString(STAGE), month, back);
            var value = closing.get("valueCny") instanceof Long fen ? fen : 0L;
            count(value, VALUE, outcome, !isLost || FunnelPeriod.isOfAProject(reason), month, back);
            if (isLost) {
                count(1, REASON, reason, month, back);
            }
        }
    }

    private void countCycle() {
        var landed = reached().getString(FunnelStage.LANDED.name());
        if (landed != null) {
            count(1, CYCLE, month(landed), days(reached().getString(FunnelStage.LEAD.name()), landed));
        }
    }

    private Document reached() {
        return project.get("reached", new Document());
    }

    private List<Document> list(String field) {
        return new ArrayList<>(project.getList(field, Document.class, List.of()));
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
            case STAY, HOLD -> Optional.of(part[2]);
            default -> Optional.empty();
        };
    }

    static String month(String day) {
        return day.substring(0, MONTH);
    }

    private static String monthOrNever(@Nullable String day) {
        return day == null ? Months.NEVER : month(day);
    }

    private static long days(String from, String to) {
        return ChronoUnit.DAYS.between(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static String later(String one, String other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static String earlier(String one, String other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String key(Object... parts) {
        var key = new StringJoiner("|");
        for (var part : parts) {
            key.add(String.valueOf(part));
        }
        return key.toString();
    }
}
