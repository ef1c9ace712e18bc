package io.parkledger.core.space;

import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.bound.Name;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.Existing;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.meaning.Grave;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything one can ask of a {@link Building}. */
public sealed interface BuildingCommand extends Command {

    @TargetAggregateIdentifier
    BuildingId buildingId();

    /** 登记楼栋. */
    record RegisterBuilding(
            BuildingId buildingId,
            @Existing ParkId parkId,
            @Name(max = 120) String name) implements BuildingCommand {}

    /** 更正: it was never called otherwise. */
    record CorrectBuilding(
            BuildingId buildingId,
            @Name(max = 120) String name,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate correctedOn)
            implements BuildingCommand {}

    /** 撤销登记: there never was such a building. Only where there is no unit in it that was not withdrawn, too. */
    @Grave
    record WithdrawBuilding(
            BuildingId buildingId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate withdrawnOn)
            implements BuildingCommand {}

    /** Does it stand in that park? Sent by a policy when a unit is registered; changes nothing. */
    record ConfirmBuilding(BuildingId buildingId, ParkId parkId) implements BuildingCommand {}
}
