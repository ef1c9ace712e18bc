package io.parkledger.core.policy;

import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.UnitCommand.RestoreUnit;
import io.parkledger.core.space.UnitEvent.UnitMergerWithdrawn;
import java.util.List;

/** The other units of a merger that never was are there again. */
final class WhenUnitMergerWithdrawnThenRestoreOthers implements Policy<UnitMergerWithdrawn> {

    @Override
    public Class<UnitMergerWithdrawn> fact() {
        return UnitMergerWithdrawn.class;
    }

    @Override
    public List<RestoreUnit> then(UnitMergerWithdrawn event) {
        return event.others().stream()
                .map(other -> new RestoreUnit(other, event.into(), event.withdrawnOn()))
                .toList();
    }
}
