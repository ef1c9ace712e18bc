package io.parkledger.api.recomputed;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the reports of a park say of days, months and years that are over, asked again and again while the park lives
 * on. An answer may change only if the list of late records (期后补录) names something, said meanwhile of that period or of
 * before, that has changed it.
 */
final class ClosedPeriods {

    private static final List<String> OF_A_DAY = List.of("occupancy", "rent-roll", "wale", "expiry", "commitments");
    private static final List<String> OF_DAYS = List.of("tenants", "renewals", "renewals/leases", "receptions");
    private static final LocalDate BEGINNING = LocalDate.of(2000, 1, 1);
    /**
     * A look asks of the months that were over last, of one of those before in turn, and of all years that are over.
     */
    private static final int LAST_MONTHS = 3;

    private static final int PAGE = 200;
    /** The list of late records begins with the last: most of what is asked of it is among these. */
    private static final int LATEST = 50;

    private final Auditor auditor;
    private final String park;
    private final Map<Question, Answer> answers = new LinkedHashMap<>();
    private final List<Look> looks = new ArrayList<>();
    /** Asked once of all questions of a day: many reports change together. */
    private final Map<Span, Boolean> saidLate = new HashMap<>();

    private final List<String> differences = new ArrayList<>();
    private int compared;
    private int changed;

    /** A report of a period. */
    private record Question(String path, LocalDate lastDay) {

        /** Of tax, jobs and output: these are told when their period is over, and that is not late. */
        boolean isOfFigures() {
            return path.contains("/contribution") || path.contains("/commitments") || path.contains("/tenants");
        }
    }

    /** Of a day or before, and written down after one position and up to another. */
    private record Span(LocalDate lastDay, long after, long upTo) {}

    private record Answer(long position, JsonNode figures) {}

    /** All that was asked at one time, with the answers of then. */
    private record Look(long position, Map<Question, JsonNode> answers) {}

    ClosedPeriods(Auditor auditor, String park) {
        this.auditor = auditor;
        this.park = park;
    }

    /** Asks of what is over, and holds the answers against those of before. */
    void look(LocalDate today, long position) {
        var over = monthsBefore(today);
        int last = Math.max(0, over.size() - LAST_MONTHS);
        var months = new ArrayList<>(over.subList(last, over.size()));
        if (last > 0) {
            months.add(over.get(looks.size() % last));
        }
        ask(months, over, position);
    }

    /** Asks of all that is over. */
    void lookAtAll(LocalDate today, long position) {
        var over = monthsBefore(today);
        ask(over, over, position);
    }

    private void ask(List<YearMonth> months, List<YearMonth> over, long position) {
        var years = over.stream().filter(month -> month.getMonthValue() == 12).map(YearMonth::getYear);
        var look = new Look(position, new LinkedHashMap<>());
        Stream.concat(months.stream().flatMap(this::ofMonth), years.flatMap(this::ofYear))
                .forEach(question -> look.answers().put(question, answer(question, "&minPosition=" + position)));
        look.answers().forEach((question, figures) -> hold(question, new Answer(position, figures)));
        looks.add(look);
    }

    private void hold(Question question, Answer now) {
        var before = answers.put(question, now);
        if (before == null) {
            return;
        }
        compared++;
        if (before.figures().equals(now.figures())) {
            return;
        }
        var span = new Span(question.lastDay(), before.position(), now.position());
        if (saidLate.computeIfAbsent(span, this::isSaidLate)
                || question.isOfFigures() && isReported(before.position(), now.position())) {
            changed++;
        } else {
            differences.add("%s: said %s at %d, says %s at %d, and nothing was written down late meanwhile"
                    .formatted(question.path(), before.figures(), before.position(), now.figures(), now.position()));
        }
    }

    /** Whether something is listed as written down late of that day or before, after one position and up to another. */
    private boolean isSaidLate(Span span) {
        var next = "/api/v1/late-records?from=%s&to=%s&limit=%d&minPosition=%d"
                .formatted(BEGINNING, span.lastDay(), LATEST, span.upTo());
        while (next != null) {
            var page = auditor.get(next);
            for (var entry : page.path("items")) {
                long position = entry.path("position").asLong();
                if (position <= span.after()) {
                    return false;
                }
                if (position <= span.upTo() && isOfPark(entry)) {
                    return true;
                }
            }
            next = Auditor.next(page);
        }
        return false;
    }

    /** Whether a figure was told for the first time, after one position and up to another. */
    private boolean isReported(long after, long upTo) {
        var next = "/api/v1/events?after=%d&limit=%d".formatted(after, PAGE);
        while (next != null) {
            var page = auditor.get(next);
            for (var event : page.path("items")) {
                if (event.path("position").asLong() > upTo) {
                    return false;
                }
                if (event.path("type").asString().matches("contribution\\..*-reported")
                        && event.path("payload").path("tenantId").asString().startsWith(park)) {
                    return true;
                }
            }
            next = Auditor.next(page);
        }
        return false;
    }

    private boolean isOfPark(JsonNode entry) {
        for (var subject : entry.path("subjects")) {
            if (subject.asString().contains(park)) {
                return true;
            }
        }
        return false;
    }

    /** Holds what is known now to have been known at some of the looks against what they saw. */
    void lookBack(int number) {
        for (int i = 0; i < number; i++) {
            var look = looks.get((2 * i + 1) * looks.size() / (2 * number));
            look.answers().forEach((question, seen) -> {
                compared++;
                var known = answer(question, "&asOf=" + look.position());
                if (!known.equals(seen)) {
                    differences.add("%s: as known at %d is said to have been %s, and was %s"
                            .formatted(question.path(), look.position(), known, seen));
                }
            });
        }
    }

    /** Without what a row leads to: the renewal that was opened since is no figure of the period. */
    private JsonNode answer(Question question, String more) {
        var answer = auditor.get(question.path() + "&parkId=" + park + more);
        answer.path("items").forEach(row -> ((ObjectNode) row).remove("renewalId"));
        return answer;
    }

    private static List<YearMonth> monthsBefore(LocalDate today) {
        return Stream.iterate(YearMonth.from(GeneratedPark.FIRST_DAY), month -> month.plusMonths(1))
                .takeWhile(month -> month.isBefore(YearMonth.from(today)))
                .toList();
    }

    private Stream<Question> ofMonth(YearMonth month) {
        var lastDay = month.atEndOfMonth();
        var ofLastDay = OF_A_DAY.stream().map(report -> report + "?on=" + lastDay);
        var ofMonth = Stream.of("funnel?from=%s&to=%s".formatted(month, month));
        return Stream.of(ofLastDay, ofMonth, ofDays(month.atDay(1), lastDay))
                .flatMap(each -> each)
                .map(query -> question(query, lastDay));
    }

    private Stream<Question> ofYear(int year) {
        var lastDay = LocalDate.of(year, 12, 31);
        var ofYear = Stream.of("contribution?year=" + year, "funnel?from=%d-01&to=%d-12".formatted(year, year));
        return Stream.concat(ofYear, ofDays(LocalDate.of(year, 1, 1), lastDay)).map(query -> question(query, lastDay));
    }

    private static Stream<String> ofDays(LocalDate from, LocalDate to) {
        return OF_DAYS.stream().map(report -> report + "?from=%s&to=%s".formatted(from, to));
    }

    private static Question question(String query, LocalDate lastDay) {
        return new Question("/api/v1/reports/" + query, lastDay);
    }

    List<String> differences() {
        return differences;
    }

    /** How many answers were held against another. */
    int compared() {
        return compared;
    }

    /** How many of them had changed, by what was written down late. */
    int changed() {
        return changed;
    }
}
