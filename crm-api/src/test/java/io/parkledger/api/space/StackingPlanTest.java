package io.parkledger.api.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.space.UnitState;
import io.parkledger.projection.space.UnitView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StackingPlanTest {

    private static final LocalDate DAY = LocalDate.of(2022, 2, 16);

    static UnitView unit(String id, int floor, String areaSqm, UnitState state, @Nullable LocalDate earmarkedUntil) {
        return new UnitView(
                id,
                "LQ",
                id.substring(0, 1),
                List.of(id.substring(0, 1)),
                id,
                floor,
                new BigDecimal(areaSqm),
                state,
                DAY,
                state == UnitState.EARMARKED ? "澜桥云枢" : null,
                earmarkedUntil,
                null,
                null,
                null,
                null,
                List.of(),
                DAY,
                null,
                null,
                null,
                List.of(),
                List.of(),
                0,
                1);
    }

    private static UnitView unit(String id, int floor, String areaSqm, UnitState state) {
        return unit(id, floor, areaSqm, state, state == UnitState.EARMARKED ? DAY.plusDays(200) : null);
    }

    private static StackingPlan plan(UnitView... units) {
        return StackingPlan.of(List.of(units), Map.of(), DAY);
    }

    @Test
    void the_top_floor_comes_first_and_units_of_the_past_are_not_shown() {
        var plan = plan(
                unit("A0101", 1, "100", UnitState.VACANT),
                unit("A1201", 12, "100", UnitState.OCCUPIED),
                unit("A0102", 1, "100", UnitState.DISSOLVED),
                unit("A0201", 2, "100", UnitState.VACANT));

        assertThat(plan.floors()).extracting(StackingPlan.Floor::number).containsExactly(12, 2, 1);
        assertThat(plan.floors().get(2).boxes()).hasSize(1);
    }

    @Test
    void a_unit_is_as_wide_as_its_share_of_the_largest_floor() {
        var plan = plan(
                unit("A0101", 1, "300", UnitState.VACANT),
                unit("A0102", 1, "97", UnitState.VACANT),
                unit("A0103", 1, "3", UnitState.VACANT),
                unit("A0201", 2, "100", UnitState.VACANT));

        assertThat(columns(plan.floors().get(1))).containsExactly(750, 243, 7);
        assertThat(plan.floors().get(1).rest()).isZero();
        assertThat(columns(plan.floors().get(0))).containsExactly(250);
        assertThat(plan.floors().get(0).rest()).isEqualTo(750);
    }

    @Test
    void a_floor_never_takes_more_columns_than_there_are_however_many_units_it_has() {
        for (int units = 1; units <= 60; units++) {
            var columns = columns(floorOf(units));

            assertThat(columns.stream().mapToInt(each -> each).sum()).isEqualTo(StackingPlan.COLUMNS);
            double exact = StackingPlan.COLUMNS / (double) units;
            assertThat(columns)
                    .hasSize(units)
                    .allMatch(each -> Math.abs(each - exact) <= 1, "one of %d".formatted(units));
        }
    }

    private static StackingPlan.Floor floorOf(int units) {
        return plan(IntStream.rangeClosed(1, units)
                        .mapToObj(at -> unit("D01%02d".formatted(at), 1, "75.40", UnitState.VACANT))
                        .toArray(UnitView[]::new))
                .floors()
                .get(0);
    }

    private static List<Integer> columns(StackingPlan.Floor floor) {
        return floor.boxes().stream().map(StackingPlan.Box::columns).toList();
    }

    @Test
    void kept_for_a_talk_is_vacant_and_signed_is_not() {
        var floor = plan(
                        unit("A0101", 1, "100", UnitState.VACANT),
                        unit("A0102", 1, "20", UnitState.EARMARKED),
                        unit("A0103", 1, "7", UnitState.RESERVED),
                        unit("A0104", 1, "5", UnitState.OUT_OF_SERVICE))
                .floors()
                .get(0);

        assertThat(floor.areaSqm()).isEqualTo("132");
        assertThat(floor.vacantSqm()).isEqualTo("120");
    }

    @Test
    void what_ends_within_ninety_days_or_has_ended_is_pointed_out() {
        assertThat(StackingPlan.Urgency.of(DAY.plusDays(91), DAY)).isEqualTo(StackingPlan.Urgency.NONE);
        assertThat(StackingPlan.Urgency.of(DAY.plusDays(90), DAY)).isEqualTo(StackingPlan.Urgency.SOON);
        assertThat(StackingPlan.Urgency.of(DAY, DAY)).isEqualTo(StackingPlan.Urgency.SOON);
        assertThat(StackingPlan.Urgency.of(DAY.minusDays(1), DAY)).isEqualTo(StackingPlan.Urgency.OVERDUE);

        var box = plan(unit("A0101", 1, "100", UnitState.EARMARKED, DAY.minusDays(1)))
                .floors()
                .get(0)
                .boxes()
                .get(0);
        assertThat(box.urgency()).isEqualTo(StackingPlan.Urgency.OVERDUE);
        assertThat(box.company()).isEqualTo("澜桥云枢");
    }

    @Test
    void small_vacant_units_of_one_floor_are_found_together() {
        var units = List.of(
                unit("A0101", 1, "100", UnitState.VACANT),
                unit("A0102", 1, "100", UnitState.VACANT),
                unit("A0103", 1, "100", UnitState.EARMARKED),
                unit("A0201", 2, "250", UnitState.VACANT),
                unit("A0301", 3, "250", UnitState.OCCUPIED),
                unit("B0101", 1, "100", UnitState.VACANT));

        var found = Vacant.of(units, new BigDecimal("200"), null);
        assertThat(found.units()).extracting(UnitView::id).containsExactly("A0201");
        assertThat(found.areaSqm()).isEqualTo("250");
        assertThat(found.floors()).hasSize(1);
        assertThat(found.floors().get(0).areaSqm()).isEqualTo("200");

        assertThat(Vacant.of(units, null, "B").units()).extracting(UnitView::id).containsExactly("B0101");
        assertThat(Vacant.of(units, new BigDecimal("201"), null).floors()).isEmpty();
    }
}
