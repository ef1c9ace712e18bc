package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.PremisesHandedOver;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.tenant.TenantCommand.LandTenant;
import java.util.List;

/** Handover with the evidence that counts on the track is landing (入驻/落地). */
final class WhenPremisesHandedOverThenLandTenant implements Policy<PremisesHandedOver> {

    @Override
    public Class<PremisesHandedOver> fact() {
        return PremisesHandedOver.class;
    }

    @Override
    public List<LandTenant> then(PremisesHandedOver event) {
        return List.of(new LandTenant(
                event.tenantId(),
                event.parkId(),
                event.company(),
                event.creditCode(),
                event.industry(),
                event.contractId(),
                event.negotiationId(),
                event.leadId(),
                event.units(),
                event.evidence(),
                event.handedOverOn()));
    }
}
