package io.parkledger.core.space;

import io.parkledger.core.bound.Name;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.Existing;
import io.parkledger.core.id.ParkId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything one can ask of a {@link Building}. */
public sealed interface BuildingCommand {

    @TargetAggregateIdentifier
    BuildingId buildingId();

    /** 登记楼栋. */
    record RegisterBuilding(
            BuildingId buildingId,
            @Existing ParkId parkId,
            @Name(max = 120) String name) implements BuildingCommand {}

    /** Does it stand in that park? Sent by a policy when a unit is registered; changes nothing. */
    record ConfirmBuilding(BuildingId buildingId, ParkId parkId) implements BuildingCommand {}
}
