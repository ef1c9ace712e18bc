package io.parkledger.api.recomputed;

import io.parkledger.api.recomputed.Comparison.Near;
import io.parkledger.api.recomputed.Comparison.Rows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is let on one day. */
final class LettingFigures {

    private static final BigDecimal DAYS_PER_YEAR = new BigDecimal("365.25");
    private static final BigDecimal A_FEN = new BigDecimal("0.01");

    private final Books books;
    private final LocalDate day;
    private final List<Lease> occupying;
    /** Of these, the leases that have an end, and those that have none. */
    private final List<Lease> ending;

    private final List<Lease> openEnded;
    private final List<Lease> awaited;
    private final List<Unit> lettable;
    /** Who is in, by unit; and who has signed and comes next. */
    private final Map<String, Lease> occupants;

    private final Map<String, Lease> comers;

    LettingFigures(Books books, LocalDate day) {
        this.books = books;
        this.day = day;
        occupying =
                books.leases().stream().filter(lease -> lease.isOccupiedOn(day)).toList();
        ending = occupying.stream().filter(lease -> !lease.isOpenEndedOn(day)).toList();
        openEnded = occupying.stream().filter(lease -> lease.isOpenEndedOn(day)).toList();
        awaited =
                books.leases().stream().filter(lease -> lease.isAwaitedOn(day)).toList();
        lettable = books.units().stream().filter(unit -> unit.isLettableOn(day)).toList();
        occupants = byUnit(
                occupying,
                Comparator.<Lease, LocalDate>comparing(lease -> lease.handedOverOn)
                        .reversed());
        comers = byUnit(awaited, Comparator.comparing(lease -> lease.startOn));
    }

    private static Set<String> unitsOf(Collection<Lease> leases) {
        return leases.stream()
                .flatMap(lease -> lease.units.stream())
                .map(Lease.Space::unit)
                .collect(Collectors.toSet());
    }

    Map<String, Object> occupancy() {
        var occupied = unitsOf(occupying);
        var committed = unitsOf(awaited);
        committed.addAll(occupied);
        var report = new LinkedHashMap<String, Object>();
        report.put("on", day);
        report.put("physical", byArea(lettable, occupied));
        report.put("committed", byArea(lettable, committed));
        report.put("units", byCount(lettable, occupied));
        report.put(
                "tenants",
                occupying.stream().map(lease -> lease.tenant).distinct().count());
        var rows = new ArrayList<Map<String, Object>>();
        books.buildings().forEach((id, name) -> {
            var own = lettable.stream().filter(unit -> unit.building.equals(id)).toList();
            var row = new LinkedHashMap<String, Object>();
            row.put("buildingId", id);
            row.put("name", name);
            row.put("physical", byArea(own, occupied));
            row.put("units", byCount(own, occupied));
            rows.add(row);
        });
        report.put("buildings", new Rows("buildingId", rows));
        return report;
    }

    private static Map<String, Object> byArea(Collection<Unit> units, Set<String> some) {
        return Sums.ratio(Sums.of(only(units, some), unit -> unit.areaSqm), Sums.of(units, unit -> unit.areaSqm));
    }

    private static Map<String, Object> byCount(Collection<Unit> units, Set<String> some) {
        return Sums.ratio(only(units, some).size(), units.size());
    }

    private static List<Unit> only(Collection<Unit> units, Set<String> some) {
        return units.stream().filter(unit -> some.contains(unit.id)).toList();
    }

    Map<String, Object> wale() {
        var report = new LinkedHashMap<String, Object>();
        report.put("on", day);
        var openEndedSqm = Sums.of(openEnded, Lease::areaSqm);
        report.put(
                "byArea",
                conventions(
                        Lease::areaSqm, Sums.of(lettable, unit -> unit.areaSqm).subtract(openEndedSqm)));
        report.put("byRent", conventions(lease -> lease.yearlyRentOn(day), BigDecimal.ZERO));
        report.put("openEnded", openEnded.size());
        report.put("openEndedSqm", openEndedSqm);
        return report;
    }

    /** Of those that end. */
    private Map<String, Object> conventions(Function<Lease, BigDecimal> weight, BigDecimal withVacant) {
        var weighted = Sums.of(ending, lease -> weight.apply(lease)
                .multiply(BigDecimal.valueOf(Math.max(0, ChronoUnit.DAYS.between(day, lease.endOn(day))))));
        var running = ending.stream().filter(lease -> !lease.isHeldOverOn(day)).toList();
        var three = new LinkedHashMap<String, Object>();
        three.put("heldOverAsZero", years(weighted, Sums.of(ending, weight)));
        three.put("heldOverDropped", years(weighted, Sums.of(running, weight)));
        three.put("withVacant", years(weighted, withVacant));
        return three;
    }

    private static BigDecimal years(BigDecimal weightedDays, BigDecimal weight) {
        return weight.signum() == 0
                ? null
                : weightedDays.divide(weight.multiply(DAYS_PER_YEAR), 3, RoundingMode.HALF_UP);
    }

    Map<String, Object> expiry() {
        var report = new LinkedHashMap<String, Object>();
        report.put("on", day);
        report.put("leases", occupying.size());
        report.put("areaSqm", Sums.of(occupying, Lease::areaSqm));
        var byHorizon = occupying.stream()
                .collect(Collectors.groupingBy(
                        lease -> lease.isOpenEndedOn(day)
                                ? "OPEN_ENDED"
                                : horizon(ChronoUnit.DAYS.between(day, lease.endOn(day))),
                        TreeMap::new,
                        Collectors.toList()));
        report.put("buckets", endings("horizon", byHorizon));
        var byQuarter = ending.stream()
                .collect(Collectors.groupingBy(lease -> quarter(lease.endOn(day)), TreeMap::new, Collectors.toList()));
        report.put("quarters", endings("quarter", byQuarter));
        return report;
    }

    private static String horizon(long days) {
        if (days < 0) {
            return "OVERDUE";
        }
        if (days <= 90) {
            return "DAYS_0_TO_90";
        }
        if (days <= 180) {
            return "DAYS_91_TO_180";
        }
        if (days <= 365) {
            return "DAYS_181_TO_365";
        }
        return days <= 730 ? "YEARS_1_TO_2" : "BEYOND_2_YEARS";
    }

    private static String quarter(LocalDate day) {
        return day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
    }

    private Rows endings(String key, Map<String, List<Lease>> leasesByKey) {
        var rows = new ArrayList<Map<String, Object>>();
        leasesByKey.forEach((value, leases) -> {
            var row = new LinkedHashMap<String, Object>();
            row.put(key, value);
            row.put("leases", leases.size());
            row.put("areaSqm", Sums.of(leases, Lease::areaSqm));
            row.put("rentCnyPerYear", Sums.of(leases, lease -> lease.yearlyRentOn(day)));
            rows.add(row);
        });
        return new Rows(key, rows);
    }

    Map<String, Object> rentRoll() {
        var report = new LinkedHashMap<String, Object>();
        report.put("on", day);
        report.put("occupiedSqm", area("OCCUPIED"));
        report.put("signedSqm", area("SIGNED"));
        report.put("vacantSqm", area("VACANT"));
        report.put("rentCnyPerYear", Sums.of(occupying, lease -> lease.yearlyRentOn(day)));
        report.put("rows", new Rows("unitId", lettable.stream().map(this::row).toList()));
        return report;
    }

    private BigDecimal area(String state) {
        return Sums.of(
                lettable.stream().filter(unit -> stateOf(unit).equals(state)).toList(), unit -> unit.areaSqm);
    }

    private String stateOf(Unit unit) {
        if (occupants.containsKey(unit.id)) {
            return "OCCUPIED";
        }
        return comers.containsKey(unit.id) ? "SIGNED" : "VACANT";
    }

    private static Map<String, Lease> byUnit(List<Lease> leases, Comparator<Lease> whoComesFirst) {
        var first = new HashMap<String, Lease>();
        leases.stream()
                .sorted(whoComesFirst.thenComparing(lease -> lease.id))
                .forEach(lease -> lease.units.forEach(space -> first.putIfAbsent(space.unit(), lease)));
        return first;
    }

    private Map<String, Object> row(Unit unit) {
        var state = stateOf(unit);
        var occupant = Optional.ofNullable(occupants.get(unit.id));
        var lease = occupant.or(() -> Optional.ofNullable(comers.get(unit.id)));
        var row = new LinkedHashMap<String, Object>();
        row.put("unitId", unit.id);
        row.put("number", unit.number);
        row.put("buildingId", unit.building);
        row.put("floor", unit.floor);
        row.put("areaSqm", unit.areaSqm);
        row.put("state", state);
        row.put("contractId", lease.map(each -> each.id).orElse(null));
        row.put("tenantId", lease.map(each -> each.tenant).orElse(null));
        row.put("company", lease.map(each -> each.company).orElse(null));
        row.put("startOn", lease.map(each -> each.startOn).orElse(null));
        row.put("endOn", lease.map(each -> each.endOn(day)).orElse(null));
        row.put("heldOver", lease.filter(each -> each.isHeldOverOn(day)).isPresent());
        row.put("rentFree", lease.filter(each -> each.isRentFreeOn(day)).isPresent());
        row.put("rentCnyPerSqmMonth", lease.map(each -> each.rentOn(day)).orElse(null));
        row.put("rentCnyPerYear", occupant.map(each -> shareOf(each, unit)).orElse(null));
        return row;
    }

    /** By the agreed area; that all shares of a contract add up to it is asked of the answer as a whole. */
    private Near shareOf(Lease lease, Unit unit) {
        return lease.rentOn(day) == null
                ? null
                : lease.units.stream()
                        .filter(space -> space.unit().equals(unit.id))
                        .map(space -> new Near(lease.yearlyRentOn(day, space.areaSqm()), A_FEN))
                        .findFirst()
                        .orElseThrow();
    }

    /** Yuan a year of each contract somebody is in under. */
    Map<String, BigDecimal> yearlyRents() {
        return occupying.stream().collect(Collectors.toMap(lease -> lease.id, lease -> lease.yearlyRentOn(day)));
    }

    BigDecimal occupiedSqm() {
        return Sums.of(occupying, Lease::areaSqm);
    }
}
