package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.HandOverWithdrawn;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.tenant.TenantCommand.WithdrawLanding;
import java.util.List;

/** Who has not moved in has not landed, or expanded, by that. */
final class WhenHandOverWithdrawnThenWithdrawLanding implements Policy<HandOverWithdrawn> {

    @Override
    public Class<HandOverWithdrawn> fact() {
        return HandOverWithdrawn.class;
    }

    @Override
    public List<WithdrawLanding> then(HandOverWithdrawn event) {
        return List.of(
                new WithdrawLanding(event.tenantId(), event.contractId(), event.industry(), event.withdrawnOn()));
    }

    /** In a ledger of before, premises could be handed over without the tenant landing. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
