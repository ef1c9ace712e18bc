package io.parkledger.core.space;

import io.parkledger.core.id.ParkId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything one can ask of a {@link Park}. */
public sealed interface ParkCommand {

    @TargetAggregateIdentifier
    ParkId parkId();

    /** 登记园区. */
    record RegisterPark(
            ParkId parkId, @NotBlank @Size(max = 120) String name) implements ParkCommand {}
}
