package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractEndWithdrawn;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.renewal.RenewalCommand.WithdrawClosure;
import java.util.List;

/** A renewal that closed because the tenant left goes on. */
final class WhenContractEndWithdrawnThenWithdrawClosure implements Policy<ContractEndWithdrawn> {

    @Override
    public Class<ContractEndWithdrawn> fact() {
        return ContractEndWithdrawn.class;
    }

    @Override
    public List<WithdrawClosure> then(ContractEndWithdrawn event) {
        return event.endOn() == null
                ? List.of()
                : List.of(new WithdrawClosure(
                        RenewalId.of(event.contractId(), event.endOn()), event.endedOn(), event.withdrawnOn()));
    }

    /** Its renewal may never have been opened. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
