package io.parkledger.core.space;

import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.meaning.EffectiveOn;
import io.parkledger.core.meaning.Undated;
import java.time.LocalDate;

/** Everything that can have happened to a {@link Building}. Stored for ever: add, never rename. */
public sealed interface BuildingEvent extends Event {

    BuildingId buildingId();

    @Undated
    @EventType("building.registered")
    record BuildingRegistered(BuildingId buildingId, ParkId parkId, String name) implements BuildingEvent {}

    /** It was never called otherwise. */
    @EventType(value = "building.corrected", retroactive = true)
    record BuildingCorrected(
            BuildingId buildingId,
            String name,
            String cause,
            @EffectiveOn LocalDate correctedOn) implements BuildingEvent {}

    /** There never was such a building. */
    @EventType(value = "building.withdrawn", retroactive = true)
    record BuildingWithdrawn(
            BuildingId buildingId,
            String cause,
            @EffectiveOn LocalDate withdrawnOn) implements BuildingEvent {}
}
