package io.parkledger.projection.negotiation;

import static io.parkledger.projection.Story.day;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttentionTest {

    @ParameterizedTest(name = "idle for {0} days: {1}")
    @CsvSource({
        "-1, GREEN",
        "0, GREEN",
        "59, GREEN",
        "60, YELLOW",
        "89, YELLOW",
        "90, RED",
        "179, RED",
        "180, OUT",
        "1000, OUT"
    })
    void the_longer_nothing_happens_the_more_attention_is_needed(int idleDays, Attention attention) {
        var today = day("12-31");

        assertThat(Attention.of(today.minusDays(idleDays), today)).isEqualTo(attention);
    }

    @ParameterizedTest
    @CsvSource({"YELLOW, 2021-11-01", "RED, 2021-10-02", "OUT, 2021-07-04"})
    void the_day_since_when_nothing_may_have_happened_is_the_first_of_its_colour(
            Attention attention, String lastActivityOn) {
        assertThat(attention.lastActivityOn(day("12-31"))).isEqualTo(lastActivityOn);
        assertThat(Attention.of(day(lastActivityOn), day("12-31"))).isEqualTo(attention);
        assertThat(Attention.of(day(lastActivityOn).plusDays(1), day("12-31"))).isNotEqualTo(attention);
    }
}
