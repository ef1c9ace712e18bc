package io.parkledger.core.contract;

import static io.parkledger.core.contract.ContractRule.CONTRACT_AWAITS_HANDOVER;
import static io.parkledger.core.contract.ContractRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.contract.ContractRule.SIGNING_IS_RESCINDED;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.contract.ContractCommand.CorrectRescission;
import io.parkledger.core.contract.ContractCommand.RescindContract;
import io.parkledger.core.contract.ContractCommand.WithdrawRescission;
import io.parkledger.core.contract.ContractEvent.ContractRescinded;
import io.parkledger.core.contract.ContractEvent.RescissionCorrected;
import io.parkledger.core.contract.ContractEvent.RescissionWithdrawn;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.NullUnmarked;

/** The rescission (解约): the signing is void, before anyone moved in. */
@NullUnmarked
class Rescission {

    private final Contract contract;
    /** Since when it is void; null while it is not. */
    private LocalDate rescindedOn;

    private String cause;

    Rescission(Contract contract) {
        this.contract = contract;
    }

    @CommandHandler
    void handle(RescindContract c) {
        CONTRACT_AWAITS_HANDOVER.require(contract.status() == ContractStatus.SIGNED, contract.status());
        contract.signing().requireSignedBy(c.rescindedOn());
        apply(new ContractRescinded(
                contract.id(),
                contract.signed().negotiationId(),
                contract.signed().tenantId(),
                contract.signing().unitIds(),
                c.cause(),
                c.rescindedOn()));
    }

    @EventSourcingHandler
    void on(ContractRescinded e) {
        rescindedOn = e.rescindedOn();
        cause = e.cause();
    }

    @CommandHandler
    void handle(CorrectRescission c) {
        SIGNING_IS_RESCINDED.require(rescindedOn != null, contract.status());
        contract.signing().requireSignedBy(c.rescindedOn());
        Ending.requireNotBefore(c.correctedOn(), c.rescindedOn());
        var why = c.rescissionCause().strip();
        CORRECTION_CHANGES_SOMETHING.require(!c.rescindedOn().equals(rescindedOn) || !why.equals(cause));
        apply(new RescissionCorrected(
                contract.id(),
                contract.signed().negotiationId(),
                contract.signing().unitIds(),
                why,
                c.rescindedOn(),
                rescindedOn,
                c.cause().strip(),
                c.correctedOn()));
    }

    @EventSourcingHandler
    void on(RescissionCorrected e) {
        rescindedOn = e.rescindedOn();
        cause = e.rescissionCause();
    }

    @CommandHandler
    void handle(WithdrawRescission c) {
        SIGNING_IS_RESCINDED.require(rescindedOn != null, contract.status());
        Ending.requireNotBefore(c.withdrawnOn(), rescindedOn);
        var signed = contract.signed();
        apply(new RescissionWithdrawn(
                contract.id(),
                signed.parkId(),
                signed.negotiationId(),
                signed.tenantId(),
                signed.company(),
                signed.creditCode(),
                signed.units(),
                signed.startOn(),
                signed.endOn(),
                signed.number(),
                signed.signedOn(),
                rescindedOn,
                c.cause().strip(),
                c.withdrawnOn()));
    }

    @EventSourcingHandler
    void on(RescissionWithdrawn e) {
        rescindedOn = null;
        cause = null;
    }
}
