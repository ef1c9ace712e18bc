package io.parkledger.core.policy;

import io.parkledger.core.contribution.ContributionEvent.OutputReported;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.tenant.TenantCommand.ConfirmTenantOfPark;
import java.util.List;

/** A figure is of a tenant of that park, and of a time when it was there. */
final class WhenOutputReportedThenConfirmTenant implements Policy<OutputReported> {

    @Override
    public Class<OutputReported> fact() {
        return OutputReported.class;
    }

    @Override
    public List<ConfirmTenantOfPark> then(OutputReported event) {
        return List.of(new ConfirmTenantOfPark(event.tenantId(), event.parkId(), event.period()));
    }
}
