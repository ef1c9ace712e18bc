package io.parkledger.api.home;

import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.report.FunnelSheet;
import io.parkledger.api.report.MonthSpan;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.projection.Views;
import io.parkledger.projection.report.contribution.ContributionReport;
import io.parkledger.projection.report.contribution.Contributions;
import io.parkledger.projection.report.funnel.FunnelReport;
import io.parkledger.projection.report.funnel.FunnelStage;
import io.parkledger.projection.report.tenancy.ReceptionReport;
import io.parkledger.projection.report.tenancy.RenewalReport;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The park's year in one row of figures, beside the same months of the year before. Whole parks only: they come from
 * counters.
 *
 * @param before     the same of a year before
 * @param comparable whether the pipeline was on record all that time: what had begun earlier was carried over into it
 * @param taxComparable whether the same periods are there of both, and everybody has reported them
 * @param jobsComparable whether everybody has reported the end of both
 */
public record YearSoFar(
        MonthSpan span,
        Figures now,
        Figures before,
        boolean comparable,
        boolean taxComparable,
        boolean jobsComparable,
        FunnelSheet funnel) {

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

    static YearSoFar of(Caller caller, Views views, MonthSpan span, LocalDate today) {
        var funnel = funnel(caller, views, span);
        var before = span.aYearBefore();
        var funnelBefore = funnel(caller, views, before);
        var contributions = views.contributionsOf(HomeScopes.tenancy(caller));
        var sums = contributions.sums(span.year());
        var sumsBefore = contributions.sums(before.year());
        return new YearSoFar(
                span,
                figures(caller, views, span, today, funnel, sums),
                figures(caller, views, before, today, funnelBefore, sumsBefore),
                funnelBefore.carriedOver() > 0,
                isComparable(over(sums, span.lastDay()), over(sumsBefore, before.lastDay())),
                sums.jobsComplete() && sumsBefore.jobsComplete(),
                new FunnelSheet(funnel, null));
    }

    private static FunnelReport funnel(Caller caller, Views views, MonthSpan span) {
        return views.funnel().report(HomeScopes.pipeline(caller), span.from(), span.to());
    }

    private static Figures figures(
            Caller caller,
            Views views,
            MonthSpan span,
            LocalDate today,
            FunnelReport funnel,
            Contributions.Sums contribution) {
        var tenancy = HomeScopes.tenancy(caller);
        var reported = over(contribution, span.lastDay()).stream()
                .map(ContributionReport.PeriodRow::taxCny)
                .toList();
        return new Figures(
                funnel.newInPeriod(),
                funnel.reachedInPeriod(FunnelStage.SIGNED),
                funnel.reachedInPeriod(FunnelStage.LANDED),
                views.tenancy().renewals(tenancy, span.firstDay(), span.lastDay(), today),
                contribution.scope(),
                reported.isEmpty() ? null : Cny.sum(reported.stream()),
                contribution.jobs(),
                views.tenancy().receptions(HomeScopes.pipeline(caller), span.firstDay(), span.lastDay()));
    }

    /** The months and quarters that are over by then. */
    private static List<ContributionReport.PeriodRow> over(Contributions.Sums contribution, LocalDate by) {
        return contribution.periods().stream()
                .filter(each -> !new Period(each.period()).lastDay().isAfter(by))
                .toList();
    }

    private static boolean isComparable(
            List<ContributionReport.PeriodRow> now, List<ContributionReport.PeriodRow> before) {
        return names(now).equals(names(before))
                && Stream.of(now, before).flatMap(List::stream).allMatch(ContributionReport.PeriodRow::hasAll);
    }

    /** Without the year. */
    private static Set<String> names(List<ContributionReport.PeriodRow> periods) {
        return periods.stream().map(each -> each.period().substring(4)).collect(Collectors.toSet());
    }
}
