package io.parkledger.core.lead;

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
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Everything that can have happened to a {@link Lead}. Stored for ever: add, never rename. */
public sealed interface LeadEvent extends Event {

    LeadId leadId();

    @EventType("lead.registered")
    record LeadRegistered(
            LeadId leadId,
            ParkId parkId,
            String company,
            @Nullable CreditCode creditCode,
            @Nullable Industry industry,
            LeadSource source,
            @Person String owner,
            @Team @Nullable String team,
            @Nullable String remark,
            @EffectiveOn LocalDate registeredOn)
            implements LeadEvent {}

    /** Whom to speak to, as long as a qualification names nobody. */
    @EventType("lead.contact-named")
    record LeadContactNamed(
            LeadId leadId, Contact contact, @EffectiveOn LocalDate namedOn) implements LeadEvent {}

    /** Nobody should have been named yet. */
    @EventType("lead.contact-withdrawn")
    record LeadContactWithdrawn(
            LeadId leadId,
            String personId,
            String cause,
            @EffectiveOn LocalDate withdrawnOn) implements LeadEvent {}

    @EventType("lead.triaged")
    record LeadTriaged(
            LeadId leadId,
            TriageVerdict verdict,
            @EffectiveOn LocalDate triagedOn) implements LeadEvent {}

    @EventType("lead.qualified")
    record LeadQualified(
            LeadId leadId,
            Industry industry,
            Contact contact,
            Track track,
            @MeasuredIn("sqm") @Nullable BigDecimal areaWantedSqm,
            @MeasuredIn("mu") @Nullable BigDecimal landWantedMu,
            @Nullable Cny budget,
            @Nullable LocalDate neededBy,
            @EffectiveOn LocalDate qualifiedOn)
            implements LeadEvent {}

    /** From that day on it has this owner; so has the negotiation it is in. */
    @EventType(value = "lead.assigned", revision = 2)
    record LeadAssigned(
            LeadId leadId,
            @Nullable NegotiationId negotiationId,
            @Person String owner,
            @Team @Nullable String team,
            @EffectiveOn LocalDate assignedOn)
            implements LeadEvent {}

    @EventType("lead.recycled")
    record LeadRecycled(
            LeadId leadId,
            LeadStage stage,
            LossReason reason,
            @EffectiveOn LocalDate recycledOn) implements LeadEvent {}

    /** {@code stage} is the one it was lost from. */
    @EventType("lead.lost")
    record LeadLost(
            LeadId leadId,
            LeadStage stage,
            LossReason reason,
            @Nullable String competitor,
            @EffectiveOn LocalDate lostOn)
            implements LeadEvent {}

    /** {@code stage} is the one it is back in. */
    @EventType("lead.reopened")
    record LeadReopened(
            LeadId leadId,
            ParkId parkId,
            String company,
            @Nullable CreditCode creditCode,
            LeadStage stage,
            @EffectiveOn LocalDate reopenedOn)
            implements LeadEvent {}

    /** With all a negotiation needs to know of its lead. */
    @EventType("lead.negotiation-started")
    record LeadNegotiationStarted(
            LeadId leadId,
            NegotiationId negotiationId,
            ParkId parkId,
            String company,
            @Nullable CreditCode creditCode,
            Industry industry,
            LeadSource source,
            @Person String owner,
            @Team @Nullable String team,
            Track track,
            MeetingKind meeting,
            int attendees,
            @Nullable Cny valueCny,
            @EffectiveOn LocalDate startedOn)
            implements LeadEvent {}

    /**
     * What had been said of it was never so: this is what holds instead, of all days.
     *
     * @param negotiationId the one it is in, which repeats some of it
     * @param stage         where it stands
     */
    @EventType(value = "lead.corrected", retroactive = true)
    record LeadCorrected(
            LeadId leadId,
            ParkId parkId,
            @Nullable NegotiationId negotiationId,
            String company,
            @Nullable CreditCode creditCode,
            @Nullable Industry industry,
            LeadSource source,
            @Nullable String remark,
            LocalDate registeredOn,
            LeadStage stage,
            String cause,
            @EffectiveOn LocalDate correctedOn)
            implements LeadEvent {}

    /** What its negotiation repeats of it was corrected there. */
    @EventType(value = "lead.negotiation-corrected", retroactive = true)
    record LeadNegotiationCorrected(
            LeadId leadId,
            NegotiationId negotiationId,
            Industry industry,
            Track track,
            LocalDate startedOn,
            @EffectiveOn LocalDate correctedOn)
            implements LeadEvent {}

    /** It should never have been recorded. */
    @EventType(value = "lead.withdrawn", retroactive = true)
    record LeadWithdrawn(
            LeadId leadId, String cause, @EffectiveOn LocalDate withdrawnOn) implements LeadEvent {}

    /** That it was an intent should never have been recorded; {@code industry} is what was said before. */
    @EventType(value = "lead.qualification-withdrawn", retroactive = true)
    record QualificationWithdrawn(
            LeadId leadId,
            @Nullable Industry industry,
            String cause,
            @EffectiveOn LocalDate withdrawnOn) implements LeadEvent {}

    /** That it was talked to should never have been recorded. */
    @EventType(value = "lead.negotiation-start-withdrawn", retroactive = true)
    record NegotiationStartWithdrawn(
            LeadId leadId,
            NegotiationId negotiationId,
            String cause,
            @EffectiveOn LocalDate withdrawnOn) implements LeadEvent {}

    @EventType("lead.landed")
    record LeadLanded(
            LeadId leadId, TenantId tenantId, @EffectiveOn LocalDate landedOn) implements LeadEvent {}

    /** It landed on another day than was said. */
    @EventType(value = "lead.landing-corrected", retroactive = true)
    record LeadLandingCorrected(
            LeadId leadId,
            LocalDate landedOn,
            LocalDate formerLandedOn,
            @EffectiveOn LocalDate correctedOn) implements LeadEvent {}

    /** It has not landed: it is talked to, and its company's again. {@code stage} is the one it is back in. */
    @EventType(value = "lead.landing-withdrawn", retroactive = true)
    record LeadLandingWithdrawn(
            LeadId leadId,
            ParkId parkId,
            String company,
            @Nullable CreditCode creditCode,
            LeadStage stage,
            @EffectiveOn LocalDate withdrawnOn)
            implements LeadEvent {}
}
