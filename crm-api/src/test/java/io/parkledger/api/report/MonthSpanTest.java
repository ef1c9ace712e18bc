package io.parkledger.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class MonthSpanTest {

    private static final LocalDate MARCH_1 = LocalDate.of(2022, 3, 1);

    @Test
    void until_the_end_of_february_the_year_before_is_worth_a_look() {
        assertThat(MonthSpan.worthALook(MARCH_1)).isEqualTo(MonthSpan.ofYear(2022));
        assertThat(MonthSpan.worthALook(MARCH_1.minusDays(1))).isEqualTo(MonthSpan.ofYear(2021));
    }

    @Test
    void what_is_compared_are_months_that_are_over() {
        assertThat(MonthSpan.closedBy(MARCH_1)).isEqualTo(new MonthSpan(YearMonth.of(2022, 1), YearMonth.of(2022, 2)));
        assertThat(MonthSpan.closedBy(MARCH_1.minusDays(1))).isEqualTo(MonthSpan.ofYear(2021));
        assertThat(MonthSpan.closedBy(MARCH_1).aYearBefore())
                .isEqualTo(new MonthSpan(YearMonth.of(2021, 1), YearMonth.of(2021, 2)));
    }

    @Test
    void a_month_is_over_on_its_last_day() {
        assertThat(MonthSpan.closedBy(LocalDate.of(2022, 6, 29)).to()).isEqualTo(YearMonth.of(2022, 5));
        assertThat(MonthSpan.closedBy(LocalDate.of(2022, 6, 30)).to()).isEqualTo(YearMonth.of(2022, 6));
        assertThat(MonthSpan.closedBy(LocalDate.of(2022, 12, 31))).isEqualTo(MonthSpan.ofYear(2022));
    }

    @Test
    void the_year_so_far_has_the_month_that_runs() {
        assertThat(MonthSpan.soFar(MARCH_1)).isEqualTo(new MonthSpan(YearMonth.of(2022, 1), YearMonth.of(2022, 3)));
        assertThat(MonthSpan.soFar(LocalDate.of(2022, 1, 1)))
                .isEqualTo(new MonthSpan(YearMonth.of(2022, 1), YearMonth.of(2022, 1)));
    }

    @Test
    void at_a_touch_one_sees_the_years_around_and_the_quarters_none_in_the_future() {
        assertThat(MonthSpan.ofYear(2021).quick(MARCH_1))
                .containsExactly(
                        MonthSpan.ofYear(2020),
                        MonthSpan.ofYear(2021),
                        MonthSpan.ofYear(2022),
                        MonthSpan.ofQuarter(2021, 1),
                        MonthSpan.ofQuarter(2021, 2),
                        MonthSpan.ofQuarter(2021, 3),
                        MonthSpan.ofQuarter(2021, 4));
        assertThat(MonthSpan.ofYear(2022).quick(MARCH_1))
                .containsExactly(MonthSpan.ofYear(2021), MonthSpan.ofYear(2022), MonthSpan.ofQuarter(2022, 1));
    }

    @Test
    void an_end_left_open_is_that_of_the_year_of_the_other() {
        var august = YearMonth.of(2020, 8);

        assertThat(MonthSpan.of(august, null, MARCH_1)).isEqualTo(new MonthSpan(august, YearMonth.of(2020, 12)));
        assertThat(MonthSpan.of(null, august, MARCH_1)).isEqualTo(new MonthSpan(YearMonth.of(2020, 1), august));
        assertThat(MonthSpan.of(null, null, MARCH_1)).isEqualTo(MonthSpan.ofYear(2022));
    }

    @Test
    void a_quarter_and_a_year_are_known_by_their_months() {
        assertThat(MonthSpan.ofQuarter(2021, 4).quarter()).isEqualTo(4);
        assertThat(MonthSpan.ofQuarter(2021, 4).isWholeYear()).isFalse();
        assertThat(MonthSpan.ofYear(2021).quarter()).isZero();
        assertThat(MonthSpan.ofYear(2021).isWholeYear()).isTrue();
        assertThat(new MonthSpan(YearMonth.of(2021, 2), YearMonth.of(2021, 4)).quarter())
                .isZero();
    }
}
