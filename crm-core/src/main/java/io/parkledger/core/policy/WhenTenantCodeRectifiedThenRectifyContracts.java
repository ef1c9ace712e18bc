package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractCommand.RectifyCode;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.tenant.TenantEvent.TenantCodeRectified;
import java.util.List;

/** A credit code that a tenant never had is not that of its contracts either. */
final class WhenTenantCodeRectifiedThenRectifyContracts implements Policy<TenantCodeRectified> {

    @Override
    public Class<TenantCodeRectified> fact() {
        return TenantCodeRectified.class;
    }

    @Override
    public List<RectifyCode> then(TenantCodeRectified event) {
        return event.contracts().stream()
                .map(contract ->
                        new RectifyCode(contract, event.creditCode(), event.formerCreditCode(), event.rectifiedOn()))
                .toList();
    }

    /** In a ledger of before, a tenant could land by a contract that nobody had signed. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
