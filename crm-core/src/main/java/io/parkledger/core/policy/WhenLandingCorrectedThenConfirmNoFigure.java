package io.parkledger.core.policy;

import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.contribution.ContributionCommand.ConfirmNothingReported;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.tenant.TenantEvent.TenantLandingCorrected;
import io.parkledger.core.value.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/** No figure is of a period that was over before its tenant came. */
final class WhenLandingCorrectedThenConfirmNoFigure implements Policy<TenantLandingCorrected> {

    @Override
    public Class<TenantLandingCorrected> fact() {
        return TenantLandingCorrected.class;
    }

    @Override
    public List<ConfirmNothingReported> then(TenantLandingCorrected event) {
        var first = YearMonth.from(event.formerLandedOn());
        return Stream.iterate(
                        first, month -> month.atEndOfMonth().isBefore(event.landedOn()), month -> month.plusMonths(1))
                .map(Period::month)
                .flatMap(month -> Stream.of(month, month.quarter()))
                .distinct()
                .filter(period -> isLost(period, event))
                .map(period -> new ConfirmNothingReported(ContributionCommand.idOf(event.tenantId(), period)))
                .toList();
    }

    /** It was in the park then, as was said, and is not: neither this time nor the time before. */
    private static boolean isLost(Period period, TenantLandingCorrected event) {
        var leftBefore = event.leftBeforeOn();
        return period.lastDay().isBefore(event.landedOn())
                && (leftBefore == null || !period.firstDay().isBefore(leftBefore));
    }

    /** Nothing may have been reported: all is well then. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
