package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.HandOverCorrected;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.renewal.RenewalCommand.ConfirmOpenedSince;
import java.util.List;

/** No renewal of it was opened before anybody had moved in. */
final class WhenHandOverCorrectedThenConfirmOpening implements Policy<HandOverCorrected> {

    @Override
    public Class<HandOverCorrected> fact() {
        return HandOverCorrected.class;
    }

    @Override
    public List<ConfirmOpenedSince> then(HandOverCorrected event) {
        return event.termEnds().stream()
                .map(end -> new ConfirmOpenedSince(RenewalId.of(event.contractId(), end), event.handedOverOn()))
                .toList();
    }

    /** It may never have been opened. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
