package io.parkledger.core.negotiation;

import static io.parkledger.core.negotiation.NegotiationRule.ASSIGNMENT_IS_NOT_BEFORE_THE_LAST;
import static io.parkledger.core.negotiation.NegotiationRule.COMPANY_IS_THE_NEGOTIATIONS_OWN;
import static io.parkledger.core.negotiation.NegotiationRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.negotiation.NegotiationRule.DATE_IS_NOT_BEFORE_OPENING;
import static io.parkledger.core.negotiation.NegotiationRule.LEAD_IS_THE_NEGOTIATIONS_OWN;
import static io.parkledger.core.negotiation.NegotiationRule.PARK_IS_THE_NEGOTIATIONS_OWN;
import static io.parkledger.core.negotiation.NegotiationRule.VALUE_IS_USUAL;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.negotiation.NegotiationCommand.AssignNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ConfirmTalk;
import io.parkledger.core.negotiation.NegotiationCommand.CorrectNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.FollowLead;
import io.parkledger.core.negotiation.NegotiationCommand.FollowOwnerOfLead;
import io.parkledger.core.negotiation.NegotiationCommand.HoldNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.LoseNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.OpenNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.PlanNextStep;
import io.parkledger.core.negotiation.NegotiationCommand.ReopenNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ResumeNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.UndoNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.WithdrawNegotiation;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationAssigned;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationHeld;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLost;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationOpened;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationReopened;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationResumed;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.NextStepPlanned;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.CompanyName;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.Track;
import java.time.LocalDate;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/**
 * A project from its first two-way meeting (在谈) through review and signing to landing. The offer, the review and the
 * signing are parts with their own commands and events.
 */
@AggregateRoot(type = "negotiation")
@NullUnmarked
class Negotiation extends Guarded {

    /** A thousand million yuan. More is mostly a unit taken for another: the product's own choice. */
    private static final Cny USUAL_VALUE = Cny.of("1000000000.00");

    @AggregateIdentifier
    private NegotiationId id;

    private LeadId lead;
    private ParkId park;
    private String company;
    private CreditCode creditCode;
    private String owner;
    private String team;
    private LocalDate ownedSince;
    private Industry industry;
    private LeadSource source;
    private Track track;
    private Cny valueCny;
    private final Progress progress = new Progress();

    @AggregateMember
    private final Offer offer = new Offer(this, progress);

    @AggregateMember
    private final Review review = new Review(this, offer, progress);

    @AggregateMember
    private final Signing signing = new Signing(this, review, progress);

    Negotiation() {}

    @CommandHandler
    Negotiation(OpenNegotiation c) {
        requireUsual(c.valueCny());
        apply(new NegotiationOpened(
                c.negotiationId(),
                c.leadId(),
                c.parkId(),
                c.company(),
                c.creditCode(),
                c.industry(),
                c.source(),
                c.owner(),
                c.team(),
                c.track(),
                c.valueCny(),
                c.openedOn()));
    }

    private static void requireUsual(Cny valueCny) {
        VALUE_IS_USUAL.requireConfirmed(
                valueCny == null || valueCny.compareTo(USUAL_VALUE) <= 0, USUAL_VALUE, valueCny);
    }

    @EventSourcingHandler
    void on(NegotiationOpened e) {
        id = e.negotiationId();
        lead = e.leadId();
        park = e.parkId();
        company = e.company();
        creditCode = e.creditCode();
        industry = e.industry();
        source = e.source();
        track = e.track();
        valueCny = e.valueCny();
        owner = e.owner();
        team = e.team();
        ownedSince = e.openedOn();
        progress.begin(e.openedOn());
    }

    @CommandHandler
    void handle(PlanNextStep c) {
        progress.requireOpen();
        apply(new NextStepPlanned(id, lead, c.nextStep(), c.dueOn()));
    }

    @EventSourcingHandler
    void on(NextStepPlanned e) {
        // A plan binds nobody.
    }

    @CommandHandler
    void handle(AssignNegotiation c) {
        progress.requireOpen();
        progress.requireNotBeforeOpening(c.assignedOn());
        ASSIGNMENT_IS_NOT_BEFORE_THE_LAST.require(!c.assignedOn().isBefore(ownedSince), ownedSince);
        apply(new NegotiationAssigned(id, lead, c.owner(), c.team(), c.assignedOn()));
    }

    @CommandHandler
    void handle(FollowOwnerOfLead c) {
        requireOf(c.leadId());
        if (!c.owner().equals(owner) || !Objects.equals(c.team(), team)) {
            apply(new NegotiationAssigned(id, lead, c.owner(), c.team(), c.assignedOn()));
        }
    }

    @EventSourcingHandler
    void on(NegotiationAssigned e) {
        owner = e.owner();
        team = e.team();
        ownedSince = e.assignedOn().isBefore(ownedSince) ? ownedSince : e.assignedOn();
    }

    @CommandHandler
    void handle(CorrectNegotiation c) {
        progress.requireNotWithdrawn();
        requireUsual(c.valueCny());
        progress.requireBeforeAll(c.openedOn());
        DATE_IS_NOT_BEFORE_OPENING.require(!c.correctedOn().isBefore(c.openedOn()), c.openedOn());
        CORRECTION_CHANGES_SOMETHING.require(c.industry() != industry
                || c.track() != track
                || !Objects.equals(c.valueCny(), valueCny)
                || !c.openedOn().equals(progress.openedOn()));
        apply(new NegotiationCorrected(
                id,
                lead,
                company,
                creditCode,
                c.industry(),
                source,
                c.track(),
                c.valueCny(),
                c.openedOn(),
                c.cause(),
                c.correctedOn()));
    }

    @CommandHandler
    void handle(FollowLead c) {
        requireOf(c.leadId());
        var now = c.industry() == null ? industry : c.industry();
        if (!c.company().equals(company)
                || !Objects.equals(c.creditCode(), creditCode)
                || now != industry
                || c.source() != source) {
            apply(new NegotiationCorrected(
                    id,
                    lead,
                    c.company(),
                    c.creditCode(),
                    now,
                    c.source(),
                    track,
                    valueCny,
                    progress.openedOn(),
                    c.cause(),
                    c.correctedOn()));
        }
    }

    @EventSourcingHandler
    void on(NegotiationCorrected e) {
        if (ownedSince.equals(progress.openedOn())) {
            ownedSince = e.openedOn();
        }
        company = e.company();
        creditCode = e.creditCode();
        industry = e.industry();
        source = e.source();
        track = e.track();
        valueCny = e.valueCny();
        progress.correctOpening(e.openedOn());
    }

    @CommandHandler
    void handle(WithdrawNegotiation c) {
        progress.requireNotWithdrawn();
        progress.requireNothingFollowed();
        progress.requireForward(c.withdrawnOn());
        apply(new NegotiationWithdrawn(id, lead, c.cause(), c.withdrawnOn()));
    }

    @CommandHandler
    void handle(UndoNegotiation c) {
        progress.requireNotWithdrawn();
        progress.requireUnsigned();
        apply(new NegotiationWithdrawn(id, lead, c.cause().strip(), c.undoneOn()));
    }

    @EventSourcingHandler
    void on(NegotiationWithdrawn e) {
        progress.withdraw();
    }

    @CommandHandler
    void handle(HoldNegotiation c) {
        progress.requireBeforeSigning(c.heldOn());
        apply(new NegotiationHeld(id, lead, c.cause(), c.heldOn()));
    }

    @EventSourcingHandler
    void on(NegotiationHeld e) {
        progress.hold(e.heldOn());
    }

    @CommandHandler
    void handle(ResumeNegotiation c) {
        progress.requireOnHold();
        progress.requireForward(c.resumedOn());
        apply(new NegotiationResumed(id, lead, c.resumedOn()));
    }

    @EventSourcingHandler
    void on(NegotiationResumed e) {
        progress.resume(e.resumedOn());
    }

    @CommandHandler
    void handle(LoseNegotiation c) {
        progress.requireOpen();
        progress.requireNotSigned();
        progress.requireForward(c.lostOn());
        apply(new NegotiationLost(id, lead, progress.stage(), c.reason(), c.competitor(), c.lostOn()));
    }

    @EventSourcingHandler
    void on(NegotiationLost e) {
        progress.lose(e.lostOn());
    }

    @CommandHandler
    void handle(ReopenNegotiation c) {
        progress.requireLost();
        progress.requireForward(c.reopenedOn());
        apply(new NegotiationReopened(id, lead, progress.stage(), c.reopenedOn()));
    }

    @EventSourcingHandler
    void on(NegotiationReopened e) {
        progress.reopen(e.reopenedOn());
    }

    @CommandHandler
    void handle(ConfirmTalk c) {
        progress.requireOpen();
        requireOwn(c.company(), c.creditCode());
    }

    LeadId lead() {
        return lead;
    }

    void requireOf(LeadId said) {
        LEAD_IS_THE_NEGOTIATIONS_OWN.require(lead.equals(said));
    }

    void requireIn(ParkId said) {
        PARK_IS_THE_NEGOTIATIONS_OWN.require(said.equals(park));
    }

    void requireOwn(String name, CreditCode code) {
        COMPANY_IS_THE_NEGOTIATIONS_OWN.require(
                code != null && code.equals(creditCode) || CompanyName.fit(name, company), company);
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.ownedBy(park.value(), owner, team);
    }
}
