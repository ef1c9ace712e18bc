package io.parkledger.core.policy;

import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.contribution.ContributionCommand.CompareJobs;
import io.parkledger.core.contribution.ContributionEvent.RestatementProposed;
import io.parkledger.core.contribution.Figure.Measure;
import io.parkledger.core.ledger.Policy;
import java.util.List;

/** A correction can be a slip too: what it says is held against the period before, not against what it corrects. */
final class WhenRestatementProposedThenCompareJobs implements Policy<RestatementProposed> {

    @Override
    public Class<RestatementProposed> fact() {
        return RestatementProposed.class;
    }

    @Override
    public List<CompareJobs> then(RestatementProposed event) {
        if (event.figure().measure() != Measure.JOBS) {
            return List.of();
        }
        return List.of(new CompareJobs(
                ContributionCommand.idOf(event.tenantId(), event.period().previous()),
                event.period(),
                event.corrected()));
    }
}
