package io.parkledger.core.contract;

import static io.parkledger.core.TestValues.APRIL_1;
import static io.parkledger.core.TestValues.CODE;
import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.CONTRACT;
import static io.parkledger.core.TestValues.LEAD;
import static io.parkledger.core.TestValues.MARCH_10;
import static io.parkledger.core.TestValues.NEGOTIATION;
import static io.parkledger.core.TestValues.NEXT_UNIT;
import static io.parkledger.core.TestValues.OTHER_CODE;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.TestValues.RENEWAL;
import static io.parkledger.core.TestValues.RENT;
import static io.parkledger.core.TestValues.TENANT;
import static io.parkledger.core.TestValues.TERM_END;
import static io.parkledger.core.TestValues.UNIT;
import static io.parkledger.core.TestValues.UNITS;

import io.parkledger.core.contract.ContractEvent.ContractAmended;
import io.parkledger.core.contract.ContractEvent.ContractCodeRectified;
import io.parkledger.core.contract.ContractEvent.ContractCompanyRectified;
import io.parkledger.core.contract.ContractEvent.ContractCorrected;
import io.parkledger.core.contract.ContractEvent.ContractEndCorrected;
import io.parkledger.core.contract.ContractEvent.ContractEndWithdrawn;
import io.parkledger.core.contract.ContractEvent.ContractExpired;
import io.parkledger.core.contract.ContractEvent.ContractExtended;
import io.parkledger.core.contract.ContractEvent.ContractExtensionCorrected;
import io.parkledger.core.contract.ContractEvent.ContractExtensionWithdrawn;
import io.parkledger.core.contract.ContractEvent.ContractHeldOver;
import io.parkledger.core.contract.ContractEvent.ContractRescinded;
import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.contract.ContractEvent.ContractTerminated;
import io.parkledger.core.contract.ContractEvent.ContractWithdrawn;
import io.parkledger.core.contract.ContractEvent.HandOverCorrected;
import io.parkledger.core.contract.ContractEvent.HandOverWithdrawn;
import io.parkledger.core.contract.ContractEvent.PremisesHandedOver;
import io.parkledger.core.contract.ContractEvent.RescissionCorrected;
import io.parkledger.core.contract.ContractEvent.RescissionWithdrawn;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lease.LeaseConditions;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.lease.RentFree;
import io.parkledger.core.lease.RentStep;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Commitment;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What may have happened to the contract of 澜桥云枢: signed on 10 March 2021, for three years from 1 April. */
public final class ContractFacts {

    static final BigDecimal TEN_MU = new BigDecimal("10.5");
    static final Cny NEW_RENT = Cny.of("38.00");
    static final LocalDate NEW_END = LocalDate.of(2027, 3, 31);
    static final List<UnitId> UNIT_IDS = List.of(UNIT, NEXT_UNIT);
    static final List<Commitment> PROMISES =
            List.of(new Commitment(Commitment.Kind.JOBS, new BigDecimal("60"), LocalDate.of(2021, 12, 31)));

    static final LetUnit OTHER_UNIT =
            new LetUnit(new UnitId("A0103"), UNITS.get(0).buildingId(), new BigDecimal("60"));

    private ContractFacts() {}

    public static ContractSigned signed() {
        return new ContractSigned(
                CONTRACT,
                PARK,
                NEGOTIATION,
                LEAD,
                TENANT,
                COMPANY,
                CODE,
                Industry.BIG_DATA,
                Track.SPACE,
                UNITS,
                null,
                APRIL_1,
                TERM_END,
                RENT,
                PROMISES,
                "su",
                "investment",
                MARCH_10);
    }

    /** On the land track, for a company that was here before the ledger. */
    public static ContractSigned signedForLand() {
        return new ContractSigned(
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
                MARCH_10);
    }

    public static ContractAmended amended() {
        return amended(APRIL_1);
    }

    /** Of the rent alone, on 1 April. */
    static ContractAmended amended(LocalDate fromOn) {
        return new ContractAmended(CONTRACT, NEW_RENT, LeaseConditions.NONE, fromOn, APRIL_1);
    }

    /** With everything that can be agreed beside the first rent. */
    public static LeaseConditions conditions() {
        return new LeaseConditions(
                List.of(new RentStep(LocalDate.of(2023, 4, 1), NEW_RENT)),
                List.of(new RentFree(APRIL_1, LocalDate.of(2021, 6, 30))),
                Cny.of("12832.50"),
                Cny.of("3.50"));
    }

    public static ContractSigned signedWithConditions() {
        var e = signed();
        return new ContractSigned(
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
                "澜招合〔2021〕12号",
                conditions(),
                e.signedOn());
    }

    public static ContractAmended amendedWithConditions() {
        return new ContractAmended(CONTRACT, NEW_RENT, conditions(), LocalDate.of(2022, 4, 1), APRIL_1);
    }

    public static PremisesHandedOver handedOver() {
        return new PremisesHandedOver(
                CONTRACT,
                PARK,
                NEGOTIATION,
                LEAD,
                TENANT,
                COMPANY,
                CODE,
                Industry.BIG_DATA,
                Track.SPACE,
                UNITS,
                LandingEvidence.HANDOVER,
                APRIL_1);
    }

    public static ContractExtended extended() {
        return new ContractExtended(CONTRACT, RENEWAL, NEW_END, NEW_RENT, LocalDate.of(2024, 2, 1));
    }

    public static ContractHeldOver heldOver() {
        return new ContractHeldOver(CONTRACT, TERM_END, TERM_END.plusDays(1));
    }

    public static ContractExpired expired(LocalDate on) {
        return new ContractExpired(CONTRACT, TENANT, UNIT_IDS, TERM_END, on);
    }

    public static ContractTerminated terminated(String cause, LocalDate on) {
        return new ContractTerminated(CONTRACT, TENANT, UNIT_IDS, cause, TERM_END, on);
    }

    /** Ended early because the tenant left, which nobody gave a cause for. */
    public static ContractTerminated terminatedByExit(LocalDate on) {
        return new ContractTerminated(CONTRACT, TENANT, UNIT_IDS, null, TERM_END, on);
    }

    public static ContractRescinded rescinded() {
        return new ContractRescinded(CONTRACT, NEGOTIATION, TENANT, UNIT_IDS, "funding fell through", APRIL_1);
    }

    /** Void since 1 March of the next year only, and for another reason. */
    public static RescissionCorrected rescissionCorrected() {
        return new RescissionCorrected(
                CONTRACT,
                NEGOTIATION,
                UNIT_IDS,
                "moves elsewhere",
                LocalDate.of(2022, 3, 1),
                APRIL_1,
                "misread",
                LocalDate.of(2022, 12, 1));
    }

    /** It was never rescinded; with every field. */
    public static RescissionWithdrawn rescissionWithdrawn() {
        return rescissionWithdrawn("澜招合〔2021〕12号");
    }

    static RescissionWithdrawn rescissionWithdrawn(String number) {
        return new RescissionWithdrawn(
                CONTRACT,
                PARK,
                NEGOTIATION,
                TENANT,
                COMPANY,
                CODE,
                UNITS,
                APRIL_1,
                TERM_END,
                number,
                MARCH_10,
                APRIL_1,
                "another contract was meant",
                LocalDate.of(2022, 12, 1));
    }

    /** Before the hand-over: another unit and another end. */
    public static ContractCorrected corrected() {
        return new ContractCorrected(
                CONTRACT,
                PARK,
                NEGOTIATION,
                TENANT,
                COMPANY,
                CODE,
                Industry.BIG_DATA,
                Track.SPACE,
                List.of(UNITS.get(0), OTHER_UNIT),
                List.of(OTHER_UNIT),
                List.of(NEXT_UNIT),
                null,
                APRIL_1,
                APRIL_1,
                NEW_END,
                TERM_END,
                RENT,
                PROMISES,
                null,
                LeaseConditions.NONE,
                MARCH_10,
                null,
                "typed wrong",
                APRIL_1);
    }

    /** Without a talk, after the hand-over: another rent, with every field. */
    public static ContractCorrected correctedInForce() {
        return new ContractCorrected(
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
                TEN_MU,
                APRIL_1,
                APRIL_1,
                TERM_END,
                TERM_END,
                NEW_RENT,
                PROMISES,
                "澜招合〔2021〕12号",
                conditions(),
                MARCH_10,
                APRIL_1,
                "typed wrong",
                APRIL_1);
    }

    /** The company was never called 澜桥云枢, and never did big data. */
    public static ContractCodeRectified codeRectified() {
        return new ContractCodeRectified(CONTRACT, OTHER_CODE, LocalDate.of(2022, 7, 1));
    }

    public static ContractCompanyRectified companyRectified() {
        return new ContractCompanyRectified(CONTRACT, UNIT_IDS, "澜桥云书", Industry.OTHER, LocalDate.of(2022, 7, 1));
    }

    public static ContractWithdrawn withdrawn() {
        return new ContractWithdrawn(CONTRACT, TENANT, UNIT_IDS, "recorded twice", APRIL_1);
    }

    public static ContractExtensionCorrected extensionCorrected() {
        return new ContractExtensionCorrected(
                CONTRACT, RENEWAL, NEW_END.plusYears(1), NEW_END, RENT, LocalDate.of(2024, 3, 1));
    }

    /** It was held over until then, and is so again. */
    public static ContractExtensionWithdrawn extensionWithdrawn() {
        return new ContractExtensionWithdrawn(
                CONTRACT,
                RENEWAL,
                ContractStatus.HELD_OVER,
                TERM_END,
                NEW_END,
                TERM_END.plusDays(1),
                TERM_END.plusDays(9));
    }

    /** It ran until then, and does so again. */
    public static ContractExtensionWithdrawn runningExtensionWithdrawn() {
        return new ContractExtensionWithdrawn(
                CONTRACT, RENEWAL, ContractStatus.IN_FORCE, TERM_END, NEW_END, null, LocalDate.of(2024, 3, 1));
    }

    /** 不定期: from 1 April on, until somebody ends it. */
    static ContractSigned signedOpenEnded() {
        var e = signed();
        return new ContractSigned(
                CONTRACT,
                PARK,
                NEGOTIATION,
                LEAD,
                TENANT,
                COMPANY,
                CODE,
                e.industry(),
                e.track(),
                UNITS,
                null,
                APRIL_1,
                null,
                RENT,
                PROMISES,
                e.owner(),
                e.team(),
                MARCH_10);
    }

    /** It ended on 30 June 2022, not on 1 July, and not because the tenant was insolvent. */
    public static ContractEndCorrected endCorrected() {
        return endCorrected(TENANT, "moves to the city", "misread");
    }

    /** Its tenant left on 30 June 2022, not on 1 July. */
    public static ContractEndCorrected endCorrectedByExit() {
        return endCorrected(TENANT, null, "misread");
    }

    /** As it was said before there was a cause. */
    public static ContractEndCorrected endOnceCorrected() {
        return endCorrected(null, null, null);
    }

    private static ContractEndCorrected endCorrected(TenantId tenant, String endCause, String cause) {
        return new ContractEndCorrected(
                CONTRACT,
                tenant,
                UNIT_IDS,
                ContractStatus.TERMINATED,
                APRIL_1,
                TERM_END,
                LocalDate.of(2022, 6, 30),
                LocalDate.of(2022, 7, 1),
                endCause,
                cause,
                LocalDate.of(2022, 12, 1));
    }

    /** It never ended on 1 July 2022. */
    public static ContractEndWithdrawn endWithdrawn() {
        return endWithdrawn("another contract was meant");
    }

    /** As it was said before there was a cause. */
    public static ContractEndWithdrawn endOnceWithdrawn() {
        return endWithdrawn(null);
    }

    private static ContractEndWithdrawn endWithdrawn(String cause) {
        return new ContractEndWithdrawn(
                CONTRACT,
                TENANT,
                COMPANY,
                UNIT_IDS,
                ContractStatus.IN_FORCE,
                APRIL_1,
                APRIL_1,
                TERM_END,
                LocalDate.of(2022, 7, 1),
                cause,
                LocalDate.of(2022, 12, 1));
    }

    /** On 10 March already, by the registration of the business. */
    public static HandOverCorrected handOverCorrected() {
        return handOverCorrected(null);
    }

    /** The same of a tenant that stays after the term. */
    public static HandOverCorrected handOverCorrected(LocalDate heldOverSince) {
        return new HandOverCorrected(
                CONTRACT,
                PARK,
                NEGOTIATION,
                LEAD,
                TENANT,
                Industry.BIG_DATA,
                UNITS,
                APRIL_1,
                TERM_END.plusDays(1),
                heldOverSince,
                List.of(TERM_END),
                LandingEvidence.BUSINESS_REGISTRATION,
                LandingEvidence.HANDOVER,
                MARCH_10,
                APRIL_1,
                "typed wrong",
                APRIL_1);
    }

    public static HandOverWithdrawn handOverWithdrawn() {
        return new HandOverWithdrawn(
                CONTRACT,
                PARK,
                NEGOTIATION,
                LEAD,
                TENANT,
                COMPANY,
                Industry.BIG_DATA,
                UNITS,
                APRIL_1,
                TERM_END,
                List.of(TERM_END),
                MARCH_10,
                APRIL_1,
                "another contract was meant",
                APRIL_1);
    }
}
