package io.parkledger.core.reception;

import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.FEBRUARY_28;
import static io.parkledger.core.TestValues.LEAD;
import static io.parkledger.core.TestValues.MARCH_1;
import static io.parkledger.core.TestValues.MARCH_2;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.reception.ReceptionFacts.RECEPTION;
import static io.parkledger.core.reception.ReceptionFacts.cancelled;
import static io.parkledger.core.reception.ReceptionFacts.corrected;
import static io.parkledger.core.reception.ReceptionFacts.detailsCorrected;
import static io.parkledger.core.reception.ReceptionFacts.recorded;
import static io.parkledger.core.reception.ReceptionRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.reception.ReceptionRule.RECEPTION_IS_NOT_CANCELLED;

import io.parkledger.core.reception.ReceptionCommand.CancelReception;
import io.parkledger.core.reception.ReceptionCommand.CorrectReception;
import io.parkledger.core.reception.ReceptionCommand.RecordReception;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ReceptionTest {

    private final AggregateTestFixture<Reception> reception = new AggregateTestFixture<>(Reception.class);

    private static CorrectReception correct(int visitors) {
        return correct("su", visitors);
    }

    private static CorrectReception correct(String host, int visitors) {
        return new CorrectReception(
                RECEPTION,
                LEAD,
                COMPANY,
                visitors,
                host,
                "investment",
                "looks at building A",
                MARCH_1,
                "one was a host",
                MARCH_2);
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
    void all_that_was_said_of_a_reception_can_be_put_right_and_the_former_stays_on_record() {
        reception
                .given(recorded())
                .when(new CorrectReception(
                        RECEPTION,
                        LEAD,
                        " 沧屿数澜",
                        4,
                        "he",
                        "services",
                        "looks at building B",
                        FEBRUARY_28,
                        "one was a host",
                        MARCH_2))
                .expectEvents(detailsCorrected());
    }

    /** He may have moved since, or left: it was received by the department he was of then. */
    @Test
    void who_stays_the_host_stays_with_his_department_of_then() {
        var moved = new CorrectReception(
                RECEPTION,
                LEAD,
                COMPANY,
                5,
                "su",
                "services",
                "looks at building A",
                MARCH_1,
                "one was a host",
                MARCH_2);
        reception
                .given(recorded())
                .when(moved)
                .expectNoEvents()
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
    }

    @Test
    void a_correction_changes_something() {
        reception
                .given(recorded())
                .when(correct(5))
                .expectNoEvents()
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
    }

    @Test
    void a_second_correction_is_held_against_the_first() {
        reception
                .given(recorded(), corrected())
                .when(correct(4))
                .expectNoEvents()
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
        reception.given(recorded(), detailsCorrected()).when(correct(5)).expectSuccessfulHandlerExecution();
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
