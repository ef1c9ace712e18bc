package io.parkledger.core.value;

import static io.parkledger.core.value.LandingEvidence.BUSINESS_REGISTRATION;
import static io.parkledger.core.value.LandingEvidence.HANDOVER;
import static io.parkledger.core.value.LandingEvidence.LAND_TRANSFER;
import static io.parkledger.core.value.LandingEvidence.SITE_LICENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LandingEvidenceTest {

    @Test
    void space_is_proved_by_handover_or_registration() {
        assertThat(Arrays.stream(LandingEvidence.values()).filter(evidence -> evidence.countsOn(Track.SPACE)))
                .containsExactly(HANDOVER, BUSINESS_REGISTRATION);
    }

    @Test
    void land_is_proved_by_transfer_or_licence() {
        assertThat(Arrays.stream(LandingEvidence.values()).filter(evidence -> evidence.countsOn(Track.LAND)))
                .containsExactly(LAND_TRANSFER, SITE_LICENCE);
    }
}
