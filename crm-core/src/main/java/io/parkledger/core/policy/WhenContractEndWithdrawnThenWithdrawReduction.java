package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractEndWithdrawn;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.tenant.TenantCommand.WithdrawReduction;
import java.util.List;

/** A tenant has the units of a contract that never ended. */
final class WhenContractEndWithdrawnThenWithdrawReduction implements Policy<ContractEndWithdrawn> {

    @Override
    public Class<ContractEndWithdrawn> fact() {
        return ContractEndWithdrawn.class;
    }

    @Override
    public List<WithdrawReduction> then(ContractEndWithdrawn event) {
        return List.of(
                new WithdrawReduction(event.tenantId(), event.contractId(), event.endedOn(), event.withdrawnOn()));
    }

    /** In a ledger of before, premises could be handed over without the tenant landing. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
