package io.parkledger.projection.report.contribution;

import static java.util.stream.Collectors.toMap;

import io.parkledger.projection.tenant.TenantView.Let;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shares out an amount so that the shares add up to it, to the last fen. */
final class Apportioning {

    private Apportioning() {}

    /**
     * Tax of a tenant and a year belongs to the buildings the tenant was in that year, by the area of all units it held
     * on any day of it; the last building takes the rounding. Tax of a year in which it held none, paid late or early,
     * goes by the units it held nearest to that year.
     *
     * @param units all the tenant ever had
     */
    static Map<String, Long> byArea(long fen, List<Let> units, int year) {
        var areas = new TreeMap<String, BigDecimal>();
        ofYear(units, year).forEach(unit -> areas.merge(unit.buildingId(), unit.areaSqm(), BigDecimal::add));
        var total = areas.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var shares = new TreeMap<String, Long>();
        long left = fen;
        for (var building : areas.keySet()) {
            boolean last = building.equals(areas.lastKey());
            long share = last
                    ? left
                    : BigDecimal.valueOf(fen)
                            .multiply(areas.get(building))
                            .divide(total, 0, RoundingMode.HALF_UP)
                            .longValueExact();
            shares.put(building, share);
            left -= share;
        }
        return shares;
    }

    /** A unit let twice in a year, by one contract after the other, is there once. */
    private static Collection<Let> ofYear(List<Let> units, int year) {
        var nearest = units.stream().mapToLong(unit -> daysBetween(unit, year)).min();
        return units.stream()
                .filter(unit -> daysBetween(unit, year) == nearest.getAsLong())
                .collect(toMap(Let::unitId, unit -> unit, (earlier, later) -> later))
                .values();
    }

    /** Days from the year to those of the unit, before or after it; zero for one held in the year. */
    private static long daysBetween(Let unit, int year) {
        var first = LocalDate.of(year, 1, 1);
        var last = LocalDate.of(year, 12, 31);
        var until = unit.until();
        if (until != null && !until.isAfter(unit.from())) {
            // Given back on the day it was taken: held on none.
            return Long.MAX_VALUE;
        }
        if (unit.from().isAfter(last)) {
            return ChronoUnit.DAYS.between(last, unit.from());
        }
        return until == null || until.isAfter(first) ? 0 : ChronoUnit.DAYS.between(until, first) + 1;
    }
}
