package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractCommand.CorrectEnd;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.tenant.TenantEvent.TenantExitCorrected;
import java.util.List;

/** What ended because a tenant left ended on the day it left. */
final class WhenTenantExitCorrectedThenCorrectEnds implements Policy<TenantExitCorrected> {

    @Override
    public Class<TenantExitCorrected> fact() {
        return TenantExitCorrected.class;
    }

    @Override
    public List<CorrectEnd> then(TenantExitCorrected event) {
        return event.contracts().stream()
                .map(contract -> new CorrectEnd(
                        contract, event.exitedOn(), event.formerExitedOn(), event.cause(), event.correctedOn()))
                .toList();
    }
}
