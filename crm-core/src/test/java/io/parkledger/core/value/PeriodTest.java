package io.parkledger.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2021-Q1, 2021-01-01, 2021-03-31",
        "2021-Q2, 2021-04-01, 2021-06-30",
        "2021-Q3, 2021-07-01, 2021-09-30",
        "2021-Q4, 2021-10-01, 2021-12-31",
        "2021-02, 2021-02-01, 2021-02-28",
        "2020-02, 2020-02-01, 2020-02-29",
        "2021-12, 2021-12-01, 2021-12-31"
    })
    void a_period_has_a_first_and_a_last_day(String period, LocalDate first, LocalDate last) {
        assertThat(new Period(period).firstDay()).isEqualTo(first);
        assertThat(new Period(period).lastDay()).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        "2022-01-01, 2021-12, 2021-Q4",
        "2022-03-31, 2022-02, 2021-Q4",
        "2022-04-01, 2022-03, 2022-Q1",
        "2022-05-31, 2022-04, 2022-Q1"
    })
    void a_period_before_a_day_ended_before_it(LocalDate day, String month, String quarter) {
        assertThat(Period.monthBefore(day)).hasToString(month);
        assertThat(Period.quarterBefore(day)).hasToString(quarter);
    }

    @Test
    void a_quarter_is_no_month() {
        assertThat(Period.quarter(2021, 3)).hasToString("2021-Q3");
        assertThat(new Period("2021-Q3").isQuarter()).isTrue();
        assertThat(new Period("2021-03").isQuarter()).isFalse();
        assertThat(new Period("2021-03").year()).isEqualTo(2021);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2021",
                "2021-0",
                "2021-00",
                "2021-13",
                "2021-3",
                "2021-Q0",
                "2021-Q5",
                "2021-q1",
                "1899-Q1",
                "2200-01",
                "2021-Q1 ",
                "2021-03-01",
                "2021Q1"
            })
    void what_is_neither_month_nor_quarter_is_refused(String text) {
        assertThatThrownBy(() -> new Period(text))
                .isInstanceOfSatisfying(InvalidValue.class, invalid -> assertThat(invalid.code())
                        .isEqualTo("value.period-malformed"));
    }

    @Test
    void a_quarter_has_three_months_and_each_of_them_lies_in_it() {
        assertThat(new Period("2021-Q4").months())
                .containsExactly(new Period("2021-10"), new Period("2021-11"), new Period("2021-12"));
        assertThat(new Period("2021-Q4").months()).extracting(Period::quarter).containsOnly(new Period("2021-Q4"));
        assertThat(new Period("2021-04").months()).containsExactly(new Period("2021-04"));
        assertThat(new Period("2021-Q2").quarter()).isEqualTo(new Period("2021-Q2"));
    }
}
