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
                : List.of(new LandLead(event.leadId(), event.negotiationId(), event.tenantId(), event.landedOn()));
    }

    /**
     * In a ledger of before, a contract could be signed over a lead that was lost or another's: its premises can still
     * be handed over.
     */
    @Override
    public Consequence consequence() {
        return Consequence.MAY_BE_REFUSED;
    }
}
