package io.parkledger.core.lead;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.ledger.EventType;
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
public sealed interface LeadEvent {

    LeadId leadId();

    @EventType("lead.registered")
    record LeadRegistered(
            LeadId leadId,
            ParkId parkId,
            String company,
            @Nullable CreditCode creditCode,
            @Nullable Industry industry,
            LeadSource source,
            String owner,
            @Nullable String team,
            @Nullable String remark,
            LocalDate registeredOn)
            implements LeadEvent {}

    /** Whom to speak to, as long as a qualification names nobody. */
    @EventType("lead.contact-named")
    record LeadContactNamed(LeadId leadId, Contact contact, LocalDate namedOn) implements LeadEvent {}

    @EventType("lead.triaged")
    record LeadTriaged(LeadId leadId, TriageVerdict verdict, LocalDate triagedOn) implements LeadEvent {}

    @EventType("lead.qualified")
    record LeadQualified(
            LeadId leadId,
            Industry industry,
            Contact contact,
            Track track,
            @Nullable BigDecimal areaWantedSqm,
            @Nullable BigDecimal landWantedMu,
            @Nullable Cny budget,
            @Nullable LocalDate neededBy,
            LocalDate qualifiedOn)
            implements LeadEvent {}

    @EventType("lead.assigned")
    record LeadAssigned(
            LeadId leadId, String owner, @Nullable String team, LocalDate assignedOn) implements LeadEvent {}

    @EventType("lead.recycled")
    record LeadRecycled(LeadId leadId, LeadStage stage, LossReason reason, LocalDate recycledOn) implements LeadEvent {}

    /** {@code stage} is the one it was lost from. */
    @EventType("lead.lost")
    record LeadLost(
            LeadId leadId,
            LeadStage stage,
            LossReason reason,
            @Nullable String competitor,
            LocalDate lostOn) implements LeadEvent {}

    /** {@code stage} is the one it is back in. */
    @EventType("lead.reopened")
    record LeadReopened(
            LeadId leadId,
            ParkId parkId,
            String company,
            @Nullable CreditCode creditCode,
            LeadStage stage,
            LocalDate reopenedOn)
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
            String owner,
            @Nullable String team,
            Track track,
            MeetingKind meeting,
            int attendees,
            @Nullable Cny valueCny,
            LocalDate startedOn)
            implements LeadEvent {}

    @EventType("lead.landed")
    record LeadLanded(LeadId leadId, TenantId tenantId, LocalDate landedOn) implements LeadEvent {}
}
