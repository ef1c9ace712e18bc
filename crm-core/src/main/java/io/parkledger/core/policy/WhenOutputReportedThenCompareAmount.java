package io.parkledger.core.policy;

import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.contribution.ContributionCommand.CompareAmount;
import io.parkledger.core.contribution.ContributionEvent.OutputReported;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.ledger.Policy;
import java.util.List;

/** Output that is unlike that of the period before is asked about. */
final class WhenOutputReportedThenCompareAmount implements Policy<OutputReported> {

    @Override
    public Class<OutputReported> fact() {
        return OutputReported.class;
    }

    @Override
    public List<CompareAmount> then(OutputReported event) {
        return List.of(new CompareAmount(
                ContributionCommand.idOf(event.tenantId(), event.period().previous()),
                event.period(),
                Figure.OUTPUT,
                event.outputCny()));
    }
}
