package io.parkledger.core.lead;

import static io.parkledger.core.lead.LeadRule.NEGOTIATION_IS_THE_LEADS_OWN;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.lead.LeadCommand.CorrectLeadLanding;
import io.parkledger.core.lead.LeadCommand.DropLead;
import io.parkledger.core.lead.LeadCommand.FollowNegotiation;
import io.parkledger.core.lead.LeadCommand.LandLead;
import io.parkledger.core.lead.LeadCommand.ResumeLead;
import io.parkledger.core.lead.LeadCommand.StartNegotiation;
import io.parkledger.core.lead.LeadCommand.WithdrawLeadLanding;
import io.parkledger.core.lead.LeadCommand.WithdrawStart;
import io.parkledger.core.lead.LeadEvent.LeadLanded;
import io.parkledger.core.lead.LeadEvent.LeadLandingCorrected;
import io.parkledger.core.lead.LeadEvent.LeadLandingWithdrawn;
import io.parkledger.core.lead.LeadEvent.LeadLost;
import io.parkledger.core.lead.LeadEvent.LeadNegotiationCorrected;
import io.parkledger.core.lead.LeadEvent.LeadNegotiationStarted;
import io.parkledger.core.lead.LeadEvent.NegotiationStartWithdrawn;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.NullUnmarked;

/** The talks with the company of a lead (在谈), which its negotiation tells: the lead follows how they begin and end. */
@NullUnmarked
class Talks {

    private final Lead lead;
    private final Qualification qualification;
    private final Progress progress;

    private NegotiationId negotiation;
    private LocalDate landedOn;

    Talks(Lead lead, Qualification qualification, Progress progress) {
        this.lead = lead;
        this.qualification = qualification;
        this.progress = progress;
    }

    @CommandHandler
    void handle(StartNegotiation c) {
        progress.requireQualified();
        progress.requireForward(c.startedOn());
        apply(new LeadNegotiationStarted(
                c.leadId(),
                c.negotiationId(),
                lead.park(),
                lead.company(),
                lead.creditCode(),
                qualification.industry(),
                lead.source(),
                lead.owner(),
                lead.team(),
                qualification.track(),
                c.meeting(),
                c.attendees(),
                c.valueCny(),
                c.startedOn()));
    }

    @EventSourcingHandler
    void on(LeadNegotiationStarted e) {
        negotiation = e.negotiationId();
        progress.startTalks(e.startedOn());
    }

    @CommandHandler
    void handle(FollowNegotiation c) {
        requireOf(c.negotiationId());
        var isSameDay = c.startedOn().equals(progress.startedOn());
        if (!isSameDay) {
            progress.requireStartAfterItsSteps(c.startedOn());
        }
        if (c.industry() != qualification.industry() || c.track() != qualification.track() || !isSameDay) {
            apply(new LeadNegotiationCorrected(
                    c.leadId(), negotiation, c.industry(), c.track(), c.startedOn(), c.correctedOn()));
        }
    }

    @EventSourcingHandler
    void on(LeadNegotiationCorrected e) {
        qualification.correct(e.industry(), e.track());
        progress.correctStart(e.startedOn());
    }

    @CommandHandler
    void handle(WithdrawStart c) {
        requireOf(c.negotiationId());
        apply(new NegotiationStartWithdrawn(c.leadId(), negotiation, c.cause(), c.withdrawnOn()));
    }

    @EventSourcingHandler
    void on(NegotiationStartWithdrawn e) {
        negotiation = null;
        progress.withdrawStart();
    }

    @CommandHandler
    void handle(DropLead c) {
        requireOf(c.negotiationId());
        if (progress.stage().isOpen()) {
            apply(new LeadLost(c.leadId(), progress.stage(), c.reason(), c.competitor(), c.droppedOn()));
        }
    }

    @CommandHandler
    void handle(ResumeLead c) {
        requireOf(c.negotiationId());
        if (!progress.stage().isOpen()) {
            progress.requireClosed();
            apply(lead.reopened(c.resumedOn()));
        }
    }

    @CommandHandler
    void handle(LandLead c) {
        requireOf(c.negotiationId());
        if (progress.stage() != LeadStage.LANDED) {
            progress.requireOpen();
            apply(new LeadLanded(c.leadId(), c.tenantId(), c.landedOn()));
        }
    }

    @EventSourcingHandler
    void on(LeadLanded e) {
        landedOn = e.landedOn();
        progress.close(LeadStage.LANDED, e.landedOn());
    }

    @CommandHandler
    void handle(CorrectLeadLanding c) {
        if (haveLandedBy(c.negotiationId()) && !c.landedOn().equals(landedOn)) {
            apply(new LeadLandingCorrected(c.leadId(), c.landedOn(), landedOn, c.correctedOn()));
        }
    }

    @EventSourcingHandler
    void on(LeadLandingCorrected e) {
        progress.correctLanding(landedOn, e.landedOn());
        landedOn = e.landedOn();
    }

    @CommandHandler
    void handle(WithdrawLeadLanding c) {
        if (haveLandedBy(c.negotiationId())) {
            apply(new LeadLandingWithdrawn(
                    c.leadId(),
                    lead.park(),
                    lead.company(),
                    lead.creditCode(),
                    progress.stageBeforeClosing(),
                    c.withdrawnOn()));
        }
    }

    @EventSourcingHandler
    void on(LeadLandingWithdrawn e) {
        progress.goBack(e.stage(), landedOn);
    }

    private boolean haveLandedBy(NegotiationId by) {
        return progress.stage() == LeadStage.LANDED && by.equals(negotiation);
    }

    /** By which negotiation they are told; null before they begin. */
    NegotiationId negotiation() {
        return negotiation;
    }

    void requireOf(NegotiationId said) {
        NEGOTIATION_IS_THE_LEADS_OWN.require(negotiation != null && negotiation.equals(said));
    }
}
