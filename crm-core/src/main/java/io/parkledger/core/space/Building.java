package io.parkledger.core.space;

import static io.parkledger.core.space.SpaceRule.BUILDING_IS_NOT_WITHDRAWN;
import static io.parkledger.core.space.SpaceRule.BUILDING_STANDS_IN_THE_PARK;
import static io.parkledger.core.space.SpaceRule.CORRECTION_CHANGES_SOMETHING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.space.BuildingCommand.ConfirmBuilding;
import io.parkledger.core.space.BuildingCommand.CorrectBuilding;
import io.parkledger.core.space.BuildingCommand.RegisterBuilding;
import io.parkledger.core.space.BuildingCommand.WithdrawBuilding;
import io.parkledger.core.space.BuildingEvent.BuildingCorrected;
import io.parkledger.core.space.BuildingEvent.BuildingRegistered;
import io.parkledger.core.space.BuildingEvent.BuildingWithdrawn;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/** A building of a park (楼栋). Whether there is a unit in it is told by the claims of {@link SpaceContext}. */
@AggregateRoot(type = "building")
@NullUnmarked
class Building extends Guarded {

    @AggregateIdentifier
    private BuildingId id;

    private ParkId park;
    private String name;
    private boolean withdrawn;

    Building() {}

    @CommandHandler
    Building(RegisterBuilding c) {
        apply(new BuildingRegistered(c.buildingId(), c.parkId(), c.name().strip()));
    }

    @CommandHandler
    void handle(CorrectBuilding c) {
        requireThere();
        var corrected = c.name().strip();
        CORRECTION_CHANGES_SOMETHING.require(!corrected.equals(name));
        apply(new BuildingCorrected(id, corrected, c.cause(), c.correctedOn()));
    }

    @CommandHandler
    void handle(WithdrawBuilding c) {
        requireThere();
        apply(new BuildingWithdrawn(id, c.cause(), c.withdrawnOn()));
    }

    @CommandHandler
    void handle(ConfirmBuilding c) {
        BUILDING_STANDS_IN_THE_PARK.require(c.parkId().equals(park), id);
        requireThere();
    }

    private void requireThere() {
        BUILDING_IS_NOT_WITHDRAWN.require(!withdrawn, id);
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.inBuildings(park.value(), Set.of(id.value()));
    }

    @EventSourcingHandler
    void on(BuildingRegistered e) {
        id = e.buildingId();
        park = e.parkId();
        name = e.name();
    }

    @EventSourcingHandler
    void on(BuildingCorrected e) {
        name = e.name();
    }

    @EventSourcingHandler
    void on(BuildingWithdrawn e) {
        withdrawn = true;
    }
}
