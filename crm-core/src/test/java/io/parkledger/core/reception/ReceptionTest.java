package io.parkledger.core.reception;

import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.LEAD;
import static io.parkledger.core.TestValues.MARCH_1;
import static io.parkledger.core.TestValues.MARCH_2;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.reception.ReceptionFacts.RECEPTION;
import static io.parkledger.core.reception.ReceptionFacts.cancelled;
import static io.parkledger.core.reception.ReceptionFacts.corrected;
import static io.parkledger.core.reception.ReceptionFacts.recorded;
import static io.parkledger.core.reception.ReceptionRule.COUNT_DIFFERS;
import static io.parkledger.core.reception.ReceptionRule.RECEPTION_IS_NOT_CANCELLED;

import io.parkledger.core.reception.ReceptionCommand.CancelReception;
import io.parkledger.core.reception.ReceptionCommand.CorrectReception;
import io.parkledger.core.reception.ReceptionCommand.RecordReception;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ReceptionTest {

    private final AggregateTestFixture<Reception> reception = new AggregateTestFixture<>(Reception.class);

    private static CorrectReception correct(int visitors) {
        return new CorrectReception(RECEPTION, visitors, "one was a host", MARCH_2);
    }

    private static CancelReception cancel() {
        return new CancelReception(RECEPTION, "recorded twice", MARCH_2);
    }

    @Test
    void a_delegation_is_received() {
        reception
                .givenNoPriorActivity()
                .when(new RecordReception(
                        RECEPTION, PARK, LEAD, " " + COMPANY, 5, "su", "investment", "looks at building A", MARCH_1))
                .expectEvents(recorded());
    }

    @Test
    void the_number_of_visitors_is_corrected_and_the_former_stays_on_record() {
        reception.given(recorded()).when(correct(4)).expectEvents(corrected());
    }

    @Test
    void a_correction_changes_the_number() {
        reception.given(recorded()).when(correct(5)).expectNoEvents().expectExceptionMessage(COUNT_DIFFERS.code());
    }

    @Test
    void a_second_correction_changes_the_corrected_number() {
        reception
                .given(recorded(), corrected())
                .when(correct(4))
                .expectNoEvents()
                .expectExceptionMessage(COUNT_DIFFERS.code());
    }

    @Test
    void a_reception_recorded_by_mistake_is_cancelled() {
        reception.given(recorded()).when(cancel()).expectEvents(cancelled());
    }

    @Test
    void a_cancelled_reception_is_not_corrected() {
        reception
                .given(recorded(), cancelled())
                .when(correct(4))
                .expectNoEvents()
                .expectExceptionMessage(RECEPTION_IS_NOT_CANCELLED.code());
    }

    @Test
    void a_cancelled_reception_is_not_cancelled_again() {
        reception
                .given(recorded(), cancelled())
                .when(cancel())
                .expectNoEvents()
                .expectExceptionMessage(RECEPTION_IS_NOT_CANCELLED.code());
    }
}
