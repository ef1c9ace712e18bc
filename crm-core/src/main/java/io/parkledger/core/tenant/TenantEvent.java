package io.parkledger.core.tenant;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.meaning.EffectiveOn;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that can have happened to a {@link Tenant}. Stored for ever: add, never rename. */
public sealed interface TenantEvent extends Event {

    TenantId tenantId();

    @EventType("tenant.landed")
    record TenantLanded(
            TenantId tenantId,
            ParkId parkId,
            String company,
            CreditCode creditCode,
            Industry industry,
            ContractId contractId,
            @Nullable NegotiationId negotiationId,
            @Nullable LeadId leadId,
            List<LetUnit> units,
            LandingEvidence evidence,
            @EffectiveOn LocalDate landedOn)
            implements TenantEvent {}

    /** A further contract of a company that is here already. */
    @EventType("tenant.expanded")
    record TenantExpanded(
            TenantId tenantId,
            ContractId contractId,
            @Nullable NegotiationId negotiationId,
            @Nullable LeadId leadId,
            List<LetUnit> units,
            @EffectiveOn LocalDate expandedOn)
            implements TenantEvent {}

    /**
     * 退租: one of its contracts has ended. Whose last contract ends stays in the park without any units until people
     * record its exit.
     *
     * @param units     of that contract, given back
     * @param reducedOn first day without them: the day the contract ended
     */
    @EventType("tenant.reduced")
    record TenantReduced(
            TenantId tenantId,
            ContractId contractId,
            List<LetUnit> units,
            @EffectiveOn LocalDate reducedOn) implements TenantEvent {}

    /** One of its contracts ended on another day than was said. */
    @EventType(value = "tenant.reduction-corrected", retroactive = true)
    record TenantReductionCorrected(
            TenantId tenantId,
            ContractId contractId,
            LocalDate reducedOn,
            LocalDate formerReducedOn,
            @EffectiveOn LocalDate correctedOn)
            implements TenantEvent {}

    /**
     * One of its contracts never ended.
     *
     * @param units     of that contract, which it never gave back
     * @param reducedOn the day it was said to have ended
     */
    @EventType(value = "tenant.reduction-withdrawn", retroactive = true)
    record TenantReductionWithdrawn(
            TenantId tenantId,
            ContractId contractId,
            List<LetUnit> units,
            LocalDate reducedOn,
            @EffectiveOn LocalDate withdrawnOn)
            implements TenantEvent {}

    /** From that day on it is called so, and does that. */
    @EventType("tenant.corrected")
    record TenantCorrected(
            TenantId tenantId,
            String company,
            Industry industry,
            @EffectiveOn LocalDate correctedOn) implements TenantEvent {}

    /**
     * It was never called, or never did, what was said last.
     *
     * @param contracts all it ever had: they may repeat what was wrong
     */
    @EventType(value = "tenant.rectified", retroactive = true)
    record TenantRectified(
            TenantId tenantId,
            List<ContractId> contracts,
            String company,
            String formerCompany,
            Industry industry,
            Industry formerIndustry,
            String cause,
            @EffectiveOn LocalDate rectifiedOn)
            implements TenantEvent {}

    /**
     * It never had the credit code that was said.
     *
     * @param contracts all it ever had: they repeat what was wrong
     * @param leads     by which it came
     * @param exitedOn  since when it is away; null while it is in the park, and so has its code for itself there
     */
    @EventType(value = "tenant.code-rectified", retroactive = true)
    record TenantCodeRectified(
            TenantId tenantId,
            ParkId parkId,
            List<ContractId> contracts,
            List<LeadId> leads,
            CreditCode creditCode,
            CreditCode formerCreditCode,
            @Nullable LocalDate exitedOn,
            String cause,
            @EffectiveOn LocalDate rectifiedOn)
            implements TenantEvent {}

    @EventType("tenant.contact-named")
    record ContactNamed(
            TenantId tenantId, Contact contact, @EffectiveOn LocalDate namedOn) implements TenantEvent {}

    /** That contact should never have been named. */
    @EventType("tenant.contact-withdrawn")
    record ContactWithdrawn(
            TenantId tenantId,
            String personId,
            String cause,
            @EffectiveOn LocalDate withdrawnOn) implements TenantEvent {}

    /** @param contracts those that ran until then, and now end */
    @EventType("tenant.exited")
    record TenantExited(
            TenantId tenantId,
            List<ContractId> contracts,
            @Nullable String cause,
            @EffectiveOn LocalDate exitedOn) implements TenantEvent {}

    /**
     * It left on another day, or for another reason.
     *
     * @param contracts that ended by it
     */
    @EventType(value = "tenant.exit-corrected", retroactive = true)
    record TenantExitCorrected(
            TenantId tenantId,
            List<ContractId> contracts,
            LocalDate exitedOn,
            LocalDate formerExitedOn,
            @Nullable String exitCause,
            String cause,
            @EffectiveOn LocalDate correctedOn)
            implements TenantEvent {}

    /**
     * It never left.
     *
     * @param contracts that had ended by it, and run
     * @param exitedOn  the day it was said to have left
     */
    @EventType(value = "tenant.exit-withdrawn", retroactive = true)
    record TenantExitWithdrawn(
            TenantId tenantId,
            ParkId parkId,
            CreditCode creditCode,
            List<ContractId> contracts,
            LocalDate exitedOn,
            String cause,
            @EffectiveOn LocalDate withdrawnOn)
            implements TenantEvent {}

    /**
     * It landed on another day, or by other evidence, than was said.
     *
     * @param industry        what it began with
     * @param leftBeforeOn    when its time in the park before this one ended; null for none
     * @param exitedOn        when this one ended; null while it lasts
     */
    @EventType(value = "tenant.landing-corrected", retroactive = true)
    record TenantLandingCorrected(
            TenantId tenantId,
            ContractId contractId,
            Industry industry,
            LandingEvidence evidence,
            @Nullable LocalDate leftBeforeOn,
            @Nullable LocalDate exitedOn,
            LocalDate landedOn,
            LocalDate formerLandedOn,
            @EffectiveOn LocalDate correctedOn)
            implements TenantEvent {}

    /** A further contract began on another day than was said. */
    @EventType(value = "tenant.expansion-corrected", retroactive = true)
    record TenantExpansionCorrected(
            TenantId tenantId,
            ContractId contractId,
            LocalDate expandedOn,
            LocalDate formerExpandedOn,
            @EffectiveOn LocalDate correctedOn)
            implements TenantEvent {}

    /** It did not land then: that time in the park never was. */
    @EventType(value = "tenant.landing-withdrawn", retroactive = true)
    record TenantLandingWithdrawn(
            TenantId tenantId,
            ContractId contractId,
            Industry industry,
            LocalDate landedOn,
            @EffectiveOn LocalDate withdrawnOn)
            implements TenantEvent {}

    /** A further contract was not handed over. */
    @EventType(value = "tenant.expansion-withdrawn", retroactive = true)
    record TenantExpansionWithdrawn(
            TenantId tenantId,
            ContractId contractId,
            @EffectiveOn LocalDate withdrawnOn) implements TenantEvent {}
}
