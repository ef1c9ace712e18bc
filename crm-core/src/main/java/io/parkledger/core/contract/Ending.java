package io.parkledger.core.contract;

import static io.parkledger.core.contract.ContractRule.CONTRACT_HAS_ENDED;
import static io.parkledger.core.contract.ContractRule.CONTRACT_IS_IN_FORCE;
import static io.parkledger.core.contract.ContractRule.CORRECTED_DAYS_KEEP_THEIR_ORDER;
import static io.parkledger.core.contract.ContractRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.contract.ContractRule.DATE_IS_NOT_BEFORE_THE_END;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.contract.ContractCommand.CorrectEnd;
import io.parkledger.core.contract.ContractCommand.CorrectTermination;
import io.parkledger.core.contract.ContractCommand.EndContract;
import io.parkledger.core.contract.ContractCommand.TerminateContract;
import io.parkledger.core.contract.ContractCommand.WithdrawEnd;
import io.parkledger.core.contract.ContractCommand.WithdrawTermination;
import io.parkledger.core.contract.ContractEvent.ContractEndCorrected;
import io.parkledger.core.contract.ContractEvent.ContractEndWithdrawn;
import io.parkledger.core.contract.ContractEvent.ContractExpired;
import io.parkledger.core.contract.ContractEvent.ContractTerminated;
import java.time.LocalDate;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.NullUnmarked;

/** The end (终止, 到期): the tenant is out, early or after the last day, because people say so or because it has left. */
@NullUnmarked
class Ending {

    private final Contract contract;
    /** When the tenant was out; null while it is in, or never was. */
    private LocalDate endedOn;
    /** Why it ended early; null where nobody said. */
    private String cause;

    Ending(Contract contract) {
        this.contract = contract;
    }

    @CommandHandler
    void handle(TerminateContract c) {
        end(c.cause(), c.terminatedOn());
    }

    @CommandHandler
    void handle(EndContract c) {
        if (!contract.status().isOver()) {
            end(null, c.endedOn());
        }
    }

    /** Before its last day a contract is terminated; from then on it expires, whoever says so. */
    private void end(String why, LocalDate on) {
        CONTRACT_IS_IN_FORCE.require(contract.status().isOccupying(), contract.status());
        contract.handingOver().requireHandedOverBy(on);
        var tenantId = contract.signed().tenantId();
        var unitIds = contract.signing().unitIds();
        var endOn = contract.term().endOn();
        if (isEarly(on)) {
            apply(new ContractTerminated(contract.id(), tenantId, unitIds, why, endOn, on));
        } else {
            apply(new ContractExpired(contract.id(), tenantId, unitIds, endOn, on));
        }
    }

    private boolean isEarly(LocalDate on) {
        var endOn = contract.term().endOn();
        return endOn == null || on.isBefore(endOn);
    }

    @EventSourcingHandler
    void on(ContractTerminated e) {
        endedOn = e.terminatedOn();
        cause = e.cause();
    }

    @EventSourcingHandler
    void on(ContractExpired e) {
        endedOn = e.expiredOn();
        cause = null;
    }

    @CommandHandler
    void handle(CorrectTermination c) {
        CONTRACT_HAS_ENDED.require(endedOn != null, contract.status());
        requireNotBefore(c.correctedOn(), c.terminatedOn());
        var why = isEarly(c.terminatedOn()) ? c.terminationCause().strip() : null;
        CORRECTION_CHANGES_SOMETHING.require(!c.terminatedOn().equals(endedOn) || !Objects.equals(why, cause));
        correct(c.terminatedOn(), why, c.cause().strip(), c.correctedOn());
    }

    @CommandHandler
    void handle(CorrectEnd c) {
        if (isOverSince(c.formerEndedOn()) && !c.endedOn().equals(endedOn)) {
            correct(c.endedOn(), null, c.cause(), c.correctedOn());
        }
    }

    private boolean isOverSince(LocalDate day) {
        return day.equals(endedOn);
    }

    private void correct(LocalDate on, String why, String correctionCause, LocalDate correctedOn) {
        contract.handingOver().requireHandedOverBy(on);
        var agreedOn = contract.rents().agreedOn();
        CORRECTED_DAYS_KEEP_THEIR_ORDER.require(
                on.equals(endedOn) || agreedOn == null || !on.isBefore(agreedOn), agreedOn, on);
        apply(new ContractEndCorrected(
                contract.id(),
                contract.signed().tenantId(),
                contract.signing().unitIds(),
                isEarly(on) ? ContractStatus.TERMINATED : ContractStatus.EXPIRED,
                heldFrom(),
                contract.term().endOn(),
                on,
                endedOn,
                why,
                correctionCause,
                correctedOn));
    }

    /** Of its units: who moves in before the term begins has them from then on. */
    private LocalDate heldFrom() {
        var handedOverOn = contract.handingOver().handedOverOn();
        var startOn = contract.signed().startOn();
        return handedOverOn.isBefore(startOn) ? handedOverOn : startOn;
    }

    @EventSourcingHandler
    void on(ContractEndCorrected e) {
        endedOn = e.endedOn();
        cause = e.endCause();
    }

    @CommandHandler
    void handle(WithdrawTermination c) {
        CONTRACT_HAS_ENDED.require(endedOn != null, contract.status());
        requireNotBefore(c.withdrawnOn(), endedOn);
        withdraw(c.cause().strip(), c.withdrawnOn());
    }

    @CommandHandler
    void handle(WithdrawEnd c) {
        if (isOverSince(c.endedOn())) {
            withdraw(c.cause(), c.withdrawnOn());
        }
    }

    private void withdraw(String withdrawalCause, LocalDate withdrawnOn) {
        var signed = contract.signed();
        apply(new ContractEndWithdrawn(
                contract.id(),
                signed.tenantId(),
                signed.company(),
                contract.signing().unitIds(),
                contract.endedAs(),
                heldFrom(),
                contract.handingOver().handedOverOn(),
                contract.term().endOn(),
                endedOn,
                withdrawalCause,
                withdrawnOn));
    }

    @EventSourcingHandler
    void on(ContractEndWithdrawn e) {
        endedOn = null;
        cause = null;
    }

    static void requireNotBefore(LocalDate day, LocalDate end) {
        DATE_IS_NOT_BEFORE_THE_END.require(!day.isBefore(end), end);
    }

    LocalDate endedOn() {
        return endedOn;
    }
}
