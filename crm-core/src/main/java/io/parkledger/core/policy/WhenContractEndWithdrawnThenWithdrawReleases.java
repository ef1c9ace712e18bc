package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractEndWithdrawn;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.UnitCommand.WithdrawRelease;
import java.util.List;

/** Who never left is in its units. */
final class WhenContractEndWithdrawnThenWithdrawReleases implements Policy<ContractEndWithdrawn> {

    @Override
    public Class<ContractEndWithdrawn> fact() {
        return ContractEndWithdrawn.class;
    }

    @Override
    public List<WithdrawRelease> then(ContractEndWithdrawn event) {
        return event.units().stream()
                .map(unit -> new WithdrawRelease(
                        unit,
                        event.contractId(),
                        event.tenantId(),
                        event.company(),
                        event.handedOverOn(),
                        event.withdrawnOn()))
                .toList();
    }
}
