package io.parkledger.projection.report.contribution;

import static io.parkledger.projection.Story.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.projection.tenant.TenantView.Let;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApportioningTest {

    private static Let let(String unit, String building, String area) {
        return let(unit, building, area, "2019-01-01", null);
    }

    private static Let let(String unit, String building, String area, String from, String until) {
        return new Let(unit, building, new BigDecimal(area), "C1", day(from), until == null ? null : day(until));
    }

    @Test
    void shares_add_up_to_the_last_fen() {
        var units = List.of(let("U1", "B1", "10"), let("U2", "B2", "10"), let("U3", "B3", "10"));

        assertThat(Apportioning.byArea(100, units, 2021)).isEqualTo(Map.of("B1", 33L, "B2", 33L, "B3", 34L));
        assertThat(Apportioning.byArea(-100, units, 2021)).isEqualTo(Map.of("B1", -33L, "B2", -33L, "B3", -34L));
        for (long fen = -50; fen <= 50; fen++) {
            var odd = List.of(
                    let("U1", "B1", "7.77"), let("U2", "B2", "0.01"), let("U3", "B1", "3"), let("U4", "B3", "9"));
            assertThat(Apportioning.byArea(fen, odd, 2021).values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(fen);
        }
        assertThat(Apportioning.byArea(100, List.of(), 2021)).isEmpty();
    }

    /** Beside one of the same size that is held all the time. */
    @ParameterizedTest
    @CsvSource({
        "2021-12-31, ,           true,  its first day is the last of the year",
        "2022-01-01, ,           false, its first day is the first of the next",
        "2020-03-01, 2021-01-02, true,  its last day is the first of the year",
        "2020-03-01, 2021-01-01, false, its last day is the last of the year before",
        "2021-05-01, 2021-05-02, true,  one day",
        "2021-05-01, 2021-05-01, false, given back on the day it was taken"
    })
    void a_unit_counts_in_a_year_when_it_was_held_on_any_day_of_it(
            String from, String until, boolean counts, String because) {
        var units = List.of(let("U1", "B1", "10"), let("U2", "B2", "10", from, until));

        assertThat(Apportioning.byArea(100, units, 2021))
                .as(because)
                .isEqualTo(counts ? Map.of("B1", 50L, "B2", 50L) : Map.of("B1", 100L));
    }

    @Test
    void a_unit_let_again_in_the_same_year_counts_once_with_the_area_agreed_last() {
        var units = List.of(
                let("U1", "B1", "20", "2021-01-01", "2021-06-01"),
                let("U1", "B1", "10", "2021-06-01", null),
                let("U2", "B2", "10"));

        assertThat(Apportioning.byArea(100, units, 2021)).isEqualTo(Map.of("B1", 50L, "B2", 50L));
        assertThat(Apportioning.byArea(100, units, 2022)).isEqualTo(Map.of("B1", 50L, "B2", 50L));
    }

    @Test
    void tax_of_a_year_without_units_goes_by_the_nearest() {
        var units = List.of(
                let("U1", "B1", "10", "2018-01-01", "2019-01-01"),
                let("U2", "B2", "10", "2018-07-01", "2020-07-01"),
                let("U3", "B3", "30", "2018-07-01", "2020-07-01"));

        assertThat(Apportioning.byArea(100, units, 2022)).as("paid late").isEqualTo(Map.of("B2", 25L, "B3", 75L));
        assertThat(Apportioning.byArea(100, units, 2017))
                .as("paid before it came")
                .isEqualTo(Map.of("B1", 100L));
        var oneDay = List.of(let("U1", "B1", "10", "2021-05-01", "2021-05-01"));
        assertThat(Apportioning.byArea(100, oneDay, 2021)).as("never held any").isEqualTo(Map.of("B1", 100L));
    }
}
