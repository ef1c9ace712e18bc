package io.parkledger.core.contract;

import static io.parkledger.core.contract.ContractRule.CONTRACT_AWAITS_HANDOVER;
import static io.parkledger.core.contract.ContractRule.CONTRACT_IS_IN_FORCE;
import static io.parkledger.core.contract.ContractRule.CORRECTED_DAYS_KEEP_THEIR_ORDER;
import static io.parkledger.core.contract.ContractRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.contract.ContractRule.DATE_IS_NOT_BEFORE_HANDOVER;
import static io.parkledger.core.contract.ContractRule.EVIDENCE_COUNTS_ON_TRACK;
import static io.parkledger.core.contract.ContractRule.HANDOVER_IS_NOT_AFTER_THE_TERM;
import static io.parkledger.core.contract.ContractRule.PREMISES_ARE_HANDED_OVER;
import static io.parkledger.core.contract.ContractRule.PREMISES_ARE_NAMED_BY_HANDOVER;
import static io.parkledger.core.contract.ContractRule.TERM_IS_NOT_FOLLOWED;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.contract.ContractCommand.CorrectHandOver;
import io.parkledger.core.contract.ContractCommand.HandOver;
import io.parkledger.core.contract.ContractCommand.WithdrawHandOver;
import io.parkledger.core.contract.ContractEvent.HandOverCorrected;
import io.parkledger.core.contract.ContractEvent.HandOverWithdrawn;
import io.parkledger.core.contract.ContractEvent.PremisesHandedOver;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.Track;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.NullUnmarked;

/** The handing over of the premises (交付): since then the tenant is in. */
@NullUnmarked
class HandingOver {

    private final Contract contract;
    private LocalDate handedOverOn;
    private LandingEvidence evidence;

    HandingOver(Contract contract) {
        this.contract = contract;
    }

    @CommandHandler
    void handle(HandOver c) {
        CONTRACT_AWAITS_HANDOVER.require(contract.status() == ContractStatus.SIGNED, contract.status());
        requireCounting(c.evidence());
        contract.signing().requireSignedBy(c.handedOverOn());
        requireNotAfter(contract.term().endOn(), c.handedOverOn());
        var signed = contract.signed();
        PREMISES_ARE_NAMED_BY_HANDOVER.require(
                signed.track() != Track.SPACE || !signed.units().isEmpty());
        apply(new PremisesHandedOver(
                contract.id(),
                signed.parkId(),
                signed.negotiationId(),
                signed.leadId(),
                signed.tenantId(),
                signed.company(),
                signed.creditCode(),
                signed.industry(),
                signed.track(),
                signed.units(),
                c.evidence(),
                c.handedOverOn()));
    }

    private void requireCounting(LandingEvidence said) {
        var track = contract.signed().track();
        EVIDENCE_COUNTS_ON_TRACK.require(said.countsOn(track), said, track);
    }

    private static void requireNotAfter(LocalDate endOn, LocalDate day) {
        HANDOVER_IS_NOT_AFTER_THE_TERM.require(Term.isBy(day, endOn), endOn);
    }

    @EventSourcingHandler
    void on(PremisesHandedOver e) {
        handedOverOn = e.handedOverOn();
        evidence = e.evidence();
    }

    @CommandHandler
    void handle(CorrectHandOver c) {
        PREMISES_ARE_HANDED_OVER.require(handedOverOn != null, contract.status());
        requireCounting(c.evidence());
        contract.signing().requireSignedBy(c.handedOverOn());
        requireNotAfter(contract.signed().endOn(), c.handedOverOn());
        var endedOn = contract.ending().endedOn();
        CORRECTED_DAYS_KEEP_THEIR_ORDER.require(Term.isBy(c.handedOverOn(), endedOn), c.handedOverOn(), endedOn);
        DATE_IS_NOT_BEFORE_HANDOVER.require(!c.correctedOn().isBefore(c.handedOverOn()), c.handedOverOn());
        CORRECTION_CHANGES_SOMETHING.require(!c.handedOverOn().equals(handedOverOn) || c.evidence() != evidence);
        apply(corrected(c));
    }

    private HandOverCorrected corrected(CorrectHandOver c) {
        var signed = contract.signed();
        var term = contract.term();
        var endedOn = contract.ending().endedOn();
        return new HandOverCorrected(
                contract.id(),
                signed.parkId(),
                signed.negotiationId(),
                signed.leadId(),
                signed.tenantId(),
                signed.industry(),
                signed.units(),
                signed.startOn(),
                endedOn == null && term.endOn() != null ? term.endOn().plusDays(1) : endedOn,
                contract.status() == ContractStatus.HELD_OVER ? term.heldOverSince() : null,
                term.saidEnds(),
                c.evidence(),
                evidence,
                c.handedOverOn(),
                handedOverOn,
                c.cause().strip(),
                c.correctedOn());
    }

    @EventSourcingHandler
    void on(HandOverCorrected e) {
        handedOverOn = e.handedOverOn();
        evidence = e.evidence();
    }

    /** What else may hang on it is asked of who knows: its renewals, and its tenant. */
    @CommandHandler
    void handle(WithdrawHandOver c) {
        PREMISES_ARE_HANDED_OVER.require(handedOverOn != null, contract.status());
        CONTRACT_IS_IN_FORCE.require(contract.status() == ContractStatus.IN_FORCE, contract.status());
        TERM_IS_NOT_FOLLOWED.require(
                !contract.term().isRenewed(), contract.term().endOn());
        requireHandedOverBy(c.withdrawnOn());
        var signed = contract.signed();
        apply(new HandOverWithdrawn(
                contract.id(),
                signed.parkId(),
                signed.negotiationId(),
                signed.leadId(),
                signed.tenantId(),
                signed.company(),
                signed.industry(),
                signed.units(),
                signed.startOn(),
                contract.term().endOn(),
                contract.term().saidEnds(),
                signed.signedOn(),
                handedOverOn,
                c.cause().strip(),
                c.withdrawnOn()));
    }

    @EventSourcingHandler
    void on(HandOverWithdrawn e) {
        handedOverOn = null;
        evidence = null;
    }

    void requireHandedOverBy(LocalDate day) {
        contract.signing().requireSignedBy(day);
        DATE_IS_NOT_BEFORE_HANDOVER.require(!day.isBefore(handedOverOn), handedOverOn);
    }

    LocalDate handedOverOn() {
        return handedOverOn;
    }
}
