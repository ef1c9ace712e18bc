package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractCommand.EndContract;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.tenant.TenantEvent.TenantExited;
import java.util.List;

/** Who leaves ends their contracts: by expiry or before. */
final class WhenTenantExitedThenEndContracts implements Policy<TenantExited> {

    @Override
    public Class<TenantExited> fact() {
        return TenantExited.class;
    }

    @Override
    public List<EndContract> then(TenantExited event) {
        return event.contracts().stream()
                .map(contract -> new EndContract(contract, event.exitedOn()))
                .toList();
    }
}
