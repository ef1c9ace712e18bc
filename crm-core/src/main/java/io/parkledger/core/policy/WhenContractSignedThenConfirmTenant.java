package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.tenant.TenantCommand.ConfirmTenant;
import java.util.List;

/** Whom a contract names as a tenant is that company. */
final class WhenContractSignedThenConfirmTenant implements Policy<ContractSigned> {

    @Override
    public Class<ContractSigned> fact() {
        return ContractSigned.class;
    }

    @Override
    public List<ConfirmTenant> then(ContractSigned event) {
        return List.of(new ConfirmTenant(event.tenantId(), event.parkId(), event.company(), event.creditCode()));
    }

    /** A company that has not landed yet is named for the first time. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
