package io.parkledger.projection.report.funnel;

import static org.assertj.core.api.Assertions.assertThat;

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
}
