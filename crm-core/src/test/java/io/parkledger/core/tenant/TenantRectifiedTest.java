package io.parkledger.core.tenant;

import static io.parkledger.core.TestValues.APRIL_1;
import static io.parkledger.core.TestValues.CODE;
import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.CONTRACT;
import static io.parkledger.core.TestValues.LEAD;
import static io.parkledger.core.TestValues.OTHER_CODE;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.TestValues.SECOND_CONTRACT;
import static io.parkledger.core.TestValues.TENANT;
import static io.parkledger.core.TestValues.UNITS;
import static io.parkledger.core.tenant.TenantFacts.DECEMBER_1;
import static io.parkledger.core.tenant.TenantFacts.JULY_1;
import static io.parkledger.core.tenant.TenantFacts.codeRectified;
import static io.parkledger.core.tenant.TenantFacts.codeRectifiedAfterIts;
import static io.parkledger.core.tenant.TenantFacts.corrected;
import static io.parkledger.core.tenant.TenantFacts.exited;
import static io.parkledger.core.tenant.TenantFacts.expanded;
import static io.parkledger.core.tenant.TenantFacts.landed;
import static io.parkledger.core.tenant.TenantFacts.landingCorrected;
import static io.parkledger.core.tenant.TenantFacts.landingWithdrawn;
import static io.parkledger.core.tenant.TenantFacts.rectified;
import static io.parkledger.core.tenant.TenantRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.tenant.TenantRule.CREDIT_CODE_BELONGS_TO_ONE_TENANT;
import static io.parkledger.core.tenant.TenantRule.CREDIT_CODE_IS_THE_TENANTS_OWN;
import static io.parkledger.core.tenant.TenantRule.DATE_IS_NOT_BEFORE_LANDING;
import static io.parkledger.core.tenant.TenantRule.NAME_IS_THE_TENANTS_OWN;
import static io.parkledger.core.tenant.TenantRule.TENANT_IS_IN_THE_PARK;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.ledger.Claim;
import io.parkledger.core.tenant.TenantCommand.ConfirmTenant;
import io.parkledger.core.tenant.TenantCommand.CorrectTenant;
import io.parkledger.core.tenant.TenantCommand.RectifyTenant;
import io.parkledger.core.tenant.TenantEvent.TenantCodeRectified;
import io.parkledger.core.tenant.TenantEvent.TenantCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantExited;
import io.parkledger.core.tenant.TenantEvent.TenantLanded;
import io.parkledger.core.tenant.TenantEvent.TenantLandingCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantRectified;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** What a tenant was never called, and never did. */
class TenantRectifiedTest {

    private static final String RIGHT = "澜桥云书";

    private final AggregateTestFixture<Tenant> tenant = new AggregateTestFixture<>(Tenant.class);

    private static RectifyTenant rectify(String company, Industry industry, LocalDate on) {
        return new RectifyTenant(TENANT, company, industry, " misheard ", on);
    }

    @Test
    void a_name_and_an_industry_that_were_recorded_wrong_are_put_right() {
        tenant.given(landed()).when(rectify(" 澜桥云书 ", Industry.OTHER, JULY_1)).expectEvents(rectified(CONTRACT));
    }

    @Test
    void who_has_left_is_put_right_too_with_all_the_contracts_it_ever_had() {
        tenant.given(landed(), expanded(), exited(CONTRACT, SECOND_CONTRACT))
                .when(rectify(RIGHT, Industry.OTHER, JULY_1))
                .expectEvents(rectified(CONTRACT, SECOND_CONTRACT));
    }

    @Test
    void what_is_put_right_is_what_holds_now() {
        tenant.given(landed(), corrected())
                .when(rectify(RIGHT, Industry.OTHER, JULY_1))
                .expectEvents(new TenantRectified(
                        TENANT,
                        List.of(CONTRACT),
                        RIGHT,
                        corrected().company(),
                        Industry.OTHER,
                        Industry.CLOUD_SOFTWARE,
                        "misheard",
                        JULY_1));
    }

    @Test
    void of_the_industry_it_is_that_of_the_last_days_not_the_one_that_was_said_last() {
        var earlier = new TenantCorrected(TENANT, COMPANY, Industry.OTHER, APRIL_1.plusDays(1));
        tenant.given(landed(), corrected(), earlier)
                .when(rectify(COMPANY, Industry.CLOUD_SOFTWARE, JULY_1))
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
    }

    /** A name says nothing of what it does: a wrong industry is put right for all days, renamed or not. */
    @Test
    void who_was_renamed_does_what_it_did_since_it_did_it() {
        var renamed = new TenantCorrected(TENANT, "澜桥新枢科技有限公司", landed().industry(), APRIL_1.plusDays(1));
        tenant.given(landed(), renamed)
                .when(new CorrectTenant(TENANT, renamed.company(), landed().industry(), APRIL_1))
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
    }

    /** From the first day of it on; what was said of a later day says the same. */
    @Test
    void what_was_wrong_from_an_earlier_day_on_is_put_right_from_that_day_on() {
        var later = new TenantCorrected(TENANT, COMPANY, Industry.OTHER, JULY_1);
        var earlier = new TenantCorrected(TENANT, COMPANY, Industry.OTHER, APRIL_1.plusDays(1));
        tenant.given(landed(), later, earlier)
                .when(new CorrectTenant(TENANT, COMPANY, Industry.OTHER, APRIL_1.plusDays(2)))
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
    }

    /** Landed, gone and back on one day: that it came back never was, and what it did is known all the same. */
    @Test
    void what_it_does_is_known_as_long_as_it_was_in_the_park() {
        var goneAtOnce = new TenantExited(TENANT, List.of(CONTRACT), null, APRIL_1);
        tenant.given(landed(), goneAtOnce, landed(), landingWithdrawn())
                .when(rectify(COMPANY, Industry.OTHER, JULY_1))
                .expectSuccessfulHandlerExecution();
    }

    /**
     * Back since July, by a contract that says another industry, which never was; then only the evidence was another.
     */
    @Test
    void other_evidence_of_a_landing_does_not_bring_a_wrong_industry_back() {
        var back = new TenantLanded(
                TENANT,
                PARK,
                COMPANY,
                CODE,
                Industry.OTHER,
                SECOND_CONTRACT,
                null,
                null,
                UNITS,
                LandingEvidence.HANDOVER,
                JULY_1);
        var evidence = new TenantLandingCorrected(
                TENANT,
                SECOND_CONTRACT,
                Industry.OTHER,
                LandingEvidence.BUSINESS_REGISTRATION,
                JULY_1,
                null,
                JULY_1,
                JULY_1,
                DECEMBER_1);
        tenant.given(
                        landed(),
                        exited(CONTRACT),
                        back,
                        new TenantCorrected(TENANT, COMPANY, Industry.BIG_DATA, JULY_1),
                        evidence)
                .when(rectify(COMPANY, Industry.BIG_DATA, DECEMBER_1))
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
    }

    private static RectifyTenant rectifyCode(CreditCode code) {
        return new RectifyTenant(TENANT, COMPANY, Industry.BIG_DATA, code, "misread", JULY_1);
    }

    @Test
    void a_credit_code_that_was_recorded_wrong_is_put_right_and_the_wrong_one_is_not_its_own() {
        tenant.given(landed()).when(rectifyCode(OTHER_CODE)).expectEvents(codeRectified(CONTRACT));
        tenant.given(landed(), codeRectified(CONTRACT))
                .when(new ConfirmTenant(TENANT, PARK, COMPANY, CODE))
                .expectExceptionMessage(CREDIT_CODE_IS_THE_TENANTS_OWN.code());
        tenant.given(landed(), codeRectified(CONTRACT))
                .when(new ConfirmTenant(TENANT, PARK, COMPANY, OTHER_CODE))
                .expectSuccessfulHandlerExecution();
        tenant.given(landed(), codeRectified(CONTRACT))
                .when(rectifyCode(OTHER_CODE))
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
    }

    @Test
    void name_and_code_are_put_right_at_once() {
        tenant.given(landed())
                .when(new RectifyTenant(TENANT, RIGHT, Industry.OTHER, OTHER_CODE, "misheard", JULY_1))
                .expectEvents(
                        rectified(CONTRACT),
                        new TenantCodeRectified(
                                TENANT,
                                PARK,
                                List.of(CONTRACT),
                                List.of(LEAD),
                                OTHER_CODE,
                                CODE,
                                null,
                                "misheard",
                                JULY_1));
    }

    @Test
    void who_has_left_has_its_code_put_right_and_holds_none() {
        var left = codeRectifiedAfterIts(exited(CONTRACT).exitedOn());
        tenant.given(landed(), exited(CONTRACT)).when(rectifyCode(OTHER_CODE)).expectEvents(left);
        assertThat(TenantContext.CONTEXT.claims().apply(left))
                .containsExactly(
                        Claim.release("tenant-credit-code", "QY-001", CREDIT_CODE_BELONGS_TO_ONE_TENANT),
                        Claim.takeOver("tenant-id", "QY-001", "LQ/" + OTHER_CODE, CREDIT_CODE_IS_THE_TENANTS_OWN));
    }

    @Test
    void what_is_so_already_is_not_put_right() {
        tenant.given(landed())
                .when(rectify(COMPANY, Industry.BIG_DATA, JULY_1))
                .expectNoEvents()
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
    }

    @Test
    void nothing_is_put_right_before_it_landed() {
        tenant.given(landed())
                .when(rectify(RIGHT, Industry.OTHER, APRIL_1.minusDays(1)))
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_LANDING.code());
    }

    @Test
    void the_wrong_name_is_no_name_of_the_tenant_any_more_and_the_right_one_is() {
        var wrong = new ConfirmTenant(TENANT, PARK, COMPANY, CODE);
        tenant.given(landed(), rectified(CONTRACT)).when(wrong).expectExceptionMessage(NAME_IS_THE_TENANTS_OWN.code());
        tenant.given(landed(), rectified(CONTRACT))
                .when(new ConfirmTenant(TENANT, PARK, RIGHT, CODE))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_name_of_before_a_rename_stays_one_of_its_names() {
        var rename = new CorrectTenant(TENANT, "沧屿星漾", Industry.BIG_DATA, JULY_1);
        var wrong = new TenantRectified(
                TENANT, List.of(CONTRACT), "沧屿星洋", "沧屿星漾", Industry.BIG_DATA, Industry.BIG_DATA, "misheard", JULY_1);
        tenant.given(landed(), new TenantCorrected(TENANT, rename.company(), rename.industry(), JULY_1), wrong)
                .when(new ConfirmTenant(TENANT, PARK, COMPANY, CODE))
                .expectSuccessfulHandlerExecution();
        tenant.given(landed(), new TenantCorrected(TENANT, rename.company(), rename.industry(), JULY_1), wrong)
                .when(new ConfirmTenant(TENANT, PARK, rename.company(), CODE))
                .expectExceptionMessage(NAME_IS_THE_TENANTS_OWN.code());
    }

    @Test
    void who_never_landed_after_all_has_nothing_to_put_right() {
        tenant.given(landed(), landingWithdrawn())
                .when(rectify(RIGHT, Industry.OTHER, JULY_1))
                .expectNoEvents()
                .expectExceptionMessage(TENANT_IS_IN_THE_PARK.code());
    }

    @Test
    void who_landed_on_another_day_did_what_it_did_from_that_day_on() {
        tenant.given(landed(), landingCorrected())
                .when(rectify(RIGHT, Industry.OTHER, JULY_1))
                .expectEvents(rectified(CONTRACT));
        tenant.given(landed(), corrected(), landingCorrected())
                .when(rectify(corrected().company(), Industry.CLOUD_SOFTWARE, JULY_1))
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
    }
}
