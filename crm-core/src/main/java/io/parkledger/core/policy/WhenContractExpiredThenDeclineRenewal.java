package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractExpired;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.renewal.RenewalCommand.DeclineRenewal;
import io.parkledger.core.renewal.RenewalCommand.OpenRenewal;
import java.util.List;

/** Who leaves at expiry has declined, said or unsaid. */
final class WhenContractExpiredThenDeclineRenewal implements Policy<ContractExpired> {

    @Override
    public Class<ContractExpired> fact() {
        return ContractExpired.class;
    }

    @Override
    public List<DeclineRenewal> then(ContractExpired event) {
        return List.of(
                new DeclineRenewal(OpenRenewal.idOf(event.contractId(), event.endOn()), null, event.expiredOn()));
    }
}
