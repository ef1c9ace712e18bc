package io.parkledger.core.space;

import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.EventType;

/** Everything that can have happened to a {@link Building}. Stored for ever: add, never rename. */
public sealed interface BuildingEvent {

    BuildingId buildingId();

    @EventType("building.registered")
    record BuildingRegistered(BuildingId buildingId, ParkId parkId, String name) implements BuildingEvent {}
}
