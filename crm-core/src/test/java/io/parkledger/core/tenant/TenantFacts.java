package io.parkledger.core.tenant;

import static io.parkledger.core.TestValues.APRIL_1;
import static io.parkledger.core.TestValues.BUILDING;
import static io.parkledger.core.TestValues.CODE;
import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.CONTRACT;
import static io.parkledger.core.TestValues.LEAD;
import static io.parkledger.core.TestValues.MARCH_1;
import static io.parkledger.core.TestValues.MARCH_10;
import static io.parkledger.core.TestValues.NEGOTIATION;
import static io.parkledger.core.TestValues.OTHER_CODE;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.TestValues.SECOND_CONTRACT;
import static io.parkledger.core.TestValues.TENANT;
import static io.parkledger.core.TestValues.UNITS;
import static io.parkledger.core.TestValues.sqm;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.tenant.TenantEvent.ContactNamed;
import io.parkledger.core.tenant.TenantEvent.ContactWithdrawn;
import io.parkledger.core.tenant.TenantEvent.TenantCodeRectified;
import io.parkledger.core.tenant.TenantEvent.TenantCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantExitCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantExitWithdrawn;
import io.parkledger.core.tenant.TenantEvent.TenantExited;
import io.parkledger.core.tenant.TenantEvent.TenantExpanded;
import io.parkledger.core.tenant.TenantEvent.TenantExpansionCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantExpansionWithdrawn;
import io.parkledger.core.tenant.TenantEvent.TenantLanded;
import io.parkledger.core.tenant.TenantEvent.TenantLandingCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantLandingWithdrawn;
import io.parkledger.core.tenant.TenantEvent.TenantRectified;
import io.parkledger.core.tenant.TenantEvent.TenantReduced;
import io.parkledger.core.tenant.TenantEvent.TenantReductionCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantReductionWithdrawn;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import java.time.LocalDate;
import java.util.List;

/** What may have happened to 澜桥云枢 as a tenant. */
public final class TenantFacts {

    static final LocalDate JULY_1 = LocalDate.of(2022, 7, 1);
    static final LocalDate DECEMBER_1 = LocalDate.of(2022, 12, 1);
    static final NegotiationId SECOND_NEGOTIATION = new NegotiationId("N-2");
    static final LeadId SECOND_LEAD = new LeadId("L-2");
    static final List<LetUnit> MORE_UNITS = List.of(new LetUnit(new UnitId("A0103"), BUILDING, sqm("60.00")));
    static final Contact WEI = new Contact("P-1", "魏澜", "100-0000-0001");

    private TenantFacts() {}

    public static TenantLanded landed() {
        return new TenantLanded(
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

    public static TenantExpanded expanded() {
        return new TenantExpanded(TENANT, SECOND_CONTRACT, SECOND_NEGOTIATION, SECOND_LEAD, MORE_UNITS, JULY_1);
    }

    /** The second contract ended: A0103 is given back. */
    public static TenantReduced reduced() {
        return new TenantReduced(TENANT, SECOND_CONTRACT, MORE_UNITS, DECEMBER_1);
    }

    /** The second contract ended a month earlier. */
    public static TenantReductionCorrected reductionCorrected() {
        return new TenantReductionCorrected(TENANT, SECOND_CONTRACT, DECEMBER_1.minusMonths(1), DECEMBER_1, DECEMBER_1);
    }

    public static TenantReductionWithdrawn reductionWithdrawn() {
        return new TenantReductionWithdrawn(TENANT, SECOND_CONTRACT, MORE_UNITS, DECEMBER_1, DECEMBER_1);
    }

    public static TenantCorrected corrected() {
        return new TenantCorrected(TENANT, "澜桥云枢科技", Industry.CLOUD_SOFTWARE, JULY_1);
    }

    /** It was never called 澜桥云枢, and never did big data. */
    public static TenantRectified rectified(ContractId... contracts) {
        return new TenantRectified(
                TENANT, List.of(contracts), "澜桥云书", COMPANY, Industry.OTHER, Industry.BIG_DATA, "misheard", JULY_1);
    }

    /** It never had the code it landed with. */
    public static TenantCodeRectified codeRectified(ContractId... contracts) {
        return new TenantCodeRectified(
                TENANT, PARK, List.of(contracts), List.of(LEAD), OTHER_CODE, CODE, null, "misread", JULY_1);
    }

    /** It has left, and never had the code it had landed with. */
    public static TenantCodeRectified codeRectifiedAfterIts(LocalDate exit) {
        return new TenantCodeRectified(
                TENANT, PARK, List.of(CONTRACT), List.of(LEAD), OTHER_CODE, CODE, exit, "misread", JULY_1);
    }

    public static ContactNamed contactNamed() {
        return new ContactNamed(TENANT, WEI, JULY_1);
    }

    public static ContactWithdrawn contactWithdrawn() {
        return new ContactWithdrawn(TENANT, WEI.personId(), "wrong file", DECEMBER_1);
    }

    public static TenantExited exited(ContractId... contracts) {
        return new TenantExited(TENANT, List.of(contracts), "moves to the city", JULY_1);
    }

    /** It left a day earlier, and for another reason. */
    public static TenantExitCorrected exitCorrected(ContractId... contracts) {
        return new TenantExitCorrected(
                TENANT, List.of(contracts), JULY_1.minusDays(1), JULY_1, "insolvent", "misread", DECEMBER_1);
    }

    public static TenantExitWithdrawn exitWithdrawn(ContractId... contracts) {
        return new TenantExitWithdrawn(TENANT, PARK, CODE, List.of(contracts), JULY_1, "another company's", DECEMBER_1);
    }

    /** On 10 March already, by the registration of the business. */
    public static TenantLandingCorrected landingCorrected() {
        return new TenantLandingCorrected(
                TENANT,
                CONTRACT,
                Industry.BIG_DATA,
                LandingEvidence.BUSINESS_REGISTRATION,
                null,
                null,
                MARCH_10,
                APRIL_1,
                JULY_1);
    }

    /** Of its first stay, after which it came back: with every field. */
    public static TenantLandingCorrected formerLandingCorrected() {
        return new TenantLandingCorrected(
                TENANT,
                CONTRACT,
                Industry.BIG_DATA,
                LandingEvidence.BUSINESS_REGISTRATION,
                MARCH_1,
                JULY_1,
                MARCH_10,
                APRIL_1,
                JULY_1);
    }

    public static TenantExpansionCorrected expansionCorrected() {
        return new TenantExpansionCorrected(TENANT, SECOND_CONTRACT, APRIL_1, JULY_1, DECEMBER_1);
    }

    public static TenantLandingWithdrawn landingWithdrawn() {
        return new TenantLandingWithdrawn(TENANT, CONTRACT, Industry.BIG_DATA, APRIL_1, JULY_1);
    }

    public static TenantExpansionWithdrawn expansionWithdrawn() {
        return new TenantExpansionWithdrawn(TENANT, SECOND_CONTRACT, DECEMBER_1);
    }
}
