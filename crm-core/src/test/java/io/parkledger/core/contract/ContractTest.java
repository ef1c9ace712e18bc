package io.parkledger.core.contract;

import static io.parkledger.core.TestValues.APRIL_1;
import static io.parkledger.core.TestValues.CODE;
import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.CONTRACT;
import static io.parkledger.core.TestValues.LEAD;
import static io.parkledger.core.TestValues.MARCH_10;
import static io.parkledger.core.TestValues.MARCH_2;
import static io.parkledger.core.TestValues.NEGOTIATION;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.TestValues.RENEWAL;
import static io.parkledger.core.TestValues.RENT;
import static io.parkledger.core.TestValues.TENANT;
import static io.parkledger.core.TestValues.TERM_END;
import static io.parkledger.core.TestValues.UNITS;
import static io.parkledger.core.TestValues.sqm;
import static io.parkledger.core.contract.ContractFacts.NEW_END;
import static io.parkledger.core.contract.ContractFacts.NEW_RENT;
import static io.parkledger.core.contract.ContractFacts.OTHER_UNIT;
import static io.parkledger.core.contract.ContractFacts.PROMISES;
import static io.parkledger.core.contract.ContractFacts.TEN_MU;
import static io.parkledger.core.contract.ContractFacts.UNIT_IDS;
import static io.parkledger.core.contract.ContractFacts.amended;
import static io.parkledger.core.contract.ContractFacts.conditions;
import static io.parkledger.core.contract.ContractFacts.corrected;
import static io.parkledger.core.contract.ContractFacts.correctedInForce;
import static io.parkledger.core.contract.ContractFacts.expired;
import static io.parkledger.core.contract.ContractFacts.extended;
import static io.parkledger.core.contract.ContractFacts.extensionCorrected;
import static io.parkledger.core.contract.ContractFacts.handOverCorrected;
import static io.parkledger.core.contract.ContractFacts.handOverWithdrawn;
import static io.parkledger.core.contract.ContractFacts.handedOver;
import static io.parkledger.core.contract.ContractFacts.heldOver;
import static io.parkledger.core.contract.ContractFacts.rescinded;
import static io.parkledger.core.contract.ContractFacts.signed;
import static io.parkledger.core.contract.ContractFacts.signedForLand;
import static io.parkledger.core.contract.ContractFacts.signedOpenEnded;
import static io.parkledger.core.contract.ContractFacts.signedWithConditions;
import static io.parkledger.core.contract.ContractFacts.terminated;
import static io.parkledger.core.contract.ContractFacts.terminatedByExit;
import static io.parkledger.core.contract.ContractFacts.withdrawn;
import static io.parkledger.core.contract.ContractRule.AMENDMENT_HOLDS_WITHIN_THE_TERM;
import static io.parkledger.core.contract.ContractRule.CONTRACT_AWAITS_HANDOVER;
import static io.parkledger.core.contract.ContractRule.CONTRACT_IS_IN_FORCE;
import static io.parkledger.core.contract.ContractRule.CONTRACT_IS_NOT_OVER;
import static io.parkledger.core.contract.ContractRule.CONTRACT_NAMES_WHAT_IS_LET;
import static io.parkledger.core.contract.ContractRule.CONTRACT_NUMBER_IS_USED_ONCE;
import static io.parkledger.core.contract.ContractRule.CORRECTED_DAYS_KEEP_THEIR_ORDER;
import static io.parkledger.core.contract.ContractRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.contract.ContractRule.CREDIT_CODE_BELONGS_TO_ONE_TENANT;
import static io.parkledger.core.contract.ContractRule.DATE_IS_NOT_BEFORE_HANDOVER;
import static io.parkledger.core.contract.ContractRule.DATE_IS_NOT_BEFORE_SIGNING;
import static io.parkledger.core.contract.ContractRule.EVIDENCE_COUNTS_ON_TRACK;
import static io.parkledger.core.contract.ContractRule.HANDOVER_IS_NOT_AFTER_THE_TERM;
import static io.parkledger.core.contract.ContractRule.LEAD_AND_NEGOTIATION_COME_TOGETHER;
import static io.parkledger.core.contract.ContractRule.LEASE_HAS_AN_END;
import static io.parkledger.core.contract.ContractRule.LEASE_IS_OF_LAWFUL_LENGTH;
import static io.parkledger.core.contract.ContractRule.NEGOTIATION_IS_SIGNED_ONCE;
import static io.parkledger.core.contract.ContractRule.NEW_END_IS_LATER;
import static io.parkledger.core.contract.ContractRule.NOTHING_HANGS_ON_IT;
import static io.parkledger.core.contract.ContractRule.PARK_IS_NOT_WITHDRAWN;
import static io.parkledger.core.contract.ContractRule.PREMISES_ARE_HANDED_OVER;
import static io.parkledger.core.contract.ContractRule.RENEWAL_IS_AS_THE_CONTRACT;
import static io.parkledger.core.contract.ContractRule.RENT_FREE_DAYS_ARE_WITHIN_THE_TERM;
import static io.parkledger.core.contract.ContractRule.RENT_IS_USUAL;
import static io.parkledger.core.contract.ContractRule.RENT_OF_A_YEAR_IS_WITHIN_BOUNDS;
import static io.parkledger.core.contract.ContractRule.RENT_STEPS_GO_FORWARD_WITHIN_THE_TERM;
import static io.parkledger.core.contract.ContractRule.TENANT_ID_IS_ONE_COMPANYS;
import static io.parkledger.core.contract.ContractRule.TERM_CAME_BY_THAT_RENEWAL;
import static io.parkledger.core.contract.ContractRule.TERM_ENDS_AFTER_IT_STARTS;
import static io.parkledger.core.contract.ContractRule.TERM_ENDS_THAT_DAY;
import static io.parkledger.core.contract.ContractRule.TERM_HAS_PASSED;
import static io.parkledger.core.contract.ContractRule.TERM_IS_NOT_FOLLOWED;
import static io.parkledger.core.contract.ContractRule.UNITS_ARE_NAMED;
import static io.parkledger.core.contract.ContractRule.UNIT_IS_LET_ONCE;
import static io.parkledger.core.contract.ContractRule.WHAT_WAS_HANDED_OVER_STAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.contract.ContractCommand.AmendContract;
import io.parkledger.core.contract.ContractCommand.ConfirmRunning;
import io.parkledger.core.contract.ContractCommand.ConfirmTerm;
import io.parkledger.core.contract.ContractCommand.CorrectContract;
import io.parkledger.core.contract.ContractCommand.CorrectExtension;
import io.parkledger.core.contract.ContractCommand.CorrectHandOver;
import io.parkledger.core.contract.ContractCommand.EndContract;
import io.parkledger.core.contract.ContractCommand.ExtendContract;
import io.parkledger.core.contract.ContractCommand.HandOver;
import io.parkledger.core.contract.ContractCommand.HoldOverContract;
import io.parkledger.core.contract.ContractCommand.RescindContract;
import io.parkledger.core.contract.ContractCommand.SignContract;
import io.parkledger.core.contract.ContractCommand.TerminateContract;
import io.parkledger.core.contract.ContractCommand.UndoContract;
import io.parkledger.core.contract.ContractCommand.WithdrawContract;
import io.parkledger.core.contract.ContractCommand.WithdrawHandOver;
import io.parkledger.core.contract.ContractEvent.ContractAmended;
import io.parkledger.core.contract.ContractEvent.ContractCorrected;
import io.parkledger.core.contract.ContractEvent.ContractExpired;
import io.parkledger.core.contract.ContractEvent.ContractExtended;
import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.contract.ContractEvent.ContractTerminated;
import io.parkledger.core.contract.ContractEvent.ContractWithdrawn;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lease.LeaseConditions;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.lease.RentFree;
import io.parkledger.core.lease.RentStep;
import io.parkledger.core.ledger.Claim;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTest {

    private static final LocalDate NEXT_JULY = LocalDate.of(2022, 7, 1);

    private static final LocalDate BEFORE_SIGNING = MARCH_10.minusDays(1);

    private final AggregateTestFixture<Contract> contract = new AggregateTestFixture<>(Contract.class);

    private static SignContract sign(
            String company, Track track, List<LetUnit> units, BigDecimal landMu, LocalDate endOn) {
        return new SignContract(
                CONTRACT,
                PARK,
                NEGOTIATION,
                LEAD,
                TENANT,
                company,
                CODE,
                Industry.BIG_DATA,
                track,
                units,
                landMu,
                APRIL_1,
                endOn,
                RENT,
                PROMISES,
                "su",
                "investment",
                MARCH_10);
    }

    private static HandOver handOver(LandingEvidence evidence) {
        return new HandOver(CONTRACT, evidence, APRIL_1);
    }

    private static ExtendContract extend(LocalDate endOn) {
        return new ExtendContract(CONTRACT, RENEWAL, endOn, NEW_RENT, LocalDate.of(2024, 2, 1));
    }

    private static TerminateContract terminate(LocalDate on) {
        return new TerminateContract(CONTRACT, "insolvent", on);
    }

    private static RescindContract rescind(LocalDate on) {
        return new RescindContract(CONTRACT, "funding fell through", on);
    }

    @Test
    void a_contract_for_space_is_signed() {
        contract.givenNoPriorActivity()
                .when(sign(" " + COMPANY + " ", Track.SPACE, UNITS, null, TERM_END))
                .expectEvents(signed());
    }

    @Test
    void a_contract_for_land_is_signed_with_a_company_that_was_here_before() {
        contract.givenNoPriorActivity()
                .when(new SignContract(
                        CONTRACT,
                        PARK,
                        null,
                        null,
                        TENANT,
                        COMPANY,
                        CODE,
                        Industry.BIG_DATA,
                        Track.LAND,
                        List.of(),
                        TEN_MU,
                        APRIL_1,
                        TERM_END,
                        null,
                        List.of(),
                        null,
                        null,
                        MARCH_10))
                .expectEvents(signedForLand());
    }

    @Test
    void a_term_of_one_day_is_none() {
        contract.givenNoPriorActivity()
                .when(sign(COMPANY, Track.SPACE, UNITS, null, APRIL_1))
                .expectNoEvents()
                .expectExceptionMessage(TERM_ENDS_AFTER_IT_STARTS.code());
    }

    @Test
    void a_contract_for_space_names_units_unless_somebody_means_it_so() {
        contract.givenNoPriorActivity()
                .when(sign(COMPANY, Track.SPACE, List.of(), null, TERM_END))
                .expectNoEvents()
                .expectExceptionMessage(UNITS_ARE_NAMED.confirmationCode());
    }

    @Test
    void a_contract_for_land_says_how_much() {
        contract.givenNoPriorActivity()
                .when(sign(COMPANY, Track.LAND, UNITS, null, TERM_END))
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_NAMES_WHAT_IS_LET.code());
    }

    @Test
    void the_rent_is_amended_before_handover() {
        contract.given(signed())
                .when(new AmendContract(CONTRACT, NEW_RENT, APRIL_1))
                .expectEvents(amended());
    }

    @Test
    void a_rent_beyond_the_usual_is_asked_about_wherever_it_is_said() {
        var usual = Cny.of("300.00");
        var rent = Cny.of("300.01");
        var step = List.of(new RentStep(TERM_END, rent));
        for (var unlikely : List.of(
                new AmendContract(CONTRACT, rent, APRIL_1),
                new AmendContract(CONTRACT, usual, step, List.of(), null, null, APRIL_1, APRIL_1),
                new ExtendContract(CONTRACT, RENEWAL, NEW_END, rent, MARCH_10))) {
            contract.given(signed(), handedOver())
                    .when(unlikely)
                    .expectNoEvents()
                    .expectExceptionMessage(RENT_IS_USUAL.confirmationCode());
        }
        contract.given(signed(), handedOver())
                .when(new AmendContract(CONTRACT, usual, APRIL_1))
                .expectSuccessfulHandlerExecution();
    }

    /** Civil Code, article 705. Land is not let, and a lease without an end is ended at any time. */
    @Test
    void a_lease_or_a_renewal_of_more_than_twenty_years_is_asked_about_wherever_it_is_said() {
        var signing = sign(COMPANY, Track.SPACE, UNITS, null, APRIL_1.plusYears(20));
        contract.givenNoPriorActivity()
                .when(signing)
                .expectNoEvents()
                .expectExceptionMessage(LEASE_IS_OF_LAWFUL_LENGTH.confirmationCode());
        contract.given(signed())
                .when(correct(signed(), APRIL_1, APRIL_1.plusYears(20), MARCH_10))
                .expectNoEvents()
                .expectExceptionMessage(LEASE_IS_OF_LAWFUL_LENGTH.confirmationCode());
        contract.given(signed(), handedOver())
                .when(extend(TERM_END.plusYears(20).plusDays(1)))
                .expectNoEvents()
                .expectExceptionMessage(LEASE_IS_OF_LAWFUL_LENGTH.confirmationCode());
        contract.given(signed(), handedOver(), extended())
                .when(correctExtension(TERM_END.plusYears(20).plusDays(1)))
                .expectNoEvents()
                .expectExceptionMessage(LEASE_IS_OF_LAWFUL_LENGTH.confirmationCode());

        contract.givenNoPriorActivity()
                .when(sign(
                        COMPANY, Track.SPACE, UNITS, null, APRIL_1.plusYears(20).minusDays(1)))
                .expectSuccessfulHandlerExecution();
        contract.given(signed(), handedOver())
                .when(extend(TERM_END.plusYears(20)))
                .expectSuccessfulHandlerExecution();
        contract.givenNoPriorActivity()
                .when(sign(COMPANY, Track.LAND, List.of(), BigDecimal.TEN, APRIL_1.plusYears(50)))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void the_rent_of_a_held_over_contract_is_amended() {
        contract.given(signed(), handedOver(), heldOver())
                .when(new AmendContract(CONTRACT, NEW_RENT, APRIL_1))
                .expectEvents(amended());
    }

    private static AmendContract amend(LocalDate fromOn, List<RentStep> steps, List<RentFree> free) {
        return new AmendContract(CONTRACT, NEW_RENT, steps, free, null, null, fromOn, APRIL_1);
    }

    @Test
    void an_amendment_may_hold_from_a_later_day_on() {
        contract.given(signed(), handedOver())
                .when(amend(TERM_END, List.of(), List.of()))
                .expectEvents(amended(TERM_END));
    }

    @Test
    void an_amendment_holds_for_days_that_are_agreed() {
        contract.given(signed(), handedOver())
                .when(amend(TERM_END.plusDays(1), List.of(), List.of()))
                .expectNoEvents()
                .expectExceptionMessage(AMENDMENT_HOLDS_WITHIN_THE_TERM.code());
        contract.given(signed(), handedOver())
                .when(amend(BEFORE_SIGNING, List.of(), List.of()))
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_SIGNING.code());
    }

    @Test
    void a_held_over_contract_is_amended_for_the_day_it_is() {
        var later = TERM_END.plusDays(20);
        contract.given(signed(), handedOver(), heldOver())
                .when(new AmendContract(CONTRACT, NEW_RENT, later))
                .expectEvents(new ContractAmended(CONTRACT, NEW_RENT, LeaseConditions.NONE, later, later));
    }

    @Test
    void a_contract_is_signed_with_number_steps_rent_free_days_deposit_and_fee() {
        contract.givenNoPriorActivity().when(signWith(conditions())).expectEvents(signedWithConditions());
    }

    private static SignContract signWith(LeaseConditions conditions) {
        var e = signed();
        return new SignContract(
                e.contractId(),
                e.parkId(),
                e.negotiationId(),
                e.leadId(),
                e.tenantId(),
                e.company(),
                e.creditCode(),
                e.industry(),
                e.track(),
                e.units(),
                e.landMu(),
                e.startOn(),
                e.endOn(),
                e.rentCnyPerSqmMonth(),
                e.commitments(),
                e.owner(),
                e.team(),
                " 澜招合〔2021〕12号 ",
                conditions,
                e.signedOn());
    }

    private static RentStep step(LocalDate fromOn) {
        return new RentStep(fromOn, NEW_RENT);
    }

    static Stream<List<RentStep>> rents_step_forward_within_the_term() {
        return Stream.of(
                List.of(step(APRIL_1)),
                List.of(step(TERM_END.plusDays(1))),
                List.of(step(TERM_END), step(TERM_END)),
                List.of(step(TERM_END), step(APRIL_1.plusDays(1))));
    }

    @ParameterizedTest
    @MethodSource
    void rents_step_forward_within_the_term(List<RentStep> steps) {
        contract.givenNoPriorActivity()
                .when(signWith(new LeaseConditions(steps, List.of(), null, null)))
                .expectNoEvents()
                .expectExceptionMessage(RENT_STEPS_GO_FORWARD_WITHIN_THE_TERM.code());
        contract.given(signed())
                .when(amend(APRIL_1, steps, List.of()))
                .expectNoEvents()
                .expectExceptionMessage(RENT_STEPS_GO_FORWARD_WITHIN_THE_TERM.code());
    }

    static Stream<RentFree> rent_free_days_are_days_of_the_term() {
        return Stream.of(
                new RentFree(APRIL_1.minusDays(1), APRIL_1),
                new RentFree(TERM_END, TERM_END.plusDays(1)),
                new RentFree(TERM_END, APRIL_1));
    }

    @ParameterizedTest
    @MethodSource
    void rent_free_days_are_days_of_the_term(RentFree free) {
        contract.givenNoPriorActivity()
                .when(signWith(new LeaseConditions(List.of(), List.of(free), null, null)))
                .expectNoEvents()
                .expectExceptionMessage(RENT_FREE_DAYS_ARE_WITHIN_THE_TERM.code());
        contract.given(signed())
                .when(amend(APRIL_1, List.of(), List.of(free)))
                .expectNoEvents()
                .expectExceptionMessage(RENT_FREE_DAYS_ARE_WITHIN_THE_TERM.code());
    }

    @Test
    void what_a_renewal_says_of_the_rent_is_that_of_the_last_day_of_the_term() {
        var confirm = new ConfirmTerm(
                CONTRACT,
                TENANT,
                PARK,
                COMPANY,
                new BigDecimal("200.50"),
                NEW_RENT.perYearOn(new BigDecimal("200.50")),
                TERM_END,
                LocalDate.of(2023, 12, 1));
        contract.given(signedWithConditions(), handedOver()).when(confirm).expectSuccessfulHandlerExecution();
        contract.given(signed(), handedOver()).when(confirm).expectExceptionMessage(RENEWAL_IS_AS_THE_CONTRACT.code());
    }

    @Test
    void a_number_is_claimed_in_its_park_however_it_is_typed() {
        assertThat(claimsOf(signedWithConditions()))
                .contains(Claim.take("contract-number", "LQ/澜招合〔2021〕12号", "C-1", CONTRACT_NUMBER_IS_USED_ONCE));
        assertThat(ContractNumber.compared("ht－2021 008")).isEqualTo(ContractNumber.compared("HT-2021008"));
        assertThat(ContractNumber.compared("1-23")).isNotEqualTo(ContractNumber.compared("12-3"));
        assertThat(claimsOf(rescinded()))
                .as("may be used for the next")
                .contains(Claim.release("contract-number", "C-1", CONTRACT_NUMBER_IS_USED_ONCE));
    }

    @Test
    void the_rent_of_a_rescinded_contract_stays() {
        contract.given(signed(), rescinded())
                .when(new AmendContract(CONTRACT, NEW_RENT, APRIL_1))
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_IS_IN_FORCE.code());
    }

    @Test
    void premises_are_handed_over_with_all_the_tenant_file_needs() {
        contract.given(signed()).when(handOver(LandingEvidence.HANDOVER)).expectEvents(handedOver());
    }

    @ParameterizedTest
    @EnumSource(
            value = LandingEvidence.class,
            names = {"LAND_TRANSFER", "SITE_LICENCE"})
    void evidence_for_land_does_not_prove_that_a_tenant_moved_into_space(LandingEvidence evidence) {
        contract.given(signed())
                .when(handOver(evidence))
                .expectNoEvents()
                .expectExceptionMessage(EVIDENCE_COUNTS_ON_TRACK.code());
    }

    @ParameterizedTest
    @EnumSource(
            value = LandingEvidence.class,
            names = {"HANDOVER", "BUSINESS_REGISTRATION"})
    void evidence_for_space_does_not_prove_that_land_was_transferred(LandingEvidence evidence) {
        contract.given(signedForLand())
                .when(handOver(evidence))
                .expectNoEvents()
                .expectExceptionMessage(EVIDENCE_COUNTS_ON_TRACK.code());
    }

    @Test
    void premises_are_handed_over_once() {
        contract.given(signed(), handedOver())
                .when(handOver(LandingEvidence.HANDOVER))
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_AWAITS_HANDOVER.code());
    }

    @Test
    void a_rescinded_contract_is_not_handed_over() {
        contract.given(signed(), rescinded())
                .when(handOver(LandingEvidence.HANDOVER))
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_AWAITS_HANDOVER.code());
    }

    @Test
    void a_renewed_contract_is_extended() {
        contract.given(signed(), handedOver()).when(extend(NEW_END)).expectEvents(extended());
    }

    @Test
    void a_held_over_contract_can_still_be_extended() {
        contract.given(signed(), handedOver(), heldOver()).when(extend(NEW_END)).expectEvents(extended());
    }

    @Test
    void an_extension_ends_later_than_the_term() {
        contract.given(signed(), handedOver())
                .when(extend(TERM_END))
                .expectNoEvents()
                .expectExceptionMessage(NEW_END_IS_LATER.code());
    }

    @Test
    void the_next_extension_ends_later_than_the_first() {
        contract.given(signed(), handedOver(), extended())
                .when(extend(NEW_END))
                .expectNoEvents()
                .expectExceptionMessage(NEW_END_IS_LATER.code());
    }

    @Test
    void what_was_not_handed_over_is_not_extended() {
        contract.given(signed())
                .when(extend(NEW_END))
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_IS_IN_FORCE.code());
    }

    @Test
    void a_contract_past_its_end_is_held_over() {
        contract.given(signed(), handedOver())
                .when(new HoldOverContract(CONTRACT, TERM_END.plusDays(1)))
                .expectEvents(heldOver());
    }

    @Test
    void a_contract_is_not_held_over_on_its_last_day() {
        contract.given(signed(), handedOver())
                .when(new HoldOverContract(CONTRACT, TERM_END))
                .expectNoEvents()
                .expectExceptionMessage(TERM_HAS_PASSED.code());
    }

    @Test
    void a_contract_is_held_over_once() {
        contract.given(signed(), handedOver(), heldOver())
                .when(new HoldOverContract(CONTRACT, TERM_END.plusDays(2)))
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_IS_IN_FORCE.code());
    }

    @Test
    void a_contract_extended_out_of_hold_over_is_held_over_after_its_new_end_only() {
        contract.given(signed(), handedOver(), heldOver(), extended())
                .when(new HoldOverContract(CONTRACT, TERM_END.plusDays(2)))
                .expectNoEvents()
                .expectExceptionMessage(TERM_HAS_PASSED.code());
    }

    @Test
    void who_leaves_on_the_last_day_leaves_by_expiry() {
        contract.given(signed(), handedOver())
                .when(new EndContract(CONTRACT, TERM_END))
                .expectEvents(expired(TERM_END));
    }

    @Test
    void who_leaves_the_day_before_leaves_early() {
        contract.given(signed(), handedOver())
                .when(new EndContract(CONTRACT, TERM_END.minusDays(1)))
                .expectEvents(terminatedByExit(TERM_END.minusDays(1)));
    }

    @Test
    void who_leaves_after_hold_over_leaves_by_expiry() {
        contract.given(signed(), handedOver(), heldOver())
                .when(new EndContract(CONTRACT, TERM_END.plusDays(40)))
                .expectEvents(expired(TERM_END.plusDays(40)));
    }

    @Test
    void after_an_extension_the_new_end_decides_what_is_early() {
        contract.given(signed(), handedOver(), extended())
                .when(new EndContract(CONTRACT, NEW_END))
                .expectEvents(new ContractExpired(CONTRACT, TENANT, ContractFacts.UNIT_IDS, NEW_END, NEW_END));
    }

    @Test
    void what_has_ended_does_not_end_again() {
        for (var end : List.of(expired(TERM_END), terminatedByExit(APRIL_1), rescinded())) {
            contract.given(signed(), handedOver(), end)
                    .when(new EndContract(CONTRACT, TERM_END))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Test
    void who_never_moved_in_does_not_leave() {
        contract.given(signed())
                .when(new EndContract(CONTRACT, TERM_END))
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_IS_IN_FORCE.code());
    }

    static Stream<ContractCommand> nobody_leaves_and_nothing_is_renewed_before_the_handover() {
        var before = APRIL_1.minusDays(1);
        return Stream.of(
                terminate(before),
                new EndContract(CONTRACT, before),
                confirm(TENANT, PARK, COMPANY, "200.5", "85413.00", TERM_END, before));
    }

    @ParameterizedTest
    @MethodSource
    void nobody_leaves_and_nothing_is_renewed_before_the_handover(ContractCommand early) {
        contract.given(signed(), handedOver())
                .when(early)
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_HANDOVER.code());
    }

    private static ConfirmTerm confirm(
            TenantId tenant,
            ParkId park,
            String company,
            String area,
            String rentPerYear,
            LocalDate expiringOn,
            LocalDate openedOn) {
        return new ConfirmTerm(CONTRACT, tenant, park, company, sqm(area), Cny.of(rentPerYear), expiringOn, openedOn);
    }

    @Test
    void a_contract_in_force_confirms_its_own_term() {
        for (var life : List.of(List.of(signed(), handedOver()), List.of(signed(), handedOver(), heldOver()))) {
            contract.given(life)
                    .when(confirm(TENANT, PARK, COMPANY, "200.5", "85413.00", TERM_END, APRIL_1))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    static Stream<List<ContractEvent>> what_is_not_in_force_has_no_term_to_renew() {
        return Stream.of(
                List.of(signed()),
                List.of(signed(), rescinded()),
                List.of(signed(), handedOver(), expired(TERM_END)),
                List.of(signed(), handedOver(), terminatedByExit(APRIL_1)));
    }

    @ParameterizedTest
    @MethodSource
    void what_is_not_in_force_has_no_term_to_renew(List<ContractEvent> life) {
        contract.given(life)
                .when(confirm(TENANT, PARK, COMPANY, "200.5", "85413.00", TERM_END, APRIL_1))
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_IS_IN_FORCE.code());
    }

    @Test
    void a_renewal_is_about_the_end_of_the_running_term() {
        contract.given(signed(), handedOver(), extended())
                .when(confirm(TENANT, PARK, COMPANY, "200.5", "91428.00", TERM_END, APRIL_1))
                .expectNoEvents()
                .expectExceptionMessage(TERM_ENDS_THAT_DAY.code());
        contract.given(signed(), handedOver(), extended())
                .when(confirm(TENANT, PARK, COMPANY, "200.5", "91428.00", NEW_END, APRIL_1))
                .expectSuccessfulHandlerExecution();
    }

    static Stream<ConfirmTerm> a_renewal_names_what_its_contract_says() {
        return Stream.of(
                confirm(new TenantId("QY-2"), PARK, COMPANY, "200.5", "85413.00", TERM_END, APRIL_1),
                confirm(TENANT, new ParkId("XX"), COMPANY, "200.5", "85413.00", TERM_END, APRIL_1),
                confirm(TENANT, PARK, "沧屿星漾", "200.5", "85413.00", TERM_END, APRIL_1),
                confirm(TENANT, PARK, COMPANY, "200.51", "85413.00", TERM_END, APRIL_1),
                confirm(TENANT, PARK, COMPANY, "200.5", "85413.01", TERM_END, APRIL_1));
    }

    @ParameterizedTest
    @MethodSource
    void a_renewal_names_what_its_contract_says(ConfirmTerm stray) {
        contract.given(signed(), handedOver())
                .when(stray)
                .expectNoEvents()
                .expectExceptionMessage(RENEWAL_IS_AS_THE_CONTRACT.code());
    }

    @Test
    void a_renewal_names_the_rent_of_the_day_it_opens() {
        contract.given(signed(), handedOver(), amended())
                .when(confirm(TENANT, PARK, COMPANY, "200.5", "91428.00", TERM_END, APRIL_1))
                .expectSuccessfulHandlerExecution();
        var sameRent = new ContractExtended(CONTRACT, RENEWAL, NEW_END, null, LocalDate.of(2024, 2, 1));
        contract.given(signed(), handedOver(), sameRent)
                .when(confirm(TENANT, PARK, COMPANY, "200.5", "85413.00", NEW_END, APRIL_1))
                .expectSuccessfulHandlerExecution();
        contract.given(ContractFacts.signedForLand(), handedOver())
                .when(confirm(TENANT, PARK, COMPANY, "0", "0", TERM_END, APRIL_1))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_lead_comes_to_a_contract_with_its_negotiation() {
        var whole = sign(COMPANY, Track.SPACE, UNITS, null, TERM_END);
        for (var half : List.of(with(whole, NEGOTIATION, null), with(whole, null, LEAD))) {
            contract.givenNoPriorActivity()
                    .when(half)
                    .expectNoEvents()
                    .expectExceptionMessage(LEAD_AND_NEGOTIATION_COME_TOGETHER.code());
        }
    }

    private static SignContract with(SignContract c, NegotiationId negotiation, LeadId lead) {
        return new SignContract(
                c.contractId(),
                c.parkId(),
                negotiation,
                lead,
                c.tenantId(),
                c.company(),
                c.creditCode(),
                c.industry(),
                c.track(),
                c.units(),
                c.landMu(),
                c.startOn(),
                c.endOn(),
                c.rentCnyPerSqmMonth(),
                c.commitments(),
                c.owner(),
                c.team(),
                c.signedOn());
    }

    @Test
    void a_contract_in_force_is_terminated_with_a_cause() {
        contract.given(signed(), handedOver())
                .when(terminate(LocalDate.of(2022, 1, 1)))
                .expectEvents(terminated("insolvent", LocalDate.of(2022, 1, 1)));
    }

    @Test
    void what_was_not_handed_over_is_rescinded_and_not_terminated() {
        contract.given(signed())
                .when(terminate(APRIL_1))
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_IS_IN_FORCE.code());
    }

    @Test
    void a_terminated_contract_is_not_terminated_again() {
        contract.given(signed(), handedOver(), terminatedByExit(APRIL_1))
                .when(terminate(APRIL_1))
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_IS_IN_FORCE.code());
    }

    @Test
    void a_contract_nobody_moved_in_on_is_rescinded() {
        contract.given(signed()).when(rescind(APRIL_1)).expectEvents(rescinded());
    }

    @Test
    void a_contract_in_force_is_not_rescinded() {
        contract.given(signed(), handedOver())
                .when(rescind(APRIL_1))
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_AWAITS_HANDOVER.code());
    }

    /** Ten square kilometres nine times over, for the highest rent. */
    @Test
    void the_rent_of_a_year_is_one_that_a_renewal_can_say() {
        var units = IntStream.range(0, 9)
                .mapToObj(i -> new LetUnit(new UnitId("A0" + i), UNITS.get(0).buildingId(), new BigDecimal("10000000")))
                .toList();
        contract.givenCommands(sign(COMPANY, Track.SPACE, units, null, TERM_END))
                .when(new AmendContract(CONTRACT, Cny.of("10000"), MARCH_10))
                .expectNoEvents()
                .expectExceptionMessage(RENT_OF_A_YEAR_IS_WITHIN_BOUNDS.code());
        contract.givenCommands(sign(COMPANY, Track.SPACE, units, null, TERM_END))
                .when(new AmendContract(CONTRACT, Cny.of("9000"), MARCH_10))
                .expectNoEvents()
                .expectExceptionMessage(RENT_IS_USUAL.confirmationCode());
    }

    @Test
    void premises_are_handed_over_on_the_last_day_of_the_term_and_not_after_it() {
        contract.given(signed())
                .when(new HandOver(CONTRACT, LandingEvidence.HANDOVER, TERM_END.plusDays(1)))
                .expectNoEvents()
                .expectExceptionMessage(HANDOVER_IS_NOT_AFTER_THE_TERM.code());
        contract.given(signed())
                .when(new HandOver(CONTRACT, LandingEvidence.HANDOVER, TERM_END))
                .expectSuccessfulHandlerExecution();
    }

    static Stream<ContractCommand> nothing_follows_from_a_contract_before_it_was_signed() {
        return Stream.of(
                new AmendContract(CONTRACT, NEW_RENT, BEFORE_SIGNING),
                new HandOver(CONTRACT, LandingEvidence.HANDOVER, BEFORE_SIGNING),
                rescind(BEFORE_SIGNING));
    }

    @ParameterizedTest
    @MethodSource
    void nothing_follows_from_a_contract_before_it_was_signed(ContractCommand early) {
        contract.given(signed()).when(early).expectNoEvents().expectExceptionMessage(DATE_IS_NOT_BEFORE_SIGNING.code());
    }

    @Test
    void a_contract_is_not_terminated_before_it_was_signed() {
        contract.given(signed(), handedOver())
                .when(terminate(MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_SIGNING.code());
    }

    private static List<Claim> claimsOf(ContractEvent event) {
        return ContractContext.CONTEXT.claims().apply(event);
    }

    @Test
    void a_signed_contract_claims_the_credit_code_its_negotiation_and_its_units_to_the_last_day_of_the_term() {
        assertThat(claimsOf(signed()))
                .containsExactly(
                        Claim.use("park-use", "LQ", "C-1", PARK_IS_NOT_WITHDRAWN),
                        Claim.use("tenant-credit-code", "QY-001", "C-1", CREDIT_CODE_BELONGS_TO_ONE_TENANT),
                        Claim.takeUnlessUsed(
                                "tenant-credit-code", "LQ/" + CODE, "QY-001", CREDIT_CODE_BELONGS_TO_ONE_TENANT),
                        Claim.take("tenant-id", "QY-001", "LQ/91990101MA91X9P91N", TENANT_ID_IS_ONE_COMPANYS),
                        Claim.take("signed-negotiation", "N-1", "C-1", NEGOTIATION_IS_SIGNED_ONCE),
                        Claim.takeDays("unit", "A0101", "C-1", APRIL_1, TERM_END.plusDays(1), UNIT_IS_LET_ONCE),
                        Claim.takeDays("unit", "A0102", "C-1", APRIL_1, TERM_END.plusDays(1), UNIT_IS_LET_ONCE));
    }

    @Test
    void an_extension_claims_the_units_to_its_own_last_day_and_a_hold_over_as_far_as_nobody_else_has_them() {
        assertThat(claimsOf(extended()))
                .containsExactly(Claim.extendDays("unit", "C-1", NEW_END.plusDays(1), UNIT_IS_LET_ONCE));
        assertThat(claimsOf(heldOver())).containsExactly(Claim.holdDays("unit", "C-1", UNIT_IS_LET_ONCE));
    }

    @Test
    void a_contract_that_ends_gives_its_units_back_from_that_day_on_and_holds_no_code_any_more() {
        var july = LocalDate.of(2022, 7, 1);
        var left = Claim.leave("tenant-credit-code", "C-1", CREDIT_CODE_BELONGS_TO_ONE_TENANT);
        assertThat(claimsOf(terminatedByExit(july)))
                .containsExactly(Claim.releaseDays("unit", "C-1", july, UNIT_IS_LET_ONCE), left);
        assertThat(claimsOf(expired(TERM_END)))
                .containsExactly(Claim.releaseDays("unit", "C-1", TERM_END, UNIT_IS_LET_ONCE), left);
    }

    @Test
    void a_rescinded_contract_gives_its_units_back_as_if_they_had_never_been_let() {
        assertThat(claimsOf(rescinded())).contains(Claim.releaseAllDays("unit", "C-1", UNIT_IS_LET_ONCE));
    }

    @Test
    void a_handover_claims_the_units_from_that_day_on() {
        assertThat(claimsOf(handedOver())).containsExactly(Claim.beginDays("unit", "C-1", APRIL_1, UNIT_IS_LET_ONCE));
    }

    @Test
    void a_new_rent_claims_nothing_more() {
        assertThat(claimsOf(amended())).isEmpty();
    }

    /** As it was signed, but for what a test says. */
    private static CorrectContract correct(ContractSigned e, LocalDate startOn, LocalDate endOn, LocalDate signedOn) {
        return new CorrectContract(
                e.contractId(),
                e.tenantId(),
                e.company(),
                e.creditCode(),
                e.industry(),
                e.units(),
                e.landMu(),
                startOn,
                endOn,
                e.rentCnyPerSqmMonth(),
                e.commitments(),
                e.number(),
                e.conditions(),
                signedOn,
                "typed wrong",
                APRIL_1);
    }

    private static CorrectContract correct(ContractSigned e) {
        return correct(e, e.startOn(), e.endOn(), e.signedOn());
    }

    private static CorrectContract correctUnits(List<LetUnit> units, LocalDate endOn) {
        var e = signed();
        return new CorrectContract(
                CONTRACT,
                TENANT,
                " " + COMPANY + " ",
                CODE,
                e.industry(),
                units,
                null,
                APRIL_1,
                endOn,
                RENT,
                PROMISES,
                null,
                LeaseConditions.NONE,
                MARCH_10,
                " typed wrong ",
                APRIL_1);
    }

    @Test
    void before_the_hand_over_what_was_typed_wrong_is_put_right() {
        contract.given(signed())
                .when(correctUnits(List.of(UNITS.get(0), OTHER_UNIT), NEW_END))
                .expectEvents(corrected());
    }

    @Test
    void a_correction_says_something_else() {
        contract.given(signed())
                .when(correct(signed()))
                .expectNoEvents()
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
        contract.given(signed(), corrected())
                .when(correctUnits(List.of(UNITS.get(0), OTHER_UNIT), NEW_END))
                .expectNoEvents()
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
    }

    @Test
    void after_the_hand_over_rent_and_promises_are_put_right_and_who_is_in_what_stays() {
        contract.given(signed(), handedOver())
                .when(correct(signedWithConditions()))
                .expectSuccessfulHandlerExecution();
        contract.given(signed(), handedOver())
                .when(correctUnits(List.of(UNITS.get(0)), TERM_END))
                .expectNoEvents()
                .expectExceptionMessage(WHAT_WAS_HANDED_OVER_STAYS.code());
    }

    @Test
    void a_term_that_was_followed_keeps_its_days() {
        contract.given(signed(), handedOver())
                .when(correct(signed(), APRIL_1, NEW_END, MARCH_10))
                .expectSuccessfulHandlerExecution();
        for (var life :
                List.of(List.of(signed(), handedOver(), extended()), List.of(signed(), handedOver(), heldOver()))) {
            contract.given(life)
                    .when(correct(signed(), APRIL_1, NEW_END, MARCH_10))
                    .expectNoEvents()
                    .expectExceptionMessage(TERM_IS_NOT_FOLLOWED.code());
        }
    }

    @Test
    void corrected_days_keep_their_order() {
        var land = signedForLand();
        contract.given(land, new ContractAmended(CONTRACT, NEW_RENT, LeaseConditions.NONE, APRIL_1, MARCH_10))
                .when(correct(land, land.startOn(), land.endOn(), MARCH_10.plusDays(1)))
                .expectNoEvents()
                .expectExceptionMessage(CORRECTED_DAYS_KEEP_THEIR_ORDER.code());
        contract.given(land)
                .when(correct(land, land.startOn(), land.endOn(), MARCH_2))
                .expectSuccessfulHandlerExecution();
        contract.given(signed(), handedOver())
                .when(correct(signed(), MARCH_2, APRIL_1.minusDays(1), MARCH_10))
                .expectNoEvents()
                .expectExceptionMessage(CORRECTED_DAYS_KEEP_THEIR_ORDER.code());
        contract.given(signed(), amended(NEXT_JULY))
                .when(correct(signed(), APRIL_1, NEXT_JULY.minusDays(1), MARCH_10))
                .expectNoEvents()
                .expectExceptionMessage(CORRECTED_DAYS_KEEP_THEIR_ORDER.code());
        contract.given(signed(), amended(NEXT_JULY))
                .when(correct(signed(), APRIL_1, NEXT_JULY, MARCH_10))
                .expectSuccessfulHandlerExecution();
        contract.given(signed())
                .when(correct(signed(), APRIL_1, TERM_END, MARCH_2))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void what_is_over_is_corrected_no_more() {
        for (var life : List.of(
                List.of(signed(), rescinded()),
                List.of(signed(), handedOver(), terminatedByExit(APRIL_1)),
                List.of(signed(), withdrawn()))) {
            contract.given(life)
                    .when(correctUnits(UNITS, NEW_END))
                    .expectNoEvents()
                    .expectExceptionMessage(CONTRACT_IS_NOT_OVER.code());
        }
    }

    /** What was amended holds on; what the renewal says of the rent shows which rent held on the last day. */
    @Test
    void an_amendment_holds_on_when_the_first_rent_is_corrected() {
        var confirm = new ConfirmTerm(
                CONTRACT,
                TENANT,
                PARK,
                COMPANY,
                new BigDecimal("200.50"),
                NEW_RENT.perYearOn(new BigDecimal("200.50")),
                TERM_END,
                LocalDate.of(2023, 12, 1));
        contract.given(
                        signed(),
                        handedOver(),
                        amended(),
                        new ContractCorrected(
                                CONTRACT,
                                PARK,
                                NEGOTIATION,
                                TENANT,
                                COMPANY,
                                CODE,
                                Industry.BIG_DATA,
                                Track.SPACE,
                                UNITS,
                                List.of(),
                                List.of(),
                                null,
                                APRIL_1,
                                APRIL_1,
                                TERM_END,
                                TERM_END,
                                Cny.of("20.00"),
                                PROMISES,
                                null,
                                LeaseConditions.NONE,
                                MARCH_10,
                                APRIL_1,
                                "typed wrong",
                                APRIL_1))
                .when(confirm)
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void what_should_never_have_been_recorded_is_withdrawn_while_nothing_hangs_on_it() {
        contract.given(signedForLand())
                .when(new WithdrawContract(CONTRACT, " recorded twice ", APRIL_1))
                .expectEvents(new ContractWithdrawn(CONTRACT, TENANT, List.of(), "recorded twice", APRIL_1));
        contract.given(signed())
                .when(new WithdrawContract(CONTRACT, "recorded twice", APRIL_1))
                .expectNoEvents()
                .expectExceptionMessage(NOTHING_HANGS_ON_IT.code());
        contract.given(signed(), handedOver())
                .when(new WithdrawContract(CONTRACT, "recorded twice", APRIL_1))
                .expectNoEvents()
                .expectExceptionMessage(NOTHING_HANGS_ON_IT.code());
        contract.given(signedForLand())
                .when(new WithdrawContract(CONTRACT, "recorded twice", BEFORE_SIGNING))
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_SIGNING.code());
    }

    @Test
    void what_a_file_brought_in_is_undone_while_nobody_is_in_also_where_it_concluded_a_talk() {
        var undo = new UndoContract(CONTRACT, " wrong file ", APRIL_1);
        contract.given(signed())
                .when(undo)
                .expectEvents(new ContractWithdrawn(CONTRACT, TENANT, UNIT_IDS, "wrong file", APRIL_1));
        contract.given(signed(), handedOver())
                .when(undo)
                .expectNoEvents()
                .expectExceptionMessage(NOTHING_HANGS_ON_IT.code());
    }

    private static CorrectHandOver correctHandOver(LandingEvidence evidence, LocalDate on) {
        return new CorrectHandOver(CONTRACT, evidence, on, " typed wrong ", APRIL_1);
    }

    private static CorrectHandOver correctHandOver(LocalDate on) {
        return new CorrectHandOver(CONTRACT, LandingEvidence.HANDOVER, on, "typed wrong", TERM_END);
    }

    private static WithdrawHandOver withdrawHandOver(LocalDate on) {
        return new WithdrawHandOver(CONTRACT, " another contract was meant ", on);
    }

    @Test
    void a_hand_over_was_on_another_day_and_by_other_evidence() {
        contract.given(signed(), handedOver())
                .when(correctHandOver(LandingEvidence.BUSINESS_REGISTRATION, MARCH_10))
                .expectEvents(handOverCorrected());
        contract.given(signed(), handedOver())
                .when(correctHandOver(LandingEvidence.BUSINESS_REGISTRATION, APRIL_1))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_corrected_hand_over_says_something_else() {
        contract.given(signed(), handedOver())
                .when(correctHandOver(APRIL_1))
                .expectNoEvents()
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
        contract.given(signed(), handedOver(), handOverCorrected())
                .when(correctHandOver(LandingEvidence.BUSINESS_REGISTRATION, MARCH_10))
                .expectNoEvents()
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
    }

    static Stream<Arguments> a_corrected_hand_over_keeps_its_place_among_the_days() {
        var terminated = List.of(signed(), handedOver(), terminatedByExit(APRIL_1.plusDays(9)));
        var renewed = List.of(signed(), handedOver(), extended());
        return Stream.of(
                Arguments.of(List.of(signed(), handedOver()), BEFORE_SIGNING, DATE_IS_NOT_BEFORE_SIGNING),
                Arguments.of(List.of(signed(), handedOver()), MARCH_10, null),
                Arguments.of(List.of(signed(), handedOver()), TERM_END, null),
                Arguments.of(List.of(signed(), handedOver()), TERM_END.plusDays(1), HANDOVER_IS_NOT_AFTER_THE_TERM),
                Arguments.of(renewed, TERM_END, null),
                Arguments.of(renewed, TERM_END.plusDays(1), HANDOVER_IS_NOT_AFTER_THE_TERM),
                Arguments.of(terminated, APRIL_1.plusDays(9), null),
                Arguments.of(terminated, APRIL_1.plusDays(10), CORRECTED_DAYS_KEEP_THEIR_ORDER),
                Arguments.of(List.of(signed()), MARCH_10, PREMISES_ARE_HANDED_OVER),
                Arguments.of(List.of(signed(), rescinded()), MARCH_10, PREMISES_ARE_HANDED_OVER),
                Arguments.of(List.of(signed(), handedOver(), handOverWithdrawn()), MARCH_10, PREMISES_ARE_HANDED_OVER));
    }

    /** @param rule that refuses it; null for none */
    @ParameterizedTest
    @MethodSource
    void a_corrected_hand_over_keeps_its_place_among_the_days(List<Object> life, LocalDate on, ContractRule rule) {
        var told = contract.given(life)
                .when(new CorrectHandOver(CONTRACT, LandingEvidence.HANDOVER, on, "typed wrong", NEW_END));
        if (rule == null) {
            told.expectSuccessfulHandlerExecution();
        } else {
            told.expectNoEvents().expectExceptionMessage(rule.code());
        }
    }

    @Test
    void a_hand_over_is_corrected_on_that_day_or_later_and_by_evidence_of_its_track() {
        contract.given(signed(), handedOver())
                .when(new CorrectHandOver(
                        CONTRACT, LandingEvidence.HANDOVER, APRIL_1.plusDays(2), "typed wrong", APRIL_1.plusDays(1)))
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_HANDOVER.code());
        contract.given(signed(), handedOver())
                .when(correctHandOver(LandingEvidence.LAND_TRANSFER, MARCH_10))
                .expectNoEvents()
                .expectExceptionMessage(EVIDENCE_COUNTS_ON_TRACK.code());
    }

    @Test
    void after_a_corrected_hand_over_days_go_by_the_right_one() {
        contract.given(signed(), handedOver(), handOverCorrected())
                .when(terminate(MARCH_10))
                .expectSuccessfulHandlerExecution();
        contract.given(signed(), handedOver())
                .when(terminate(MARCH_10))
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_HANDOVER.code());
    }

    @Test
    void what_was_never_handed_over_awaits_it_again() {
        contract.given(signed(), handedOver()).when(withdrawHandOver(APRIL_1)).expectEvents(handOverWithdrawn());
        contract.given(signed(), handedOver(), handOverWithdrawn())
                .when(new HandOver(CONTRACT, LandingEvidence.HANDOVER, APRIL_1))
                .expectEvents(handedOver());
        contract.given(signed(), handedOver(), handOverWithdrawn())
                .when(rescind(APRIL_1))
                .expectSuccessfulHandlerExecution();
        contract.given(signed(), handedOver(), handOverWithdrawn())
                .when(correctUnits(List.of(UNITS.get(0), OTHER_UNIT), NEW_END))
                .expectSuccessfulHandlerExecution();
    }

    static Stream<Arguments> a_hand_over_that_something_follows_from_is_not_withdrawn() {
        return Stream.of(
                Arguments.of(List.of(signed()), APRIL_1, PREMISES_ARE_HANDED_OVER),
                Arguments.of(List.of(signed(), rescinded()), APRIL_1, PREMISES_ARE_HANDED_OVER),
                Arguments.of(List.of(signed(), handedOver(), heldOver()), NEW_END, CONTRACT_IS_IN_FORCE),
                Arguments.of(List.of(signed(), handedOver(), expired(TERM_END)), NEW_END, CONTRACT_IS_IN_FORCE),
                Arguments.of(List.of(signed(), handedOver(), terminatedByExit(APRIL_1)), NEW_END, CONTRACT_IS_IN_FORCE),
                Arguments.of(List.of(signed(), handedOver(), extended()), NEW_END, TERM_IS_NOT_FOLLOWED),
                Arguments.of(List.of(signed(), handedOver()), APRIL_1.minusDays(1), DATE_IS_NOT_BEFORE_HANDOVER),
                Arguments.of(List.of(signed(), handedOver(), handOverWithdrawn()), APRIL_1, PREMISES_ARE_HANDED_OVER));
    }

    @ParameterizedTest
    @MethodSource
    void a_hand_over_that_something_follows_from_is_not_withdrawn(List<Object> life, LocalDate on, ContractRule rule) {
        contract.given(life).when(withdrawHandOver(on)).expectNoEvents().expectExceptionMessage(rule.code());
    }

    /** What was said of its days is claimed again; who moved in by the first day of the term has none beside it. */
    @Test
    void a_hand_over_put_right_claims_the_days_that_are_right() {
        assertThat(claimsOf(handOverCorrected()))
                .containsExactly(
                        Claim.releaseAllDays("unit", "C-1", UNIT_IS_LET_ONCE),
                        Claim.takeDays("unit", "A0101", "C-1", MARCH_10, TERM_END.plusDays(1), UNIT_IS_LET_ONCE),
                        Claim.takeDays("unit", "A0102", "C-1", MARCH_10, TERM_END.plusDays(1), UNIT_IS_LET_ONCE));
        assertThat(claimsOf(handOverWithdrawn())).isEmpty();
    }

    private static CorrectExtension correctExtension(LocalDate endOn) {
        return new CorrectExtension(CONTRACT, RENEWAL, endOn, RENT, LocalDate.of(2024, 3, 1));
    }

    @Test
    void the_last_term_is_put_right_by_the_renewal_it_came_by() {
        contract.given(signed(), handedOver(), extended())
                .when(correctExtension(NEW_END.plusYears(1)))
                .expectEvents(extensionCorrected());
        contract.given(signed(), handedOver(), extended())
                .when(correctExtension(TERM_END))
                .expectNoEvents()
                .expectExceptionMessage(NEW_END_IS_LATER.code());
        contract.given(signed(), handedOver())
                .when(correctExtension(NEW_END))
                .expectNoEvents()
                .expectExceptionMessage(TERM_CAME_BY_THAT_RENEWAL.code());
        contract.given(signed(), handedOver(), extended(), terminatedByExit(APRIL_1))
                .when(correctExtension(NEW_END))
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_IS_IN_FORCE.code());
    }

    @Test
    void a_lease_that_runs_confirms_the_day_it_ends() {
        contract.given(signed(), handedOver())
                .when(new ConfirmRunning(CONTRACT, TERM_END))
                .expectSuccessfulHandlerExecution();
        contract.given(signed(), handedOver(), extended())
                .when(new ConfirmRunning(CONTRACT, TERM_END))
                .expectExceptionMessage(TERM_ENDS_THAT_DAY.code());
        contract.given(signed())
                .when(new ConfirmRunning(CONTRACT, TERM_END))
                .expectExceptionMessage(CONTRACT_IS_IN_FORCE.code());
    }

    @Test
    void a_correction_claims_the_units_anew_where_they_or_their_days_are_others() {
        assertThat(claimsOf(corrected()))
                .containsExactly(
                        Claim.leave("tenant-credit-code", "C-1", CREDIT_CODE_BELONGS_TO_ONE_TENANT),
                        Claim.use("tenant-credit-code", "QY-001", "C-1", CREDIT_CODE_BELONGS_TO_ONE_TENANT),
                        Claim.takeUnlessUsed(
                                "tenant-credit-code", "LQ/" + CODE, "QY-001", CREDIT_CODE_BELONGS_TO_ONE_TENANT),
                        Claim.take("tenant-id", "QY-001", "LQ/91990101MA91X9P91N", TENANT_ID_IS_ONE_COMPANYS),
                        Claim.release("contract-number", "C-1", CONTRACT_NUMBER_IS_USED_ONCE),
                        Claim.releaseAllDays("unit", "C-1", UNIT_IS_LET_ONCE),
                        Claim.takeDays("unit", "A0101", "C-1", APRIL_1, NEW_END.plusDays(1), UNIT_IS_LET_ONCE),
                        Claim.takeDays("unit", "A0103", "C-1", APRIL_1, NEW_END.plusDays(1), UNIT_IS_LET_ONCE));
        assertThat(claimsOf(correctedInForce()))
                .contains(Claim.take("contract-number", "LQ/澜招合〔2021〕12号", "C-1", CONTRACT_NUMBER_IS_USED_ONCE))
                .noneMatch(claim -> claim.kind().equals("unit"));
        assertThat(claimsOf(withdrawn()))
                .containsExactly(
                        Claim.releaseAllDays("unit", "C-1", UNIT_IS_LET_ONCE),
                        Claim.leave("tenant-credit-code", "C-1", CREDIT_CODE_BELONGS_TO_ONE_TENANT),
                        Claim.release("contract-number", "C-1", CONTRACT_NUMBER_IS_USED_ONCE),
                        Claim.release("signed-negotiation", "C-1", NEGOTIATION_IS_SIGNED_ONCE),
                        Claim.leave("park-use", "C-1", PARK_IS_NOT_WITHDRAWN));
        assertThat(claimsOf(extensionCorrected()))
                .containsExactly(
                        Claim.extendDays("unit", "C-1", NEW_END.plusYears(1).plusDays(1), UNIT_IS_LET_ONCE));
    }

    @Test
    void a_lease_may_have_no_end() {
        contract.givenNoPriorActivity()
                .when(sign(COMPANY, Track.SPACE, UNITS, null, null))
                .expectEvents(signedOpenEnded());
        assertThat(claimsOf(signedOpenEnded()))
                .contains(Claim.takeDays("unit", "A0101", "C-1", APRIL_1, null, UNIT_IS_LET_ONCE));
    }

    @Test
    void a_lease_without_an_end_is_neither_renewed_nor_held_over() {
        for (var asked : List.of(
                extend(NEW_END),
                new HoldOverContract(CONTRACT, NEW_END),
                new ConfirmRunning(CONTRACT, TERM_END),
                confirm(TENANT, PARK, COMPANY, "200.5", "85413.00", TERM_END, APRIL_1))) {
            contract.given(signedOpenEnded(), handedOver())
                    .when(asked)
                    .expectNoEvents()
                    .expectExceptionMessage(LEASE_HAS_AN_END.code());
        }
    }

    @Test
    void a_lease_without_an_end_runs_until_it_is_ended() {
        var later = LocalDate.of(2035, 1, 1);
        contract.given(signedOpenEnded())
                .when(new HandOver(CONTRACT, LandingEvidence.HANDOVER, later))
                .expectSuccessfulHandlerExecution();
        contract.given(signedOpenEnded(), handedOver())
                .when(amend(later, List.of(step(later.plusYears(1))), List.of(new RentFree(later, later))))
                .expectSuccessfulHandlerExecution();
        contract.given(signedOpenEnded(), handedOver())
                .when(terminate(later))
                .expectEvents(new ContractTerminated(CONTRACT, TENANT, UNIT_IDS, "insolvent", null, later));
    }

    @Test
    void whether_a_lease_has_an_end_is_corrected_too() {
        contract.given(signed(), handedOver())
                .when(correct(signed(), APRIL_1, null, MARCH_10))
                .expectSuccessfulHandlerExecution();
        contract.given(signedOpenEnded(), handedOver())
                .when(correct(signed(), APRIL_1, TERM_END, MARCH_10))
                .expectSuccessfulHandlerExecution();
    }
}
