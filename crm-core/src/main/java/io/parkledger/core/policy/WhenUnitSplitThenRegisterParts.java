package io.parkledger.core.policy;

import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.UnitCommand.MakeUnit;
import io.parkledger.core.space.UnitEvent.UnitSplit;
import java.util.List;

/** The parts of a split come into being. */
final class WhenUnitSplitThenRegisterParts implements Policy<UnitSplit> {

    @Override
    public Class<UnitSplit> fact() {
        return UnitSplit.class;
    }

    @Override
    public List<MakeUnit> then(UnitSplit event) {
        return event.parts().stream()
                .map(part -> new MakeUnit(
                        part.unitId(),
                        event.unitId(),
                        event.parkId(),
                        event.buildingId(),
                        part.number(),
                        event.floor(),
                        part.areaSqm(),
                        event.splitOn()))
                .toList();
    }
}
