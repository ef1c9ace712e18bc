package io.parkledger.core.policy;

import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.UnitCommand.MakeUnit;
import io.parkledger.core.space.UnitEvent.UnitsMerged;
import java.util.List;

/** The whole of a merger comes into being. */
final class WhenUnitsMergedThenRegisterWhole implements Policy<UnitsMerged> {

    @Override
    public Class<UnitsMerged> fact() {
        return UnitsMerged.class;
    }

    @Override
    public List<MakeUnit> then(UnitsMerged event) {
        return List.of(new MakeUnit(
                event.into(),
                event.unitId(),
                event.parkId(),
                event.buildingId(),
                event.number(),
                event.floor(),
                event.areaSqm(),
                event.mergedOn()));
    }
}
