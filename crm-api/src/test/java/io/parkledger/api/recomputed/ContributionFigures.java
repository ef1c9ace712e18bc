package io.parkledger.api.recomputed;

import io.parkledger.api.recomputed.Books.Figure;
import io.parkledger.api.recomputed.Comparison.Near;
import io.parkledger.api.recomputed.Comparison.OneOf;
import io.parkledger.api.recomputed.Comparison.Rows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tax, jobs and output of one year, and what of the promises was kept. What nobody reported is unknown: null. */
final class ContributionFigures {

    private static final int TEN = 10;
    private static final List<String> QUARTERS = List.of("-Q1", "-Q2", "-Q3", "-Q4");

    private final Books books;
    private final int year;
    private final LocalDate end;
    private final Map<Figure, BigDecimal> figures;

    ContributionFigures(Books books, int year) {
        this.books = books;
        this.year = year;
        end = LocalDate.of(year, 12, 31);
        figures = books.figures(year).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean isTax(Figure figure) {
        return figure.measure().equals("TAX") && figure.scope().equals("FULL");
    }

    /** Of all who reported; null where somebody should have and nobody has. */
    private BigDecimal sum(Predicate<Figure> which) {
        var sum = known(which);
        return sum == null && inPark().isEmpty() ? BigDecimal.ZERO : sum;
    }

    /** Null of none. */
    private BigDecimal known(Predicate<Figure> which) {
        return figures.entrySet().stream()
                .filter(figure -> which.test(figure.getKey()))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    private BigDecimal taxOf(Company company) {
        return known(figure -> isTax(figure) && figure.tenant().equals(company.id));
    }

    /** At the end of the last period reported. */
    private BigDecimal jobsOf(Company company) {
        return figures.entrySet().stream()
                .filter(figure -> figure.getKey().measure().equals("JOBS")
                        && figure.getKey().tenant().equals(company.id))
                .max(Comparator.comparing(figure -> figure.getKey().lastDay()))
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    /** Of those who are here at the end of the year; null where there are some and none has reported. */
    private BigDecimal jobsInPark(Collection<Company> some) {
        var here = some.stream().filter(company -> company.isInParkOn(end)).toList();
        var reported = here.stream().map(this::jobsOf).filter(Objects::nonNull).toList();
        return reported.isEmpty() && !here.isEmpty() ? null : Sums.of(reported, jobs -> jobs);
    }

    private static BigDecimal orZero(BigDecimal known) {
        return known == null ? BigDecimal.ZERO : known;
    }

    private List<Company> inPark() {
        return books.companies().stream()
                .filter(company -> company.isInParkOn(end))
                .toList();
    }

    private List<Company> payingNone() {
        return inPark().stream()
                .filter(company -> orZero(taxOf(company)).signum() == 0)
                .toList();
    }

    private List<Company> reporting() {
        return books.companies().stream()
                .filter(company -> taxOf(company) != null)
                .sorted(Comparator.comparing(this::taxOf).reversed().thenComparing(company -> company.id))
                .toList();
    }

    /** Of the months and quarters that are over on a day; null where none was reported. */
    BigDecimal taxBy(LocalDate day) {
        return known(figure -> isTax(figure) && !figure.lastDay().isAfter(day));
    }

    /** Of those who are here at the end of the year; null where there are some and none has reported. */
    BigDecimal jobs() {
        return jobsInPark(books.companies());
    }

    Map<String, Object> report(int top) {
        var tax = sum(ContributionFigures::isTax);
        var occupied = new LettingFigures(books, end).occupiedSqm();
        var ranked = reporting();
        var topTen = Sums.of(ranked.stream().limit(TEN).toList(), company -> orZero(taxOf(company)));
        var report = new LinkedHashMap<String, Object>();
        report.put("year", year);
        report.put("scope", "FULL");
        report.put("taxCny", tax);
        report.put("retainedCny", sum(figure -> figure.measure().equals("TAX") && !isTax(figure)));
        report.put("outputCny", sum(figure -> figure.measure().equals("OUTPUT")));
        report.put("jobs", jobs());
        report.put(
                "taxPerSqmCny",
                tax == null || occupied.signum() == 0 ? null : tax.divide(occupied, 2, RoundingMode.HALF_UP));
        report.put("topTen", Sums.ratio(topTen, orZero(tax)));
        report.put(
                "zeroTax",
                count(
                        inPark(),
                        company -> taxOf(company) != null && taxOf(company).signum() == 0));
        report.put("notReported", count(inPark(), company -> taxOf(company) == null));
        report.put("due", inPark().size());
        report.put("jobsReported", count(inPark(), company -> jobsOf(company) != null));
        report.put("complete", QUARTERS.stream().allMatch(quarter -> owing(quarter) == 0));
        report.put(
                "jobsComplete",
                inPark().stream().allMatch(company -> covers(company, year + "-12", ContributionFigures::isJobs)));
        report.put("periods", periods());
        report.put("industries", industries());
        report.put("buildings", buildings());
        report.put("ranking", ranking(ranked.subList(0, Math.min(top, ranked.size()))));
        report.put("payingNone", payingNoneRows());
        return report;
    }

    private static long count(Collection<Company> some, Predicate<Company> which) {
        return some.stream().filter(which).count();
    }

    private static boolean isJobs(Figure figure) {
        return figure.measure().equals("JOBS");
    }

    /** How many of those who were here at the end of a part of the year have not reported its tax. */
    private long owing(String part) {
        return count(dueFor(part), company -> !covers(company, year + part, ContributionFigures::isTax));
    }

    private List<Company> dueFor(String part) {
        var last = new Figure("", year + part, "", null, null).lastDay();
        return books.companies().stream()
                .filter(company -> company.isInParkOn(last))
                .toList();
    }

    private Rows periods() {
        var rows = new ArrayList<Map<String, Object>>();
        figures.keySet().stream()
                .filter(ContributionFigures::isTax)
                .map(Figure::period)
                .distinct()
                .forEach(period -> {
                    var row = new LinkedHashMap<String, Object>();
                    row.put("period", period);
                    row.put(
                            "taxCny",
                            sum(figure -> isTax(figure) && figure.period().equals(period)));
                    var part = period.substring(4);
                    row.put("due", dueFor(part).size());
                    row.put("reported", dueFor(part).size() - owing(part));
                    rows.add(row);
                });
        return new Rows("period", rows);
    }

    private Rows industries() {
        var rows = new ArrayList<Map<String, Object>>();
        books.companies().stream()
                .collect(Collectors.groupingBy(company -> company.industryOn(end), TreeMap::new, Collectors.toList()))
                .forEach((industry, own) -> {
                    var row = new LinkedHashMap<String, Object>();
                    row.put("industry", industry);
                    row.put(
                            "inPark",
                            own.stream()
                                    .filter(company -> company.isInParkOn(end))
                                    .count());
                    row.put("jobs", jobsInPark(own));
                    row.put("taxCny", taxInPark(own));
                    rows.add(row);
                });
        return new Rows("industry", rows);
    }

    private BigDecimal taxInPark(Collection<Company> some) {
        var reported = some.stream().map(this::taxOf).filter(Objects::nonNull).toList();
        var due = some.stream().anyMatch(company -> company.isInParkOn(end));
        return reported.isEmpty() && due ? null : Sums.of(reported, tax -> tax);
    }

    /** A tenant's tax by the area of the units it held in that year, each once; without any, by those nearest to it. */
    private Rows buildings() {
        var shares = new TreeMap<String, BigDecimal>();
        var tenants = 0;
        for (var company : books.companies()) {
            var tax = orZero(taxOf(company));
            var held = heldBy(company);
            var whole = Sums.of(held.values(), Lease.Space::areaSqm);
            tenants++;
            held.values()
                    .forEach(space -> shares.merge(
                            space.building(),
                            tax.multiply(space.areaSqm()).divide(whole, 10, RoundingMode.HALF_UP),
                            BigDecimal::add));
        }
        var rows = new ArrayList<Map<String, Object>>();
        var rounding = BigDecimal.valueOf(tenants, 2);
        shares.forEach((building, share) -> {
            var row = new LinkedHashMap<String, Object>();
            row.put("buildingId", building);
            row.put("taxCny", new Near(share, rounding));
            rows.add(row);
        });
        return new Rows("buildingId", rows);
    }

    /** What was given back on the day it was taken counts where there is nothing else. */
    private Map<String, Lease.Space> heldBy(Company company) {
        var all = books.leases().stream()
                .filter(lease -> lease.tenant.equals(company.id) && lease.handedOverOn != null)
                .filter(lease -> !lease.units.isEmpty())
                .toList();
        var some = all.stream()
                .filter(lease -> lease.endedOn == null || lease.endedOn.isAfter(lease.handedOverOn))
                .toList();
        var leases = some.isEmpty() ? all : some;
        var nearest = leases.stream().mapToLong(this::daysFromYear).min().orElse(0);
        return leases.stream()
                .filter(lease -> daysFromYear(lease) == nearest)
                .flatMap(lease -> lease.units.stream())
                .collect(Collectors.toMap(Lease.Space::unit, space -> space, (one, same) -> same));
    }

    private long daysFromYear(Lease lease) {
        if (lease.handedOverOn.isAfter(end)) {
            return ChronoUnit.DAYS.between(end, lease.handedOverOn);
        }
        var begin = end.withDayOfYear(1);
        return lease.endedOn == null || lease.endedOn.isAfter(begin)
                ? 0
                : ChronoUnit.DAYS.between(lease.endedOn, begin) + 1;
    }

    private Rows ranking(List<Company> ranked) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var company : ranked) {
            var row = new LinkedHashMap<String, Object>();
            row.put("rank", rows.size() + 1);
            row.put("tenantId", company.id);
            row.put("company", new OneOf(company.names));
            row.put("industry", company.industryOn(end));
            row.put("taxCny", taxOf(company));
            row.put("jobs", company.isInParkOn(end) ? jobsOf(company) : null);
            rows.add(row);
        }
        return new Rows("rank", rows);
    }

    private Rows payingNoneRows() {
        var rows = new ArrayList<Map<String, Object>>();
        for (var company : payingNone()) {
            var row = rowOf(company, end);
            row.put("reported", taxOf(company) != null);
            rows.add(row);
        }
        return new Rows("tenantId", rows);
    }

    private static Map<String, Object> rowOf(Company company, LocalDate day) {
        var row = new LinkedHashMap<String, Object>();
        row.put("tenantId", company.id);
        row.put("company", new OneOf(company.names));
        row.put("industry", company.industryOn(day));
        row.put("landedOn", company.stayOn(day).orElseThrow().landedOn());
        return row;
    }

    /** By tenant, what each that was here at the end of a period has not reported for it. */
    static Map<String, Set<String>> missing(Books books, String period) {
        var of = new Figure("", period, "", null, null);
        var year = new ContributionFigures(books, of.year());
        var missing = new TreeMap<String, Set<String>>();
        for (var company : books.companies()) {
            if (company.isInParkOn(of.lastDay())) {
                var owed = new java.util.TreeSet<String>();
                if (!year.covers(company, period, ContributionFigures::isTax)) {
                    owed.add("tax");
                }
                if (!year.covers(company, period, ContributionFigures::isJobs)) {
                    owed.add("jobs");
                }
                if (!owed.isEmpty()) {
                    missing.put(company.id, owed);
                }
            }
        }
        return missing;
    }

    /** A month is reported with its quarter, a quarter with its three months. */
    private boolean covers(Company company, String period, Predicate<Figure> measure) {
        var reported = figures.keySet().stream()
                .filter(figure -> figure.tenant().equals(company.id) && measure.test(figure))
                .map(Figure::period)
                .collect(Collectors.toSet());
        if (reported.contains(period)) {
            return true;
        }
        if (period.charAt(5) == 'Q') {
            return reported.containsAll(monthsOf(period));
        }
        var month = Integer.parseInt(period.substring(5));
        return reported.contains(year + "-Q" + ((month + 2) / 3));
    }

    private static List<String> monthsOf(String quarter) {
        var last = Integer.parseInt(quarter.substring(6)) * 3;
        var year = quarter.substring(0, 5);
        return List.of(last - 2, last - 1, last).stream()
                .map(month -> year + "%02d".formatted(month))
                .toList();
    }

    static Map<String, Object> commitments(Books books, LocalDate day) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var lease : books.leases()) {
            if (lease.signedOn.isAfter(day) || (lease.rescinded && lease.isOverOn(day))) {
                continue;
            }
            for (var promise : lease.promises) {
                var actual = new ContributionFigures(books, promise.dueOn().getYear()).actual(lease.tenant, promise);
                var row = new LinkedHashMap<String, Object>();
                row.put("contractId", lease.id);
                row.put("tenantId", lease.tenant);
                row.put("company", lease.company);
                row.put("kind", promise.kind());
                row.put("dueOn", promise.dueOn());
                row.put("promised", promise.target());
                row.put("actual", actual);
                row.put(
                        "fulfilment",
                        actual == null || promise.dueOn().isAfter(day) ? null : Sums.ratio(actual, promise.target()));
                rows.add(row);
            }
        }
        var report = new LinkedHashMap<String, Object>();
        report.put("on", day);
        report.put("rows", new Rows(List.of("contractId", "kind", "dueOn"), rows));
        return report;
    }

    /** Capital is evidenced by nothing the ledger holds. */
    private BigDecimal actual(String tenant, Lease.Promise promise) {
        var company = books.companies().stream()
                .filter(each -> each.id.equals(tenant))
                .findFirst();
        return switch (promise.kind()) {
            case "JOBS" -> company.map(this::jobsOf).orElse(null);
            case "TAX_CNY" -> company.map(this::taxOf).orElse(null);
            default -> null;
        };
    }
}
