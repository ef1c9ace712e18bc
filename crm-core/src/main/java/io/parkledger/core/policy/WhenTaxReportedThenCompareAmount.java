package io.parkledger.core.policy;

import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.contribution.ContributionCommand.CompareAmount;
import io.parkledger.core.contribution.ContributionEvent.TaxReported;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.ledger.Policy;
import java.util.List;

/** Tax that is unlike that of the period before is asked about. */
final class WhenTaxReportedThenCompareAmount implements Policy<TaxReported> {

    @Override
    public Class<TaxReported> fact() {
        return TaxReported.class;
    }

    @Override
    public List<CompareAmount> then(TaxReported event) {
        return List.of(new CompareAmount(
                ContributionCommand.idOf(event.tenantId(), event.period().previous()),
                event.period(),
                Figure.tax(event.taxType(), event.scope()),
                event.taxCny()));
    }
}
