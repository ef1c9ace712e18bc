package io.parkledger.core.space;

import io.parkledger.core.bound.Name;
import io.parkledger.core.id.ParkId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything one can ask of a {@link Park}. */
public sealed interface ParkCommand {

    @TargetAggregateIdentifier
    ParkId parkId();

    /** 登记园区. */
    record RegisterPark(ParkId parkId, @Name(max = 120) String name) implements ParkCommand {}
}
