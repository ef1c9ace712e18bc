package io.parkledger.projection.report.letting;

import static io.parkledger.projection.report.letting.ExpiryReport.Horizon.BEYOND_2_YEARS;
import static io.parkledger.projection.report.letting.ExpiryReport.Horizon.DAYS_0_TO_90;
import static io.parkledger.projection.report.letting.ExpiryReport.Horizon.DAYS_181_TO_365;
import static io.parkledger.projection.report.letting.ExpiryReport.Horizon.DAYS_91_TO_180;
import static io.parkledger.projection.report.letting.ExpiryReport.Horizon.OVERDUE;
import static io.parkledger.projection.report.letting.ExpiryReport.Horizon.YEARS_1_TO_2;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HorizonTest {

    private static final LocalDate DAY = LocalDate.of(2021, 12, 31);

    private static ExpiryReport.Horizon in(long days) {
        return ExpiryReport.Horizon.of(DAY.plusDays(days), DAY);
    }

    @Test
    void every_day_belongs_to_one_horizon_and_the_bounds_are_where_they_are_named() {
        assertThat(List.of(in(-1), in(0), in(90), in(91), in(180), in(181), in(365), in(366), in(730), in(731)))
                .containsExactly(
                        OVERDUE,
                        DAYS_0_TO_90,
                        DAYS_0_TO_90,
                        DAYS_91_TO_180,
                        DAYS_91_TO_180,
                        DAYS_181_TO_365,
                        DAYS_181_TO_365,
                        YEARS_1_TO_2,
                        YEARS_1_TO_2,
                        BEYOND_2_YEARS);
        assertThat(LongStream.rangeClosed(-800, 8_000).mapToObj(HorizonTest::in))
                .isSorted();
    }

    @Test
    void a_quarter_is_named_by_its_year_and_number() {
        assertThat(ExpiryReport.quarterOf(LocalDate.of(2022, 3, 31))).isEqualTo("2022-Q1");
        assertThat(ExpiryReport.quarterOf(LocalDate.of(2022, 4, 1))).isEqualTo("2022-Q2");
        assertThat(ExpiryReport.quarterOf(DAY)).isEqualTo("2021-Q4");
    }
}
