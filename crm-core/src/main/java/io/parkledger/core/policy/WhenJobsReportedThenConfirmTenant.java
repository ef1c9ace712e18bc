package io.parkledger.core.policy;

import io.parkledger.core.contribution.ContributionEvent.JobsReported;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.tenant.TenantCommand.ConfirmTenantOfPark;
import java.util.List;

/** A figure is of a tenant of that park, and of a time when it was there. */
final class WhenJobsReportedThenConfirmTenant implements Policy<JobsReported> {

    @Override
    public Class<JobsReported> fact() {
        return JobsReported.class;
    }

    @Override
    public List<ConfirmTenantOfPark> then(JobsReported event) {
        return List.of(new ConfirmTenantOfPark(event.tenantId(), event.parkId(), event.period()));
    }
}
