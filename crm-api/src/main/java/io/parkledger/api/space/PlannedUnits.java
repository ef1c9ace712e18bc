package io.parkledger.api.space;

import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.refusal.Refused.FieldError;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.core.value.UnitNumber;
import io.parkledger.projection.space.UnitView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is registered when a building's units are written down by patterns of their numbers.
 *
 * @param units   to be registered, floor by floor
 * @param leftOut numbers that the building has already
 */
record PlannedUnits(List<Planned> units, List<String> leftOut) {

    /** One of them. */
    record Planned(String number, int floor, BigDecimal areaSqm) {}

    /** Those of one floor. */
    record Floor(int floor, List<Planned> units) {

        public BigDecimal areaSqm() {
            return sum(units);
        }

        public String numbers(String separator) {
            return units.stream().map(Planned::number).collect(Collectors.joining(separator));
        }
    }

    /**
     * @param there the units of the building
     * @throws Refused when a pattern does not say which numbers are meant, each beside its field
     */
    static PlannedUnits of(List<BuildingApi.FloorPattern> floors, Collection<UnitView> there) {
        var wrong = new ArrayList<FieldError>();
        var planned = new ArrayList<Planned>();
        var said = new HashSet<String>();
        for (int row = 0; row < floors.size(); row++) {
            var numbers = "floors[" + row + "].numbers";
            var pattern = floors.get(row);
            try {
                if (pattern.last() < pattern.floor()) {
                    wrong.add(FieldError.of("floors[" + row + "].upToFloor", "unit-pattern.floors-backwards"));
                    continue;
                }
                unitsOf(pattern).forEach(unit -> {
                    if (!said.add(UnitNumber.comparable(unit.number()))) {
                        throw new InvalidValue("unit-pattern.number-twice", unit.number());
                    }
                    planned.add(unit);
                    UnitPattern.requireFew(planned.size());
                });
            } catch (InvalidValue e) {
                wrong.add(FieldError.of(numbers, e.code(), e.facts().toArray()));
            }
        }
        if (!wrong.isEmpty()) {
            throw Refused.malformed(wrong);
        }
        return without(planned, there);
    }

    private static Stream<Planned> unitsOf(BuildingApi.FloorPattern pattern) {
        var numbers = UnitPattern.numbersIn(pattern.numbers());
        return IntStream.rangeClosed(pattern.floor(), pattern.last()).boxed().flatMap(floor -> UnitPattern.onFloor(
                        floor, pattern.floor(), numbers)
                .map(number -> new Planned(number, floor, pattern.areaSqm())));
    }

    private static PlannedUnits without(List<Planned> planned, Collection<UnitView> there) {
        var taken = there.stream()
                .filter(unit -> unit.state().isThere())
                .map(unit -> UnitNumber.comparable(unit.number()))
                .collect(Collectors.toSet());
        return new PlannedUnits(
                planned.stream().filter(unit -> !isTaken(unit, taken)).toList(),
                planned.stream()
                        .filter(unit -> isTaken(unit, taken))
                        .map(Planned::number)
                        .toList());
    }

    private static boolean isTaken(Planned unit, Set<String> taken) {
        return taken.contains(UnitNumber.comparable(unit.number()));
    }

    public BigDecimal areaSqm() {
        return sum(units);
    }

    private static BigDecimal sum(List<Planned> units) {
        return units.stream().map(Planned::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** From the lowest up. */
    public List<Floor> floors() {
        return units.stream()
                .collect(Collectors.groupingBy(Planned::floor, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(each -> new Floor(each.getKey(), each.getValue()))
                .toList();
    }
}
