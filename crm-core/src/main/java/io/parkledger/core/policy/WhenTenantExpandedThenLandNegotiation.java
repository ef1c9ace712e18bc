package io.parkledger.core.policy;

import io.parkledger.core.ledger.Policy;
import io.parkledger.core.negotiation.NegotiationCommand.LandNegotiation;
import io.parkledger.core.tenant.TenantEvent.TenantExpanded;
import java.util.List;

/** An expansion is a project of its own, and lands as one. */
final class WhenTenantExpandedThenLandNegotiation implements Policy<TenantExpanded> {

    @Override
    public Class<TenantExpanded> fact() {
        return TenantExpanded.class;
    }

    @Override
    public List<LandNegotiation> then(TenantExpanded event) {
        return event.negotiationId() == null
                ? List.of()
                : List.of(new LandNegotiation(
                        event.negotiationId(), event.contractId(), event.tenantId(), event.expandedOn()));
    }

    /**
     * In a ledger of before, a contract could be signed over a talk that was lost or another's: its premises can still
     * be handed over.
     */
    @Override
    public Consequence consequence() {
        return Consequence.MAY_BE_REFUSED;
    }
}
