package io.parkledger.core.space;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import io.parkledger.core.space.ParkEvent.ParkRegistered;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/** A park (园区). */
@AggregateRoot(type = "park")
@NullUnmarked
class Park extends Guarded {

    @AggregateIdentifier
    private ParkId id;

    Park() {}

    @CommandHandler
    Park(RegisterPark c) {
        apply(new ParkRegistered(c.parkId(), c.name().strip()));
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.inPark(id.value());
    }

    @EventSourcingHandler
    void on(ParkRegistered e) {
        id = e.parkId();
    }
}
