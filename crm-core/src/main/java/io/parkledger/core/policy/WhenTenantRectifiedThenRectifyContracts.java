package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractCommand.RectifyCompany;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.tenant.TenantEvent.TenantRectified;
import java.util.List;

/** What a tenant was never called, its contracts do not call it either. */
final class WhenTenantRectifiedThenRectifyContracts implements Policy<TenantRectified> {

    @Override
    public Class<TenantRectified> fact() {
        return TenantRectified.class;
    }

    @Override
    public List<RectifyCompany> then(TenantRectified event) {
        return event.contracts().stream()
                .map(contract -> new RectifyCompany(
                        contract,
                        event.company(),
                        event.formerCompany(),
                        event.industry(),
                        event.formerIndustry(),
                        event.rectifiedOn()))
                .toList();
    }

    /** In a ledger of before, a tenant could land by a contract that nobody had signed. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
