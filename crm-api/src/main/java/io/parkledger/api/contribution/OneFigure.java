package io.parkledger.api.contribution;

import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.id.ContributionId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.value.Period;
import java.math.BigDecimal;
import java.time.LocalDate;

/** One figure of one tenant and period, as it is reported. */
sealed interface OneFigure permits ContributionApi.TaxReport, ContributionApi.JobsReport, ContributionApi.OutputReport {

    TenantId tenantId();

    Period period();

    LocalDate reportedOn();

    Figure figure();

    /** Yuan, or persons. */
    BigDecimal value();

    /** That reports it. */
    ContributionCommand command(ParkId park);

    default ContributionId contributionId() {
        return ContributionCommand.idOf(tenantId(), period());
    }

    /** Where it stands in what is sent. */
    default String field() {
        return switch (figure().measure()) {
            case TAX -> "taxCny";
            case JOBS -> "jobs";
            case OUTPUT -> "outputCny";
        };
    }
}
