package io.parkledger.core.contract;

import static io.parkledger.core.TestValues.APRIL_1;
import static io.parkledger.core.TestValues.CONTRACT;
import static io.parkledger.core.TestValues.RENEWAL;
import static io.parkledger.core.TestValues.TERM_END;
import static io.parkledger.core.contract.ContractFacts.NEW_END;
import static io.parkledger.core.contract.ContractFacts.NEW_RENT;
import static io.parkledger.core.contract.ContractFacts.endCorrected;
import static io.parkledger.core.contract.ContractFacts.endWithdrawn;
import static io.parkledger.core.contract.ContractFacts.expired;
import static io.parkledger.core.contract.ContractFacts.extended;
import static io.parkledger.core.contract.ContractFacts.extensionCorrected;
import static io.parkledger.core.contract.ContractFacts.extensionWithdrawn;
import static io.parkledger.core.contract.ContractFacts.handedOver;
import static io.parkledger.core.contract.ContractFacts.heldOver;
import static io.parkledger.core.contract.ContractFacts.runningExtensionWithdrawn;
import static io.parkledger.core.contract.ContractFacts.signed;
import static io.parkledger.core.contract.ContractFacts.terminatedByExit;
import static io.parkledger.core.contract.ContractRule.CONTRACT_IS_IN_FORCE;
import static io.parkledger.core.contract.ContractRule.RENEWED_TERM_IS_NOT_AMENDED;
import static io.parkledger.core.contract.ContractRule.TERM_CAME_BY_THAT_RENEWAL;
import static io.parkledger.core.contract.ContractRule.TERM_ENDS_THAT_DAY;
import static io.parkledger.core.contract.ContractRule.UNIT_IS_LET_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.contract.ContractCommand.ConfirmRunning;
import io.parkledger.core.contract.ContractCommand.ConfirmTerm;
import io.parkledger.core.contract.ContractCommand.CorrectExtension;
import io.parkledger.core.contract.ContractCommand.ExtendContract;
import io.parkledger.core.contract.ContractCommand.WithdrawExtension;
import io.parkledger.core.contract.ContractCommand.WithdrawHandOver;
import io.parkledger.core.contract.ContractEvent.ContractAmended;
import io.parkledger.core.contract.ContractEvent.ContractExtended;
import io.parkledger.core.contract.ContractEvent.ContractExtensionWithdrawn;
import io.parkledger.core.contract.ContractEvent.ContractHeldOver;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.lease.LeaseConditions;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.lease.RentFree;
import io.parkledger.core.lease.RentStep;
import io.parkledger.core.ledger.Claim;
import io.parkledger.core.value.Cny;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A term that came by a renewal which was never agreed is taken back, with its rent, while nothing hangs on it. */
class ExtensionWithdrawnTest {

    private static final LocalDate MARCH_1 = LocalDate.of(2024, 3, 1);
    private static final RenewalId NEXT = RenewalId.of(CONTRACT, NEW_END);
    private static final LocalDate LAST_END = NEW_END.plusYears(1);

    private final AggregateTestFixture<Contract> contract = new AggregateTestFixture<>(Contract.class);

    private static WithdrawExtension withdraw(RenewalId renewal, LocalDate on) {
        return new WithdrawExtension(CONTRACT, renewal, on);
    }

    private static ContractExtended extendedAgain() {
        return new ContractExtended(CONTRACT, NEXT, LAST_END, Cny.of("40"), NEW_END.minusDays(30));
    }

    private static ContractAmended amended(LocalDate fromOn, List<RentStep> steps, List<RentFree> free) {
        return new ContractAmended(
                CONTRACT, NEW_RENT, new LeaseConditions(steps, free, null, null), fromOn, LocalDate.of(2024, 2, 2));
    }

    private static ContractAmended amended(LocalDate fromOn) {
        return amended(fromOn, List.of(), List.of());
    }

    /** Its rent at the end of the term, as who opens its renewal has to say it. */
    private static ConfirmTerm confirm(String rentCnyPerYear, LocalDate endOn) {
        var e = signed();
        var area = e.units().stream().map(LetUnit::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new ConfirmTerm(
                CONTRACT, e.tenantId(), e.parkId(), e.company(), area, Cny.of(rentCnyPerYear), endOn, APRIL_1);
    }

    @Test
    void a_lease_runs_again_or_is_held_over_again_until_the_day_of_before() {
        contract.given(signed(), handedOver(), extended())
                .when(withdraw(RENEWAL, MARCH_1))
                .expectEvents(runningExtensionWithdrawn());
        contract.given(signed(), handedOver(), heldOver(), extended())
                .when(withdraw(RENEWAL, TERM_END.plusDays(9)))
                .expectEvents(extensionWithdrawn());
    }

    @Test
    void what_was_corrected_of_it_goes_with_it() {
        contract.given(signed(), handedOver(), extended(), extensionCorrected())
                .when(withdraw(RENEWAL, MARCH_1))
                .expectEvents(new ContractExtensionWithdrawn(
                        CONTRACT, RENEWAL, ContractStatus.IN_FORCE, TERM_END, NEW_END.plusYears(1), null, MARCH_1));
    }

    @Test
    void it_is_as_if_it_had_never_been_extended() {
        contract.given(signed(), handedOver(), extended(), runningExtensionWithdrawn())
                .when(new ConfirmRunning(CONTRACT, TERM_END))
                .expectSuccessfulHandlerExecution();
        contract.given(signed(), handedOver(), extended(), runningExtensionWithdrawn())
                .when(confirm("85413.00", TERM_END))
                .expectSuccessfulHandlerExecution();
        contract.given(signed(), handedOver(), extended(), runningExtensionWithdrawn())
                .when(new WithdrawHandOver(CONTRACT, "never moved in", APRIL_1))
                .expectSuccessfulHandlerExecution();
        contract.given(signed(), handedOver(), extended(), runningExtensionWithdrawn())
                .when(new ExtendContract(CONTRACT, RENEWAL, NEW_END, NEW_RENT, LocalDate.of(2024, 2, 1)))
                .expectEvents(extended());
        contract.given(signed(), handedOver(), heldOver(), extended(), extensionWithdrawn())
                .when(new ConfirmRunning(CONTRACT, NEW_END))
                .expectNoEvents()
                .expectExceptionMessage(TERM_ENDS_THAT_DAY.code());
    }

    @Test
    void its_rent_is_that_of_before_also_in_a_term_that_is_agreed_later() {
        var forTheSameRent = new ContractExtended(CONTRACT, RENEWAL, NEW_END, null, MARCH_1);
        contract.given(signed(), handedOver(), extended(), runningExtensionWithdrawn(), forTheSameRent)
                .when(confirm("85413.00", NEW_END))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void the_renewal_before_it_is_the_last_again() {
        var back = new ContractExtensionWithdrawn(
                CONTRACT, NEXT, ContractStatus.IN_FORCE, NEW_END, LAST_END, null, NEW_END);
        contract.given(signed(), handedOver(), extended(), extendedAgain())
                .when(withdraw(NEXT, NEW_END))
                .expectEvents(back);
        contract.given(signed(), handedOver(), extended(), extendedAgain(), back)
                .when(withdraw(RENEWAL, NEW_END))
                .expectEvents(new ContractExtensionWithdrawn(
                        CONTRACT, RENEWAL, ContractStatus.IN_FORCE, TERM_END, NEW_END, null, NEW_END));
        contract.given(signed(), handedOver(), extended(), extendedAgain(), back)
                .when(new CorrectExtension(CONTRACT, RENEWAL, LAST_END, NEW_RENT, NEW_END))
                .expectSuccessfulHandlerExecution();
        contract.given(signed(), handedOver(), extended(), extendedAgain(), back)
                .when(confirm("91428.00", NEW_END))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void what_was_amended_within_the_term_of_before_stays() {
        for (var amended : List.of(
                amended(TERM_END),
                amended(MARCH_1, List.of(new RentStep(TERM_END, NEW_RENT)), List.of()),
                amended(MARCH_1, List.of(), List.of(new RentFree(MARCH_1, TERM_END))))) {
            contract.given(signed(), handedOver(), extended(), amended)
                    .when(withdraw(RENEWAL, MARCH_1))
                    .expectEvents(runningExtensionWithdrawn());
        }
        contract.given(signed(), handedOver(), heldOver(), amended(TERM_END.plusDays(2)), extended())
                .when(withdraw(RENEWAL, TERM_END.plusDays(9)))
                .expectEvents(extensionWithdrawn());
    }

    static Stream<Arguments> a_term_that_something_hangs_on_is_not_taken_back() {
        var after = TERM_END.plusDays(1);
        return Stream.of(
                Arguments.of(List.of(terminatedByExit(APRIL_1)), CONTRACT_IS_IN_FORCE),
                Arguments.of(List.of(expired(NEW_END)), CONTRACT_IS_IN_FORCE),
                Arguments.of(List.of(terminatedByExit(APRIL_1), endCorrected()), CONTRACT_IS_IN_FORCE),
                Arguments.of(List.of(new ContractHeldOver(CONTRACT, NEW_END, LAST_END)), CONTRACT_IS_IN_FORCE),
                Arguments.of(List.of(extendedAgain()), TERM_CAME_BY_THAT_RENEWAL),
                Arguments.of(List.of(runningExtensionWithdrawn()), TERM_CAME_BY_THAT_RENEWAL),
                Arguments.of(List.of(amended(after)), RENEWED_TERM_IS_NOT_AMENDED),
                Arguments.of(
                        List.of(amended(APRIL_1, List.of(new RentStep(after, NEW_RENT)), List.of())),
                        RENEWED_TERM_IS_NOT_AMENDED),
                Arguments.of(
                        List.of(amended(APRIL_1, List.of(), List.of(new RentFree(TERM_END, after)))),
                        RENEWED_TERM_IS_NOT_AMENDED));
    }

    @ParameterizedTest
    @MethodSource
    void a_term_that_something_hangs_on_is_not_taken_back(List<Object> since, ContractRule rule) {
        contract.given(Stream.concat(Stream.of(signed(), handedOver(), extended()), since.stream())
                        .toList())
                .when(withdraw(RENEWAL, LAST_END))
                .expectNoEvents()
                .expectExceptionMessage(rule.code());
    }

    @Test
    void what_never_ended_can_be_taken_back() {
        contract.given(signed(), handedOver(), extended(), terminatedByExit(APRIL_1), endWithdrawn())
                .when(withdraw(RENEWAL, MARCH_1))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void its_days_are_free_and_who_was_held_over_has_those_that_nobody_has() {
        assertThat(ContractContext.CONTEXT.claims().apply(runningExtensionWithdrawn()))
                .containsExactly(Claim.releaseDays("unit", "C-1", TERM_END.plusDays(1), UNIT_IS_LET_ONCE));
        assertThat(ContractContext.CONTEXT.claims().apply(extensionWithdrawn()))
                .containsExactly(
                        Claim.releaseDays("unit", "C-1", TERM_END.plusDays(1), UNIT_IS_LET_ONCE),
                        Claim.holdDays("unit", "C-1", UNIT_IS_LET_ONCE));
    }
}
