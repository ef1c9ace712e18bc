package io.parkledger.core.policy;

import io.parkledger.core.lead.LeadCommand.LandLead;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.tenant.TenantEvent.TenantLanded;
import java.util.List;

/** The lead has done its duty. */
final class WhenTenantLandedThenLandLead implements Policy<TenantLanded> {

    @Override
    public Class<TenantLanded> fact() {
        return TenantLanded.class;
    }

    @Override
    public List<LandLead> then(TenantLanded event) {
        return event.leadId() == null
                ? List.of()
                : List.of(new LandLead(event.leadId(), event.tenantId(), event.landedOn()));
    }
}
