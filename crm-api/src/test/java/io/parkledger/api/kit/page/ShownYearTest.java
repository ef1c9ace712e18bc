package io.parkledger.api.kit.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ShownYearTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 2, 16);

    @Test
    void until_something_happened_this_year_one_wants_to_see_the_last() {
        assertThat(ShownYear.of(null, TODAY, year -> year == 2021).number()).isEqualTo(2021);
        assertThat(ShownYear.of(null, TODAY, year -> true).number()).isEqualTo(2022);
        assertThat(ShownYear.of(2022, TODAY, year -> false).number()).isEqualTo(2022);
        assertThat(ShownYear.of(9999, TODAY, year -> true).number()).isEqualTo(2022);
    }

    @Test
    void a_running_year_is_compared_with_the_same_part_of_the_year_before() {
        assertThat(new ShownYear(2022, TODAY).toBefore()).isEqualTo("2021-02-16");
        assertThat(new ShownYear(2021, TODAY).toBefore()).isEqualTo("2020-12-31");
        assertThat(new ShownYear(2021, TODAY).fromBefore()).isEqualTo("2020-01-01");
    }

    @Test
    void the_shown_year_is_among_the_choices() {
        assertThat(new ShownYear(2021, TODAY).choices()).containsExactly(2022, 2021, 2020, 2019, 2018);
        assertThat(new ShownYear(2016, TODAY).choices()).endsWith(2017, 2016);
    }
}
