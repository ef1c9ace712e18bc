package io.parkledger.core.policy;

import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.contribution.ContributionCommand.CompareJobs;
import io.parkledger.core.contribution.ContributionEvent.JobsReported;
import io.parkledger.core.ledger.Policy;
import java.math.BigDecimal;
import java.util.List;

/** Persons who are unlike those of the period before are asked about. */
final class WhenJobsReportedThenCompareJobs implements Policy<JobsReported> {

    @Override
    public Class<JobsReported> fact() {
        return JobsReported.class;
    }

    @Override
    public List<CompareJobs> then(JobsReported event) {
        return List.of(new CompareJobs(
                ContributionCommand.idOf(event.tenantId(), event.period().previous()),
                event.period(),
                BigDecimal.valueOf(event.jobs())));
    }
}
