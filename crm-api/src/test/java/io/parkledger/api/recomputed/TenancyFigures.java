package io.parkledger.api.recomputed;

import io.parkledger.api.recomputed.Company.Stay;
import io.parkledger.api.recomputed.Comparison.Rows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who came, left, renewed and was received between two days, both included, seen from the second. */
final class TenancyFigures {

    private final Books books;
    private final LocalDate from;
    private final LocalDate to;
    private final LocalDate seen;

    /** @param today the day it is asked on, or was known on: what a later day brings nobody can say */
    TenancyFigures(Books books, LocalDate from, LocalDate to, LocalDate today) {
        this.books = books;
        this.from = from;
        this.to = to;
        seen = today.isBefore(to) ? today : to;
    }

    private boolean isWithin(LocalDate day) {
        return day != null && !day.isBefore(from) && !day.isAfter(to);
    }

    private Map<String, Object> period() {
        var report = new LinkedHashMap<String, Object>();
        report.put("from", from);
        report.put("to", to);
        return report;
    }

    /** A stay that began or ended in the period, beside whose it is. */
    private record Visit(Company company, Stay stay) {}

    private List<Visit> stays(Predicate<Stay> condition) {
        return books.companies().stream()
                .flatMap(company -> company.stays.stream().filter(condition).map(stay -> new Visit(company, stay)))
                .toList();
    }

    Map<String, Object> tenants() {
        var before = books.companies().stream()
                .filter(company -> company.isInParkOn(from.minusDays(1)))
                .toList();
        var inPark = books.companies().stream()
                .filter(company -> company.isInParkOn(to))
                .toList();
        var landed = stays(stay -> isWithin(stay.landedOn()));
        var exited = stays(stay -> isWithin(stay.exitedOn()));
        var stayed = before.stream()
                .filter(company -> exited.stream().noneMatch(visit -> visit.company() == company))
                .count();
        var report = period();
        report.put("before", before.size());
        report.put("landed", landed.size());
        report.put("exited", exited.size());
        report.put("inPark", inPark.size());
        report.put("retention", Sums.ratio(stayed, before.size()));
        report.put("months", landedByMonth(landed));
        var landedByIndustry = landed.stream()
                .collect(Collectors.groupingBy(
                        visit -> visit.company().industryOn(visit.stay().landedOn()), Collectors.counting()));
        var inParkByIndustry = inPark.stream()
                .collect(Collectors.groupingBy(company -> company.industryOn(to), Collectors.counting()));
        var industries = new TreeMap<>(landedByIndustry);
        industries.putAll(inParkByIndustry);
        var rows = new ArrayList<Map<String, Object>>();
        industries.keySet().forEach(industry -> {
            var row = new LinkedHashMap<String, Object>();
            row.put("industry", industry);
            row.put("landed", landedByIndustry.getOrDefault(industry, 0L));
            row.put("inPark", inParkByIndustry.getOrDefault(industry, 0L));
            rows.add(row);
        });
        report.put("industries", new Rows("industry", rows));
        return report;
    }

    private static Rows landedByMonth(List<Visit> landed) {
        var rows = new ArrayList<Map<String, Object>>();
        landed.stream()
                .collect(Collectors.groupingBy(
                        visit -> YearMonth.from(visit.stay().landedOn()), TreeMap::new, Collectors.counting()))
                .forEach((month, count) -> {
                    var row = new LinkedHashMap<String, Object>();
                    row.put("month", month);
                    row.put("landed", count);
                    rows.add(row);
                });
        return new Rows("month", rows);
    }

    Map<String, Object> receptions() {
        var received = books.receptions().stream()
                .filter(each -> isWithin(each.receivedOn()))
                .toList();
        var trips = books.trips().stream()
                .filter(each -> isWithin(each.startedOn()))
                .toList();
        var report = period();
        report.put("receptions", received.size());
        report.put("visitors", Sums.of(received, Books.Reception::visitors));
        var rows = new ArrayList<Map<String, Object>>();
        received.stream()
                .collect(Collectors.groupingBy(
                        each -> YearMonth.from(each.receivedOn()), TreeMap::new, Collectors.toList()))
                .forEach((month, some) -> {
                    var row = new LinkedHashMap<String, Object>();
                    row.put("month", month);
                    row.put("receptions", some.size());
                    row.put("visitors", Sums.of(some, Books.Reception::visitors));
                    rows.add(row);
                });
        report.put("months", new Rows("month", rows));
        report.put("trips", trips.size());
        report.put(
                "companiesVisited",
                trips.stream().mapToInt(Books.Trip::companies).sum());
        report.put(
                "personDays",
                trips.stream().mapToInt(trip -> trip.staff() * trip.days()).sum());
        return report;
    }

    /** What became of a term that ended in the period, or would have. */
    private enum Fate {
        RENEWED,
        LEFT,
        HELD_OVER,
        PENDING,
        LEFT_EARLY
    }

    /**
     * One term that ended, with what was let for what rent on its last day.
     *
     * @param renewal  of whoever has begun to renew it; null when nobody has
     * @param newEndOn of the term that follows; null when none does
     */
    private record Ending(
            Lease lease,
            Lease.Term term,
            Fate fate,
            String renewal,
            LocalDate newEndOn,
            BigDecimal areaSqm,
            BigDecimal rentCnyPerYear) {}

    private List<Ending> endings() {
        var endings = new ArrayList<Ending>();
        for (var lease : books.leases()) {
            if (lease.handedOverOn != null) {
                endings.addAll(endings(lease));
            }
        }
        return endings;
    }

    /** Who leaves early leaves once: of the terms that were to follow there is nothing more to say. */
    private List<Ending> endings(Lease lease) {
        var endings = new ArrayList<Ending>();
        for (int number = 0; number < lease.terms.size(); number++) {
            var term = lease.terms.get(number);
            if (term.endOn() == null || number > 0 && term.agreedOn().isAfter(seen)) {
                break;
            }
            var fate = fate(lease, number);
            if (isWithin(term.endOn())) {
                endings.add(new Ending(
                        lease,
                        term,
                        fate,
                        books.renewalOf(lease, term),
                        newEndOn(lease, number),
                        lease.areaSqm(),
                        lease.yearlyRentOn(term.endOn())));
            }
            if (fate == Fate.LEFT_EARLY) {
                break;
            }
        }
        return endings;
    }

    private LocalDate newEndOn(Lease lease, int number) {
        return isFollowed(lease, number) ? lease.terms.get(number + 1).endOn() : null;
    }

    private boolean isFollowed(Lease lease, int number) {
        return number + 1 < lease.terms.size()
                && !lease.terms.get(number + 1).agreedOn().isAfter(seen);
    }

    private Fate fate(Lease lease, int number) {
        var term = lease.terms.get(number);
        var isOut = lease.isOverOn(seen);
        if (isOut && lease.endedOn.isBefore(term.endOn())) {
            return Fate.LEFT_EARLY;
        }
        if (isFollowed(lease, number)) {
            return Fate.RENEWED;
        }
        if (isOut) {
            return Fate.LEFT;
        }
        if (term.endOn().isBefore(seen)) {
            return Fate.HELD_OVER;
        }
        var declinedOn = books.declinedOn(lease, term);
        return declinedOn != null && !declinedOn.isAfter(seen) ? Fate.LEFT : Fate.PENDING;
    }

    Map<String, Object> renewals() {
        var all = endings();
        var early = of(all, Fate.LEFT_EARLY);
        var renewed = of(all, Fate.RENEWED);
        var pending = of(all, Fate.PENDING);
        var expiring =
                all.stream().filter(ending -> ending.fate() != Fate.LEFT_EARLY).toList();
        var report = period();
        report.put("expiring", expiring.size());
        report.put("renewed", renewed.size());
        report.put("left", of(all, Fate.LEFT).size());
        report.put("heldOver", of(all, Fate.HELD_OVER).size());
        report.put("pending", pending.size());
        report.put(
                "notOpened",
                pending.stream().filter(ending -> ending.renewal() == null).count());
        rates(report, "by", renewed, expiring);
        report.put("earlyExits", early.size());
        rates(report, "earlyExitBy", early, all);
        return report;
    }

    /** What the rates are made of, lease by lease. */
    Map<String, Object> leases() {
        var rows = new ArrayList<Map<String, Object>>();
        for (var ending : endings()) {
            var row = new LinkedHashMap<String, Object>();
            row.put("contractId", ending.lease().id);
            row.put("renewalId", ending.renewal());
            row.put("company", ending.lease().company);
            row.put("expiringOn", ending.term().endOn());
            row.put("outcome", ending.fate());
            row.put("areaSqm", ending.areaSqm());
            row.put("rentCnyPerYear", ending.rentCnyPerYear());
            row.put("newEndOn", ending.newEndOn());
            rows.add(row);
        }
        var report = new LinkedHashMap<String, Object>();
        report.put("items", new Rows(List.of("contractId", "expiringOn"), rows));
        report.put("next", null);
        return report;
    }

    private static void rates(Map<String, Object> report, String by, List<Ending> some, List<Ending> all) {
        report.put(by + "Count", Sums.ratio(some.size(), all.size()));
        report.put(by + "Area", Sums.ratio(Sums.of(some, Ending::areaSqm), Sums.of(all, Ending::areaSqm)));
        report.put(
                by + "Rent", Sums.ratio(Sums.of(some, Ending::rentCnyPerYear), Sums.of(all, Ending::rentCnyPerYear)));
    }

    private static List<Ending> of(List<Ending> endings, Fate fate) {
        return endings.stream().filter(ending -> ending.fate() == fate).toList();
    }
}
