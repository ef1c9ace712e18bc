package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractExpired;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.tenant.TenantCommand.ReduceTenant;
import java.util.List;

/** A tenant gone at expiry has the units of that contract no more. */
final class WhenContractExpiredThenReduceTenant implements Policy<ContractExpired> {

    @Override
    public Class<ContractExpired> fact() {
        return ContractExpired.class;
    }

    @Override
    public List<ReduceTenant> then(ContractExpired event) {
        return List.of(new ReduceTenant(event.tenantId(), event.contractId(), event.expiredOn()));
    }

    /** In a ledger of before, premises could be handed over without the tenant landing. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
