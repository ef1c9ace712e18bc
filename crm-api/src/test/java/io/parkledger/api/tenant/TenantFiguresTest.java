package io.parkledger.api.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.value.Cny;
import io.parkledger.projection.contribution.TenantYear;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TenantFiguresTest {

    private static TenantYear year(int number, Map<String, Long> tax, Map<String, Long> jobs) {
        return new TenantYear("T1." + number, "T1", "LQ", number, tax, Map.of(), jobs, Map.of(), 1);
    }

    @Test
    void only_the_same_periods_are_compared_and_what_was_not_reported_is_not_zero() {
        var figures = TenantFigures.of(
                year(2021, Map.of("2021-Q1|ALL", 100L, "2021-Q2|VALUE_ADDED", 30L), Map.of("2021-Q3", 9L)),
                year(2020, Map.of("2020-Q1|ALL", 80L, "2020-Q4|ALL", 5_000L), Map.of()));

        assertThat(figures.rows())
                .extracting(TenantFigures.Row::period)
                .containsExactly("2021-Q1", "2021-Q2", "2021-Q3");
        assertThat(figures.tax()).isEqualTo(Cny.ofFen(130));
        assertThat(figures.taxBefore()).as("of two quarters one is not known").isNull();
        assertThat(figures.rows().get(0).taxBefore()).isEqualTo(Cny.ofFen(80));
        assertThat(figures.rows().get(1).taxBefore()).isNull();
        assertThat(figures.rows().get(2).tax()).isNull();
        assertThat(figures.jobs()).isEqualTo(9);
        assertThat(figures.retained()).isNull();
        assertThat(figures.output()).isNull();
    }

    @Test
    void a_year_is_compared_with_the_same_periods_of_the_year_before() {
        var figures = TenantFigures.of(
                year(2021, Map.of("2021-Q1|ALL", 100L, "2021-Q2|VALUE_ADDED", 30L), Map.of()),
                year(2020, Map.of("2020-Q1|ALL", 80L, "2020-Q2|ALL", 5L, "2020-Q4|ALL", 5_000L), Map.of()));

        assertThat(figures.taxBefore()).as("without the fourth quarter").isEqualTo(Cny.ofFen(85));
    }
}
