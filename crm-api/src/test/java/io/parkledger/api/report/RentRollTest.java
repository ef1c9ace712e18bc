package io.parkledger.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.value.Cny;
import io.parkledger.projection.report.letting.RentRollReport.LetState;
import io.parkledger.projection.report.letting.RentRollReport.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RentRollTest {

    private static Row row(String areaSqm, @Nullable String contract, boolean heldOver, @Nullable String perYear) {
        return row(areaSqm, contract == null ? LetState.VACANT : LetState.OCCUPIED, contract, heldOver, perYear);
    }

    private static Row row(
            String areaSqm, LetState state, @Nullable String contract, boolean heldOver, @Nullable String perYear) {
        return new Row(
                "A0101",
                "A0101",
                "A",
                1,
                new BigDecimal(areaSqm),
                state,
                contract,
                contract,
                contract,
                null,
                contract == null ? null : LocalDate.of(2022, 2, 15),
                heldOver,
                false,
                null,
                perYear == null ? null : Cny.of(perYear));
    }

    @Test
    void rows_add_up_and_the_average_weighs_areas_with_a_rent_only() {
        var roll = RentRoll.of(List.of(
                row("100", "C1", false, "24000"),
                row("300", "C2", true, "108000"),
                row("50", "C3", false, null),
                row("80", LetState.SIGNED, "C4", false, null),
                row("200", null, false, null)));

        assertThat(roll.lettableSqm()).isEqualTo("730");
        assertThat(roll.letSqm()).isEqualTo("450");
        assertThat(roll.signedSqm()).isEqualTo("80");
        assertThat(roll.vacantSqm()).isEqualTo("200");
        assertThat(roll.heldOverSqm()).isEqualTo("300");
        assertThat(roll.rentCnyPerYear()).isEqualTo(Cny.of("132000"));
        assertThat(roll.averageRent()).as("132,000 ÷ 12 ÷ 400").isEqualTo(Cny.of("27.50"));
    }

    @Test
    void where_nothing_is_paid_there_is_no_average() {
        assertThat(RentRoll.of(List.of(row("200", null, false, null))).averageRent())
                .isNull();
    }
}
