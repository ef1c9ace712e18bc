package io.parkledger.core.negotiation;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.meaning.EffectiveOn;
import io.parkledger.core.meaning.MeasuredIn;
import io.parkledger.core.meaning.Person;
import io.parkledger.core.meaning.Team;
import io.parkledger.core.meaning.Undated;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Everything that can have happened to a {@link Negotiation}. Stored for ever: add, never rename. */
public sealed interface NegotiationEvent extends Event {

    NegotiationId negotiationId();

    /** The lead whose project this is: the funnel counts by it. */
    LeadId leadId();

    @EventType("negotiation.opened")
    record NegotiationOpened(
            NegotiationId negotiationId,
            LeadId leadId,
            ParkId parkId,
            String company,
            @Nullable CreditCode creditCode,
            Industry industry,
            LeadSource source,
            @Person String owner,
            @Team @Nullable String team,
            Track track,
            @Nullable Cny valueCny,
            @EffectiveOn LocalDate openedOn)
            implements NegotiationEvent {}

    @EventType("negotiation.offer-issued")
    record OfferIssued(
            NegotiationId negotiationId,
            LeadId leadId,
            @MeasuredIn("sqm") @Nullable BigDecimal areaSqm,
            @MeasuredIn("yuan-per-sqm-month") @Nullable Cny rentCnyPerSqmMonth,
            @Nullable String terms,
            @Nullable LocalDate validUntil,
            @EffectiveOn LocalDate offeredOn)
            implements NegotiationEvent {}

    @EventType("negotiation.review-scheduled")
    record ReviewScheduled(
            NegotiationId negotiationId,
            LeadId leadId,
            String meeting,
            @EffectiveOn LocalDate scheduledOn) implements NegotiationEvent {}

    @EventType("negotiation.opinion-given")
    record OpinionGiven(
            NegotiationId negotiationId,
            LeadId leadId,
            String reviewer,
            ReviewVerdict opinion,
            @Nullable String comment,
            @EffectiveOn LocalDate givenOn)
            implements NegotiationEvent {}

    @EventType("negotiation.review-concluded")
    record ReviewConcluded(
            NegotiationId negotiationId,
            LeadId leadId,
            ReviewVerdict verdict,
            String minutesNumber,
            @EffectiveOn LocalDate concludedOn)
            implements NegotiationEvent {}

    /** {@code dueOn} is yet to come. */
    @Undated
    @EventType("negotiation.next-step-planned")
    record NextStepPlanned(NegotiationId negotiationId, LeadId leadId, String nextStep, LocalDate dueOn)
            implements NegotiationEvent {}

    @EventType("negotiation.assigned")
    record NegotiationAssigned(
            NegotiationId negotiationId,
            LeadId leadId,
            @Person String owner,
            @Team @Nullable String team,
            @EffectiveOn LocalDate assignedOn)
            implements NegotiationEvent {}

    @EventType("negotiation.held")
    record NegotiationHeld(
            NegotiationId negotiationId,
            LeadId leadId,
            String cause,
            @EffectiveOn LocalDate heldOn) implements NegotiationEvent {}

    @EventType("negotiation.resumed")
    record NegotiationResumed(
            NegotiationId negotiationId,
            LeadId leadId,
            @EffectiveOn LocalDate resumedOn) implements NegotiationEvent {}

    /** {@code stage} is the one it was lost from. */
    @EventType("negotiation.lost")
    record NegotiationLost(
            NegotiationId negotiationId,
            LeadId leadId,
            NegotiationStage stage,
            LossReason reason,
            @Nullable String competitor,
            @EffectiveOn LocalDate lostOn)
            implements NegotiationEvent {}

    /** {@code stage} is the one it is back in. */
    @EventType("negotiation.reopened")
    record NegotiationReopened(
            NegotiationId negotiationId,
            LeadId leadId,
            NegotiationStage stage,
            @EffectiveOn LocalDate reopenedOn) implements NegotiationEvent {}

    @EventType("negotiation.won")
    record NegotiationWon(
            NegotiationId negotiationId,
            LeadId leadId,
            ContractId contractId,
            @EffectiveOn LocalDate signedOn) implements NegotiationEvent {}

    /** It was signed on another day than was said. */
    @EventType(value = "negotiation.signing-corrected", retroactive = true)
    record SigningCorrected(
            NegotiationId negotiationId,
            LeadId leadId,
            ContractId contractId,
            LocalDate signedOn,
            LocalDate formerSignedOn,
            @EffectiveOn LocalDate correctedOn)
            implements NegotiationEvent {}

    /** The signing became void; that it had been reached stays on record. */
    @EventType("negotiation.signing-rescinded")
    record SigningRescinded(
            NegotiationId negotiationId,
            LeadId leadId,
            ContractId contractId,
            NegotiationStage stage,
            @EffectiveOn LocalDate rescindedOn)
            implements NegotiationEvent {}

    /** The signing became void on another day than was said. */
    @EventType(value = "negotiation.rescission-corrected", retroactive = true)
    record SigningRescissionCorrected(
            NegotiationId negotiationId,
            LeadId leadId,
            ContractId contractId,
            LocalDate rescindedOn,
            LocalDate formerRescindedOn,
            @EffectiveOn LocalDate correctedOn)
            implements NegotiationEvent {}

    /** The signing never became void: it is signed, and was since {@code signedOn}. */
    @EventType(value = "negotiation.rescission-withdrawn", retroactive = true)
    record SigningRescissionWithdrawn(
            NegotiationId negotiationId,
            LeadId leadId,
            ContractId contractId,
            LocalDate signedOn,
            LocalDate rescindedOn,
            @EffectiveOn LocalDate withdrawnOn)
            implements NegotiationEvent {}

    /**
     * Nobody signed: the contract came with a file that was taken back. It stands as it did before.
     *
     * @param stageSince since when it had stood so
     */
    @EventType(value = "negotiation.signing-undone", retroactive = true)
    record SigningUndone(
            NegotiationId negotiationId,
            LeadId leadId,
            ContractId contractId,
            NegotiationStage stage,
            LocalDate stageSince,
            @EffectiveOn LocalDate undoneOn)
            implements NegotiationEvent {}

    /** What had been said of it, or of its lead, was never so: this is what holds instead, of all days. */
    @EventType(value = "negotiation.corrected", retroactive = true)
    record NegotiationCorrected(
            NegotiationId negotiationId,
            LeadId leadId,
            String company,
            @Nullable CreditCode creditCode,
            Industry industry,
            LeadSource source,
            Track track,
            @Nullable Cny valueCny,
            LocalDate openedOn,
            String cause,
            @EffectiveOn LocalDate correctedOn)
            implements NegotiationEvent {}

    /** It should never have been recorded. */
    @EventType(value = "negotiation.withdrawn", retroactive = true)
    record NegotiationWithdrawn(
            NegotiationId negotiationId,
            LeadId leadId,
            String cause,
            @EffectiveOn LocalDate withdrawnOn) implements NegotiationEvent {}

    /** The review has not been concluded yet. */
    @EventType(value = "negotiation.review-conclusion-withdrawn", retroactive = true)
    record ReviewConclusionWithdrawn(
            NegotiationId negotiationId,
            LeadId leadId,
            String cause,
            @EffectiveOn LocalDate withdrawnOn) implements NegotiationEvent {}

    @EventType("negotiation.landed")
    record NegotiationLanded(
            NegotiationId negotiationId,
            LeadId leadId,
            TenantId tenantId,
            @EffectiveOn LocalDate landedOn) implements NegotiationEvent {}

    /** It landed on another day than was said. */
    @EventType(value = "negotiation.landing-corrected", retroactive = true)
    record NegotiationLandingCorrected(
            NegotiationId negotiationId,
            LeadId leadId,
            LocalDate landedOn,
            LocalDate formerLandedOn,
            @EffectiveOn LocalDate correctedOn)
            implements NegotiationEvent {}

    /** It has not landed: it is signed, and was since {@code signedOn}. */
    @EventType(value = "negotiation.landing-withdrawn", retroactive = true)
    record NegotiationLandingWithdrawn(
            NegotiationId negotiationId,
            LeadId leadId,
            LocalDate signedOn,
            @EffectiveOn LocalDate withdrawnOn) implements NegotiationEvent {}
}
