package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractCommand.ExtendContract;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.renewal.RenewalEvent.RenewalAgreed;
import java.util.List;

/** Agreement extends the contract. */
final class WhenRenewalAgreedThenExtendContract implements Policy<RenewalAgreed> {

    @Override
    public Class<RenewalAgreed> fact() {
        return RenewalAgreed.class;
    }

    @Override
    public List<ExtendContract> then(RenewalAgreed event) {
        return List.of(new ExtendContract(
                event.contractId(), event.renewalId(), event.newEndOn(), event.rentCnyPerSqmMonth(), event.agreedOn()));
    }
}
