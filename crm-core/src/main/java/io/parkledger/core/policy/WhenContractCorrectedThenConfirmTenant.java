package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractCorrected;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.tenant.TenantCommand.ConfirmTenant;
import java.util.List;

/** Whom a corrected contract names as a tenant is that company. */
final class WhenContractCorrectedThenConfirmTenant implements Policy<ContractCorrected> {

    @Override
    public Class<ContractCorrected> fact() {
        return ContractCorrected.class;
    }

    @Override
    public List<ConfirmTenant> then(ContractCorrected event) {
        return List.of(new ConfirmTenant(event.tenantId(), event.parkId(), event.company(), event.creditCode()));
    }

    /** A company that has not landed yet may be named for the first time. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
