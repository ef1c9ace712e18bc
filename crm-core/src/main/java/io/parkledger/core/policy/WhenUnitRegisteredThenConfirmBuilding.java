package io.parkledger.core.policy;

import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.BuildingCommand.ConfirmBuilding;
import io.parkledger.core.space.UnitEvent.UnitRegistered;
import java.util.List;

/** A unit stands in a building of its park. */
final class WhenUnitRegisteredThenConfirmBuilding implements Policy<UnitRegistered> {

    @Override
    public Class<UnitRegistered> fact() {
        return UnitRegistered.class;
    }

    @Override
    public List<ConfirmBuilding> then(UnitRegistered event) {
        return List.of(new ConfirmBuilding(event.buildingId(), event.parkId()));
    }

    /** That the building is there is asked of whoever registers the unit. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
