package io.parkledger.api.space;

import io.parkledger.projection.space.UnitView;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can be shown to somebody who looks for space.
 *
 * @param units  that are large enough by themselves, the largest first
 * @param floors where several vacant units together are
 */
record Vacant(List<UnitView> units, BigDecimal areaSqm, List<Together> floors) {

    /** Vacant units of one floor, none kept for a talk: they could be merged or let together. */
    record Together(String buildingId, int floor, BigDecimal areaSqm, List<UnitView> units) {}

    private record Place(String buildingId, int floor) {}

    static Vacant of(List<UnitView> all, @Nullable BigDecimal minAreaSqm, @Nullable String buildingId) {
        var vacant = all.stream()
                .filter(StackingPlan::isVacant)
                .filter(unit -> buildingId == null || unit.buildingId().equals(buildingId))
                .toList();
        var units = vacant.stream()
                .filter(unit -> minAreaSqm == null || unit.areaSqm().compareTo(minAreaSqm) >= 0)
                .sorted(Comparator.comparing(UnitView::areaSqm).reversed().thenComparing(UnitView.BY_NUMBER))
                .toList();
        return new Vacant(units, StackingPlan.area(units), together(vacant, minAreaSqm));
    }

    private static List<Together> together(List<UnitView> vacant, @Nullable BigDecimal minAreaSqm) {
        var byFloor = vacant.stream()
                .filter(unit -> unit.earmarkedFor() == null)
                .sorted(UnitView.BY_NUMBER)
                .collect(Collectors.groupingBy(
                        unit -> new Place(unit.buildingId(), unit.floor()),
                        () -> new TreeMap<>(
                                Comparator.comparing(Place::buildingId).thenComparing(Place::floor)),
                        Collectors.toList()));
        return byFloor.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(each -> new Together(
                        each.getKey().buildingId(),
                        each.getKey().floor(),
                        StackingPlan.area(each.getValue()),
                        each.getValue()))
                .filter(floor -> minAreaSqm == null || floor.areaSqm().compareTo(minAreaSqm) >= 0)
                .sorted(Comparator.comparing(Together::areaSqm).reversed())
                .toList();
    }
}
