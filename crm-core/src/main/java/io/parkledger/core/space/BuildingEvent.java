package io.parkledger.core.space;

import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.EventType;
import java.time.LocalDate;

/** Everything that can have happened to a {@link Building}. Stored for ever: add, never rename. */
public sealed interface BuildingEvent {

    BuildingId buildingId();

    @EventType("building.registered")
    record BuildingRegistered(BuildingId buildingId, ParkId parkId, String name) implements BuildingEvent {}

    /** It was never called otherwise. */
    @EventType(value = "building.corrected", retroactive = true)
    record BuildingCorrected(BuildingId buildingId, String name, String cause, LocalDate correctedOn)
            implements BuildingEvent {}

    /** There never was such a building. */
    @EventType(value = "building.withdrawn", retroactive = true)
    record BuildingWithdrawn(BuildingId buildingId, String cause, LocalDate withdrawnOn) implements BuildingEvent {}
}
