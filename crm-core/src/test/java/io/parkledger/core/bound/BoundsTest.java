package io.parkledger.core.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {

    @Test
    void business_days_are_those_from_the_founding_of_the_republic_to_the_end_of_the_next_century() {
        assertThat(Bounds.holds(LocalDate.of(1949, 10, 1))).isTrue();
        assertThat(Bounds.holds(LocalDate.of(1949, 9, 30))).isFalse();
        assertThat(Bounds.holds(LocalDate.of(2199, 12, 31))).isTrue();
        assertThat(Bounds.holds(LocalDate.of(2200, 1, 1))).isFalse();
        assertThat(Bounds.holds(LocalDate.MIN)).isFalse();
        assertThat(Bounds.holds(LocalDate.MAX)).isFalse();
        assertThat(Bounds.holds(YearMonth.of(1949, 10))).isTrue();
        assertThat(Bounds.holds(YearMonth.of(1949, 9))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.01", "-0.01", "10000000000000", "-1E13", "1.10000", "0E-999999999", "0E+999999999"})
    void a_number_has_two_places_and_lies_within_ten_trillion(String number) {
        assertThat(Bounds.holds(new BigDecimal(number))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.001",
                "10000000000000.01",
                "-10000000000001",
                "1E+999999999",
                "1E-999999999",
                "123456789012345678901234567890123456",
                "0.12345678901234567890123456789012345678"
            })
    void any_other_number_is_out_of_bounds_and_is_found_so_at_once(String number) {
        assertThat(Bounds.holds(new BigDecimal(number))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"澜桥云枢", "a\nb\r\n\tc", "𠮷野家", "👩‍💻 ok", ""})
    void a_text_is_made_of_whole_characters_lines_and_tabulators(String text) {
        assertThat(Bounds.holds(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\0b", "\u0007", "\u000b", "\u007f", "\u0085", "\ud842", "\udfb7a", "\udfb7\ud842", "a\ud842"})
    void a_text_has_no_other_control_character_and_no_half_one(String text) {
        assertThat(Bounds.holds(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200b",
                "\u00ad",
                "\ufeff",
                "\u202e",
                "\u2066",
                "\u200d",
                "\u3164",
                "\u2028",
                "\ufe0f",
                "\u061c",
                "\udb40\udc41"
            })
    void what_is_not_seen_is_left_out_of_what_is_seen(String unseen) {
        assertThat(Bounds.seen("澜桥" + unseen + "云枢" + unseen)).isEqualTo("澜桥云枢");
    }

    @Test
    void what_is_seen_stays() {
        assertThat(Bounds.seen("Zhāng 张·ﬁ 𠮷 é️".replace("\ufe0f", ""))).isEqualTo("Zhāng 张·ﬁ 𠮷 é");
    }

    @Test
    void a_number_is_measured_before_it_is_computed_with() {
        assertThat(Bounds.isMeasured(new BigDecimal("1E+999999999"))).isFalse();
        assertThat(Bounds.isMeasured(new BigDecimal("1E-41"))).isFalse();
        assertThat(Bounds.isMeasured(new BigDecimal("12.50"))).isTrue();
        assertThat(Bounds.isMeasured("9".repeat(41))).isFalse();
        assertThat(Bounds.isMeasured("9".repeat(40))).isTrue();
    }
}
