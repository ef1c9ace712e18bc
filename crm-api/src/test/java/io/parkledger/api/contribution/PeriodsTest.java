package io.parkledger.api.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.value.Period;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodsTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 2, 16);

    @Test
    void what_is_due_is_what_ended_last_of_the_kind_the_park_reports() {
        assertThat(Periods.of(true, null, TODAY).due().value()).isEqualTo("2021-Q4");
        assertThat(Periods.of(false, null, TODAY).due().value()).isEqualTo("2022-01");
        assertThat(Periods.of(true, null, LocalDate.of(2022, 3, 31)).due().value())
                .isEqualTo("2021-Q4");
        assertThat(Periods.of(true, null, LocalDate.of(2022, 4, 1)).due().value())
                .isEqualTo("2022-Q1");
        assertThat(Periods.of(true, null, LocalDate.of(2022, 5, 31)).due().value())
                .isEqualTo("2022-Q1");
    }

    @Test
    void quarters_and_months_stand_apart_the_latest_first() {
        var periods = Periods.of(true, null, TODAY);

        assertThat(periods.quarters()).containsExactly("2022-Q1", "2021-Q4", "2021-Q3", "2021-Q2", "2021-Q1");
        assertThat(periods.months()).startsWith("2022-02", "2022-01", "2021-12").hasSize(14);
        assertThat(periods.all()).startsWith("2022-Q1").endsWith("2021-01");
    }

    @Test
    void the_one_asked_for_is_among_them() {
        assertThat(Periods.of(true, new Period("2017-Q3"), TODAY).quarters()).endsWith("2021-Q1", "2017-Q3");
        assertThat(Periods.of(true, new Period("2022-12"), TODAY).months()).startsWith("2022-12");
        assertThat(Periods.of(true, new Period("2021-Q4"), TODAY).quarters()).doesNotHaveDuplicates();
    }
}
