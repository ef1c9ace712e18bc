package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.HandOverWithdrawn;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.renewal.RenewalCommand.ConfirmNeverOpened;
import java.util.List;

/** Who has not moved in has nothing to renew. */
final class WhenHandOverWithdrawnThenConfirmNoRenewal implements Policy<HandOverWithdrawn> {

    @Override
    public Class<HandOverWithdrawn> fact() {
        return HandOverWithdrawn.class;
    }

    @Override
    public List<ConfirmNeverOpened> then(HandOverWithdrawn event) {
        return event.termEnds().stream()
                .map(end -> new ConfirmNeverOpened(RenewalId.of(event.contractId(), end)))
                .toList();
    }

    /** It may never have been opened: all is well then. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
