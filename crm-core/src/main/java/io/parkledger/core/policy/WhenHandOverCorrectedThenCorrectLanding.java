package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.HandOverCorrected;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.tenant.TenantCommand.CorrectLanding;
import java.util.List;

/** Who moved in on another day has landed, or expanded, on that day. */
final class WhenHandOverCorrectedThenCorrectLanding implements Policy<HandOverCorrected> {

    @Override
    public Class<HandOverCorrected> fact() {
        return HandOverCorrected.class;
    }

    @Override
    public List<CorrectLanding> then(HandOverCorrected event) {
        return List.of(new CorrectLanding(
                event.tenantId(),
                event.contractId(),
                event.industry(),
                event.evidence(),
                event.handedOverOn(),
                event.correctedOn()));
    }

    /** In a ledger of before, premises could be handed over without the tenant landing. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
