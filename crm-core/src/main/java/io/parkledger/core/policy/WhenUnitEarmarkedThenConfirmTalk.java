package io.parkledger.core.policy;

import io.parkledger.core.ledger.Policy;
import io.parkledger.core.negotiation.NegotiationCommand.ConfirmTalk;
import io.parkledger.core.space.UnitEvent.UnitEarmarked;
import java.util.List;

/** A unit is kept for the company of an open talk. */
final class WhenUnitEarmarkedThenConfirmTalk implements Policy<UnitEarmarked> {

    @Override
    public Class<UnitEarmarked> fact() {
        return UnitEarmarked.class;
    }

    @Override
    public List<ConfirmTalk> then(UnitEarmarked event) {
        return event.negotiationId() == null
                ? List.of()
                : List.of(new ConfirmTalk(event.negotiationId(), event.company(), null));
    }
}
