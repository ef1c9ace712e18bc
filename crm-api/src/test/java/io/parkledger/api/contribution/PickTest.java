package io.parkledger.api.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.id.ContributionId;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PickTest {

    @ParameterizedTest
    @CsvSource({
        "T-1.2021-Q3|7|TAX|ALL|FULL, TAX_ALL_FULL",
        "T-1.2021-Q3|0|JOBS, JOBS",
        "T-1.2021-Q3|999999999|OUTPUT, OUTPUT"
    })
    void what_a_box_says_is_read_as_it_was_written(String text, String figure) {
        assertThat(Pick.of(text).figure().key()).isEqualTo(figure);
        assertThat(Pick.of(text).text()).isEqualTo(text);
    }

    @Test
    void every_tax_has_a_box_of_its_own() {
        var contribution = new ContributionId("T-1.2021-Q3");
        for (var type : TaxType.values()) {
            for (var scope : TaxScope.values()) {
                var pick = new Pick(contribution, 3, Figure.tax(type, scope));
                assertThat(Pick.of(pick.text())).isEqualTo(pick);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "T-1.2021-Q3",
                "T-1.2021-Q3|7",
                "T-1.2021-Q3||JOBS",
                "T-1.2021-Q3|-1|JOBS",
                "T-1.2021-Q3|1234567890|JOBS",
                "T-1.2021-Q3|7|PEOPLE",
                "T-1.2021-Q3|7|TAX|ALL",
                "T-1.2021-Q3|7|TAX|ALL|HALF",
                "T-1.2021-Q3|7|TAX|SOME|FULL",
                "T-1.2021-Q3|7|TAX|ALL|FULL|",
                "|7|JOBS",
                "T 1|7|JOBS"
            })
    void what_no_box_says_is_refused(String text) {
        assertThatThrownBy(() -> Pick.of(text)).isInstanceOf(Refused.class);
    }
}
