package io.parkledger.api.recomputed;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Every report of one park, on many days and as known at many positions, held against what its events come to. */
final class Audit {

    /** What is asked below {@code /api/v1/reports}; a test holds it against the document of the API. */
    static final Set<String> REPORTS = Set.of(
            "funnel",
            "funnel/projects",
            "receptions",
            "tenants",
            "renewals",
            "renewals/leases",
            "occupancy",
            "wale",
            "expiry",
            "rent-roll",
            "contribution",
            "commitments");

    private static final String NOT_REPORTED = "未报";
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final List<String> ON_A_DAY = List.of("rent-roll", "occupancy", "wale", "expiry", "commitments");
    private static final List<String> OF_A_PERIOD = List.of("tenants", "renewals", "receptions");
    private static final int WAYS = 3;
    private static final List<String> PARTS_OF_A_YEAR = List.of("-Q1", "-Q4", "-06", "-12");
    private static final int TOP = 7;
    private static final int DAYS_AHEAD = 180;
    private static final int DAYS_BACK = 45;

    private final Auditor auditor;
    private final String park;
    private final List<Fact> facts;
    private final Comparison comparison = new Comparison();
    private final Set<String> asked = new LinkedHashSet<>();

    Audit(Auditor auditor, String park, List<Fact> facts) {
        this.auditor = auditor;
        this.park = park;
        this.facts = facts;
    }

    Comparison comparison() {
        return comparison;
    }

    Set<String> asked() {
        return asked;
    }

    /**
     * Ends of years, quarters and months, days on which something happened and the days after: so many, spread over all
     * there are before one.
     */
    static List<LocalDate> days(List<Fact> facts, LocalDate until, int number) {
        var eventful = new TreeSet<LocalDate>();
        facts.forEach(fact -> eventful.addAll(fact.days()));
        var busy = List.copyOf(eventful.headSet(until));
        var kinds = List.of(
                spread(busy, number / 4),
                spread(busy, number / 4).stream().map(day -> day.plusDays(1)).toList(),
                spread(ends(busy, 3), number / 4),
                spread(ends(busy, 12), number / 4));
        var days = new TreeSet<LocalDate>();
        kinds.forEach(days::addAll);
        ends(busy, 1).stream().filter(day -> days.size() < number).forEach(days::add);
        return List.copyOf(days);
    }

    private static List<LocalDate> ends(List<LocalDate> days, int months) {
        return days.stream()
                .map(YearMonth::from)
                .filter(month -> month.getMonthValue() % months == 0)
                .map(YearMonth::atEndOfMonth)
                .distinct()
                .toList();
    }

    private static <T> List<T> spread(List<T> all, int number) {
        return all.size() <= number
                ? all
                : IntStream.range(0, number)
                        .mapToObj(i -> all.get((int) ((i + 0.5) * all.size() / number)))
                        .toList();
    }

    /** Spread over the ledger, the last of them its head. */
    static List<Long> positions(long head, int number) {
        return IntStream.rangeClosed(1, number).mapToObj(i -> head * i / number).toList();
    }

    /** Now: every report, of every day, in every way. */
    void now(List<LocalDate> days, LocalDate today) {
        var books = Books.of(facts, park, facts.size());
        var here = "&parkId=" + park;
        for (var day : days) {
            ON_A_DAY.forEach(report -> ofDay(report, books, day, here));
            for (int way = 0; way < WAYS; way++) {
                for (var report : OF_A_PERIOD) {
                    ofPeriod(report, books, periodBy(day, way), today, here);
                }
                ofMonths(books, monthsBy(day, way), here);
            }
        }
        for (var year : years(days)) {
            ofYear(books, year, here);
            PARTS_OF_A_YEAR.forEach(part -> ofMissing(books, year + part, ""));
        }
        ofProjects(books, monthsBy(days.get(days.size() - 2), 2), here);
        ofProjects(books, monthsBy(days.get(days.size() / 2), 0), here);
    }

    /**
     * As known at a position: every day, each with some of the reports. With ten positions every report is asked of
     * every day.
     *
     * @param number of the position
     */
    void asOf(int number, long position, List<LocalDate> days) {
        var books = Books.of(facts, park, position);
        var asOf = "&parkId=" + park + "&asOf=" + position;
        var known = dayOf(position);
        for (int i = 0; i < days.size(); i++) {
            var day = days.get(i);
            int turn = i + number;
            ofDay(ON_A_DAY.get(turn % ON_A_DAY.size()), books, day, asOf);
            ofDay(ON_A_DAY.get((turn + 1) % ON_A_DAY.size()), books, day, asOf);
            ofPeriod(OF_A_PERIOD.get(turn % OF_A_PERIOD.size()), books, periodBy(day, number % WAYS), known, asOf);
            ofMonths(books, monthsBy(day, turn % WAYS), asOf);
        }
        for (var year : years(days)) {
            ofYear(books, year, asOf);
            ofMissing(books, year + PARTS_OF_A_YEAR.get(number % PARTS_OF_A_YEAR.size()), "&asOf=" + position);
        }
        // Who says when it was known, and not of which day, means the day of that.
        ON_A_DAY.forEach(report -> ofDay(report, books, known, null, asOf));
        if (number % WAYS == 0) {
            ofProjects(books, monthsBy(days.get(days.size() / 2), number % 2), asOf);
        }
    }

    private static Set<Integer> years(List<LocalDate> days) {
        return days.stream().map(LocalDate::getYear).collect(Collectors.toCollection(TreeSet::new));
    }

    private LocalDate dayOf(long position) {
        return facts.get((int) position - 1).recordedAt().atZone(HERE).toLocalDate();
    }

    /** What the tiles of the first page say of the only park of a manager and of an officer, now or as known then. */
    void homeNow(String officer, LocalDate today) {
        home(officer, facts.size(), today, "");
    }

    void homeAsOf(String officer, long position) {
        home(officer, position, dayOf(position), "?asOf=" + position);
    }

    private void home(String officer, long position, LocalDate known, String asOf) {
        var home = new HomeFigures(Books.of(facts, park, position), known);
        var path = "/" + asOf;
        comparison.that("manager's " + path, home.year(), HomeFigures.tiles(auditor.page(path)));
        comparison.that(
                officer + "'s " + path,
                home.broughtBy(officer),
                HomeFigures.tiles(auditor.as(officer).page(path)));
    }

    private record Period(LocalDate from, LocalDate to) {}

    private record Months(YearMonth from, YearMonth to) {}

    /** The year up to that day, some weeks before it, or half a year from it on. */
    private static Period periodBy(LocalDate day, int way) {
        return switch (way) {
            case 0 -> new Period(day.withDayOfYear(1), day);
            case 1 -> new Period(day.minusDays(DAYS_BACK), day);
            default -> new Period(day, day.plusDays(DAYS_AHEAD));
        };
    }

    /** The year up to that month, the month, or two years. */
    private static Months monthsBy(LocalDate day, int way) {
        var month = YearMonth.from(day);
        return switch (way) {
            case 0 -> new Months(month.withMonth(1), month);
            case 1 -> new Months(month, month);
            default -> new Months(month.minusYears(2), month);
        };
    }

    private JsonNode report(String name, String query) {
        asked.add(name);
        return auditor.get("/api/v1/reports/" + name + "?" + query);
    }

    private JsonNode compare(String name, String query, Object expected) {
        var answered = report(name, query);
        comparison.of(name + "?" + query, expected, answered);
        return answered;
    }

    private void ofDay(String report, Books books, LocalDate day, String asOf) {
        ofDay(report, books, day, day, asOf);
    }

    /** @param asked null when the day is left out */
    private void ofDay(String name, Books books, LocalDate day, LocalDate asked, String asOf) {
        var letting = new LettingFigures(books, day);
        var query = asked == null ? asOf.substring(1) : "on=" + asked + asOf;
        switch (name) {
            case "occupancy" -> compare(name, query, letting.occupancy());
            case "wale" -> compare(name, query, letting.wale());
            case "expiry" -> compare(name, query, letting.expiry());
            case "commitments" -> compare(name, query, ContributionFigures.commitments(books, day));
            default -> sharesAddUp(name + "?" + query, letting, compare(name, query, letting.rentRoll()));
        }
    }

    /** The rows of one contract come to the rent of that contract. */
    private void sharesAddUp(String where, LettingFigures letting, JsonNode rentRoll) {
        var shares = new TreeMap<String, BigDecimal>();
        rentRoll.path("rows").forEach(row -> {
            if (row.hasNonNull("rentCnyPerYear")) {
                shares.merge(row.path("contractId").asString(), Fact.decimal(row, "rentCnyPerYear"), BigDecimal::add);
            }
        });
        var rents = letting.yearlyRents();
        shares.forEach((contract, sum) -> comparison.that(
                where + " sum of " + contract, rents.get(contract).stripTrailingZeros(), sum.stripTrailingZeros()));
    }

    private void ofPeriod(String name, Books books, Period period, LocalDate today, String asOf) {
        var query = "from=" + period.from() + "&to=" + period.to() + asOf;
        var tenancy = new TenancyFigures(books, period.from(), period.to(), today);
        switch (name) {
            case "tenants" -> compare(name, query, tenancy.tenants());
            case "receptions" -> compare(name, query, tenancy.receptions());
            default -> {
                compare(name, query, tenancy.renewals());
                compare("renewals/leases", query, tenancy.leases());
            }
        }
    }

    private void ofMonths(Books books, Months months, String asOf) {
        var query = "from=" + months.from() + "&to=" + months.to() + asOf;
        compare("funnel", query, new FunnelFigures(books, months.from(), months.to()).report());
    }

    /** The projects behind the numbers of a funnel, by name. */
    private void ofProjects(Books books, Months months, String asOf) {
        var funnel = new FunnelFigures(books, months.from(), months.to());
        var period = "from=" + months.from() + "&to=" + months.to() + asOf + "&limit=500";
        for (var stage : Project.Stage.values()) {
            projects(period + "&kind=REACHED&stage=" + stage, funnel.reachedBy(funnel.worked(), stage));
            projects(period + "&kind=REACHED&cohort=NEW&stage=" + stage, funnel.reachedBy(funnel.registered(), stage));
            projects(
                    period + "&kind=REACHED&cohort=CARRIED_OVER&stage=" + stage,
                    funnel.reachedBy(funnel.carriedOver(), stage));
            projects(period + "&kind=REACHED_IN_PERIOD&stage=" + stage, funnel.reachedWithin(stage));
            projects(period + "&kind=OPEN&stage=" + stage, funnel.openAt(funnel.worked(), stage));
        }
        for (var stage : Project.Stage.values()) {
            projects(period + "&kind=LEFT&stage=" + stage, funnel.left(stage));
        }
        projects(period + "&kind=LOST_PROJECT", funnel.lost());
        projects(period + "&kind=NO_PROJECT", funnel.invalid());
        projects(period + "&kind=LANDED", funnel.closed(Project.Outcome.LANDED));
        projects(period + "&kind=LOST", funnel.closed(Project.Outcome.LOST));
        projects(period + "&kind=RECYCLED", funnel.closed(Project.Outcome.RECYCLED));
    }

    private void projects(String query, List<Project> expected) {
        var answered = new TreeSet<String>();
        report("funnel/projects", query)
                .path("items")
                .forEach(row -> answered.add(row.path("id").asString()));
        var computed =
                new TreeSet<>(expected.stream().map(project -> project.id).toList());
        comparison.that("funnel/projects?" + query, computed, answered);
    }

    private void ofYear(Books books, int year, String asOf) {
        compare(
                "contribution",
                "year=" + year + "&top=" + TOP + asOf,
                new ContributionFigures(books, year).report(TOP));
    }

    private void ofMissing(Books books, String period, String asOf) {
        var path = "/contributions/missing/export.csv?period=" + period + asOf;
        var answered = new TreeMap<String, Set<String>>();
        auditor.sheet(path).stream()
                .filter(cells -> cells.get(0).equals(period))
                .forEach(cells -> answered.put(cells.get(6), owed(cells)));
        answered.keySet().removeIf(tenant -> books.companies().stream().noneMatch(each -> each.id.equals(tenant)));
        comparison.that(path, ContributionFigures.missing(books, period), answered);
    }

    private static Set<String> owed(List<String> cells) {
        var owed = new TreeSet<String>();
        if (cells.get(4).equals(NOT_REPORTED)) {
            owed.add("tax");
        }
        if (cells.get(5).equals(NOT_REPORTED)) {
            owed.add("jobs");
        }
        return owed;
    }
}
