package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractCommand.ConfirmRunning;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.renewal.RenewalEvent.RenewalReopened;
import java.util.List;

/** A renewal is taken up again for a lease that runs. */
final class WhenRenewalReopenedThenConfirmRunning implements Policy<RenewalReopened> {

    @Override
    public Class<RenewalReopened> fact() {
        return RenewalReopened.class;
    }

    @Override
    public List<ConfirmRunning> then(RenewalReopened event) {
        return List.of(new ConfirmRunning(event.contractId(), event.expiringOn()));
    }
}
