package io.parkledger.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {

    private static final String VALID = "91990101MA91X9P91N";

    @ParameterizedTest
    @ValueSource(strings = {VALID, "91990101MA926UJEN3", "91990101MA92FEDLCM"})
    void a_code_with_the_right_check_character_is_taken_as_it_is(String code) {
        assertThat(new CreditCode(code)).hasToString(code);
    }

    static Stream<String> flipped() {
        return IntStream.range(0, VALID.length()).mapToObj(at -> {
            var other = VALID.charAt(at) == '7' ? '8' : '7';
            return VALID.substring(0, at) + other + VALID.substring(at + 1);
        });
    }

    @ParameterizedTest
    @MethodSource("flipped")
    void one_wrong_character_anywhere_is_found(String code) {
        refused(code, "value.credit-code-check");
    }

    @Test
    void two_characters_swapped_are_found() {
        refused("91990101MA91X9P19N", "value.credit-code-check");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "91990101MA91X9P91",
                "91990101MA91X9P91NN",
                "91990101ma91x9p91n",
                "91990101MA91X9P9IN",
                "91990101MA91X9P9ON",
                "91990101MA91X9P9SN",
                "91990101MA91X9P9VN",
                "91990101MA91X9P9ZN",
                " 91990101MA91X9P91N",
                "91990101MA91X9P91N\n",
                "９1990101MA91X9P91N"
            })
    void what_does_not_look_like_a_code_is_none(String text) {
        refused(text, "value.credit-code-malformed");
    }

    private static void refused(String text, String code) {
        assertThatThrownBy(() -> new CreditCode(text)).isInstanceOfSatisfying(InvalidValue.class, invalid -> {
            assertThat(invalid.code()).isEqualTo(code);
            assertThat(invalid.facts()).containsExactly(text);
        });
    }
}
