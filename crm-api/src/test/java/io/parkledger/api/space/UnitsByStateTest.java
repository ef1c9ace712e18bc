package io.parkledger.api.space;

import static io.parkledger.api.space.StackingPlanTest.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.space.UnitState;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitsByStateTest {

    @Test
    void units_of_a_state_stand_in_one_row_with_their_share_of_the_building() {
        var building = UnitsByState.of(List.of(
                unit("A0101", 1, "100", UnitState.OCCUPIED, null),
                unit("A0102", 1, "60", UnitState.VACANT, null),
                unit("A0201", 2, "40", UnitState.OCCUPIED, null)));

        assertThat(building.units()).isEqualTo(3);
        assertThat(building.areaSqm()).isEqualByComparingTo("200");
        assertThat(building.rows())
                .extracting(UnitsByState.Row::state)
                .containsExactly(UnitState.VACANT, UnitState.OCCUPIED);
        assertThat(building.rows()).extracting(UnitsByState.Row::units).containsExactly(1, 2);
        assertThat(building.rows())
                .extracting(row -> row.share().percent().toPlainString())
                .containsExactly("30.0", "70.0");
    }

    @Test
    void a_unit_that_was_split_or_merged_away_is_counted_no_more() {
        var building = UnitsByState.of(List.of(
                unit("A0101", 1, "100", UnitState.DISSOLVED, null), unit("A0101-1", 1, "55", UnitState.VACANT, null)));

        assertThat(building.units()).isEqualTo(1);
        assertThat(building.areaSqm()).isEqualByComparingTo("55");
    }

    @Test
    void a_building_without_units_has_no_rows() {
        assertThat(UnitsByState.of(List.of()).rows()).isEmpty();
    }
}
