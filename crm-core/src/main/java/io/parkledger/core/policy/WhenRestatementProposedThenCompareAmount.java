package io.parkledger.core.policy;

import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.contribution.ContributionCommand.CompareAmount;
import io.parkledger.core.contribution.ContributionEvent.RestatementProposed;
import io.parkledger.core.contribution.Figure.Measure;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.value.Cny;
import java.util.List;

/** A correction can be a slip too: what it says is held against the period before, not against what it corrects. */
final class WhenRestatementProposedThenCompareAmount implements Policy<RestatementProposed> {

    @Override
    public Class<RestatementProposed> fact() {
        return RestatementProposed.class;
    }

    @Override
    public List<CompareAmount> then(RestatementProposed event) {
        if (event.figure().measure() == Measure.JOBS) {
            return List.of();
        }
        return List.of(new CompareAmount(
                ContributionCommand.idOf(event.tenantId(), event.period().previous()),
                event.period(),
                event.figure(),
                new Cny(event.corrected())));
    }
}
