package io.parkledger.core.tenant;

import static io.parkledger.core.TestValues.APRIL_1;
import static io.parkledger.core.TestValues.BUILDING;
import static io.parkledger.core.TestValues.CODE;
import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.CONTRACT;
import static io.parkledger.core.TestValues.LEAD;
import static io.parkledger.core.TestValues.MARCH_10;
import static io.parkledger.core.TestValues.NEGOTIATION;
import static io.parkledger.core.TestValues.OTHER_CODE;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.TestValues.SECOND_CONTRACT;
import static io.parkledger.core.TestValues.TENANT;
import static io.parkledger.core.TestValues.UNITS;
import static io.parkledger.core.TestValues.sqm;
import static io.parkledger.core.tenant.TenantFacts.DECEMBER_1;
import static io.parkledger.core.tenant.TenantFacts.JULY_1;
import static io.parkledger.core.tenant.TenantFacts.MORE_UNITS;
import static io.parkledger.core.tenant.TenantFacts.SECOND_LEAD;
import static io.parkledger.core.tenant.TenantFacts.SECOND_NEGOTIATION;
import static io.parkledger.core.tenant.TenantFacts.WEI;
import static io.parkledger.core.tenant.TenantFacts.contactNamed;
import static io.parkledger.core.tenant.TenantFacts.contactWithdrawn;
import static io.parkledger.core.tenant.TenantFacts.corrected;
import static io.parkledger.core.tenant.TenantFacts.exited;
import static io.parkledger.core.tenant.TenantFacts.expanded;
import static io.parkledger.core.tenant.TenantFacts.expansionCorrected;
import static io.parkledger.core.tenant.TenantFacts.expansionWithdrawn;
import static io.parkledger.core.tenant.TenantFacts.landed;
import static io.parkledger.core.tenant.TenantFacts.landingCorrected;
import static io.parkledger.core.tenant.TenantFacts.landingWithdrawn;
import static io.parkledger.core.tenant.TenantFacts.reduced;
import static io.parkledger.core.tenant.TenantRule.CONTACT_IS_NAMED;
import static io.parkledger.core.tenant.TenantRule.CONTRACT_IS_NOT_YET_COUNTED;
import static io.parkledger.core.tenant.TenantRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.tenant.TenantRule.CREDIT_CODE_BELONGS_TO_ONE_TENANT;
import static io.parkledger.core.tenant.TenantRule.CREDIT_CODE_IS_THE_TENANTS_OWN;
import static io.parkledger.core.tenant.TenantRule.DATE_IS_NOT_BEFORE_LANDING;
import static io.parkledger.core.tenant.TenantRule.LANDING_IS_NOT_AFTER_WHAT_FOLLOWED;
import static io.parkledger.core.tenant.TenantRule.LANDING_IS_OF_ONE_CONTRACT;
import static io.parkledger.core.tenant.TenantRule.NAME_IS_THE_TENANTS_OWN;
import static io.parkledger.core.tenant.TenantRule.PARK_IS_THE_TENANTS_OWN;
import static io.parkledger.core.tenant.TenantRule.STAYS_DO_NOT_OVERLAP;
import static io.parkledger.core.tenant.TenantRule.TENANT_IS_IN_THE_PARK;
import static io.parkledger.core.tenant.TenantRule.TENANT_WAS_IN_THE_PARK_THEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.ledger.Claim;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.rule.Rule;
import io.parkledger.core.tenant.TenantCommand.ConfirmTenant;
import io.parkledger.core.tenant.TenantCommand.ConfirmTenantOfPark;
import io.parkledger.core.tenant.TenantCommand.CorrectExit;
import io.parkledger.core.tenant.TenantCommand.CorrectLanding;
import io.parkledger.core.tenant.TenantCommand.CorrectTenant;
import io.parkledger.core.tenant.TenantCommand.ExitTenant;
import io.parkledger.core.tenant.TenantCommand.LandTenant;
import io.parkledger.core.tenant.TenantCommand.NameContact;
import io.parkledger.core.tenant.TenantCommand.ReduceTenant;
import io.parkledger.core.tenant.TenantCommand.WithdrawContact;
import io.parkledger.core.tenant.TenantCommand.WithdrawLanding;
import io.parkledger.core.tenant.TenantEvent.TenantCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantExited;
import io.parkledger.core.tenant.TenantEvent.TenantExpanded;
import io.parkledger.core.tenant.TenantEvent.TenantLanded;
import io.parkledger.core.tenant.TenantEvent.TenantLandingCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantLandingWithdrawn;
import io.parkledger.core.tenant.TenantEvent.TenantReduced;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TenantTest {

    private final AggregateTestFixture<Tenant> tenant = new AggregateTestFixture<>(Tenant.class);

    private static LandTenant land() {
        return new LandTenant(
                TENANT,
                PARK,
                COMPANY,
                CODE,
                Industry.BIG_DATA,
                CONTRACT,
                NEGOTIATION,
                LEAD,
                UNITS,
                LandingEvidence.HANDOVER,
                APRIL_1);
    }

    private static LandTenant landAgain() {
        return new LandTenant(
                TENANT,
                PARK,
                COMPANY,
                CODE,
                Industry.BIG_DATA,
                SECOND_CONTRACT,
                SECOND_NEGOTIATION,
                SECOND_LEAD,
                MORE_UNITS,
                LandingEvidence.HANDOVER,
                JULY_1);
    }

    private static TenantLanded landedAgain() {
        return new TenantLanded(
                TENANT,
                PARK,
                COMPANY,
                CODE,
                Industry.BIG_DATA,
                SECOND_CONTRACT,
                SECOND_NEGOTIATION,
                SECOND_LEAD,
                MORE_UNITS,
                LandingEvidence.HANDOVER,
                JULY_1);
    }

    private static ReduceTenant reduce(ContractId contract) {
        return new ReduceTenant(TENANT, contract, DECEMBER_1);
    }

    private static CorrectTenant correct(LocalDate on) {
        return new CorrectTenant(TENANT, " 澜桥云枢科技 ", Industry.CLOUD_SOFTWARE, on);
    }

    private static NameContact nameContact(LocalDate on) {
        return new NameContact(TENANT, WEI, on);
    }

    private static ExitTenant exit(LocalDate on) {
        return new ExitTenant(TENANT, "moves to the city", on);
    }

    @Test
    void a_company_lands() {
        tenant.givenNoPriorActivity().when(land()).expectEvents(landed());
    }

    @Test
    void a_second_contract_expands_a_company_that_is_here() {
        tenant.given(landed()).when(landAgain()).expectEvents(expanded());
    }

    @Test
    void a_contract_lands_its_company_once() {
        tenant.given(landed()).when(land()).expectNoEvents().expectExceptionMessage(CONTRACT_IS_NOT_YET_COUNTED.code());
    }

    @Test
    void a_contract_expands_its_company_once() {
        tenant.given(landed(), expanded())
                .when(landAgain())
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_IS_NOT_YET_COUNTED.code());
    }

    @Test
    void a_rename_from_a_day_on_changes_something_of_that_day_or_later() {
        var renamed = new TenantCorrected(TENANT, "澜桥云枢科技", Industry.CLOUD_SOFTWARE, JULY_1);

        tenant.given(landed(), renamed)
                .when(correct(DECEMBER_1))
                .expectNoEvents()
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
        tenant.given(landed(), renamed)
                .when(correct(JULY_1.minusDays(1)))
                .expectEvents(new TenantCorrected(TENANT, "澜桥云枢科技", Industry.CLOUD_SOFTWARE, JULY_1.minusDays(1)));
    }

    static Stream<Arguments> another_park_code_or_name_is_another_company() {
        var elsewhere = new ParkId("XX");
        return Stream.of(
                arguments(elsewhere, COMPANY, CODE, PARK_IS_THE_TENANTS_OWN),
                arguments(PARK, COMPANY, OTHER_CODE, CREDIT_CODE_IS_THE_TENANTS_OWN),
                arguments(PARK, "沧屿星漾科技服务有限公司", CODE, NAME_IS_THE_TENANTS_OWN));
    }

    @ParameterizedTest
    @MethodSource
    void another_park_code_or_name_is_another_company(ParkId park, String company, CreditCode code, Rule rule) {
        tenant.given(landed())
                .when(new ConfirmTenant(TENANT, park, company, code))
                .expectNoEvents()
                .expectExceptionMessage(rule.code());
        tenant.given(landed())
                .when(new LandTenant(
                        TENANT,
                        park,
                        company,
                        code,
                        Industry.BIG_DATA,
                        SECOND_CONTRACT,
                        SECOND_NEGOTIATION,
                        SECOND_LEAD,
                        MORE_UNITS,
                        LandingEvidence.HANDOVER,
                        JULY_1))
                .expectNoEvents()
                .expectExceptionMessage(rule.code());
    }

    @Test
    void a_company_is_known_by_every_name_it_had() {
        var renamed = new TenantCorrected(TENANT, "沧屿星漾", Industry.CLOUD_SOFTWARE, JULY_1);
        for (var name : List.of(COMPANY, "沧屿星漾科技服务有限公司")) {
            tenant.given(landed(), renamed)
                    .when(new ConfirmTenant(TENANT, PARK, name, CODE))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Test
    void who_has_left_may_come_back_under_another_name_and_not_with_another_code() {
        tenant.given(landed(), exited(CONTRACT))
                .when(new ConfirmTenant(TENANT, PARK, "沧屿星漾", CODE))
                .expectSuccessfulHandlerExecution();
        tenant.given(landed(), exited(CONTRACT))
                .when(new ConfirmTenant(TENANT, PARK, COMPANY, OTHER_CODE))
                .expectNoEvents()
                .expectExceptionMessage(CREDIT_CODE_IS_THE_TENANTS_OWN.code());
    }

    @Test
    void a_figure_is_of_a_tenant_of_that_park_also_after_it_left() {
        tenant.given(landed(), exited(CONTRACT))
                .when(new ConfirmTenantOfPark(TENANT, PARK, new Period("2022-06")))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        tenant.given(landed())
                .when(new ConfirmTenantOfPark(TENANT, new ParkId("XX"), new Period("2022-06")))
                .expectNoEvents()
                .expectExceptionMessage(PARK_IS_THE_TENANTS_OWN.code());
    }

    /** In the park from 1 April 2021 until 1 July 2022, on which it was not there any more. */
    @ParameterizedTest
    @CsvSource({
        "1999-Q1, false",
        "2021-03, false",
        "2021-Q1, false",
        "2021-04, true",
        "2021-Q2, true",
        "2022-06, true",
        "2022-Q2, true",
        "2022-07, false",
        "2022-Q3, false"
    })
    void a_figure_is_of_a_period_in_which_the_tenant_was_in_the_park(String period, boolean wasThere) {
        var told = tenant.given(landed(), exited(CONTRACT))
                .when(new ConfirmTenantOfPark(TENANT, PARK, new Period(period)));
        if (wasThere) {
            told.expectSuccessfulHandlerExecution();
        } else {
            told.expectExceptionMessage(TENANT_WAS_IN_THE_PARK_THEN.code());
        }
    }

    @ParameterizedTest
    @CsvSource({"2021-05, true", "2022-08, false", "2022-12, true"})
    void who_came_back_was_in_the_park_twice(String period, boolean wasThere) {
        var back = landed();
        var told = tenant.given(
                        back,
                        exited(CONTRACT),
                        new TenantLanded(
                                TENANT,
                                PARK,
                                COMPANY,
                                CODE,
                                back.industry(),
                                SECOND_CONTRACT,
                                null,
                                null,
                                back.units(),
                                back.evidence(),
                                TenantFacts.DECEMBER_1))
                .when(new ConfirmTenantOfPark(TENANT, PARK, new Period(period)));
        if (wasThere) {
            told.expectSuccessfulHandlerExecution();
        } else {
            told.expectExceptionMessage(TENANT_WAS_IN_THE_PARK_THEN.code());
        }
    }

    @Test
    void a_contract_that_ended_takes_its_units_and_no_others() {
        tenant.given(landed(), expanded()).when(reduce(SECOND_CONTRACT)).expectEvents(reduced());
        tenant.given(landed(), expanded())
                .when(reduce(CONTRACT))
                .expectEvents(new TenantReduced(TENANT, CONTRACT, UNITS, DECEMBER_1));
    }

    @Test
    void a_company_whose_last_contract_ended_is_in_the_park_until_it_says_otherwise() {
        var last = new TenantReduced(TENANT, CONTRACT, UNITS, DECEMBER_1);
        tenant.given(landed(), expanded(), reduced()).when(reduce(CONTRACT)).expectEvents(last);
        tenant.given(landed(), last).when(correct(JULY_1)).expectEvents(corrected());
        tenant.given(landed(), last).when(landAgain()).expectEvents(expanded());
        tenant.given(landed(), last).when(exit(DECEMBER_1)).expectEvents(exitedOn(DECEMBER_1));
    }

    @Test
    void a_contract_ends_once() {
        tenant.given(landed(), expanded(), reduced())
                .when(reduce(SECOND_CONTRACT))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_contract_the_company_never_had_takes_nothing() {
        tenant.given(landed())
                .when(reduce(SECOND_CONTRACT))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void who_has_left_has_nothing_to_give_back() {
        tenant.given(landed(), exited(CONTRACT))
                .when(reduce(CONTRACT))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        tenant.given(landed(), exited(CONTRACT), landedAgain())
                .when(reduce(CONTRACT))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_contract_that_ended_is_not_counted_again() {
        tenant.given(landed(), expanded(), reduced())
                .when(landAgain())
                .expectNoEvents()
                .expectExceptionMessage(CONTRACT_IS_NOT_YET_COUNTED.code());
    }

    @Test
    void who_leaves_ends_what_still_runs() {
        tenant.given(landed(), expanded(), reduced())
                .when(exit(DECEMBER_1))
                .expectEvents(exitedOn(DECEMBER_1, CONTRACT));
    }

    private static TenantExited exitedOn(LocalDate day, ContractId... contracts) {
        return new TenantExited(TENANT, List.of(contracts), "moves to the city", day);
    }

    @Test
    void a_company_that_left_lands_again() {
        tenant.given(landed(), exited(CONTRACT)).when(landAgain()).expectEvents(landedAgain());
    }

    @Test
    void a_company_that_came_back_leaves_its_new_contract_only() {
        tenant.given(landed(), exited(CONTRACT), landedAgain())
                .when(exit(JULY_1))
                .expectEvents(exited(SECOND_CONTRACT));
    }

    @Test
    void a_company_is_renamed() {
        tenant.given(landed()).when(correct(JULY_1)).expectEvents(corrected());
    }

    @Test
    void a_contact_is_named() {
        tenant.given(landed()).when(nameContact(JULY_1)).expectEvents(contactNamed());
    }

    @Test
    void a_contact_that_should_never_have_been_named_is_withdrawn_once() {
        var withdraw = new WithdrawContact(TENANT, WEI.personId(), "wrong file ", DECEMBER_1);
        tenant.given(landed(), contactNamed()).when(withdraw).expectEvents(contactWithdrawn());
        tenant.given(landed(), contactNamed(), contactWithdrawn())
                .when(withdraw)
                .expectNoEvents()
                .expectExceptionMessage(CONTACT_IS_NAMED.code());
        tenant.given(landed(), contactNamed())
                .when(new WithdrawContact(TENANT, "P-of-nobody", "wrong file", DECEMBER_1))
                .expectNoEvents()
                .expectExceptionMessage(CONTACT_IS_NAMED.code());
    }

    @Test
    void the_contacts_of_a_company_that_has_left_stay() {
        tenant.given(landed(), contactNamed(), exited(CONTRACT))
                .when(new WithdrawContact(TENANT, WEI.personId(), "wrong file", DECEMBER_1))
                .expectNoEvents()
                .expectExceptionMessage(TENANT_IS_IN_THE_PARK.code());
    }

    @Test
    void who_leaves_ends_all_contracts() {
        tenant.given(landed(), expanded()).when(exit(JULY_1)).expectEvents(exited(CONTRACT, SECOND_CONTRACT));
    }

    @Test
    void a_company_may_leave_on_the_day_it_came() {
        tenant.given(landed())
                .when(exit(APRIL_1))
                .expectEvents(new TenantExited(TENANT, List.of(CONTRACT), "moves to the city", APRIL_1));
    }

    static Stream<TenantCommand> who_has_left_is_left_alone() {
        return Stream.of(correct(JULY_1), nameContact(JULY_1), exit(JULY_1));
    }

    @ParameterizedTest
    @MethodSource
    void who_has_left_is_left_alone(TenantCommand late) {
        tenant.given(landed(), exited(CONTRACT))
                .when(late)
                .expectNoEvents()
                .expectExceptionMessage(TENANT_IS_IN_THE_PARK.code());
    }

    static Stream<TenantCommand> nothing_happens_to_a_tenant_before_it_landed() {
        var before = APRIL_1.minusDays(1);
        return Stream.of(correct(before), nameContact(before), exit(before));
    }

    @ParameterizedTest
    @MethodSource
    void nothing_happens_to_a_tenant_before_it_landed(TenantCommand early) {
        tenant.given(landed()).when(early).expectNoEvents().expectExceptionMessage(DATE_IS_NOT_BEFORE_LANDING.code());
    }

    @Test
    void a_tenant_claims_its_credit_code_until_it_leaves() {
        assertThat(TenantContext.CONTEXT.claims().apply(landed()))
                .containsExactly(
                        Claim.use("tenant-credit-code", "QY-001", "QY-001", CREDIT_CODE_BELONGS_TO_ONE_TENANT),
                        Claim.takeUnlessUsed(
                                "tenant-credit-code", "LQ/" + CODE, "QY-001", CREDIT_CODE_BELONGS_TO_ONE_TENANT),
                        Claim.use("park-use", "LQ", "landing:C-1", PARK_IS_THE_TENANTS_OWN));
        assertThat(TenantContext.CONTEXT.claims().apply(exited(CONTRACT)))
                .containsExactly(
                        Claim.leave("tenant-credit-code", "QY-001", CREDIT_CODE_BELONGS_TO_ONE_TENANT),
                        Claim.release("tenant-credit-code", "QY-001", CREDIT_CODE_BELONGS_TO_ONE_TENANT));
        assertThat(TenantContext.CONTEXT.claims().apply(expanded())).isEmpty();
    }

    private static CorrectLanding correctLanding(ContractId by, LocalDate on) {
        return new CorrectLanding(TENANT, by, Industry.BIG_DATA, LandingEvidence.BUSINESS_REGISTRATION, on, JULY_1);
    }

    private static CorrectLanding correctExpansion(LocalDate on) {
        return new CorrectLanding(TENANT, SECOND_CONTRACT, Industry.BIG_DATA, LandingEvidence.HANDOVER, on, DECEMBER_1);
    }

    private static WithdrawLanding withdrawLanding(ContractId by, LocalDate on) {
        return new WithdrawLanding(TENANT, by, Industry.BIG_DATA, on);
    }

    @Test
    void a_company_landed_on_another_day_and_by_other_evidence() {
        tenant.given(landed()).when(correctLanding(CONTRACT, MARCH_10)).expectEvents(landingCorrected());
        tenant.given(landed(), landingCorrected()).when(exit(MARCH_10)).expectSuccessfulHandlerExecution();
        tenant.given(landed()).when(exit(MARCH_10)).expectNoEvents();
    }

    @Test
    void a_company_expanded_on_another_day() {
        tenant.given(landed(), expanded()).when(correctExpansion(APRIL_1)).expectEvents(expansionCorrected());
        tenant.given(landed(), expanded()).when(correctExpansion(JULY_1)).expectNoEvents();
        tenant.given(landed(), expanded())
                .when(correctExpansion(MARCH_10))
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_LANDING.code());
    }

    static Stream<TenantEvent> a_company_landed_no_later_than_what_followed() {
        return Stream.of(expanded(), corrected(), contactNamed());
    }

    /** All of these are of 1 July 2022. */
    @ParameterizedTest
    @MethodSource
    void a_company_landed_no_later_than_what_followed(TenantEvent followed) {
        tenant.given(landed(), followed).when(correctLanding(CONTRACT, JULY_1)).expectSuccessfulHandlerExecution();
        tenant.given(landed(), followed)
                .when(correctLanding(CONTRACT, JULY_1.plusDays(1)))
                .expectNoEvents()
                .expectExceptionMessage(LANDING_IS_NOT_AFTER_WHAT_FOLLOWED.code());
        tenant.given(landed(), followed)
                .when(correctLanding(CONTRACT, MARCH_10))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void each_time_in_the_park_is_corrected_for_itself() {
        tenant.given(landed(), exited(CONTRACT), landedAgain())
                .when(correctLanding(SECOND_CONTRACT, JULY_1.minusDays(1)))
                .expectNoEvents()
                .expectExceptionMessage(STAYS_DO_NOT_OVERLAP.code());
        tenant.given(landed(), exited(CONTRACT), landedAgain())
                .when(correctLanding(SECOND_CONTRACT, DECEMBER_1))
                .expectEvents(new TenantLandingCorrected(
                        TENANT,
                        SECOND_CONTRACT,
                        Industry.BIG_DATA,
                        LandingEvidence.BUSINESS_REGISTRATION,
                        JULY_1,
                        null,
                        DECEMBER_1,
                        JULY_1,
                        JULY_1));
        tenant.given(landed(), exited(CONTRACT), landedAgain())
                .when(correctLanding(CONTRACT, MARCH_10))
                .expectEvents(new TenantLandingCorrected(
                        TENANT,
                        CONTRACT,
                        Industry.BIG_DATA,
                        LandingEvidence.BUSINESS_REGISTRATION,
                        null,
                        JULY_1,
                        MARCH_10,
                        APRIL_1,
                        JULY_1));
    }

    @Test
    void a_contract_that_was_never_counted_is_not_put_right() {
        tenant.given(landed()).when(correctExpansion(APRIL_1)).expectNoEvents();
        tenant.given(landed()).when(withdrawLanding(SECOND_CONTRACT, JULY_1)).expectNoEvents();
    }

    @Test
    void who_never_landed_lands_later_by_the_very_same_contract() {
        tenant.given(landed()).when(withdrawLanding(CONTRACT, JULY_1)).expectEvents(landingWithdrawn());
        tenant.given(landed(), landingWithdrawn()).when(land()).expectEvents(landed());
        tenant.given(landed(), landingWithdrawn(), landed()).when(land()).expectNoEvents();
    }

    @Test
    void who_never_landed_is_not_in_the_park_and_may_be_called_otherwise() {
        for (var command : List.of(correct(JULY_1), nameContact(JULY_1), exit(JULY_1))) {
            tenant.given(landed(), landingWithdrawn())
                    .when(command)
                    .expectNoEvents()
                    .expectExceptionMessage(TENANT_IS_IN_THE_PARK.code());
        }
        tenant.given(landed(), landingWithdrawn())
                .when(new ConfirmTenantOfPark(TENANT, PARK, new Period("2021-04")))
                .expectNoEvents()
                .expectExceptionMessage(TENANT_IS_IN_THE_PARK.code());
        tenant.given(landed(), landingWithdrawn())
                .when(new ConfirmTenant(TENANT, PARK, "沧屿星漾", CODE))
                .expectSuccessfulHandlerExecution();
        tenant.given(landed(), landingWithdrawn())
                .when(new ConfirmTenant(TENANT, PARK, COMPANY, OTHER_CODE))
                .expectNoEvents()
                .expectExceptionMessage(CREDIT_CODE_IS_THE_TENANTS_OWN.code());
    }

    @Test
    void a_landing_is_withdrawn_while_no_other_contract_is_counted_since() {
        tenant.given(landed(), expanded())
                .when(withdrawLanding(CONTRACT, DECEMBER_1))
                .expectNoEvents()
                .expectExceptionMessage(LANDING_IS_OF_ONE_CONTRACT.code());
        tenant.given(landed(), expanded(), reduced())
                .when(withdrawLanding(CONTRACT, DECEMBER_1))
                .expectNoEvents()
                .expectExceptionMessage(LANDING_IS_OF_ONE_CONTRACT.code());
        tenant.given(landed(), expanded())
                .when(withdrawLanding(SECOND_CONTRACT, DECEMBER_1))
                .expectEvents(expansionWithdrawn());
        tenant.given(landed(), expanded(), expansionWithdrawn())
                .when(landAgain())
                .expectEvents(expanded());
        tenant.given(landed(), expanded(), expansionWithdrawn())
                .when(withdrawLanding(CONTRACT, JULY_1))
                .expectEvents(landingWithdrawn());
    }

    /** Otherwise who has that other building only could reach a company that never was in it. */
    @Test
    void a_tenant_is_not_where_a_contract_that_was_never_handed_over_stands() {
        var elsewhere = new TenantExpanded(
                TENANT,
                SECOND_CONTRACT,
                null,
                null,
                List.of(new LetUnit(new UnitId("B0101"), new BuildingId("LQ-B"), sqm("60.00"))),
                JULY_1);
        var exited = new TenantExited(TENANT, List.of(CONTRACT), null, DECEMBER_1);
        var correct = new CorrectExit(TENANT, DECEMBER_1, "搬迁", "补记", DECEMBER_1);
        tenant.given(landed(), elsewhere, exited).when(correct).expectState(left -> assertThat(left.whereabouts())
                .isEqualTo(Whereabouts.inBuildings(PARK.value(), Set.of(BUILDING.value(), "LQ-B"))));
        tenant.given(landed(), elsewhere, expansionWithdrawn(), exited)
                .when(correct)
                .expectState(left -> assertThat(left.whereabouts())
                        .isEqualTo(Whereabouts.inBuildings(PARK.value(), Set.of(BUILDING.value()))));
        tenant.given(landed(), landingWithdrawn(), landed())
                .when(new ExitTenant(TENANT, null, DECEMBER_1))
                .expectState(left -> assertThat(left.whereabouts())
                        .isEqualTo(Whereabouts.inBuildings(PARK.value(), Set.of(BUILDING.value()))));
    }

    @Test
    void what_has_ended_is_not_withdrawn() {
        tenant.given(landed(), exited(CONTRACT))
                .when(withdrawLanding(CONTRACT, JULY_1))
                .expectNoEvents()
                .expectExceptionMessage(TENANT_IS_IN_THE_PARK.code());
    }

    @Test
    void who_never_came_back_has_left_as_it_had() {
        var never = new TenantLandingWithdrawn(TENANT, SECOND_CONTRACT, Industry.BIG_DATA, JULY_1, DECEMBER_1);
        tenant.given(landed(), exited(CONTRACT), landedAgain())
                .when(withdrawLanding(SECOND_CONTRACT, DECEMBER_1))
                .expectEvents(never);
        tenant.given(landed(), exited(CONTRACT), landedAgain(), never)
                .when(nameContact(DECEMBER_1))
                .expectNoEvents()
                .expectExceptionMessage(TENANT_IS_IN_THE_PARK.code());
        tenant.given(landed(), exited(CONTRACT), landedAgain(), never)
                .when(new ConfirmTenantOfPark(TENANT, PARK, new Period("2022-07")))
                .expectNoEvents()
                .expectExceptionMessage(TENANT_WAS_IN_THE_PARK_THEN.code());
        tenant.given(landed(), exited(CONTRACT), landedAgain(), never)
                .when(landAgain())
                .expectEvents(landedAgain());
    }
}
