package io.parkledger.projection.report;

import io.parkledger.projection.tenant.TenantView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shares out an amount so that the shares add up to it, to the last fen. */
final class Apportioning {

    private Apportioning() {}

    /**
     * Tax of a tenant with units in several buildings belongs to each by area; the last building takes the rounding.
     */
    static Map<String, Long> byArea(long fen, List<TenantView.Let> units) {
        var areas = new TreeMap<String, BigDecimal>();
        units.forEach(unit -> areas.merge(unit.buildingId(), unit.areaSqm(), BigDecimal::add));
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
}
