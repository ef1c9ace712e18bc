package io.parkledger.core.policy;

import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import io.parkledger.core.space.UnitEvent.UnitsMerged;
import java.util.List;

/** The whole of a merger comes into being. */
final class WhenUnitsMergedThenRegisterWhole implements Policy<UnitsMerged> {

    @Override
    public Class<UnitsMerged> fact() {
        return UnitsMerged.class;
    }

    @Override
    public List<RegisterUnit> then(UnitsMerged event) {
        return List.of(new RegisterUnit(
                event.into(), event.parkId(), event.buildingId(), event.floor(), event.areaSqm(), event.mergedOn()));
    }
}
