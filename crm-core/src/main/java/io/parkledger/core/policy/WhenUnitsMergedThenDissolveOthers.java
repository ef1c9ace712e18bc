package io.parkledger.core.policy;

import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.UnitCommand.DissolveUnit;
import io.parkledger.core.space.UnitEvent.UnitsMerged;
import java.util.List;

/** The other units of a merger go. */
final class WhenUnitsMergedThenDissolveOthers implements Policy<UnitsMerged> {

    @Override
    public Class<UnitsMerged> fact() {
        return UnitsMerged.class;
    }

    @Override
    public List<DissolveUnit> then(UnitsMerged event) {
        return event.others().stream()
                .map(other -> new DissolveUnit(
                        other.unitId(),
                        event.into(),
                        event.parkId(),
                        event.buildingId(),
                        event.floor(),
                        other.areaSqm(),
                        event.mergedOn()))
                .toList();
    }
}
