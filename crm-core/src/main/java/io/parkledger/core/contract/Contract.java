package io.parkledger.core.contract;

import static java.util.stream.Collectors.toSet;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.contract.ContractCommand.SignContract;
import io.parkledger.core.contract.ContractEvent.ContractEndCorrected;
import io.parkledger.core.contract.ContractEvent.ContractEndWithdrawn;
import io.parkledger.core.contract.ContractEvent.ContractExpired;
import io.parkledger.core.contract.ContractEvent.ContractExtended;
import io.parkledger.core.contract.ContractEvent.ContractExtensionWithdrawn;
import io.parkledger.core.contract.ContractEvent.ContractHeldOver;
import io.parkledger.core.contract.ContractEvent.ContractRescinded;
import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.contract.ContractEvent.ContractTerminated;
import io.parkledger.core.contract.ContractEvent.ContractWithdrawn;
import io.parkledger.core.contract.ContractEvent.HandOverWithdrawn;
import io.parkledger.core.contract.ContractEvent.PremisesHandedOver;
import io.parkledger.core.contract.ContractEvent.RescissionWithdrawn;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/**
 * A signed formal contract (正式合同): what is let, for how long, for what rent, against which promises.
 *
 * <p>The contract itself says where it stands. Each of its parts decides the commands that are its own, and keeps what
 * later decisions need. A part asks the others when it decides, never when it folds an event: nobody says which of them
 * is told first.
 */
@AggregateRoot(type = "contract")
@NullUnmarked
class Contract extends Guarded {

    @AggregateIdentifier
    private ContractId id;

    @AggregateMember
    private final Signing signing = new Signing(this);

    @AggregateMember
    private final Rescission rescission = new Rescission(this);

    @AggregateMember
    private final HandingOver handingOver = new HandingOver(this);

    @AggregateMember
    private final Rents rents = new Rents(this);

    @AggregateMember
    private final Term term = new Term(this);

    @AggregateMember
    private final Ending ending = new Ending(this);

    private ContractStatus status;
    /** In force, or held over, until it ended. */
    private ContractStatus endedAs;

    Contract() {}

    @CommandHandler
    Contract(SignContract c) {
        apply(Signing.signed(c));
    }

    ContractId id() {
        return id;
    }

    ContractStatus status() {
        return status;
    }

    ContractStatus endedAs() {
        return endedAs;
    }

    ContractSigned signed() {
        return signing.signed();
    }

    Signing signing() {
        return signing;
    }

    HandingOver handingOver() {
        return handingOver;
    }

    Rents rents() {
        return rents;
    }

    Term term() {
        return term;
    }

    Ending ending() {
        return ending;
    }

    @Override
    protected Record said() {
        return signed();
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.inBuildings(
                signed().parkId().value(),
                signed().units().stream().map(unit -> unit.buildingId().value()).collect(toSet()));
    }

    @EventSourcingHandler
    void on(ContractSigned e) {
        id = e.contractId();
        status = ContractStatus.SIGNED;
    }

    @EventSourcingHandler
    void on(ContractWithdrawn e) {
        status = ContractStatus.WITHDRAWN;
    }

    @EventSourcingHandler
    void on(ContractRescinded e) {
        status = ContractStatus.RESCINDED;
    }

    @EventSourcingHandler
    void on(RescissionWithdrawn e) {
        status = ContractStatus.SIGNED;
    }

    @EventSourcingHandler
    void on(PremisesHandedOver e) {
        status = ContractStatus.IN_FORCE;
    }

    @EventSourcingHandler
    void on(HandOverWithdrawn e) {
        status = ContractStatus.SIGNED;
    }

    @EventSourcingHandler
    void on(ContractExtended e) {
        status = ContractStatus.IN_FORCE;
    }

    @EventSourcingHandler
    void on(ContractExtensionWithdrawn e) {
        status = e.status();
    }

    @EventSourcingHandler
    void on(ContractHeldOver e) {
        status = ContractStatus.HELD_OVER;
    }

    @EventSourcingHandler
    void on(ContractExpired e) {
        end(ContractStatus.EXPIRED);
    }

    @EventSourcingHandler
    void on(ContractTerminated e) {
        end(ContractStatus.TERMINATED);
    }

    private void end(ContractStatus as) {
        endedAs = status;
        status = as;
    }

    @EventSourcingHandler
    void on(ContractEndCorrected e) {
        status = e.status();
    }

    @EventSourcingHandler
    void on(ContractEndWithdrawn e) {
        status = e.status();
    }
}
