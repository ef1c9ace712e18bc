package io.parkledger.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CnyTest {

    @ParameterizedTest
    @CsvSource({
        "31264000, 31264000.00",
        "0.5, 0.50",
        "1.230, 1.23",
        "-12.5, -12.50",
        "3.1264E+7, 31264000.00",
        "92233720368547758.07, 92233720368547758.07",
        "0, 0.00"
    })
    void an_amount_is_written_with_two_places(String text, String written) {
        assertThat(Cny.of(text)).hasToString(written);
    }

    @Test
    void equal_amounts_are_equal_however_they_were_written() {
        assertThat(Cny.of("1.5")).isEqualTo(Cny.of("1.50")).hasSameHashCodeAs(new Cny(new BigDecimal("1.500")));
        assertThat(Cny.of("0")).isEqualTo(Cny.ZERO);
    }

    @Test
    void amounts_add_up_to_the_fen() {
        assertThat(Cny.of("0.07").plus(Cny.of("-1.10"))).isEqualTo(Cny.of("-1.03"));
        assertThat(Cny.sum(Stream.of(Cny.of("0.10"), Cny.of("0.20"), Cny.of("9999999999.99"))))
                .isEqualTo(Cny.of("10000000000.29"));
        assertThat(Cny.sum(Stream.of())).isEqualTo(Cny.ZERO);
    }

    @Test
    void an_amount_goes_to_fen_and_back() {
        assertThat(Cny.of("-0.01").fen()).isEqualTo(-1);
        assertThat(Cny.ofFen(1_234)).isEqualTo(Cny.of("12.34"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12,5",
                "¥5",
                "NaN",
                "0.001",
                "92233720368547758.08",
                "-92233720368547758.08",
                "1E+999999999",
                "1E-999999999",
                "1e99999999999"
            })
    void what_is_no_amount_in_fen_is_refused_at_once(String text) {
        assertThatThrownBy(() -> Cny.of(text))
                .isInstanceOfSatisfying(InvalidValue.class, invalid -> assertThat(invalid.code())
                        .isEqualTo("value.amount-not-in-fen"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0E-999999999", "0E+999999999"})
    void zero_stays_small_however_it_is_written(String zero) {
        assertThat(Cny.of(zero)).isEqualTo(Cny.ZERO);
    }

    @Test
    void amounts_have_an_order() {
        assertThat(Cny.of("9")).isLessThan(Cny.of("10"));
    }
}
