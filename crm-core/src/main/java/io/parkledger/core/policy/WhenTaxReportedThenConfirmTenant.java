package io.parkledger.core.policy;

import io.parkledger.core.contribution.ContributionEvent.TaxReported;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.tenant.TenantCommand.ConfirmTenantOfPark;
import java.util.List;

/** A figure is of a tenant of that park, and of a time when it was there. */
final class WhenTaxReportedThenConfirmTenant implements Policy<TaxReported> {

    @Override
    public Class<TaxReported> fact() {
        return TaxReported.class;
    }

    @Override
    public List<ConfirmTenantOfPark> then(TaxReported event) {
        return List.of(new ConfirmTenantOfPark(event.tenantId(), event.parkId(), event.period()));
    }
}
