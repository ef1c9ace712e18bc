package io.parkledger.core.space;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.space.BuildingCommand.ConfirmBuilding;
import io.parkledger.core.space.BuildingCommand.RegisterBuilding;
import io.parkledger.core.space.BuildingEvent.BuildingRegistered;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/** A building of a park (楼栋). */
@AggregateRoot(type = "building")
@NullUnmarked
class Building extends Guarded {

    @AggregateIdentifier
    private BuildingId id;

    private ParkId park;

    Building() {}

    @CommandHandler
    Building(RegisterBuilding c) {
        apply(new BuildingRegistered(c.buildingId(), c.parkId(), c.name().strip()));
    }

    @CommandHandler
    void handle(ConfirmBuilding c) {
        SpaceRule.BUILDING_STANDS_IN_THE_PARK.require(c.parkId().equals(park), id);
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.inBuildings(park.value(), Set.of(id.value()));
    }

    @EventSourcingHandler
    void on(BuildingRegistered e) {
        id = e.buildingId();
        park = e.parkId();
    }
}
