package io.parkledger.core.policy;

import io.parkledger.core.lead.LeadCommand.RectifyLeadCode;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.tenant.TenantEvent.TenantCodeRectified;
import java.util.List;

/** A credit code that a tenant never had is not that of the leads it came by; their talks follow them. */
final class WhenTenantCodeRectifiedThenRectifyLeads implements Policy<TenantCodeRectified> {

    @Override
    public Class<TenantCodeRectified> fact() {
        return TenantCodeRectified.class;
    }

    @Override
    public List<RectifyLeadCode> then(TenantCodeRectified event) {
        return event.leads().stream()
                .map(lead -> new RectifyLeadCode(
                        lead, event.creditCode(), event.formerCreditCode(), event.cause(), event.rectifiedOn()))
                .toList();
    }

    /** In a ledger of before, a tenant could come by a lead that nobody had registered. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
