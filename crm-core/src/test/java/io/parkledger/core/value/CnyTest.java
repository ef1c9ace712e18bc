package io.parkledger.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
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

    private static List<Cny> shares(String amount, String... weights) {
        return Cny.of(amount).shares(Stream.of(weights).map(BigDecimal::new).toList());
    }

    @Test
    void shares_add_up_to_the_fen() {
        assertThat(shares("100.00", "1", "1", "1"))
                .as("of equals the first gets what is left")
                .containsExactly(Cny.of("33.34"), Cny.of("33.33"), Cny.of("33.33"));
        assertThat(shares("0.05", "10", "20", "30"))
                .as("0.83, 1.67 and 2.50 fen: whom rounding takes most from gets it")
                .containsExactly(Cny.of("0.01"), Cny.of("0.02"), Cny.of("0.02"));
        assertThat(shares("-0.05", "1", "1")).containsExactly(Cny.of("-0.03"), Cny.of("-0.02"));
        assertThat(shares("7.00", "0", "0")).containsExactly(Cny.of("7.00"), Cny.ZERO);
        assertThat(shares("7.00")).isEmpty();
        var random = new Random(20_210_331);
        for (int run = 0; run < 500; run++) {
            var amount = Cny.ofFen(random.nextInt(10_000_000) - 100);
            var weights = IntStream.rangeClosed(0, random.nextInt(9))
                    .mapToObj(any -> BigDecimal.valueOf(1 + random.nextInt(100_000), 2))
                    .toList();
            assertThat(Cny.sum(amount.shares(weights).stream())).isEqualTo(amount);
        }
    }
}
