package io.parkledger.core.negotiation;

import static io.parkledger.core.negotiation.NegotiationRule.CONTRACT_IS_SIGNED;
import static io.parkledger.core.negotiation.NegotiationRule.CONTRACT_IS_THE_ONE_THAT_WON;
import static io.parkledger.core.negotiation.NegotiationRule.NOTHING_FOLLOWED_THE_RESCISSION;
import static io.parkledger.core.negotiation.NegotiationStage.LANDED;
import static io.parkledger.core.negotiation.NegotiationStage.SIGNED;
import static io.parkledger.core.negotiation.NegotiationStage.TALKING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.negotiation.NegotiationCommand.CorrectNegotiationLanding;
import io.parkledger.core.negotiation.NegotiationCommand.CorrectRescissionOfSigning;
import io.parkledger.core.negotiation.NegotiationCommand.FollowSigning;
import io.parkledger.core.negotiation.NegotiationCommand.LandNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.ReopenAfterRescission;
import io.parkledger.core.negotiation.NegotiationCommand.UndoSigning;
import io.parkledger.core.negotiation.NegotiationCommand.WinNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.WithdrawNegotiationLanding;
import io.parkledger.core.negotiation.NegotiationCommand.WithdrawRescissionOfSigning;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLanded;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLandingCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLandingWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationWon;
import io.parkledger.core.negotiation.NegotiationEvent.SigningCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescinded;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescissionCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescissionWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.SigningUndone;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.NullUnmarked;

/** The contract that wins a project (签约), until the company lands by it (落地) or it is rescinded. */
@NullUnmarked
class Signing {

    private final Negotiation negotiation;
    private final Review review;
    private final Progress progress;

    private ContractId contract;
    /** Where the signing stands among the steps; the landing comes last. */
    private int wonAt;

    private NegotiationStage stageBefore;
    private LocalDate stageSinceBefore;
    /** Of each contract that had won it and became void, where that stands among the steps. */
    private final Map<ContractId, Integer> rescindedAt = new HashMap<>();

    Signing(Negotiation negotiation, Review review, Progress progress) {
        this.negotiation = negotiation;
        this.review = review;
        this.progress = progress;
    }

    @CommandHandler
    void handle(WinNegotiation c) {
        negotiation.requireIn(c.parkId());
        negotiation.requireOwn(c.company(), c.creditCode());
        negotiation.requireOf(c.leadId());
        progress.requireOpen();
        progress.requireNotOnHold();
        progress.requireNotSigned();
        review.requireNotRejected();
        progress.requireForward(c.signedOn());
        apply(new NegotiationWon(c.negotiationId(), negotiation.lead(), c.contractId(), c.signedOn()));
    }

    @EventSourcingHandler
    void on(NegotiationWon e) {
        contract = e.contractId();
        wonAt = progress.steps();
        stageBefore = progress.stage();
        stageSinceBefore = progress.stageSince();
        progress.sign(e.signedOn());
    }

    @CommandHandler
    void handle(FollowSigning c) {
        if (c.contractId().equals(contract) && !c.signedOn().equals(signedOn())) {
            progress.requireInOrder(wonAt, c.signedOn());
            apply(new SigningCorrected(
                    c.negotiationId(), negotiation.lead(), contract, c.signedOn(), signedOn(), c.correctedOn()));
        }
    }

    private LocalDate signedOn() {
        return progress.stepAt(wonAt);
    }

    @EventSourcingHandler
    void on(SigningCorrected e) {
        progress.correctStep(wonAt, e.signedOn());
    }

    @CommandHandler
    void handle(UndoSigning c) {
        CONTRACT_IS_THE_ONE_THAT_WON.require(c.contractId().equals(contract), contract);
        CONTRACT_IS_SIGNED.require(progress.stage() == SIGNED, progress.stage());
        apply(new SigningUndone(
                c.negotiationId(), negotiation.lead(), contract, stageBefore, stageSinceBefore, c.undoneOn()));
    }

    @EventSourcingHandler
    void on(SigningUndone e) {
        contract = null;
        progress.goBack(e.stage(), e.stageSince(), wonAt);
    }

    @CommandHandler
    void handle(ReopenAfterRescission c) {
        if (isBy(c.contractId(), SIGNED)) {
            apply(new SigningRescinded(
                    c.negotiationId(), negotiation.lead(), c.contractId(), TALKING, c.rescindedOn()));
        }
    }

    private boolean isBy(ContractId by, NegotiationStage stage) {
        return progress.stage() == stage && by.equals(contract);
    }

    @EventSourcingHandler
    void on(SigningRescinded e) {
        rescindedAt.put(e.contractId(), progress.steps());
        progress.advance(e.stage(), e.rescindedOn());
    }

    @CommandHandler
    void handle(CorrectRescissionOfSigning c) {
        var at = rescindedAt.get(c.contractId());
        if (at != null && !c.rescindedOn().equals(progress.stepAt(at))) {
            progress.requireInOrder(at, c.rescindedOn());
            apply(new SigningRescissionCorrected(
                    c.negotiationId(),
                    negotiation.lead(),
                    c.contractId(),
                    c.rescindedOn(),
                    progress.stepAt(at),
                    c.correctedOn()));
        }
    }

    @EventSourcingHandler
    void on(SigningRescissionCorrected e) {
        progress.correctStep(rescindedAt.get(e.contractId()), e.rescindedOn());
    }

    @CommandHandler
    void handle(WithdrawRescissionOfSigning c) {
        if (!isBy(c.contractId(), SIGNED)) {
            var at = rescindedAt.get(c.contractId());
            NOTHING_FOLLOWED_THE_RESCISSION.require(at != null && at == progress.steps() - 1);
            apply(new SigningRescissionWithdrawn(
                    c.negotiationId(),
                    negotiation.lead(),
                    c.contractId(),
                    signedOn(),
                    progress.stepAt(at),
                    c.withdrawnOn()));
        }
    }

    @EventSourcingHandler
    void on(SigningRescissionWithdrawn e) {
        progress.goBack(SIGNED, rescindedAt.remove(e.contractId()));
    }

    @CommandHandler
    void handle(LandNegotiation c) {
        if (progress.stage() != LANDED) {
            CONTRACT_IS_SIGNED.require(progress.stage() == SIGNED, progress.stage());
            CONTRACT_IS_THE_ONE_THAT_WON.require(c.contractId().equals(contract), contract);
            apply(new NegotiationLanded(c.negotiationId(), negotiation.lead(), c.tenantId(), c.landedOn()));
        }
    }

    @EventSourcingHandler
    void on(NegotiationLanded e) {
        progress.advance(LANDED, e.landedOn());
    }

    @CommandHandler
    void handle(CorrectNegotiationLanding c) {
        var landedOn = isBy(c.contractId(), LANDED) ? progress.lastStep() : null;
        if (landedOn != null && !c.landedOn().equals(landedOn)) {
            apply(new NegotiationLandingCorrected(
                    c.negotiationId(), negotiation.lead(), c.landedOn(), landedOn, c.correctedOn()));
        }
    }

    @EventSourcingHandler
    void on(NegotiationLandingCorrected e) {
        progress.correctStep(progress.steps() - 1, e.landedOn());
    }

    @CommandHandler
    void handle(WithdrawNegotiationLanding c) {
        if (isBy(c.contractId(), LANDED)) {
            apply(new NegotiationLandingWithdrawn(c.negotiationId(), negotiation.lead(), signedOn(), c.withdrawnOn()));
        }
    }

    @EventSourcingHandler
    void on(NegotiationLandingWithdrawn e) {
        progress.goBack(SIGNED, progress.steps() - 1);
    }
}
