package io.parkledger.core.contract;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lease.LeaseConditions;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.meaning.EffectiveOn;
import io.parkledger.core.meaning.HoldsFrom;
import io.parkledger.core.meaning.MeasuredIn;
import io.parkledger.core.meaning.Person;
import io.parkledger.core.meaning.Team;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Commitment;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that can have happened to a {@link Contract}. Stored for ever: add, never rename. */
public sealed interface ContractEvent extends Event {

    ContractId contractId();

    /**
     * Up to revision 1 there were neither numbers nor conditions, and no lease was open-ended.
     *
     * @param endOn null for an open-ended lease (不定期租赁)
     */
    @EventType(value = "contract.signed", revision = 2)
    record ContractSigned(
            ContractId contractId,
            ParkId parkId,
            @Nullable NegotiationId negotiationId,
            @Nullable LeadId leadId,
            TenantId tenantId,
            String company,
            CreditCode creditCode,
            Industry industry,
            Track track,
            List<LetUnit> units,
            @MeasuredIn("mu") @Nullable BigDecimal landMu,
            LocalDate startOn,
            @Nullable LocalDate endOn,
            @MeasuredIn("yuan-per-sqm-month") @Nullable Cny rentCnyPerSqmMonth,
            List<Commitment> commitments,
            @Person @Nullable String owner,
            @Team @Nullable String team,
            @Nullable String number,
            LeaseConditions conditions,
            @EffectiveOn LocalDate signedOn)
            implements ContractEvent {

        /** Without a number, and with nothing agreed but the rent. */
        public ContractSigned(
                ContractId contractId,
                ParkId parkId,
                @Nullable NegotiationId negotiationId,
                @Nullable LeadId leadId,
                TenantId tenantId,
                String company,
                CreditCode creditCode,
                Industry industry,
                Track track,
                List<LetUnit> units,
                @Nullable BigDecimal landMu,
                LocalDate startOn,
                @Nullable LocalDate endOn,
                @Nullable Cny rentCnyPerSqmMonth,
                List<Commitment> commitments,
                @Nullable String owner,
                @Nullable String team,
                LocalDate signedOn) {
            this(
                    contractId,
                    parkId,
                    negotiationId,
                    leadId,
                    tenantId,
                    company,
                    creditCode,
                    industry,
                    track,
                    units,
                    landMu,
                    startOn,
                    endOn,
                    rentCnyPerSqmMonth,
                    commitments,
                    owner,
                    team,
                    null,
                    LeaseConditions.NONE,
                    signedOn);
        }
    }

    /**
     * Up to revision 1 an amendment held from the day it was made.
     *
     * @param conditions the steps replace those that were signed for days after {@code fromOn}, until what was agreed
     *                   from a later day on; the rent-free days are further ones; a deposit or a fee of null is as it
     *                   was
     */
    @EventType(value = "contract.amended", revision = 2)
    record ContractAmended(
            ContractId contractId,
            @MeasuredIn("yuan-per-sqm-month") Cny rentCnyPerSqmMonth,
            LeaseConditions conditions,
            @HoldsFrom LocalDate fromOn,
            @EffectiveOn LocalDate amendedOn)
            implements ContractEvent {}

    /** The company has landed: with all its tenant file and its units need. */
    @EventType("contract.handed-over")
    record PremisesHandedOver(
            ContractId contractId,
            ParkId parkId,
            @Nullable NegotiationId negotiationId,
            @Nullable LeadId leadId,
            TenantId tenantId,
            String company,
            CreditCode creditCode,
            Industry industry,
            Track track,
            List<LetUnit> units,
            LandingEvidence evidence,
            @EffectiveOn LocalDate handedOverOn)
            implements ContractEvent {}

    /**
     * {@code endOn} is the new last day, known from {@code agreedOn} on; the new rent holds from the day after the old
     * one.
     */
    @EventType("contract.extended")
    record ContractExtended(
            ContractId contractId,
            RenewalId renewalId,
            LocalDate endOn,
            @MeasuredIn("yuan-per-sqm-month") @Nullable Cny rentCnyPerSqmMonth,
            @EffectiveOn LocalDate agreedOn)
            implements ContractEvent {}

    @EventType("contract.held-over")
    record ContractHeldOver(
            ContractId contractId,
            LocalDate endOn,
            @EffectiveOn LocalDate since) implements ContractEvent {}

    /** The tenant left at, or after, the end of the term. */
    @EventType("contract.expired")
    record ContractExpired(
            ContractId contractId,
            TenantId tenantId,
            List<UnitId> units,
            LocalDate endOn,
            @EffectiveOn LocalDate expiredOn)
            implements ContractEvent {}

    /** Ended before {@code endOn}; an open-ended lease, which has none, has been ended. */
    @EventType("contract.terminated")
    record ContractTerminated(
            ContractId contractId,
            TenantId tenantId,
            List<UnitId> units,
            @Nullable String cause,
            @Nullable LocalDate endOn,
            @EffectiveOn LocalDate terminatedOn)
            implements ContractEvent {}

    @EventType("contract.rescinded")
    record ContractRescinded(
            ContractId contractId,
            @Nullable NegotiationId negotiationId,
            TenantId tenantId,
            List<UnitId> units,
            String cause,
            @EffectiveOn LocalDate rescindedOn)
            implements ContractEvent {}

    /**
     * It was rescinded on another day than was said, or for another reason.
     *
     * @param rescissionCause why it was rescinded
     */
    @EventType(value = "contract.rescission-corrected", retroactive = true)
    record RescissionCorrected(
            ContractId contractId,
            @Nullable NegotiationId negotiationId,
            List<UnitId> units,
            String rescissionCause,
            LocalDate rescindedOn,
            LocalDate formerRescindedOn,
            String cause,
            @EffectiveOn LocalDate correctedOn)
            implements ContractEvent {}

    /**
     * It was never rescinded: its signing holds, as it was signed.
     *
     * @param rescindedOn the day it was said to have been
     */
    @EventType(value = "contract.rescission-withdrawn", retroactive = true)
    record RescissionWithdrawn(
            ContractId contractId,
            ParkId parkId,
            @Nullable NegotiationId negotiationId,
            TenantId tenantId,
            String company,
            CreditCode creditCode,
            List<LetUnit> units,
            LocalDate startOn,
            @Nullable LocalDate endOn,
            @Nullable String number,
            LocalDate signedOn,
            LocalDate rescindedOn,
            String cause,
            @EffectiveOn LocalDate withdrawnOn)
            implements ContractEvent {}

    /**
     * It was never as it was said; all as it is right.
     *
     * @param unitsTaken   those that had not been named
     * @param unitsGivenUp those that are named no more
     * @param formerStartOn as was said before, like {@code formerEndOn}; both are of the first term
     * @param handedOverOn null before the hand-over
     */
    @EventType(value = "contract.corrected", retroactive = true)
    record ContractCorrected(
            ContractId contractId,
            ParkId parkId,
            @Nullable NegotiationId negotiationId,
            TenantId tenantId,
            String company,
            CreditCode creditCode,
            Industry industry,
            Track track,
            List<LetUnit> units,
            List<LetUnit> unitsTaken,
            List<UnitId> unitsGivenUp,
            @MeasuredIn("mu") @Nullable BigDecimal landMu,
            LocalDate startOn,
            LocalDate formerStartOn,
            @Nullable LocalDate endOn,
            @Nullable LocalDate formerEndOn,
            @MeasuredIn("yuan-per-sqm-month") @Nullable Cny rentCnyPerSqmMonth,
            List<Commitment> commitments,
            @Nullable String number,
            LeaseConditions conditions,
            LocalDate signedOn,
            @Nullable LocalDate handedOverOn,
            String cause,
            @EffectiveOn LocalDate correctedOn)
            implements ContractEvent {}

    /** It should never have been recorded; its units were never let. */
    @EventType(value = "contract.withdrawn", retroactive = true)
    record ContractWithdrawn(
            ContractId contractId,
            TenantId tenantId,
            List<UnitId> units,
            String cause,
            @EffectiveOn LocalDate withdrawnOn)
            implements ContractEvent {}

    /** The last term is another than was said; {@code formerEndOn} is what was said before. */
    @EventType(value = "contract.extension-corrected", retroactive = true)
    record ContractExtensionCorrected(
            ContractId contractId,
            RenewalId renewalId,
            LocalDate endOn,
            LocalDate formerEndOn,
            @MeasuredIn("yuan-per-sqm-month") @Nullable Cny rentCnyPerSqmMonth,
            @EffectiveOn LocalDate correctedOn)
            implements ContractEvent {}

    /**
     * It was never extended by that renewal: term and rent are as they were before.
     *
     * @param formerEndOn   as was said before
     * @param heldOverSince null where it was not held over before
     */
    @EventType(value = "contract.extension-withdrawn", retroactive = true)
    record ContractExtensionWithdrawn(
            ContractId contractId,
            RenewalId renewalId,
            ContractStatus status,
            LocalDate endOn,
            LocalDate formerEndOn,
            @Nullable LocalDate heldOverSince,
            @EffectiveOn LocalDate withdrawnOn)
            implements ContractEvent {}

    /**
     * The company was never called otherwise, and never did anything else.
     *
     * @param units let by it: they name the company too
     */
    @EventType(value = "contract.company-rectified", retroactive = true)
    record ContractCompanyRectified(
            ContractId contractId,
            List<UnitId> units,
            String company,
            Industry industry,
            @EffectiveOn LocalDate rectifiedOn)
            implements ContractEvent {}

    /** The company never had the credit code it names. */
    @EventType(value = "contract.code-rectified", retroactive = true)
    record ContractCodeRectified(
            ContractId contractId,
            CreditCode creditCode,
            @EffectiveOn LocalDate rectifiedOn) implements ContractEvent {}

    /**
     * It ended on another day than was said, or for another reason: by expiry or before.
     *
     * @param tenantId null up to revision 1, like {@code cause}: then its tenant had left on another day
     * @param heldFrom first day its units were not free: the tenant was in, or the term had begun
     * @param endOn    last day of its term; null for an open-ended lease
     * @param endCause why it ended early; null for one that expired, or ended because its tenant left
     * @param cause    why it is corrected
     */
    @EventType(value = "contract.end-corrected", revision = 2, retroactive = true)
    record ContractEndCorrected(
            ContractId contractId,
            @Nullable TenantId tenantId,
            List<UnitId> units,
            ContractStatus status,
            LocalDate heldFrom,
            @Nullable LocalDate endOn,
            LocalDate endedOn,
            LocalDate formerEndedOn,
            @Nullable String endCause,
            @Nullable String cause,
            @EffectiveOn LocalDate correctedOn)
            implements ContractEvent {}

    /**
     * The premises were handed over on another day, or by other evidence, than was said.
     *
     * @param startOn  of the first term, as it was signed
     * @param until    first day on which the units are not its own: after its last day, or the day it ended; null for
     *                 an open-ended lease
     * @param heldOverSince when the tenant, who is in still, stays after that; null for who does not
     * @param termEnds each last day a term of it was said to have: at each a renewal may have been opened
     */
    @EventType(value = "contract.hand-over-corrected", retroactive = true)
    record HandOverCorrected(
            ContractId contractId,
            ParkId parkId,
            @Nullable NegotiationId negotiationId,
            @Nullable LeadId leadId,
            TenantId tenantId,
            Industry industry,
            List<LetUnit> units,
            LocalDate startOn,
            @Nullable LocalDate until,
            @Nullable LocalDate heldOverSince,
            List<LocalDate> termEnds,
            LandingEvidence evidence,
            LandingEvidence formerEvidence,
            LocalDate handedOverOn,
            LocalDate formerHandedOverOn,
            String cause,
            @EffectiveOn LocalDate correctedOn)
            implements ContractEvent {}

    /**
     * It never ended: it runs, or is held over, as before.
     *
     * @param heldFrom     first day its units are not free: the tenant is in, or the term has begun
     * @param handedOverOn since then the tenant is in
     * @param endOn        last day of its term; null for an open-ended lease
     * @param endedOn      the day it was said to have ended
     * @param cause        why it is withdrawn; null up to revision 1, when it was always that its tenant had never left
     */
    @EventType(value = "contract.end-withdrawn", revision = 2, retroactive = true)
    record ContractEndWithdrawn(
            ContractId contractId,
            TenantId tenantId,
            String company,
            List<UnitId> units,
            ContractStatus status,
            LocalDate heldFrom,
            LocalDate handedOverOn,
            @Nullable LocalDate endOn,
            LocalDate endedOn,
            @Nullable String cause,
            @EffectiveOn LocalDate withdrawnOn)
            implements ContractEvent {}

    /**
     * The premises were not handed over; the contract awaits it.
     *
     * @param termEnds     see {@link HandOverCorrected}
     * @param handedOverOn as was said before
     */
    @EventType(value = "contract.hand-over-withdrawn", retroactive = true)
    record HandOverWithdrawn(
            ContractId contractId,
            ParkId parkId,
            @Nullable NegotiationId negotiationId,
            @Nullable LeadId leadId,
            TenantId tenantId,
            String company,
            Industry industry,
            List<LetUnit> units,
            LocalDate startOn,
            @Nullable LocalDate endOn,
            List<LocalDate> termEnds,
            LocalDate signedOn,
            LocalDate handedOverOn,
            String cause,
            @EffectiveOn LocalDate withdrawnOn)
            implements ContractEvent {}
}
