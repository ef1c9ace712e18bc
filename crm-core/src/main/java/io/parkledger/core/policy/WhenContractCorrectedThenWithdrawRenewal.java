package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractCorrected;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.renewal.RenewalCommand.OpenRenewal;
import io.parkledger.core.renewal.RenewalCommand.WithdrawRenewal;
import java.util.List;

/** A renewal at an end that never was has nothing to renew. */
final class WhenContractCorrectedThenWithdrawRenewal implements Policy<ContractCorrected> {

    @Override
    public Class<ContractCorrected> fact() {
        return ContractCorrected.class;
    }

    @Override
    public List<WithdrawRenewal> then(ContractCorrected event) {
        return event.formerEndOn() == null || event.formerEndOn().equals(event.endOn())
                ? List.of()
                : List.of(new WithdrawRenewal(
                        OpenRenewal.idOf(event.contractId(), event.formerEndOn()), event.correctedOn()));
    }

    /** It may never have been opened. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
