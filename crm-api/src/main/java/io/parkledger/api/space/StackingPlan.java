package io.parkledger.api.space;

import io.parkledger.core.space.UnitState;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.space.UnitView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One building as it stands (租控图): its floors from the top down, each unit as wide as its area on the largest floor.
 */
record StackingPlan(List<Floor> floors) {

    /** The largest floor is so many columns wide: enough that units of one area look equally wide. */
    static final int COLUMNS = 1000;

    /** A lease that ends within so many days is pointed out. */
    static final int ENDS_SOON_DAYS = 90;

    /**
     * One floor.
     *
     * @param vacantSqm not let, not signed; kept for a talk or not
     * @param rest      columns by which it is narrower than the largest
     */
    record Floor(int number, BigDecimal areaSqm, BigDecimal vacantSqm, List<Box> boxes, int rest) {}

    /**
     * One unit.
     *
     * @param contract it is let or signed under
     * @param columns  its width
     * @param day      it is looked at
     */
    record Box(UnitView unit, @Nullable ContractView contract, int columns, LocalDate day) {

        public Urgency urgency() {
            return Urgency.of(until(), day);
        }

        /** Who is in, will be in, or is talking. */
        public @Nullable String company() {
            return unit.company() != null ? unit.company() : unit.earmarkedFor();
        }

        /** The last day of the lease, or of the earmark. */
        public @Nullable LocalDate until() {
            if (unit.state() == UnitState.EARMARKED) {
                return unit.earmarkedUntil();
            }
            return contract == null ? null : contract.endOn();
        }
    }

    /** How soon somebody has to act. */
    enum Urgency {
        NONE,
        /** The lease ends within {@link #ENDS_SOON_DAYS}. */
        SOON,
        /** It has ended, and the tenant is still in (逾期占用); or the earmark has. */
        OVERDUE;

        static Urgency of(@Nullable LocalDate until, LocalDate day) {
            if (until == null || ChronoUnit.DAYS.between(day, until) > ENDS_SOON_DAYS) {
                return NONE;
            }
            return until.isBefore(day) ? OVERDUE : SOON;
        }
    }

    static StackingPlan of(List<UnitView> units, Map<String, ContractView> contracts, LocalDate day) {
        var byFloor = units.stream()
                .filter(unit -> unit.state().isThere())
                .sorted(UnitView.BY_NUMBER)
                .collect(Collectors.groupingBy(
                        UnitView::floor, () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.toList()));
        var largest = byFloor.values().stream()
                .map(StackingPlan::area)
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ONE);
        return new StackingPlan(byFloor.entrySet().stream()
                .map(floor -> floor(floor.getKey(), floor.getValue(), largest, contracts, day))
                .toList());
    }

    /** All units, from the top down. */
    Stream<Box> boxes() {
        return floors.stream().flatMap(floor -> floor.boxes().stream());
    }

    private static Floor floor(
            int number, List<UnitView> units, BigDecimal largest, Map<String, ContractView> contracts, LocalDate day) {
        var boxes = new ArrayList<Box>();
        var upTo = BigDecimal.ZERO;
        for (var unit : units) {
            int from = columns(upTo, largest);
            upTo = upTo.add(unit.areaSqm());
            var contract = unit.contractId() == null ? null : contracts.get(unit.contractId());
            boxes.add(new Box(unit, contract, columns(upTo, largest) - from, day));
        }
        var vacant = units.stream().filter(StackingPlan::isVacant).toList();
        return new Floor(number, upTo, area(vacant), List.copyOf(boxes), COLUMNS - columns(upTo, largest));
    }

    /** Edges are rounded, not widths: so a floor is never wider than the sum of its units. */
    private static int columns(BigDecimal area, BigDecimal largest) {
        return area.multiply(BigDecimal.valueOf(COLUMNS))
                .divide(largest, 0, RoundingMode.HALF_UP)
                .intValue();
    }

    static boolean isVacant(UnitView unit) {
        return unit.state() == UnitState.VACANT || unit.state() == UnitState.EARMARKED;
    }

    static BigDecimal area(Collection<UnitView> units) {
        return units.stream().map(UnitView::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
