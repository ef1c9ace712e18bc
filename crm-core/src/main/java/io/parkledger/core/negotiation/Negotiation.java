package io.parkledger.core.negotiation;

import static io.parkledger.core.negotiation.NegotiationRule.ASSIGNMENT_IS_NOT_BEFORE_THE_LAST;
import static io.parkledger.core.negotiation.NegotiationRule.COMPANY_IS_THE_NEGOTIATIONS_OWN;
import static io.parkledger.core.negotiation.NegotiationRule.CONTRACT_IS_NOT_SIGNED;
import static io.parkledger.core.negotiation.NegotiationRule.CONTRACT_IS_SIGNED;
import static io.parkledger.core.negotiation.NegotiationRule.CONTRACT_IS_THE_ONE_THAT_WON;
import static io.parkledger.core.negotiation.NegotiationRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.negotiation.NegotiationRule.DATE_IS_NOT_BEFORE_OPENING;
import static io.parkledger.core.negotiation.NegotiationRule.LEAD_IS_THE_NEGOTIATIONS_OWN;
import static io.parkledger.core.negotiation.NegotiationRule.NEGOTIATION_IS_LOST;
import static io.parkledger.core.negotiation.NegotiationRule.NEGOTIATION_IS_NOT_ON_HOLD;
import static io.parkledger.core.negotiation.NegotiationRule.NEGOTIATION_IS_NOT_WITHDRAWN;
import static io.parkledger.core.negotiation.NegotiationRule.NEGOTIATION_IS_ON_HOLD;
import static io.parkledger.core.negotiation.NegotiationRule.NEGOTIATION_IS_OPEN;
import static io.parkledger.core.negotiation.NegotiationRule.NOTHING_FOLLOWED_THE_RESCISSION;
import static io.parkledger.core.negotiation.NegotiationRule.NOTHING_HANGS_ON_IT;
import static io.parkledger.core.negotiation.NegotiationRule.OFFER_IS_ISSUED;
import static io.parkledger.core.negotiation.NegotiationRule.PARK_IS_THE_NEGOTIATIONS_OWN;
import static io.parkledger.core.negotiation.NegotiationRule.RENT_IS_USUAL;
import static io.parkledger.core.negotiation.NegotiationRule.REVIEW_IS_CONCLUDED;
import static io.parkledger.core.negotiation.NegotiationRule.REVIEW_IS_NOT_REJECTED;
import static io.parkledger.core.negotiation.NegotiationRule.REVIEW_IS_SCHEDULED;
import static io.parkledger.core.negotiation.NegotiationRule.STEPS_DO_NOT_GO_BACK;
import static io.parkledger.core.negotiation.NegotiationRule.VALUE_IS_USUAL;
import static io.parkledger.core.negotiation.NegotiationStage.LANDED;
import static io.parkledger.core.negotiation.NegotiationStage.REVIEW;
import static io.parkledger.core.negotiation.NegotiationStage.SIGNED;
import static io.parkledger.core.negotiation.NegotiationStage.TALKING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.lease.RentSchedule;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.negotiation.NegotiationCommand.AssignNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ConcludeReview;
import io.parkledger.core.negotiation.NegotiationCommand.ConfirmTalk;
import io.parkledger.core.negotiation.NegotiationCommand.CorrectNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.CorrectNegotiationLanding;
import io.parkledger.core.negotiation.NegotiationCommand.CorrectRescissionOfSigning;
import io.parkledger.core.negotiation.NegotiationCommand.FollowLead;
import io.parkledger.core.negotiation.NegotiationCommand.FollowOwnerOfLead;
import io.parkledger.core.negotiation.NegotiationCommand.FollowSigning;
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
import io.parkledger.core.negotiation.NegotiationCommand.WithdrawConclusion;
import io.parkledger.core.negotiation.NegotiationCommand.WithdrawNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.WithdrawNegotiationLanding;
import io.parkledger.core.negotiation.NegotiationCommand.WithdrawRescissionOfSigning;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationAssigned;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationHeld;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLanded;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLandingCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLandingWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLost;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationOpened;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationReopened;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationResumed;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationWon;
import io.parkledger.core.negotiation.NegotiationEvent.NextStepPlanned;
import io.parkledger.core.negotiation.NegotiationEvent.OfferIssued;
import io.parkledger.core.negotiation.NegotiationEvent.OpinionGiven;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewConcluded;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewConclusionWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewScheduled;
import io.parkledger.core.negotiation.NegotiationEvent.SigningCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescinded;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescissionCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescissionWithdrawn;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.CompanyName;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.Track;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/** A project from its first two-way meeting (在谈) through review and signing to landing. */
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
    private LocalDate openedOn;
    private NegotiationStage stage;
    private boolean offered;
    private boolean held;
    private boolean lost;
    private ReviewVerdict verdict;
    private ContractId contract;
    private boolean withdrawn;
    /** Whether something has happened that hangs on its having begun. */
    private boolean wentOn;
    /** The days of its steps after it began. */
    private final List<LocalDate> steps = new ArrayList<>();

    private LocalDate concludedOn;
    /** Where the signing stands among the {@link #steps}; the landing comes last. */
    private int wonAt;
    /** Of each contract that had won it and became void, where that stands among the {@link #steps}. */
    private final Map<ContractId, Integer> rescindedAt = new HashMap<>();

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

    private static void requireUsualRent(Cny rentCnyPerSqmMonth) {
        if (rentCnyPerSqmMonth != null) {
            RENT_IS_USUAL.requireConfirmed(
                    RentSchedule.isUsual(rentCnyPerSqmMonth), RentSchedule.USUAL.yuan(), rentCnyPerSqmMonth.yuan());
        }
    }

    @CommandHandler
    void handle(IssueOffer c) {
        requireBeforeSigning(c.offeredOn());
        requireUsualRent(c.rentCnyPerSqmMonth());
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
        ASSIGNMENT_IS_NOT_BEFORE_THE_LAST.require(!c.assignedOn().isBefore(ownedSince), ownedSince);
        apply(new NegotiationAssigned(id, lead, c.owner(), c.team(), c.assignedOn()));
    }

    @CommandHandler
    void handle(FollowOwnerOfLead c) {
        LEAD_IS_THE_NEGOTIATIONS_OWN.require(lead.equals(c.leadId()));
        if (!c.owner().equals(owner) || !Objects.equals(c.team(), team)) {
            apply(new NegotiationAssigned(id, lead, c.owner(), c.team(), c.assignedOn()));
        }
    }

    @CommandHandler
    void handle(CorrectNegotiation c) {
        NEGOTIATION_IS_NOT_WITHDRAWN.require(!withdrawn);
        requireUsual(c.valueCny());
        requireOpenedBeforeAll(c.openedOn());
        DATE_IS_NOT_BEFORE_OPENING.require(!c.correctedOn().isBefore(c.openedOn()), c.openedOn());
        CORRECTION_CHANGES_SOMETHING.require(c.industry() != industry
                || c.track() != track
                || !Objects.equals(c.valueCny(), valueCny)
                || !c.openedOn().equals(openedOn));
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

    private void requireOpenedBeforeAll(LocalDate day) {
        var next = steps.stream().min(Comparator.naturalOrder());
        STEPS_DO_NOT_GO_BACK.require(next.isEmpty() || !day.isAfter(next.get()), next.orElse(null));
    }

    @CommandHandler
    void handle(FollowLead c) {
        LEAD_IS_THE_NEGOTIATIONS_OWN.require(lead.equals(c.leadId()));
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
                    openedOn,
                    c.cause(),
                    c.correctedOn()));
        }
    }

    @CommandHandler
    void handle(FollowSigning c) {
        if (c.contractId().equals(contract) && !c.signedOn().equals(steps.get(wonAt))) {
            requireInOrder(wonAt, c.signedOn());
            apply(new SigningCorrected(id, lead, contract, c.signedOn(), steps.get(wonAt), c.correctedOn()));
        }
    }

    /** That step is not before what was done until then, nor after what followed. */
    private void requireInOrder(int at, LocalDate day) {
        requireNotBeforeOpening(day);
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            STEPS_DO_NOT_GO_BACK.require(i == at || (i < at ? !day.isBefore(step) : !day.isAfter(step)), step);
        }
    }

    @CommandHandler
    void handle(WithdrawNegotiation c) {
        NEGOTIATION_IS_NOT_WITHDRAWN.require(!withdrawn);
        NOTHING_HANGS_ON_IT.require(!wentOn);
        requireForward(c.withdrawnOn());
        apply(new NegotiationWithdrawn(id, lead, c.cause(), c.withdrawnOn()));
    }

    @CommandHandler
    void handle(WithdrawConclusion c) {
        requireOpen();
        CONTRACT_IS_NOT_SIGNED.require(stage != SIGNED);
        REVIEW_IS_CONCLUDED.require(verdict != null && stage == REVIEW);
        requireForward(c.withdrawnOn());
        apply(new ReviewConclusionWithdrawn(id, lead, c.cause(), c.withdrawnOn()));
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
        requireForward(c.resumedOn());
        apply(new NegotiationResumed(id, lead, c.resumedOn()));
    }

    @CommandHandler
    void handle(LoseNegotiation c) {
        requireOpen();
        CONTRACT_IS_NOT_SIGNED.require(stage != SIGNED);
        requireForward(c.lostOn());
        apply(new NegotiationLost(id, lead, stage, c.reason(), c.competitor(), c.lostOn()));
    }

    @CommandHandler
    void handle(ReopenNegotiation c) {
        NEGOTIATION_IS_LOST.require(lost);
        requireForward(c.reopenedOn());
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
        requireForward(c.signedOn());
        apply(new NegotiationWon(id, lead, c.contractId(), c.signedOn()));
    }

    @CommandHandler
    void handle(ReopenAfterRescission c) {
        if (stage == SIGNED && c.contractId().equals(contract)) {
            apply(new SigningRescinded(id, lead, c.contractId(), TALKING, c.rescindedOn()));
        }
    }

    @CommandHandler
    void handle(CorrectRescissionOfSigning c) {
        var at = rescindedAt.get(c.contractId());
        if (at != null && !c.rescindedOn().equals(steps.get(at))) {
            requireInOrder(at, c.rescindedOn());
            apply(new SigningRescissionCorrected(
                    id, lead, c.contractId(), c.rescindedOn(), steps.get(at), c.correctedOn()));
        }
    }

    @CommandHandler
    void handle(WithdrawRescissionOfSigning c) {
        if (!(stage == SIGNED && c.contractId().equals(contract))) {
            var at = rescindedAt.get(c.contractId());
            NOTHING_FOLLOWED_THE_RESCISSION.require(at != null && at == steps.size() - 1);
            apply(new SigningRescissionWithdrawn(
                    id, lead, c.contractId(), steps.get(wonAt), steps.get(at), c.withdrawnOn()));
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
    void handle(CorrectNegotiationLanding c) {
        if (hasLandedBy(c.contractId()) && !c.landedOn().equals(lastStep())) {
            apply(new NegotiationLandingCorrected(id, lead, c.landedOn(), lastStep(), c.correctedOn()));
        }
    }

    @CommandHandler
    void handle(WithdrawNegotiationLanding c) {
        if (hasLandedBy(c.contractId())) {
            apply(new NegotiationLandingWithdrawn(id, lead, steps.get(wonAt), c.withdrawnOn()));
        }
    }

    private LocalDate lastStep() {
        return steps.get(steps.size() - 1);
    }

    private boolean hasLandedBy(ContractId by) {
        return stage == LANDED && by.equals(contract);
    }

    @CommandHandler
    void handle(ConfirmTalk c) {
        requireOpen();
        requireOwn(c.company(), c.creditCode());
    }

    private void requireOwn(String name, CreditCode code) {
        COMPANY_IS_THE_NEGOTIATIONS_OWN.require(
                code != null && code.equals(creditCode) || CompanyName.fit(name, company), company);
    }

    private void requireOpen() {
        NEGOTIATION_IS_OPEN.require(!lost && stage != LANDED && !withdrawn);
    }

    private void requireBeforeSigning(LocalDate day) {
        requireOpen();
        NEGOTIATION_IS_NOT_ON_HOLD.require(!held);
        CONTRACT_IS_NOT_SIGNED.require(stage != SIGNED);
        requireForward(day);
    }

    private void requireForward(LocalDate day) {
        requireNotBeforeOpening(day);
        var last = steps.stream().max(Comparator.naturalOrder()).orElse(openedOn);
        STEPS_DO_NOT_GO_BACK.require(!day.isBefore(last), last);
    }

    private void requireNotBeforeOpening(LocalDate day) {
        DATE_IS_NOT_BEFORE_OPENING.require(!day.isBefore(openedOn), openedOn);
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.ownedBy(park.value(), owner, team);
    }

    private void step(LocalDate on) {
        steps.add(on);
        wentOn = true;
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
        openedOn = e.openedOn();
        ownedSince = e.openedOn();
        stage = TALKING;
    }

    @EventSourcingHandler
    void on(OfferIssued e) {
        offered = true;
        step(e.offeredOn());
    }

    @EventSourcingHandler
    void on(ReviewScheduled e) {
        stage = REVIEW;
        verdict = null;
        step(e.scheduledOn());
    }

    @EventSourcingHandler
    void on(OpinionGiven e) {
        // One opinion decides nothing; the conclusion does.
        step(e.givenOn());
    }

    @EventSourcingHandler
    void on(ReviewConcluded e) {
        verdict = e.verdict();
        step(e.concludedOn());
        concludedOn = e.concludedOn();
    }

    @EventSourcingHandler
    void on(ReviewConclusionWithdrawn e) {
        verdict = null;
        steps.remove(steps.lastIndexOf(concludedOn));
    }

    @EventSourcingHandler
    void on(NextStepPlanned e) {
        // A plan binds nobody.
    }

    @EventSourcingHandler
    void on(NegotiationAssigned e) {
        owner = e.owner();
        team = e.team();
        ownedSince = e.assignedOn().isBefore(ownedSince) ? ownedSince : e.assignedOn();
    }

    @EventSourcingHandler
    void on(NegotiationCorrected e) {
        if (ownedSince.equals(openedOn)) {
            ownedSince = e.openedOn();
        }
        company = e.company();
        creditCode = e.creditCode();
        industry = e.industry();
        source = e.source();
        track = e.track();
        valueCny = e.valueCny();
        openedOn = e.openedOn();
    }

    @EventSourcingHandler
    void on(NegotiationWithdrawn e) {
        withdrawn = true;
    }

    @EventSourcingHandler
    void on(NegotiationHeld e) {
        held = true;
        steps.add(e.heldOn());
    }

    @EventSourcingHandler
    void on(NegotiationResumed e) {
        held = false;
        steps.add(e.resumedOn());
    }

    @EventSourcingHandler
    void on(NegotiationLost e) {
        lost = true;
        step(e.lostOn());
    }

    @EventSourcingHandler
    void on(NegotiationReopened e) {
        lost = false;
        held = false;
        step(e.reopenedOn());
    }

    @EventSourcingHandler
    void on(NegotiationWon e) {
        contract = e.contractId();
        stage = SIGNED;
        held = false;
        wonAt = steps.size();
        step(e.signedOn());
    }

    @EventSourcingHandler
    void on(SigningCorrected e) {
        steps.set(wonAt, e.signedOn());
    }

    @EventSourcingHandler
    void on(SigningRescinded e) {
        stage = e.stage();
        rescindedAt.put(e.contractId(), steps.size());
        step(e.rescindedOn());
    }

    @EventSourcingHandler
    void on(SigningRescissionCorrected e) {
        steps.set(rescindedAt.get(e.contractId()), e.rescindedOn());
    }

    @EventSourcingHandler
    void on(SigningRescissionWithdrawn e) {
        stage = SIGNED;
        steps.remove((int) rescindedAt.remove(e.contractId()));
    }

    @EventSourcingHandler
    void on(NegotiationLanded e) {
        stage = LANDED;
        step(e.landedOn());
    }

    @EventSourcingHandler
    void on(NegotiationLandingCorrected e) {
        steps.set(steps.size() - 1, e.landedOn());
    }

    @EventSourcingHandler
    void on(NegotiationLandingWithdrawn e) {
        stage = SIGNED;
        steps.remove(steps.size() - 1);
    }
}
