package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractExpired;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.renewal.RenewalCommand.DeclineByLeaving;
import java.util.List;

/** Who leaves at expiry has declined, said or unsaid. */
final class WhenContractExpiredThenDeclineRenewal implements Policy<ContractExpired> {

    @Override
    public Class<ContractExpired> fact() {
        return ContractExpired.class;
    }

    @Override
    public List<DeclineByLeaving> then(ContractExpired event) {
        return List.of(new DeclineByLeaving(RenewalId.of(event.contractId(), event.endOn()), event.expiredOn()));
    }

    /** Its renewal may never have been opened. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
