package io.parkledger.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** The ledger is verified by itself once a night, in the park's time. */
class NightlyVerificationTest {

    private static final Instant LAST_NIGHT = at("2026-03-01T03:10").toInstant();

    private static ZonedDateTime at(String time) {
        return ZonedDateTime.parse(time + ":00+08:00[Asia/Shanghai]");
    }

    @Test
    void it_is_asked_for_in_the_night_and_once() {
        assertThat(Verifications.isDue(at("2026-03-02T02:59"), LAST_NIGHT)).isFalse();
        assertThat(Verifications.isDue(at("2026-03-02T03:00"), LAST_NIGHT)).isTrue();
        assertThat(Verifications.isDue(
                        at("2026-03-02T03:30"), at("2026-03-02T03:01").toInstant()))
                .isFalse();
    }

    @Test
    void a_ledger_never_verified_waits_for_the_night() {
        assertThat(Verifications.isDue(at("2026-03-02T10:00"), null)).isFalse();
        assertThat(Verifications.isDue(at("2026-03-02T03:59"), null)).isTrue();
        assertThat(Verifications.isDue(at("2026-03-02T04:00"), null)).isFalse();
    }

    @Test
    void a_server_that_was_off_at_night_makes_up_for_it() {
        assertThat(Verifications.isDue(at("2026-03-02T05:09"), LAST_NIGHT)).isFalse();
        assertThat(Verifications.isDue(at("2026-03-02T08:00"), LAST_NIGHT)).isTrue();
    }
}
