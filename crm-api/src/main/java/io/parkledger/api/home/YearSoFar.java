package io.parkledger.api.home;

import io.parkledger.api.report.FunnelSheet;
import io.parkledger.api.report.MonthSpan;
import io.parkledger.api.security.Caller;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.projection.Views;
import io.parkledger.projection.report.ContributionReport;
import io.parkledger.projection.report.Contributions;
import io.parkledger.projection.report.FunnelReport;
import io.parkledger.projection.report.FunnelStage;
import io.parkledger.projection.report.ReceptionReport;
import io.parkledger.projection.report.RenewalReport;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The park's year in one row of figures, beside the same months of the year before. Whole parks only: they come from
 * counters.
 *
 * @param before     the same of a year before
 * @param comparable whether the pipeline was on record all that time: what had begun earlier was carried over into it
 */
public record YearSoFar(MonthSpan span, Figures now, Figures before, boolean comparable, FunnelSheet funnel) {

    /**
     * @param taxCny null where nothing was reported
     * @param jobs   null where nobody reported any
     */
    public record Figures(
            long leads,
            long signed,
            long landed,
            RenewalReport renewals,
            TaxScope taxScope,
            @Nullable Cny taxCny,
            @Nullable Long jobs,
            ReceptionReport receptions) {}

    static YearSoFar of(Caller caller, Views views, MonthSpan span) {
        var funnel = funnel(caller, views, span);
        var before = span.aYearBefore();
        var funnelBefore = funnel(caller, views, before);
        var contributions = views.contributionsOf(Reach.tenancy(caller));
        return new YearSoFar(
                span,
                figures(caller, views, span, funnel, contributions.sums(span.year())),
                figures(caller, views, before, funnelBefore, contributions.sums(before.year())),
                funnelBefore.carriedOver() > 0,
                new FunnelSheet(funnel, null));
    }

    private static FunnelReport funnel(Caller caller, Views views, MonthSpan span) {
        return views.funnel().report(Reach.pipeline(caller), span.from(), span.to());
    }

    private static Figures figures(
            Caller caller, Views views, MonthSpan span, FunnelReport funnel, Contributions.Sums contribution) {
        var tenancy = Reach.tenancy(caller);
        var reported = reported(contribution, span.lastDay());
        return new Figures(
                funnel.newInPeriod(),
                funnel.reachedInPeriod(FunnelStage.SIGNED),
                funnel.reachedInPeriod(FunnelStage.LANDED),
                views.tenancy().renewals(tenancy, span.firstDay(), span.lastDay()),
                contribution.scope(),
                reported.isEmpty() ? null : Cny.sum(reported.stream()),
                contribution.jobs() == 0 ? null : contribution.jobs(),
                views.tenancy().receptions(Reach.pipeline(caller), span.firstDay(), span.lastDay()));
    }

    /** Tax of the months and quarters that are over by then. */
    private static List<Cny> reported(Contributions.Sums contribution, LocalDate by) {
        return contribution.periods().stream()
                .filter(each -> !new Period(each.period()).lastDay().isAfter(by))
                .map(ContributionReport.PeriodRow::taxCny)
                .toList();
    }
}
