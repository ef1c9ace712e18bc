package io.parkledger.core.tenant;

import static io.parkledger.core.TestValues.APRIL_1;
import static io.parkledger.core.TestValues.CODE;
import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.CONTRACT;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.TestValues.SECOND_CONTRACT;
import static io.parkledger.core.TestValues.TENANT;
import static io.parkledger.core.tenant.TenantFacts.DECEMBER_1;
import static io.parkledger.core.tenant.TenantFacts.JULY_1;
import static io.parkledger.core.tenant.TenantFacts.MORE_UNITS;
import static io.parkledger.core.tenant.TenantFacts.exitCorrected;
import static io.parkledger.core.tenant.TenantFacts.exitWithdrawn;
import static io.parkledger.core.tenant.TenantFacts.exited;
import static io.parkledger.core.tenant.TenantFacts.expanded;
import static io.parkledger.core.tenant.TenantFacts.landed;
import static io.parkledger.core.tenant.TenantRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.tenant.TenantRule.CREDIT_CODE_BELONGS_TO_ONE_TENANT;
import static io.parkledger.core.tenant.TenantRule.DATE_IS_NOT_BEFORE_EXIT;
import static io.parkledger.core.tenant.TenantRule.DATE_IS_NOT_BEFORE_LANDING;
import static io.parkledger.core.tenant.TenantRule.EXIT_IS_NOT_BEFORE_A_CONTRACT_ENDED;
import static io.parkledger.core.tenant.TenantRule.STAYS_DO_NOT_OVERLAP;
import static io.parkledger.core.tenant.TenantRule.TENANT_HAS_LEFT;
import static io.parkledger.core.tenant.TenantRule.TENANT_HAS_NOT_COME_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.ledger.Claim;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.rule.Rule;
import io.parkledger.core.tenant.TenantCommand.ConfirmTenantOfPark;
import io.parkledger.core.tenant.TenantCommand.CorrectExit;
import io.parkledger.core.tenant.TenantCommand.ExitTenant;
import io.parkledger.core.tenant.TenantCommand.ReduceTenant;
import io.parkledger.core.tenant.TenantCommand.WithdrawExit;
import io.parkledger.core.tenant.TenantEvent.TenantExitCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantExited;
import io.parkledger.core.tenant.TenantEvent.TenantLanded;
import io.parkledger.core.tenant.TenantEvent.TenantReduced;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.Period;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** An exit that was recorded wrong, or never was. */
class TenantExitTest {

    private static final LocalDate JUNE_30 = LocalDate.of(2022, 6, 30);

    private final AggregateTestFixture<Tenant> tenant = new AggregateTestFixture<>(Tenant.class);

    private static CorrectExit leftOn(LocalDate day) {
        return new CorrectExit(TENANT, day, "moves to the city", "misread", DECEMBER_1);
    }

    private static WithdrawExit neverLeft(LocalDate on) {
        return new WithdrawExit(TENANT, " another company's ", on);
    }

    private static TenantLanded landedAgain(LocalDate on) {
        return new TenantLanded(
                TENANT,
                PARK,
                COMPANY,
                CODE,
                Industry.BIG_DATA,
                SECOND_CONTRACT,
                null,
                null,
                MORE_UNITS,
                LandingEvidence.HANDOVER,
                on);
    }

    private void refused(Command command, Rule rule, Object... given) {
        tenant.given(given).when(command).expectNoEvents().expectExceptionMessage(rule.code());
    }

    @Test
    void an_exit_was_another_day_and_for_another_reason() {
        tenant.given(landed(), exited(CONTRACT))
                .when(new CorrectExit(TENANT, JUNE_30, " insolvent ", " misread ", DECEMBER_1))
                .expectEvents(exitCorrected(CONTRACT));
    }

    @Test
    void the_reason_alone_can_be_put_right() {
        tenant.given(landed(), exited(CONTRACT))
                .when(new CorrectExit(TENANT, JULY_1, null, "misread", DECEMBER_1))
                .expectEvents(new TenantExitCorrected(
                        TENANT, List.of(CONTRACT), JULY_1, JULY_1, null, "misread", DECEMBER_1));
    }

    @Test
    void what_was_put_right_is_what_the_next_correction_is_about() {
        tenant.given(landed(), exited(CONTRACT), exitCorrected(CONTRACT))
                .when(leftOn(JULY_1))
                .expectEvents(new TenantExitCorrected(
                        TENANT, List.of(CONTRACT), JULY_1, JUNE_30, "moves to the city", "misread", DECEMBER_1));
    }

    @Test
    void a_correction_of_an_exit_changes_something() {
        refused(leftOn(JULY_1), CORRECTION_CHANGES_SOMETHING, landed(), exited(CONTRACT));
    }

    @Test
    void who_has_not_left_has_no_exit_to_correct_or_withdraw() {
        refused(leftOn(JUNE_30), TENANT_HAS_LEFT, landed());
        refused(neverLeft(JULY_1), TENANT_HAS_LEFT, landed());
        refused(leftOn(JUNE_30), TENANT_HAS_LEFT, landed(), exited(CONTRACT), exitWithdrawn(CONTRACT));
    }

    @Test
    void nobody_leaves_before_it_landed() {
        refused(leftOn(APRIL_1.minusDays(1)), DATE_IS_NOT_BEFORE_LANDING, landed(), exited(CONTRACT));
    }

    @Test
    void nobody_leaves_before_one_of_its_contracts_has_ended() {
        var reduced = new TenantReduced(TENANT, SECOND_CONTRACT, MORE_UNITS, JUNE_30);
        var early = LocalDate.of(2022, 6, 29);
        refused(leftOn(early), EXIT_IS_NOT_BEFORE_A_CONTRACT_ENDED, landed(), expanded(), reduced, exited(CONTRACT));
        refused(
                new ExitTenant(TENANT, null, early),
                EXIT_IS_NOT_BEFORE_A_CONTRACT_ENDED,
                landed(),
                expanded(),
                reduced);
        tenant.given(landed(), expanded(), reduced, exited(CONTRACT))
                .when(leftOn(JUNE_30))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void who_has_come_back_left_on_that_day_or_before() {
        var back = landedAgain(LocalDate.of(2022, 8, 1));
        refused(leftOn(LocalDate.of(2022, 8, 2)), STAYS_DO_NOT_OVERLAP, landed(), exited(CONTRACT), back);
        tenant.given(landed(), exited(CONTRACT), back)
                .when(leftOn(LocalDate.of(2022, 8, 1)))
                .expectEvents(new TenantExitCorrected(
                        TENANT,
                        List.of(CONTRACT),
                        LocalDate.of(2022, 8, 1),
                        JULY_1,
                        "moves to the city",
                        "misread",
                        DECEMBER_1));
    }

    @Test
    void nothing_is_said_of_an_exit_before_that_day() {
        refused(
                new CorrectExit(TENANT, DECEMBER_1, null, "misread", JULY_1),
                DATE_IS_NOT_BEFORE_EXIT,
                landed(),
                exited(CONTRACT));
        refused(neverLeft(JUNE_30), DATE_IS_NOT_BEFORE_EXIT, landed(), exited(CONTRACT));
    }

    @Test
    void of_the_days_between_the_two_a_figure_can_be_reported_after_all() {
        var july = new ConfirmTenantOfPark(TENANT, PARK, new Period("2022-07"));
        var later = new TenantExitCorrected(
                TENANT, List.of(CONTRACT), LocalDate.of(2022, 7, 2), JULY_1, null, "misread", DECEMBER_1);
        tenant.given(landed(), exited(CONTRACT))
                .when(july)
                .expectExceptionMessage(TenantRule.TENANT_WAS_IN_THE_PARK_THEN.code());
        tenant.given(landed(), exited(CONTRACT), later).when(july).expectSuccessfulHandlerExecution();
    }

    @Test
    void an_exit_never_was_and_what_it_had_runs() {
        tenant.given(landed(), exited(CONTRACT)).when(neverLeft(DECEMBER_1)).expectEvents(exitWithdrawn(CONTRACT));
        tenant.given(landed(), exited(CONTRACT), exitWithdrawn(CONTRACT))
                .when(new ReduceTenant(TENANT, CONTRACT, DECEMBER_1))
                .expectEvents(new TenantReduced(TENANT, CONTRACT, landed().units(), DECEMBER_1));
        tenant.given(landed(), exited(CONTRACT), exitWithdrawn(CONTRACT))
                .when(new ExitTenant(TENANT, null, DECEMBER_1))
                .expectEvents(new TenantExited(TENANT, List.of(CONTRACT), null, DECEMBER_1));
    }

    @Test
    void who_has_come_back_has_left() {
        refused(
                neverLeft(DECEMBER_1),
                TENANT_HAS_NOT_COME_BACK,
                landed(),
                exited(CONTRACT),
                landedAgain(LocalDate.of(2022, 8, 1)));
    }

    @Test
    void after_a_withdrawal_it_is_the_exit_before_that_can_be_corrected() {
        var leftTwice = new Object[] {
            landed(),
            exited(CONTRACT),
            landedAgain(LocalDate.of(2022, 8, 1)),
            new TenantExited(TENANT, List.of(SECOND_CONTRACT), null, LocalDate.of(2022, 9, 1)),
            exitWithdrawn(SECOND_CONTRACT)
        };
        tenant.given(leftTwice)
                .when(leftOn(JUNE_30))
                .expectEvents(new TenantExitCorrected(
                        TENANT, List.of(CONTRACT), JUNE_30, JULY_1, "moves to the city", "misread", DECEMBER_1));
    }

    @Test
    void who_never_left_has_its_credit_code_again() {
        assertThat(TenantContext.CONTEXT.claims().apply(exitWithdrawn(CONTRACT)))
                .containsExactly(
                        Claim.use(
                                "tenant-credit-code",
                                TENANT.value(),
                                TENANT.value(),
                                CREDIT_CODE_BELONGS_TO_ONE_TENANT),
                        Claim.takeUnlessUsed(
                                "tenant-credit-code",
                                PARK + "/" + CODE,
                                TENANT.value(),
                                CREDIT_CODE_BELONGS_TO_ONE_TENANT));
    }
}
