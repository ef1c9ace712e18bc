package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractTerminated;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.renewal.RenewalCommand.OpenRenewal;
import io.parkledger.core.renewal.RenewalCommand.WithdrawRenewal;
import java.util.List;

/** Early exits are not in the denominator of the renewal rate. */
final class WhenContractTerminatedThenWithdrawRenewal implements Policy<ContractTerminated> {

    @Override
    public Class<ContractTerminated> fact() {
        return ContractTerminated.class;
    }

    @Override
    public List<WithdrawRenewal> then(ContractTerminated event) {
        return event.endOn() == null
                ? List.of()
                : List.of(
                        new WithdrawRenewal(OpenRenewal.idOf(event.contractId(), event.endOn()), event.terminatedOn()));
    }

    /** Its renewal may never have been opened. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
