package io.parkledger.core.negotiation;

import static io.parkledger.core.negotiation.NegotiationRule.COMPANY_IS_THE_NEGOTIATIONS_OWN;
import static io.parkledger.core.negotiation.NegotiationRule.CONTRACT_IS_NOT_SIGNED;
import static io.parkledger.core.negotiation.NegotiationRule.CONTRACT_IS_SIGNED;
import static io.parkledger.core.negotiation.NegotiationRule.CONTRACT_IS_THE_ONE_THAT_WON;
import static io.parkledger.core.negotiation.NegotiationRule.DATE_IS_NOT_BEFORE_OPENING;
import static io.parkledger.core.negotiation.NegotiationRule.LEAD_IS_THE_NEGOTIATIONS_OWN;
import static io.parkledger.core.negotiation.NegotiationRule.NEGOTIATION_IS_LOST;
import static io.parkledger.core.negotiation.NegotiationRule.NEGOTIATION_IS_NOT_ON_HOLD;
import static io.parkledger.core.negotiation.NegotiationRule.NEGOTIATION_IS_ON_HOLD;
import static io.parkledger.core.negotiation.NegotiationRule.NEGOTIATION_IS_OPEN;
import static io.parkledger.core.negotiation.NegotiationRule.OFFER_IS_ISSUED;
import static io.parkledger.core.negotiation.NegotiationRule.PARK_IS_THE_NEGOTIATIONS_OWN;
import static io.parkledger.core.negotiation.NegotiationRule.REVIEW_IS_NOT_REJECTED;
import static io.parkledger.core.negotiation.NegotiationRule.REVIEW_IS_SCHEDULED;
import static io.parkledger.core.negotiation.NegotiationStage.LANDED;
import static io.parkledger.core.negotiation.NegotiationStage.REVIEW;
import static io.parkledger.core.negotiation.NegotiationStage.SIGNED;
import static io.parkledger.core.negotiation.NegotiationStage.TALKING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.negotiation.NegotiationCommand.AssignNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ConcludeReview;
import io.parkledger.core.negotiation.NegotiationCommand.ConfirmTalk;
import io.parkledger.core.negotiation.NegotiationCommand.GiveOpinion;
import io.parkledger.core.negotiation.NegotiationCommand.HoldNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.IssueOffer;
import io.parkledger.core.negotiation.NegotiationCommand.LandNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.LoseNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.OpenNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.PlanNextStep;
import io.parkledger.core.negotiation.NegotiationCommand.ReopenAfterRescission;
import io.parkledger.core.negotiation.NegotiationCommand.ReopenNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ResumeNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ScheduleReview;
import io.parkledger.core.negotiation.NegotiationCommand.WinNegotiation;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationAssigned;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationHeld;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLanded;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLost;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationOpened;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationReopened;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationResumed;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationWon;
import io.parkledger.core.negotiation.NegotiationEvent.NextStepPlanned;
import io.parkledger.core.negotiation.NegotiationEvent.OfferIssued;
import io.parkledger.core.negotiation.NegotiationEvent.OpinionGiven;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewConcluded;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewScheduled;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescinded;
import io.parkledger.core.value.CompanyName;
import io.parkledger.core.value.CreditCode;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/** A project from its first two-way meeting (在谈) through review and signing to landing. */
@AggregateRoot(type = "negotiation")
@NullUnmarked
class Negotiation extends Guarded {

    @AggregateIdentifier
    private NegotiationId id;

    private LeadId lead;
    private ParkId park;
    private String company;
    private CreditCode creditCode;
    private String owner;
    private String team;
    private LocalDate openedOn;
    private NegotiationStage stage;
    private boolean offered;
    private boolean held;
    private boolean lost;
    private ReviewVerdict verdict;
    private ContractId contract;

    Negotiation() {}

    @CommandHandler
    Negotiation(OpenNegotiation c) {
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

    @CommandHandler
    void handle(IssueOffer c) {
        requireBeforeSigning(c.offeredOn());
        apply(new OfferIssued(id, lead, c.areaSqm(), c.rentCnyPerSqmMonth(), c.terms(), c.validUntil(), c.offeredOn()));
    }

    @CommandHandler
    void handle(ScheduleReview c) {
        requireBeforeSigning(c.scheduledOn());
        OFFER_IS_ISSUED.require(offered);
        apply(new ReviewScheduled(id, lead, c.meeting(), c.scheduledOn()));
    }

    @CommandHandler
    void handle(GiveOpinion c) {
        requireBeforeSigning(c.givenOn());
        REVIEW_IS_SCHEDULED.require(stage == REVIEW, stage);
        apply(new OpinionGiven(id, lead, c.reviewer(), c.opinion(), c.comment(), c.givenOn()));
    }

    @CommandHandler
    void handle(ConcludeReview c) {
        requireBeforeSigning(c.concludedOn());
        REVIEW_IS_SCHEDULED.require(stage == REVIEW, stage);
        apply(new ReviewConcluded(id, lead, c.verdict(), c.minutesNumber(), c.concludedOn()));
    }

    @CommandHandler
    void handle(PlanNextStep c) {
        requireOpen();
        apply(new NextStepPlanned(id, lead, c.nextStep(), c.dueOn()));
    }

    @CommandHandler
    void handle(AssignNegotiation c) {
        requireOpen();
        requireNotBeforeOpening(c.assignedOn());
        apply(new NegotiationAssigned(id, lead, c.owner(), c.team(), c.assignedOn()));
    }

    @CommandHandler
    void handle(HoldNegotiation c) {
        requireBeforeSigning(c.heldOn());
        apply(new NegotiationHeld(id, lead, c.cause(), c.heldOn()));
    }

    @CommandHandler
    void handle(ResumeNegotiation c) {
        requireOpen();
        NEGOTIATION_IS_ON_HOLD.require(held);
        requireNotBeforeOpening(c.resumedOn());
        apply(new NegotiationResumed(id, lead, c.resumedOn()));
    }

    @CommandHandler
    void handle(LoseNegotiation c) {
        requireOpen();
        CONTRACT_IS_NOT_SIGNED.require(stage != SIGNED);
        requireNotBeforeOpening(c.lostOn());
        apply(new NegotiationLost(id, lead, stage, c.reason(), c.competitor(), c.lostOn()));
    }

    @CommandHandler
    void handle(ReopenNegotiation c) {
        NEGOTIATION_IS_LOST.require(lost);
        requireNotBeforeOpening(c.reopenedOn());
        apply(new NegotiationReopened(id, lead, stage, c.reopenedOn()));
    }

    @CommandHandler
    void handle(WinNegotiation c) {
        PARK_IS_THE_NEGOTIATIONS_OWN.require(c.parkId().equals(park));
        requireOwn(c.company(), c.creditCode());
        LEAD_IS_THE_NEGOTIATIONS_OWN.require(lead.equals(c.leadId()));
        requireOpen();
        NEGOTIATION_IS_NOT_ON_HOLD.require(!held);
        CONTRACT_IS_NOT_SIGNED.require(stage != SIGNED);
        REVIEW_IS_NOT_REJECTED.require(verdict != ReviewVerdict.REJECTED);
        apply(new NegotiationWon(id, lead, c.contractId(), c.signedOn()));
    }

    @CommandHandler
    void handle(ReopenAfterRescission c) {
        if (stage == SIGNED && c.contractId().equals(contract)) {
            apply(new SigningRescinded(id, lead, c.contractId(), TALKING, c.rescindedOn()));
        }
    }

    @CommandHandler
    void handle(LandNegotiation c) {
        if (stage != LANDED) {
            CONTRACT_IS_SIGNED.require(stage == SIGNED, stage);
            CONTRACT_IS_THE_ONE_THAT_WON.require(c.contractId().equals(contract), contract);
            apply(new NegotiationLanded(id, lead, c.tenantId(), c.landedOn()));
        }
    }

    @CommandHandler
    void handle(ConfirmTalk c) {
        requireOpen();
        requireOwn(c.company(), null);
    }

    private void requireOwn(String name, CreditCode code) {
        COMPANY_IS_THE_NEGOTIATIONS_OWN.require(
                code != null && code.equals(creditCode) || CompanyName.fit(name, company), company);
    }

    private void requireOpen() {
        NEGOTIATION_IS_OPEN.require(!lost && stage != LANDED);
    }

    private void requireBeforeSigning(LocalDate day) {
        requireOpen();
        NEGOTIATION_IS_NOT_ON_HOLD.require(!held);
        CONTRACT_IS_NOT_SIGNED.require(stage != SIGNED);
        requireNotBeforeOpening(day);
    }

    private void requireNotBeforeOpening(LocalDate day) {
        DATE_IS_NOT_BEFORE_OPENING.require(!day.isBefore(openedOn), openedOn);
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.ownedBy(park.value(), owner, team);
    }

    @EventSourcingHandler
    void on(NegotiationOpened e) {
        id = e.negotiationId();
        lead = e.leadId();
        park = e.parkId();
        company = e.company();
        creditCode = e.creditCode();
        owner = e.owner();
        team = e.team();
        openedOn = e.openedOn();
        stage = TALKING;
    }

    @EventSourcingHandler
    void on(OfferIssued e) {
        offered = true;
    }

    @EventSourcingHandler
    void on(ReviewScheduled e) {
        stage = REVIEW;
        verdict = null;
    }

    @EventSourcingHandler
    void on(OpinionGiven e) {
        // One opinion decides nothing; the conclusion does.
    }

    @EventSourcingHandler
    void on(ReviewConcluded e) {
        verdict = e.verdict();
    }

    @EventSourcingHandler
    void on(NextStepPlanned e) {
        // A plan binds nobody.
    }

    @EventSourcingHandler
    void on(NegotiationAssigned e) {
        owner = e.owner();
        team = e.team();
    }

    @EventSourcingHandler
    void on(NegotiationHeld e) {
        held = true;
    }

    @EventSourcingHandler
    void on(NegotiationResumed e) {
        held = false;
    }

    @EventSourcingHandler
    void on(NegotiationLost e) {
        lost = true;
    }

    @EventSourcingHandler
    void on(NegotiationReopened e) {
        lost = false;
        held = false;
    }

    @EventSourcingHandler
    void on(NegotiationWon e) {
        contract = e.contractId();
        stage = SIGNED;
        held = false;
    }

    @EventSourcingHandler
    void on(SigningRescinded e) {
        stage = e.stage();
    }

    @EventSourcingHandler
    void on(NegotiationLanded e) {
        stage = LANDED;
    }
}
