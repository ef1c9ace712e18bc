package io.parkledger.core.renewal;

import static io.parkledger.core.TestValues.RENEWAL;
import static io.parkledger.core.TestValues.TERM_END;
import static io.parkledger.core.renewal.RenewalFacts.FEBRUARY;
import static io.parkledger.core.renewal.RenewalFacts.NEW_END;
import static io.parkledger.core.renewal.RenewalFacts.NEW_RENT;
import static io.parkledger.core.renewal.RenewalFacts.OPENED;
import static io.parkledger.core.renewal.RenewalFacts.agreed;
import static io.parkledger.core.renewal.RenewalFacts.agreementWithdrawn;
import static io.parkledger.core.renewal.RenewalFacts.corrected;
import static io.parkledger.core.renewal.RenewalFacts.declined;
import static io.parkledger.core.renewal.RenewalFacts.heldOver;
import static io.parkledger.core.renewal.RenewalFacts.offered;
import static io.parkledger.core.renewal.RenewalFacts.opened;
import static io.parkledger.core.renewal.RenewalFacts.openingWithdrawn;
import static io.parkledger.core.renewal.RenewalFacts.plainAgreementWithdrawn;
import static io.parkledger.core.renewal.RenewalFacts.reopened;
import static io.parkledger.core.renewal.RenewalFacts.withdrawn;
import static io.parkledger.core.renewal.RenewalRule.DATE_IS_NOT_BEFORE_DECISION;
import static io.parkledger.core.renewal.RenewalRule.DATE_IS_NOT_BEFORE_OPENING;
import static io.parkledger.core.renewal.RenewalRule.NOTHING_WAS_OPENED;
import static io.parkledger.core.renewal.RenewalRule.OPENING_IS_NOT_BEFORE_HANDOVER;
import static io.parkledger.core.renewal.RenewalRule.RENEWAL_IS_AGREED;
import static io.parkledger.core.renewal.RenewalRule.RENEWAL_IS_OPEN;

import io.parkledger.core.renewal.RenewalCommand.AgreeRenewal;
import io.parkledger.core.renewal.RenewalCommand.ConfirmNeverOpened;
import io.parkledger.core.renewal.RenewalCommand.ConfirmOpenedSince;
import io.parkledger.core.renewal.RenewalCommand.NoteHoldOver;
import io.parkledger.core.renewal.RenewalCommand.ReopenRenewal;
import io.parkledger.core.renewal.RenewalCommand.WithdrawAgreement;
import io.parkledger.core.renewal.RenewalCommand.WithdrawClosure;
import io.parkledger.core.renewal.RenewalCommand.WithdrawOpening;
import io.parkledger.core.renewal.RenewalEvent.RenewalAgreementWithdrawn;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was agreed of the wrong lease was never agreed; what was opened of it was never opened. */
class AgreementWithdrawnTest {

    private final AggregateTestFixture<Renewal> renewal = new AggregateTestFixture<>(Renewal.class);

    private static WithdrawAgreement withdrawAgreement(LocalDate on) {
        return new WithdrawAgreement(RENEWAL, " of another lease ", on);
    }

    private static WithdrawOpening withdrawOpening(LocalDate on) {
        return new WithdrawOpening(RENEWAL, " of another lease ", on);
    }

    @Test
    void it_is_as_it_was_before_it_was_agreed() {
        renewal.given(opened(), agreed()).when(withdrawAgreement(FEBRUARY)).expectEvents(plainAgreementWithdrawn());
        renewal.given(opened(), offered(), agreed())
                .when(withdrawAgreement(FEBRUARY))
                .expectEvents(agreementWithdrawn());
        renewal.given(opened(), offered(), heldOver(), agreed())
                .when(withdrawAgreement(TERM_END))
                .expectEvents(new RenewalAgreementWithdrawn(
                        RENEWAL,
                        agreed().contractId(),
                        RenewalStatus.HELD_OVER,
                        NEW_END,
                        NEW_RENT,
                        NEW_END,
                        "of another lease",
                        TERM_END));
    }

    @Test
    void what_was_corrected_of_it_goes_with_it() {
        renewal.given(opened(), agreed(), corrected())
                .when(withdrawAgreement(FEBRUARY))
                .expectEvents(new RenewalAgreementWithdrawn(
                        RENEWAL,
                        agreed().contractId(),
                        RenewalStatus.OPENED,
                        null,
                        null,
                        corrected().newEndOn(),
                        "of another lease",
                        FEBRUARY));
    }

    @Test
    void it_is_open_again_to_be_decided() {
        renewal.given(opened(), agreed(), plainAgreementWithdrawn())
                .when(new AgreeRenewal(RENEWAL, NEW_END, NEW_RENT, FEBRUARY))
                .expectEvents(agreed());
        renewal.given(opened(), agreed(), plainAgreementWithdrawn())
                .when(new NoteHoldOver(RENEWAL, TERM_END.plusDays(1)))
                .expectEvents(heldOver());
        renewal.given(opened(), agreed(), plainAgreementWithdrawn())
                .when(new WithdrawClosure(RENEWAL, FEBRUARY, FEBRUARY))
                .expectNoEvents();
    }

    @Test
    void only_what_is_agreed_is_withdrawn() {
        for (var life : List.of(
                List.<Object>of(opened()),
                List.<Object>of(opened(), offered()),
                List.<Object>of(opened(), heldOver()),
                List.<Object>of(opened(), declined()),
                List.<Object>of(opened(), withdrawn()),
                List.<Object>of(opened(), openingWithdrawn()),
                List.<Object>of(opened(), agreed(), plainAgreementWithdrawn()))) {
            renewal.given(life)
                    .when(withdrawAgreement(FEBRUARY))
                    .expectNoEvents()
                    .expectExceptionMessage(RENEWAL_IS_AGREED.code());
        }
        renewal.given(opened(), agreed())
                .when(withdrawAgreement(FEBRUARY.minusDays(1)))
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_DECISION.code());
    }

    @Test
    void what_is_open_was_never_opened() {
        renewal.given(opened()).when(withdrawOpening(FEBRUARY)).expectEvents(openingWithdrawn());
        renewal.given(opened(), offered()).when(withdrawOpening(FEBRUARY)).expectEvents(openingWithdrawn());
        renewal.given(opened(), agreed(), plainAgreementWithdrawn())
                .when(withdrawOpening(FEBRUARY))
                .expectEvents(openingWithdrawn());
        for (var decided : List.of(agreed(), declined(), withdrawn(), openingWithdrawn())) {
            renewal.given(opened(), decided)
                    .when(withdrawOpening(FEBRUARY))
                    .expectNoEvents()
                    .expectExceptionMessage(RENEWAL_IS_OPEN.code());
        }
        renewal.given(opened())
                .when(withdrawOpening(OPENED.minusDays(1)))
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_OPENING.code());
    }

    static Stream<LocalDate> what_was_never_opened_stands_in_nobodys_way() {
        return Stream.of(OPENED, OPENED.plusDays(1), FEBRUARY);
    }

    @ParameterizedTest
    @MethodSource
    void what_was_never_opened_stands_in_nobodys_way(LocalDate handedOverOn) {
        renewal.given(opened(), openingWithdrawn())
                .when(new ConfirmOpenedSince(RENEWAL, handedOverOn))
                .expectSuccessfulHandlerExecution();
        renewal.given(opened(), openingWithdrawn())
                .when(new ConfirmNeverOpened(RENEWAL))
                .expectSuccessfulHandlerExecution();
        renewal.given(opened(), openingWithdrawn())
                .when(new WithdrawClosure(RENEWAL, FEBRUARY, FEBRUARY))
                .expectNoEvents();
    }

    @Test
    void what_is_taken_up_after_all_was_opened_that_day() {
        renewal.given(opened(), openingWithdrawn())
                .when(new ReopenRenewal(RENEWAL, "stays after all", FEBRUARY))
                .expectEvents(reopened());
        renewal.given(opened(), openingWithdrawn(), reopened())
                .when(new ConfirmOpenedSince(RENEWAL, FEBRUARY))
                .expectSuccessfulHandlerExecution();
        renewal.given(opened(), openingWithdrawn(), reopened())
                .when(new ConfirmOpenedSince(RENEWAL, FEBRUARY.plusDays(1)))
                .expectNoEvents()
                .expectExceptionMessage(OPENING_IS_NOT_BEFORE_HANDOVER.code());
        renewal.given(opened(), openingWithdrawn(), reopened())
                .when(new ConfirmNeverOpened(RENEWAL))
                .expectNoEvents()
                .expectExceptionMessage(NOTHING_WAS_OPENED.code());
    }
}
