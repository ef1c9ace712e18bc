package io.parkledger.core.lead;

import static io.parkledger.core.lead.LeadRule.ASSIGNMENT_IS_NOT_BEFORE_THE_LAST;
import static io.parkledger.core.lead.LeadRule.CONTACT_IS_NAMED;
import static io.parkledger.core.lead.LeadRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.lead.LeadRule.DATE_IS_NOT_BEFORE_REGISTRATION;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_NOT_IN_NEGOTIATION;
import static io.parkledger.core.lead.LeadRule.NOTHING_HANGS_ON_IT;
import static io.parkledger.core.lead.LeadRule.PARK_IS_THE_LEADS_OWN;
import static io.parkledger.core.lead.LeadStage.NEGOTIATING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.lead.LeadCommand.AssignLead;
import io.parkledger.core.lead.LeadCommand.ConfirmLead;
import io.parkledger.core.lead.LeadCommand.CorrectLead;
import io.parkledger.core.lead.LeadCommand.FollowOwnerOfNegotiation;
import io.parkledger.core.lead.LeadCommand.LoseLead;
import io.parkledger.core.lead.LeadCommand.NameLeadContact;
import io.parkledger.core.lead.LeadCommand.RectifyLeadCode;
import io.parkledger.core.lead.LeadCommand.RecycleLead;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.lead.LeadCommand.ReopenLead;
import io.parkledger.core.lead.LeadCommand.WithdrawLead;
import io.parkledger.core.lead.LeadCommand.WithdrawLeadContact;
import io.parkledger.core.lead.LeadEvent.LeadAssigned;
import io.parkledger.core.lead.LeadEvent.LeadContactNamed;
import io.parkledger.core.lead.LeadEvent.LeadContactWithdrawn;
import io.parkledger.core.lead.LeadEvent.LeadCorrected;
import io.parkledger.core.lead.LeadEvent.LeadLost;
import io.parkledger.core.lead.LeadEvent.LeadRecycled;
import io.parkledger.core.lead.LeadEvent.LeadRegistered;
import io.parkledger.core.lead.LeadEvent.LeadReopened;
import io.parkledger.core.lead.LeadEvent.LeadWithdrawn;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.LeadSource;
import java.time.LocalDate;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/**
 * A recorded hint of investment intent (线索), until it lands, is lost, or goes back to the pool. Its qualification and
 * its talks are parts with their own commands and events.
 */
@AggregateRoot(type = "lead")
@NullUnmarked
class Lead extends Guarded {

    @AggregateIdentifier
    private LeadId id;

    private ParkId park;
    private String company;
    private CreditCode creditCode;
    private LeadSource source;
    private String remark;
    private String owner;
    private String team;
    private LocalDate ownedSince;
    /** Who was named before the lead was qualified. */
    private String contact;

    private final Progress progress = new Progress();

    @AggregateMember
    private final Qualification qualification = new Qualification(progress);

    @AggregateMember
    private final Talks talks = new Talks(this, qualification, progress);

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

    @EventSourcingHandler
    void on(LeadRegistered e) {
        id = e.leadId();
        park = e.parkId();
        company = e.company();
        creditCode = e.creditCode();
        source = e.source();
        remark = e.remark();
        owner = e.owner();
        team = e.team();
        ownedSince = e.registeredOn();
        qualification.begin(e.industry());
        progress.begin(e.registeredOn());
    }

    @CommandHandler
    void handle(NameLeadContact c) {
        progress.requireOpen();
        progress.requireNotBeforeRegistration(c.namedOn());
        apply(new LeadContactNamed(id, c.contact(), c.namedOn()));
    }

    @EventSourcingHandler
    void on(LeadContactNamed e) {
        contact = e.contact().personId();
    }

    @CommandHandler
    void handle(WithdrawLeadContact c) {
        progress.requireNew();
        progress.requireNotBeforeRegistration(c.withdrawnOn());
        CONTACT_IS_NAMED.require(contact != null);
        apply(new LeadContactWithdrawn(id, contact, c.cause().strip(), c.withdrawnOn()));
    }

    @EventSourcingHandler
    void on(LeadContactWithdrawn e) {
        contact = null;
    }

    @CommandHandler
    void handle(AssignLead c) {
        progress.requireOpen();
        progress.requireNotBeforeRegistration(c.assignedOn());
        ASSIGNMENT_IS_NOT_BEFORE_THE_LAST.require(!c.assignedOn().isBefore(ownedSince), ownedSince);
        apply(new LeadAssigned(id, talks.negotiation(), c.owner(), c.team(), c.assignedOn()));
    }

    @CommandHandler
    void handle(FollowOwnerOfNegotiation c) {
        talks.requireOf(c.negotiationId());
        if (!c.owner().equals(owner) || !Objects.equals(c.team(), team)) {
            apply(new LeadAssigned(id, talks.negotiation(), c.owner(), c.team(), c.assignedOn()));
        }
    }

    @EventSourcingHandler
    void on(LeadAssigned e) {
        owner = e.owner();
        team = e.team();
        ownedSince = e.assignedOn().isBefore(ownedSince) ? ownedSince : e.assignedOn();
    }

    @CommandHandler
    void handle(CorrectLead c) {
        progress.requireNotWithdrawn();
        progress.requireBeforeAll(c.registeredOn(), ownedSince.equals(progress.registeredOn()) ? null : ownedSince);
        DATE_IS_NOT_BEFORE_REGISTRATION.require(!c.correctedOn().isBefore(c.registeredOn()), c.registeredOn());
        qualification.requireStillComplete(c.industry());
        var called = c.company().strip();
        CORRECTION_CHANGES_SOMETHING.require(!called.equals(company)
                || !Objects.equals(c.creditCode(), creditCode)
                || !Objects.equals(c.industry(), qualification.industry())
                || c.source() != source
                || !Objects.equals(c.remark(), remark)
                || !c.registeredOn().equals(progress.registeredOn()));
        apply(new LeadCorrected(
                id,
                park,
                talks.negotiation(),
                called,
                c.creditCode(),
                c.industry(),
                c.source(),
                c.remark(),
                c.registeredOn(),
                progress.stage(),
                c.cause(),
                c.correctedOn()));
    }

    @CommandHandler
    void handle(RectifyLeadCode c) {
        if (c.formerCreditCode().equals(creditCode)) {
            apply(new LeadCorrected(
                    id,
                    park,
                    talks.negotiation(),
                    company,
                    c.creditCode(),
                    qualification.industry(),
                    source,
                    remark,
                    progress.registeredOn(),
                    progress.stage(),
                    c.cause(),
                    c.rectifiedOn()));
        }
    }

    @EventSourcingHandler
    void on(LeadCorrected e) {
        if (ownedSince.equals(progress.registeredOn())) {
            ownedSince = e.registeredOn();
        }
        company = e.company();
        creditCode = e.creditCode();
        source = e.source();
        remark = e.remark();
        qualification.correct(e.industry());
        progress.correctBeginning(e.registeredOn());
    }

    @CommandHandler
    void handle(WithdrawLead c) {
        progress.requireNotWithdrawn();
        NOTHING_HANGS_ON_IT.require(talks.negotiation() == null);
        progress.requireForward(c.withdrawnOn());
        apply(new LeadWithdrawn(id, c.cause(), c.withdrawnOn()));
    }

    @EventSourcingHandler
    void on(LeadWithdrawn e) {
        progress.withdraw();
    }

    @CommandHandler
    void handle(RecycleLead c) {
        progress.requireOpenOutsideNegotiation();
        progress.requireForward(c.recycledOn());
        apply(new LeadRecycled(id, progress.stage(), c.reason(), c.recycledOn()));
    }

    @EventSourcingHandler
    void on(LeadRecycled e) {
        progress.close(LeadStage.RECYCLED, e.recycledOn());
    }

    @CommandHandler
    void handle(LoseLead c) {
        progress.requireOpenOutsideNegotiation();
        progress.requireForward(c.lostOn());
        apply(new LeadLost(id, progress.stage(), c.reason(), c.competitor(), c.lostOn()));
    }

    @EventSourcingHandler
    void on(LeadLost e) {
        progress.close(LeadStage.LOST, e.lostOn());
    }

    @CommandHandler
    void handle(ReopenLead c) {
        progress.requireClosed();
        LEAD_IS_NOT_IN_NEGOTIATION.require(progress.stageBeforeClosing() != NEGOTIATING);
        progress.requireForward(c.reopenedOn());
        apply(reopened(c.reopenedOn()));
    }

    LeadReopened reopened(LocalDate on) {
        return new LeadReopened(id, park, company, creditCode, progress.stageBeforeClosing(), on);
    }

    @EventSourcingHandler
    void on(LeadReopened e) {
        progress.advance(e.stage(), e.reopenedOn());
    }

    @CommandHandler
    void handle(ConfirmLead c) {
        PARK_IS_THE_LEADS_OWN.require(c.parkId().equals(park));
        progress.requireNotWithdrawn();
    }

    ParkId park() {
        return park;
    }

    String company() {
        return company;
    }

    CreditCode creditCode() {
        return creditCode;
    }

    LeadSource source() {
        return source;
    }

    String owner() {
        return owner;
    }

    String team() {
        return team;
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.ownedBy(park.value(), owner, team);
    }
}
