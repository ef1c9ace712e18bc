package io.parkledger.api.space;

import io.parkledger.core.space.UnitState;
import io.parkledger.projection.report.Ratio;
import io.parkledger.projection.space.UnitView;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Collectors;

/** What a building consists of: its units by how they stand, without those split or merged away. */
record UnitsByState(int units, BigDecimal areaSqm, List<Row> rows) {

    /**
     * The units in one state.
     *
     * @param share of the building's area
     */
    record Row(UnitState state, int units, Ratio share) {}

    static UnitsByState of(List<UnitView> units) {
        var byState = units.stream()
                .collect(Collectors.groupingBy(
                        UnitView::state, () -> new EnumMap<>(UnitState.class), Collectors.toList()));
        byState.keySet().removeIf(state -> !state.isThere());
        var all = byState.values().stream().flatMap(List::stream).toList();
        var areaSqm = StackingPlan.area(all);
        return new UnitsByState(
                all.size(),
                areaSqm,
                byState.entrySet().stream()
                        .map(each -> new Row(
                                each.getKey(),
                                each.getValue().size(),
                                Ratio.of(StackingPlan.area(each.getValue()), areaSqm)))
                        .toList());
    }
}
