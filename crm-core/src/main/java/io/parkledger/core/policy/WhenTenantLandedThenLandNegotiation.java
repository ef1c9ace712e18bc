package io.parkledger.core.policy;

import io.parkledger.core.ledger.Policy;
import io.parkledger.core.negotiation.NegotiationCommand.LandNegotiation;
import io.parkledger.core.tenant.TenantEvent.TenantLanded;
import java.util.List;

/** The project has reached its last stage of the pipeline. */
final class WhenTenantLandedThenLandNegotiation implements Policy<TenantLanded> {

    @Override
    public Class<TenantLanded> fact() {
        return TenantLanded.class;
    }

    @Override
    public List<LandNegotiation> then(TenantLanded event) {
        return event.negotiationId() == null
                ? List.of()
                : List.of(new LandNegotiation(
                        event.negotiationId(), event.contractId(), event.tenantId(), event.landedOn()));
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
