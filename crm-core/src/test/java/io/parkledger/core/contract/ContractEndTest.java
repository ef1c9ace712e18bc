package io.parkledger.core.contract;

import static io.parkledger.core.TestValues.APRIL_1;
import static io.parkledger.core.TestValues.CONTRACT;
import static io.parkledger.core.TestValues.MARCH_10;
import static io.parkledger.core.TestValues.NEXT_UNIT;
import static io.parkledger.core.TestValues.TENANT;
import static io.parkledger.core.TestValues.TERM_END;
import static io.parkledger.core.TestValues.UNIT;
import static io.parkledger.core.contract.ContractFacts.amended;
import static io.parkledger.core.contract.ContractFacts.endCorrected;
import static io.parkledger.core.contract.ContractFacts.endCorrectedByExit;
import static io.parkledger.core.contract.ContractFacts.endWithdrawn;
import static io.parkledger.core.contract.ContractFacts.expired;
import static io.parkledger.core.contract.ContractFacts.handedOver;
import static io.parkledger.core.contract.ContractFacts.heldOver;
import static io.parkledger.core.contract.ContractFacts.rescinded;
import static io.parkledger.core.contract.ContractFacts.rescissionCorrected;
import static io.parkledger.core.contract.ContractFacts.rescissionWithdrawn;
import static io.parkledger.core.contract.ContractFacts.signed;
import static io.parkledger.core.contract.ContractFacts.signedWithConditions;
import static io.parkledger.core.contract.ContractFacts.terminated;
import static io.parkledger.core.contract.ContractFacts.terminatedByExit;
import static io.parkledger.core.contract.ContractRule.CONTRACT_HAS_ENDED;
import static io.parkledger.core.contract.ContractRule.CORRECTED_DAYS_KEEP_THEIR_ORDER;
import static io.parkledger.core.contract.ContractRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.contract.ContractRule.DATE_IS_NOT_BEFORE_HANDOVER;
import static io.parkledger.core.contract.ContractRule.DATE_IS_NOT_BEFORE_SIGNING;
import static io.parkledger.core.contract.ContractRule.DATE_IS_NOT_BEFORE_THE_END;
import static io.parkledger.core.contract.ContractRule.SIGNING_IS_RESCINDED;
import static io.parkledger.core.contract.ContractRule.UNIT_IS_LET_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.contract.ContractCommand.CorrectEnd;
import io.parkledger.core.contract.ContractCommand.CorrectRescission;
import io.parkledger.core.contract.ContractCommand.CorrectTermination;
import io.parkledger.core.contract.ContractCommand.HandOver;
import io.parkledger.core.contract.ContractCommand.RescindContract;
import io.parkledger.core.contract.ContractCommand.TerminateContract;
import io.parkledger.core.contract.ContractCommand.WithdrawEnd;
import io.parkledger.core.contract.ContractCommand.WithdrawRescission;
import io.parkledger.core.contract.ContractCommand.WithdrawTermination;
import io.parkledger.core.contract.ContractEvent.ContractAmended;
import io.parkledger.core.contract.ContractEvent.ContractEndCorrected;
import io.parkledger.core.contract.ContractEvent.ContractEndWithdrawn;
import io.parkledger.core.contract.ContractEvent.ContractExpired;
import io.parkledger.core.contract.ContractEvent.RescissionCorrected;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lease.LeaseConditions;
import io.parkledger.core.ledger.Claim;
import io.parkledger.core.ledger.Event;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** A contract ends on the day its tenant leaves, and runs when it never left. */
class ContractEndTest {

    private static final LocalDate JUNE_30 = LocalDate.of(2022, 6, 30);
    private static final LocalDate JULY_1 = LocalDate.of(2022, 7, 1);
    private static final LocalDate DECEMBER_1 = LocalDate.of(2022, 12, 1);
    private static final LocalDate LATER = TERM_END.plusDays(9);

    private final AggregateTestFixture<Contract> contract = new AggregateTestFixture<>(Contract.class);

    private static CorrectEnd endedOn(LocalDate day, LocalDate former) {
        return new CorrectEnd(CONTRACT, day, former, "misread", DECEMBER_1);
    }

    private static ContractEndCorrected corrected(ContractStatus status, LocalDate day, LocalDate former) {
        return corrected(status, day, former, null);
    }

    private static ContractEndCorrected corrected(ContractStatus status, LocalDate day, LocalDate former, String why) {
        return new ContractEndCorrected(
                CONTRACT,
                TENANT,
                endCorrected().units(),
                status,
                APRIL_1,
                TERM_END,
                day,
                former,
                why,
                "misread",
                DECEMBER_1);
    }

    @Test
    void it_ended_on_another_day() {
        contract.given(signed(), handedOver(), terminatedByExit(JULY_1))
                .when(endedOn(JUNE_30, JULY_1))
                .expectEvents(endCorrectedByExit());
    }

    @Test
    void by_its_day_it_expired_or_ended_early() {
        contract.given(signed(), handedOver(), terminatedByExit(JULY_1))
                .when(endedOn(TERM_END, JULY_1))
                .expectEvents(corrected(ContractStatus.EXPIRED, TERM_END, JULY_1));
        contract.given(signed(), handedOver(), expired(TERM_END))
                .when(endedOn(TERM_END.minusDays(1), TERM_END))
                .expectEvents(corrected(ContractStatus.TERMINATED, TERM_END.minusDays(1), TERM_END));
    }

    @Test
    void what_ended_on_its_own_day_is_not_told() {
        contract.given(signed(), handedOver(), terminatedByExit(JULY_1))
                .when(endedOn(JUNE_30, DECEMBER_1))
                .expectNoEvents();
        contract.given(signed(), handedOver(), terminatedByExit(JULY_1))
                .when(endedOn(JULY_1, JULY_1))
                .expectNoEvents();
        contract.given(signed(), handedOver()).when(endedOn(JUNE_30, JULY_1)).expectNoEvents();
        contract.given(signed(), handedOver(), terminatedByExit(JULY_1))
                .when(new WithdrawEnd(CONTRACT, JUNE_30, "misread", DECEMBER_1))
                .expectNoEvents();
    }

    @Test
    void it_did_not_end_before_the_hand_over_the_signing_or_what_was_agreed_since() {
        contract.given(signed(), handedOver(), terminatedByExit(JULY_1))
                .when(endedOn(APRIL_1.minusDays(1), JULY_1))
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_HANDOVER.code());
        contract.given(signed(), handedOver(), terminatedByExit(JULY_1))
                .when(endedOn(MARCH_10.minusDays(1), JULY_1))
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_SIGNING.code());
        var agreed =
                new ContractAmended(CONTRACT, amended().rentCnyPerSqmMonth(), LeaseConditions.NONE, APRIL_1, JUNE_30);
        contract.given(signed(), handedOver(), agreed, amended(), terminatedByExit(JULY_1))
                .when(endedOn(JUNE_30.minusDays(1), JULY_1))
                .expectExceptionMessage(CORRECTED_DAYS_KEEP_THEIR_ORDER.code());
    }

    @Test
    void a_contract_that_never_ended_runs() {
        contract.given(signed(), handedOver(), terminatedByExit(JULY_1))
                .when(new WithdrawEnd(CONTRACT, JULY_1, endWithdrawn().cause(), DECEMBER_1))
                .expectEvents(endWithdrawn());
        contract.given(signed(), handedOver(), terminatedByExit(JULY_1), endWithdrawn())
                .when(new TerminateContract(CONTRACT, "moves", TERM_END))
                .expectEvents(
                        new ContractExpired(CONTRACT, TENANT, endWithdrawn().units(), TERM_END, TERM_END));
    }

    @Test
    void one_that_was_held_over_is_held_over_again() {
        contract.given(signed(), handedOver(), heldOver(), expired(LATER))
                .when(new WithdrawEnd(CONTRACT, LATER, "misread", LATER))
                .expectEvents(heldOverAgain());
    }

    private static ContractEndWithdrawn heldOverAgain() {
        return new ContractEndWithdrawn(
                CONTRACT,
                TENANT,
                endWithdrawn().company(),
                endWithdrawn().units(),
                ContractStatus.HELD_OVER,
                APRIL_1,
                APRIL_1,
                TERM_END,
                LATER,
                "misread",
                LATER);
    }

    private static List<Claim> claims(Event event) {
        return ContractContext.CONTEXT.claims().apply(event);
    }

    private static List<Claim> taken(LocalDate from, LocalDate until) {
        return List.of(taken(UNIT, from, until), taken(NEXT_UNIT, from, until));
    }

    private static Claim taken(UnitId unit, LocalDate from, LocalDate until) {
        return Claim.takeDays("unit", unit.value(), CONTRACT.value(), from, until, UNIT_IS_LET_ONCE);
    }

    private static Claim itsCode() {
        return Claim.use(
                "tenant-credit-code",
                endWithdrawn().tenantId().value(),
                CONTRACT.value(),
                ContractRule.CREDIT_CODE_BELONGS_TO_ONE_TENANT);
    }

    @Test
    void units_are_taken_up_to_the_day_it_ended() {
        assertThat(claims(endCorrected())).containsExactlyElementsOf(taken(APRIL_1, JUNE_30));
        var takenAgain = new ArrayList<>(taken(APRIL_1, TERM_END.plusDays(1)));
        takenAgain.add(itsCode());
        assertThat(claims(endWithdrawn())).containsExactlyElementsOf(takenAgain);
    }

    /** Who stays on after the term has what nobody else has. */
    @Test
    void beyond_the_term_they_are_held_as_far_as_nobody_else_has_them() {
        var held = new ArrayList<>(taken(APRIL_1, TERM_END.plusDays(1)));
        held.add(Claim.holdDays("unit", CONTRACT.value(), UNIT_IS_LET_ONCE));
        held.add(Claim.releaseDays("unit", CONTRACT.value(), LATER, UNIT_IS_LET_ONCE));
        assertThat(claims(corrected(ContractStatus.EXPIRED, LATER, TERM_END))).containsExactlyElementsOf(held);
    }

    /** That it is held over is said once: from the withdrawal on it has what nobody else has, as before. */
    @Test
    void one_that_is_held_over_again_has_the_days_beyond_its_term_again() {
        var held = new ArrayList<>(taken(APRIL_1, TERM_END.plusDays(1)));
        held.add(itsCode());
        held.add(Claim.holdDays("unit", CONTRACT.value(), UNIT_IS_LET_ONCE));
        assertThat(claims(heldOverAgain())).containsExactlyElementsOf(held);
    }

    @Test
    void who_left_on_the_first_day_had_none() {
        assertThat(claims(corrected(ContractStatus.TERMINATED, APRIL_1, JULY_1)))
                .containsExactly(Claim.releaseAllDays("unit", CONTRACT.value(), UNIT_IS_LET_ONCE));
    }

    private static CorrectTermination terminatedOn(LocalDate day, String why) {
        return new CorrectTermination(CONTRACT, day, why, " misread ", DECEMBER_1);
    }

    private static WithdrawTermination neverTerminated(LocalDate on) {
        return new WithdrawTermination(CONTRACT, " another contract was meant ", on);
    }

    @Test
    void a_termination_was_on_another_day_or_for_another_reason() {
        contract.given(signed(), handedOver(), terminated("insolvent", JULY_1))
                .when(terminatedOn(JUNE_30, " moves to the city "))
                .expectEvents(endCorrected());
        contract.given(signed(), handedOver(), terminated("insolvent", JULY_1))
                .when(terminatedOn(JULY_1, "moves to the city"))
                .expectEvents(corrected(ContractStatus.TERMINATED, JULY_1, JULY_1, "moves to the city"));
        contract.given(signed(), handedOver(), terminated("insolvent", JULY_1), endCorrected())
                .when(terminatedOn(JULY_1, "moves to the city"))
                .expectEvents(corrected(ContractStatus.TERMINATED, JULY_1, JUNE_30, "moves to the city"));
    }

    @Test
    void of_one_that_expired_no_reason_is_kept() {
        contract.given(signed(), handedOver(), terminated("insolvent", JULY_1))
                .when(terminatedOn(DECEMBER_1, "insolvent"))
                .expectEvents(corrected(ContractStatus.TERMINATED, DECEMBER_1, JULY_1, "insolvent"));
        contract.given(signed(), handedOver(), terminated("insolvent", JULY_1))
                .when(new CorrectTermination(CONTRACT, TERM_END, "insolvent", "misread", LATER))
                .expectEvents(new ContractEndCorrected(
                        CONTRACT,
                        TENANT,
                        endCorrected().units(),
                        ContractStatus.EXPIRED,
                        APRIL_1,
                        TERM_END,
                        TERM_END,
                        JULY_1,
                        null,
                        "misread",
                        LATER));
        contract.given(signed(), handedOver(), expired(TERM_END))
                .when(terminatedOn(JULY_1, "insolvent"))
                .expectEvents(corrected(ContractStatus.TERMINATED, JULY_1, TERM_END, "insolvent"));
    }

    @Test
    void what_is_refused_when_a_termination_is_corrected() {
        contract.given(signed(), handedOver())
                .when(terminatedOn(JUNE_30, "insolvent"))
                .expectExceptionMessage(CONTRACT_HAS_ENDED.code());
        contract.given(signed(), rescinded())
                .when(terminatedOn(JUNE_30, "insolvent"))
                .expectExceptionMessage(CONTRACT_HAS_ENDED.code());
        contract.given(signed(), handedOver(), terminated("insolvent", JULY_1), endWithdrawn())
                .when(terminatedOn(JUNE_30, "insolvent"))
                .expectExceptionMessage(CONTRACT_HAS_ENDED.code());
        contract.given(signed(), handedOver(), terminated("insolvent", JULY_1))
                .when(terminatedOn(JULY_1, " insolvent "))
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
        contract.given(signed(), handedOver(), expired(TERM_END))
                .when(new CorrectTermination(CONTRACT, TERM_END, "of no reason that is kept", "misread", LATER))
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
        contract.given(signed(), handedOver(), terminated("insolvent", JULY_1))
                .when(terminatedOn(APRIL_1.minusDays(1), "insolvent"))
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_HANDOVER.code());
        contract.given(signed(), handedOver(), terminated("insolvent", JULY_1))
                .when(terminatedOn(DECEMBER_1.plusDays(1), "insolvent"))
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_THE_END.code());
    }

    /** It had been written down so; only who says another day has to mind what was agreed since. */
    @Test
    void its_reason_is_corrected_whatever_was_agreed_later() {
        var agreed = new ContractAmended(
                CONTRACT, amended().rentCnyPerSqmMonth(), LeaseConditions.NONE, APRIL_1, DECEMBER_1);
        contract.given(signed(), handedOver(), agreed, terminated("insolvent", JULY_1))
                .when(terminatedOn(JULY_1, "moves to the city"))
                .expectEvents(corrected(ContractStatus.TERMINATED, JULY_1, JULY_1, "moves to the city"));
        contract.given(signed(), handedOver(), agreed, terminated("insolvent", JULY_1))
                .when(terminatedOn(JUNE_30, "insolvent"))
                .expectExceptionMessage(CORRECTED_DAYS_KEEP_THEIR_ORDER.code());
    }

    @Test
    void a_termination_that_never_was_is_withdrawn_once() {
        contract.given(signed(), handedOver(), terminated("insolvent", JULY_1))
                .when(neverTerminated(DECEMBER_1))
                .expectEvents(endWithdrawn());
        contract.given(signed(), handedOver(), terminated("insolvent", JULY_1), endWithdrawn())
                .when(neverTerminated(DECEMBER_1))
                .expectExceptionMessage(CONTRACT_HAS_ENDED.code());
        contract.given(signed(), handedOver(), terminated("insolvent", JULY_1))
                .when(neverTerminated(JUNE_30))
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_THE_END.code());
    }

    private static CorrectRescission voidOn(LocalDate day, String why) {
        return new CorrectRescission(CONTRACT, day, why, " misread ", DECEMBER_1);
    }

    private static WithdrawRescission neverVoid(LocalDate on) {
        return new WithdrawRescission(CONTRACT, " another contract was meant ", on);
    }

    @Test
    void a_signing_was_void_since_another_day_or_for_another_reason() {
        var e = rescissionCorrected();
        contract.given(signed(), rescinded())
                .when(voidOn(e.rescindedOn(), " moves elsewhere "))
                .expectEvents(e);
        contract.given(signed(), rescinded())
                .when(voidOn(APRIL_1, "moves elsewhere"))
                .expectEvents(new RescissionCorrected(
                        CONTRACT,
                        e.negotiationId(),
                        e.units(),
                        "moves elsewhere",
                        APRIL_1,
                        APRIL_1,
                        "misread",
                        DECEMBER_1));
    }

    @Test
    void what_is_refused_when_a_rescission_is_put_right() {
        for (var other : List.of(List.of(signed()), List.of(signed(), rescinded(), rescissionWithdrawn(null)))) {
            contract.given(other)
                    .when(voidOn(JUNE_30, "moves elsewhere"))
                    .expectExceptionMessage(SIGNING_IS_RESCINDED.code());
            contract.given(other).when(neverVoid(DECEMBER_1)).expectExceptionMessage(SIGNING_IS_RESCINDED.code());
        }
        contract.given(signed(), handedOver(), terminated("insolvent", JULY_1))
                .when(neverVoid(DECEMBER_1))
                .expectExceptionMessage(SIGNING_IS_RESCINDED.code());
        contract.given(signed(), rescinded())
                .when(voidOn(MARCH_10.minusDays(1), "moves elsewhere"))
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_SIGNING.code());
        contract.given(signed(), rescinded())
                .when(voidOn(DECEMBER_1.plusDays(1), "moves elsewhere"))
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_THE_END.code());
        contract.given(signed(), rescinded())
                .when(voidOn(APRIL_1, rescinded().cause()))
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
        contract.given(signed(), rescinded())
                .when(neverVoid(APRIL_1.minusDays(1)))
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_THE_END.code());
    }

    @Test
    void a_signing_that_never_was_void_awaits_its_hand_over_and_claims_what_was_given_back() {
        contract.given(signed(), rescinded()).when(neverVoid(DECEMBER_1)).expectEvents(rescissionWithdrawn(null));
        contract.given(signed(), rescinded(), rescissionWithdrawn(null))
                .when(new HandOver(CONTRACT, handedOver().evidence(), APRIL_1))
                .expectEvents(handedOver());
        contract.given(signed(), rescinded(), rescissionWithdrawn(null))
                .when(new RescindContract(CONTRACT, rescinded().cause(), APRIL_1))
                .expectEvents(rescinded());
        assertThat(claims(rescissionWithdrawn()))
                .as("not its park, its company nor its company's code")
                .containsExactlyElementsOf(claims(signedWithConditions()).stream()
                        .filter(claim -> claim.kind().matches("unit|signed-negotiation|contract-number")
                                || claim.key().equals("QY-001") && claim.kind().equals("tenant-credit-code"))
                        .toList())
                .hasSize(5);
    }
}
