package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractCommand.WithdrawEnd;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.tenant.TenantEvent.TenantExitWithdrawn;
import java.util.List;

/** What ended because a tenant left runs, as it never left. */
final class WhenTenantExitWithdrawnThenWithdrawEnds implements Policy<TenantExitWithdrawn> {

    @Override
    public Class<TenantExitWithdrawn> fact() {
        return TenantExitWithdrawn.class;
    }

    @Override
    public List<WithdrawEnd> then(TenantExitWithdrawn event) {
        return event.contracts().stream()
                .map(contract -> new WithdrawEnd(contract, event.exitedOn(), event.cause(), event.withdrawnOn()))
                .toList();
    }
}
