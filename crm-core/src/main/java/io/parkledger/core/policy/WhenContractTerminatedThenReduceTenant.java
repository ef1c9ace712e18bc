package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractTerminated;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.tenant.TenantCommand.ReduceTenant;
import java.util.List;

/** An early end takes the units from the tenant. */
final class WhenContractTerminatedThenReduceTenant implements Policy<ContractTerminated> {

    @Override
    public Class<ContractTerminated> fact() {
        return ContractTerminated.class;
    }

    @Override
    public List<ReduceTenant> then(ContractTerminated event) {
        return List.of(new ReduceTenant(event.tenantId(), event.contractId(), event.terminatedOn()));
    }

    /** In a ledger of before, premises could be handed over without the tenant landing. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
