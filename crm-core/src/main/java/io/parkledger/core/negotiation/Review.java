package io.parkledger.core.negotiation;

import static io.parkledger.core.negotiation.NegotiationRule.REVIEW_IS_CONCLUDED;
import static io.parkledger.core.negotiation.NegotiationRule.REVIEW_IS_NOT_REJECTED;
import static io.parkledger.core.negotiation.NegotiationRule.REVIEW_IS_SCHEDULED;
import static io.parkledger.core.negotiation.NegotiationStage.REVIEW;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.negotiation.NegotiationCommand.ConcludeReview;
import io.parkledger.core.negotiation.NegotiationCommand.GiveOpinion;
import io.parkledger.core.negotiation.NegotiationCommand.ScheduleReview;
import io.parkledger.core.negotiation.NegotiationCommand.WithdrawConclusion;
import io.parkledger.core.negotiation.NegotiationEvent.OpinionGiven;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewConcluded;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewConclusionWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewScheduled;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.NullUnmarked;

/** The park's meetings on a project and its offer (评审), and their verdict. */
@NullUnmarked
class Review {

    private final Negotiation negotiation;
    private final Offer offer;
    private final Progress progress;

    private ReviewVerdict verdict;
    private LocalDate concludedOn;

    Review(Negotiation negotiation, Offer offer, Progress progress) {
        this.negotiation = negotiation;
        this.offer = offer;
        this.progress = progress;
    }

    @CommandHandler
    void handle(ScheduleReview c) {
        progress.requireBeforeSigning(c.scheduledOn());
        offer.requireIssued();
        apply(new ReviewScheduled(c.negotiationId(), negotiation.lead(), c.meeting(), c.scheduledOn()));
    }

    @EventSourcingHandler
    void on(ReviewScheduled e) {
        verdict = null;
        progress.advance(REVIEW, e.scheduledOn());
    }

    @CommandHandler
    void handle(GiveOpinion c) {
        progress.requireBeforeSigning(c.givenOn());
        requireScheduled();
        apply(new OpinionGiven(
                c.negotiationId(), negotiation.lead(), c.reviewer(), c.opinion(), c.comment(), c.givenOn()));
    }

    @EventSourcingHandler
    void on(OpinionGiven e) {
        // One opinion decides nothing; the conclusion does.
        progress.step(e.givenOn());
    }

    @CommandHandler
    void handle(ConcludeReview c) {
        progress.requireBeforeSigning(c.concludedOn());
        requireScheduled();
        apply(new ReviewConcluded(
                c.negotiationId(), negotiation.lead(), c.verdict(), c.minutesNumber(), c.concludedOn()));
    }

    private void requireScheduled() {
        REVIEW_IS_SCHEDULED.require(progress.stage() == REVIEW, progress.stage());
    }

    @EventSourcingHandler
    void on(ReviewConcluded e) {
        verdict = e.verdict();
        concludedOn = e.concludedOn();
        progress.step(e.concludedOn());
    }

    @CommandHandler
    void handle(WithdrawConclusion c) {
        progress.requireOpen();
        progress.requireNotSigned();
        REVIEW_IS_CONCLUDED.require(verdict != null && progress.stage() == REVIEW);
        progress.requireForward(c.withdrawnOn());
        apply(new ReviewConclusionWithdrawn(c.negotiationId(), negotiation.lead(), c.cause(), c.withdrawnOn()));
    }

    @EventSourcingHandler
    void on(ReviewConclusionWithdrawn e) {
        verdict = null;
        progress.takeBackStep(concludedOn);
    }

    void requireNotRejected() {
        REVIEW_IS_NOT_REJECTED.require(verdict != ReviewVerdict.REJECTED);
    }
}
