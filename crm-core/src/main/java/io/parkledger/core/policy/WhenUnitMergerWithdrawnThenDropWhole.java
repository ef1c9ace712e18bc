package io.parkledger.core.policy;

import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.UnitCommand.DropUnit;
import io.parkledger.core.space.UnitEvent.UnitMergerWithdrawn;
import java.util.List;

/** What was never merged never became another. */
final class WhenUnitMergerWithdrawnThenDropWhole implements Policy<UnitMergerWithdrawn> {

    @Override
    public Class<UnitMergerWithdrawn> fact() {
        return UnitMergerWithdrawn.class;
    }

    @Override
    public List<DropUnit> then(UnitMergerWithdrawn event) {
        return List.of(new DropUnit(event.into(), event.cause(), event.withdrawnOn()));
    }
}
