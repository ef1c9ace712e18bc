package io.parkledger.core.policy;

import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.UnitCommand.DropUnit;
import io.parkledger.core.space.UnitEvent.UnitSplitWithdrawn;
import java.util.List;

/** What was never split has no parts. */
final class WhenUnitSplitWithdrawnThenDropParts implements Policy<UnitSplitWithdrawn> {

    @Override
    public Class<UnitSplitWithdrawn> fact() {
        return UnitSplitWithdrawn.class;
    }

    @Override
    public List<DropUnit> then(UnitSplitWithdrawn event) {
        return event.parts().stream()
                .map(part -> new DropUnit(part, event.cause(), event.withdrawnOn()))
                .toList();
    }
}
