package io.parkledger.core.lead;

import static io.parkledger.core.lead.LeadRule.DATE_IS_NOT_BEFORE_REGISTRATION;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_CLOSED;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_NEW;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_NOT_IN_NEGOTIATION;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_OPEN;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_QUALIFIED;
import static io.parkledger.core.lead.LeadRule.NEGOTIATION_IS_THE_LEADS_OWN;
import static io.parkledger.core.lead.LeadRule.PARK_IS_THE_LEADS_OWN;
import static io.parkledger.core.lead.LeadRule.QUALIFICATION_IS_COMPLETE;
import static io.parkledger.core.lead.LeadRule.TRIAGE_SAYS_PURSUE;
import static io.parkledger.core.lead.LeadStage.NEGOTIATING;
import static io.parkledger.core.lead.LeadStage.QUALIFIED;
import static io.parkledger.core.lead.LeadStage.REGISTERED;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.lead.LeadCommand.AssignLead;
import io.parkledger.core.lead.LeadCommand.ConfirmLead;
import io.parkledger.core.lead.LeadCommand.DropLead;
import io.parkledger.core.lead.LeadCommand.LandLead;
import io.parkledger.core.lead.LeadCommand.LoseLead;
import io.parkledger.core.lead.LeadCommand.NameLeadContact;
import io.parkledger.core.lead.LeadCommand.QualifyLead;
import io.parkledger.core.lead.LeadCommand.RecycleLead;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.lead.LeadCommand.ReopenLead;
import io.parkledger.core.lead.LeadCommand.ResumeLead;
import io.parkledger.core.lead.LeadCommand.StartNegotiation;
import io.parkledger.core.lead.LeadCommand.TriageLead;
import io.parkledger.core.lead.LeadEvent.LeadAssigned;
import io.parkledger.core.lead.LeadEvent.LeadContactNamed;
import io.parkledger.core.lead.LeadEvent.LeadLanded;
import io.parkledger.core.lead.LeadEvent.LeadLost;
import io.parkledger.core.lead.LeadEvent.LeadNegotiationStarted;
import io.parkledger.core.lead.LeadEvent.LeadQualified;
import io.parkledger.core.lead.LeadEvent.LeadRecycled;
import io.parkledger.core.lead.LeadEvent.LeadRegistered;
import io.parkledger.core.lead.LeadEvent.LeadReopened;
import io.parkledger.core.lead.LeadEvent.LeadTriaged;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.Track;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/** A recorded hint of investment intent (线索), until it lands, is lost, or goes back to the pool. */
@AggregateRoot(type = "lead")
@NullUnmarked
class Lead extends Guarded {

    @AggregateIdentifier
    private LeadId id;

    private LeadRegistered registered;
    private String owner;
    private String team;
    private Industry industry;
    private Track track;
    private TriageVerdict verdict;
    private NegotiationId negotiation;
    private LeadStage stage;
    private LeadStage stageBeforeClosing;

    Lead() {}

    @CommandHandler
    Lead(RegisterLead c) {
        apply(new LeadRegistered(
                c.leadId(),
                c.parkId(),
                c.company().strip(),
                c.creditCode(),
                c.industry(),
                c.source(),
                c.owner(),
                c.team(),
                c.remark(),
                c.registeredOn()));
        if (c.contact() != null && !c.contact().erased()) {
            apply(new LeadContactNamed(c.leadId(), c.contact(), c.registeredOn()));
        }
    }

    @CommandHandler
    void handle(NameLeadContact c) {
        LEAD_IS_OPEN.require(stage.isOpen(), stage);
        requireNotBeforeRegistration(c.namedOn());
        apply(new LeadContactNamed(id, c.contact(), c.namedOn()));
    }

    @CommandHandler
    void handle(TriageLead c) {
        LEAD_IS_NEW.require(stage == REGISTERED, stage);
        requireNotBeforeRegistration(c.triagedOn());
        apply(new LeadTriaged(id, c.verdict(), c.triagedOn()));
    }

    @CommandHandler
    void handle(QualifyLead c) {
        LEAD_IS_NEW.require(stage == REGISTERED, stage);
        TRIAGE_SAYS_PURSUE.require(verdict != TriageVerdict.DO_NOT_PURSUE);
        requireNotBeforeRegistration(c.qualifiedOn());
        var missing = missingIn(c);
        QUALIFICATION_IS_COMPLETE.require(missing.isEmpty(), missing);
        apply(new LeadQualified(
                id,
                c.industry(),
                c.contact(),
                c.track(),
                c.areaWantedSqm(),
                c.landWantedMu(),
                c.budget(),
                c.neededBy(),
                c.qualifiedOn()));
    }

    private static List<MissingForQualification> missingIn(QualifyLead c) {
        var missing = new ArrayList<MissingForQualification>();
        if (c.contact().name() == null || c.contact().name().isBlank()) {
            missing.add(MissingForQualification.CONTACT_NAME);
        }
        if (c.track() == Track.SPACE && c.areaWantedSqm() == null) {
            missing.add(MissingForQualification.AREA_WANTED);
        }
        if (c.track() == Track.LAND && c.landWantedMu() == null) {
            missing.add(MissingForQualification.LAND_WANTED);
        }
        return missing;
    }

    @CommandHandler
    void handle(AssignLead c) {
        LEAD_IS_OPEN.require(stage.isOpen(), stage);
        requireNotBeforeRegistration(c.assignedOn());
        apply(new LeadAssigned(id, c.owner(), c.team(), c.assignedOn()));
    }

    @CommandHandler
    void handle(RecycleLead c) {
        requireOpenOutsideNegotiation();
        requireNotBeforeRegistration(c.recycledOn());
        apply(new LeadRecycled(id, stage, c.reason(), c.recycledOn()));
    }

    @CommandHandler
    void handle(LoseLead c) {
        requireOpenOutsideNegotiation();
        requireNotBeforeRegistration(c.lostOn());
        apply(new LeadLost(id, stage, c.reason(), c.competitor(), c.lostOn()));
    }

    @CommandHandler
    void handle(ReopenLead c) {
        requireClosed();
        LEAD_IS_NOT_IN_NEGOTIATION.require(stageBeforeClosing != NEGOTIATING);
        requireNotBeforeRegistration(c.reopenedOn());
        apply(reopened(c.reopenedOn()));
    }

    @CommandHandler
    void handle(StartNegotiation c) {
        LEAD_IS_QUALIFIED.require(stage == QUALIFIED, stage);
        requireNotBeforeRegistration(c.startedOn());
        apply(new LeadNegotiationStarted(
                id,
                c.negotiationId(),
                registered.parkId(),
                registered.company(),
                registered.creditCode(),
                industry,
                registered.source(),
                owner,
                team,
                track,
                c.meeting(),
                c.attendees(),
                c.valueCny(),
                c.startedOn()));
    }

    @CommandHandler
    void handle(DropLead c) {
        NEGOTIATION_IS_THE_LEADS_OWN.require(c.negotiationId().equals(negotiation));
        if (stage.isOpen()) {
            apply(new LeadLost(id, stage, c.reason(), c.competitor(), c.droppedOn()));
        }
    }

    @CommandHandler
    void handle(ResumeLead c) {
        NEGOTIATION_IS_THE_LEADS_OWN.require(c.negotiationId().equals(negotiation));
        if (!stage.isOpen()) {
            requireClosed();
            apply(reopened(c.resumedOn()));
        }
    }

    @CommandHandler
    void handle(LandLead c) {
        NEGOTIATION_IS_THE_LEADS_OWN.require(negotiation != null && negotiation.equals(c.negotiationId()));
        if (stage != LeadStage.LANDED) {
            LEAD_IS_OPEN.require(stage.isOpen(), stage);
            apply(new LeadLanded(id, c.tenantId(), c.landedOn()));
        }
    }

    @CommandHandler
    void handle(ConfirmLead c) {
        PARK_IS_THE_LEADS_OWN.require(c.parkId().equals(registered.parkId()));
    }

    private LeadReopened reopened(LocalDate on) {
        return new LeadReopened(
                id, registered.parkId(), registered.company(), registered.creditCode(), stageBeforeClosing, on);
    }

    private void requireClosed() {
        LEAD_IS_CLOSED.require(stage == LeadStage.LOST || stage == LeadStage.RECYCLED, stage);
    }

    private void requireOpenOutsideNegotiation() {
        LEAD_IS_OPEN.require(stage.isOpen(), stage);
        LEAD_IS_NOT_IN_NEGOTIATION.require(stage != NEGOTIATING);
    }

    private void requireNotBeforeRegistration(LocalDate day) {
        DATE_IS_NOT_BEFORE_REGISTRATION.require(!day.isBefore(registered.registeredOn()), registered.registeredOn());
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.ownedBy(registered.parkId().value(), owner, team);
    }

    @EventSourcingHandler
    void on(LeadRegistered e) {
        id = e.leadId();
        registered = e;
        industry = e.industry();
        owner = e.owner();
        team = e.team();
        stage = REGISTERED;
    }

    @EventSourcingHandler
    void on(LeadContactNamed e) {
        // Whom to speak to decides nothing.
    }

    @EventSourcingHandler
    void on(LeadTriaged e) {
        verdict = e.verdict();
    }

    @EventSourcingHandler
    void on(LeadQualified e) {
        industry = e.industry();
        track = e.track();
        stage = QUALIFIED;
    }

    @EventSourcingHandler
    void on(LeadAssigned e) {
        owner = e.owner();
        team = e.team();
    }

    @EventSourcingHandler
    void on(LeadRecycled e) {
        close(LeadStage.RECYCLED);
    }

    @EventSourcingHandler
    void on(LeadLost e) {
        close(LeadStage.LOST);
    }

    @EventSourcingHandler
    void on(LeadReopened e) {
        stage = e.stage();
    }

    @EventSourcingHandler
    void on(LeadNegotiationStarted e) {
        negotiation = e.negotiationId();
        stage = NEGOTIATING;
    }

    @EventSourcingHandler
    void on(LeadLanded e) {
        close(LeadStage.LANDED);
    }

    private void close(LeadStage as) {
        stageBeforeClosing = stage;
        stage = as;
    }
}
