package io.parkledger.projection.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.UnitId;
import io.parkledger.projection.tenant.TenantView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DaysTest {

    private static Days days(long... days) {
        var cases = new TreeMap<Long, Long>();
        for (var each : days) {
            cases.merge(each, 1L, Long::sum);
        }
        return Days.of(cases);
    }

    @Test
    void the_median_of_an_even_number_lies_between_the_middle_two() {
        assertThat(days(1, 2, 10, 4).median()).isEqualTo("3.0");
        assertThat(days(1, 2, 10, 3).median()).isEqualTo("2.5");
        assertThat(days(7).median()).isEqualTo("7.0");
    }

    @Test
    void p90_is_the_nearest_rank() {
        assertThat(days(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).p90()).isEqualTo(9);
        assertThat(days(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).p90()).isEqualTo(10);
        assertThat(days(1, 2).p90()).isEqualTo(2);
        assertThat(days(5).p90()).isEqualTo(5);
        assertThat(days(3, 3, 3, 3, 3, 3, 3, 3, 3, 99).p90()).isEqualTo(3);
    }

    @Test
    void the_mean_is_rounded_once_half_up() {
        assertThat(days(1, 1, 2).mean()).isEqualTo("1.3");
        assertThat(days(0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0)
                        .mean())
                .isEqualTo("0.8");
    }

    @Test
    void shares_add_up_to_the_last_fen() {
        var units = List.of(let("U1", "B1", "10"), let("U2", "B2", "10"), let("U3", "B3", "10"));

        assertThat(Apportioning.byArea(100, units)).isEqualTo(Map.of("B1", 33L, "B2", 33L, "B3", 34L));
        assertThat(Apportioning.byArea(-100, units)).isEqualTo(Map.of("B1", -33L, "B2", -33L, "B3", -34L));
        for (long fen = -50; fen <= 50; fen++) {
            var odd = List.of(
                    let("U1", "B1", "7.77"), let("U2", "B2", "0.01"), let("U3", "B1", "3"), let("U4", "B3", "9"));
            assertThat(Apportioning.byArea(fen, odd).values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(fen);
        }
        assertThat(Apportioning.byArea(100, List.of())).isEmpty();
    }

    private static TenantView.Let let(String unit, String building, String area) {
        return new TenantView.Let(new UnitId(unit).value(), new BuildingId(building).value(), new BigDecimal(area));
    }
}
