package io.parkledger.api.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class UrgencyTest {

    private static final LocalDate DAY = LocalDate.of(2022, 2, 16);

    @Test
    void the_nearer_the_end_the_more_urgent() {
        assertThat(Urgency.of(DAY.minusDays(1), DAY)).isEqualTo(Urgency.PAST);
        assertThat(Urgency.of(DAY, DAY)).isEqualTo(Urgency.PRESSING);
        assertThat(Urgency.of(DAY.plusDays(30), DAY)).isEqualTo(Urgency.PRESSING);
        assertThat(Urgency.of(DAY.plusDays(31), DAY)).isEqualTo(Urgency.NEAR);
        assertThat(Urgency.of(DAY.plusDays(90), DAY)).isEqualTo(Urgency.NEAR);
        assertThat(Urgency.of(DAY.plusDays(91), DAY)).isEqualTo(Urgency.AHEAD);
    }
}
