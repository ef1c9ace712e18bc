package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractExtensionWithdrawn;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.renewal.RenewalCommand.ConfirmNeverOpened;
import java.util.List;

/** A term of which a renewal was opened is not taken back: that has to be seen to first. */
final class WhenExtensionWithdrawnThenConfirmNoRenewal implements Policy<ContractExtensionWithdrawn> {

    @Override
    public Class<ContractExtensionWithdrawn> fact() {
        return ContractExtensionWithdrawn.class;
    }

    @Override
    public List<ConfirmNeverOpened> then(ContractExtensionWithdrawn event) {
        return List.of(new ConfirmNeverOpened(RenewalId.of(event.contractId(), event.formerEndOn())));
    }

    /** It may never have been opened: all is well then. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
