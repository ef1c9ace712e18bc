package io.parkledger.api.home;

import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.core.value.Period;
import io.parkledger.projection.Views;
import io.parkledger.projection.contribution.ContributionView;
import io.parkledger.projection.contribution.ContributionViews;
import io.parkledger.projection.report.contribution.MissingReport;
import java.time.LocalDate;
import java.util.Objects;

/**
 * How far the figures of a period are reported (填报进度).
 *
 * @param period the quarter that ended last
 * @param due    tenants in the park at its end
 * @param tax    how many of them have not reported tax
 * @param jobs   how many of them have not reported jobs
 */
public record Reporting(Period period, long due, long tax, long jobs) {

    static Reporting of(Caller caller, Views views, LocalDate today) {
        var period = Period.quarterBefore(today);
        var missing = views.contributionsOf(HomeScopes.tenancy(caller)).missing(period);
        return new Reporting(
                period,
                missing.due(),
                missing.rows().stream().filter(MissingReport.Row::tax).count(),
                missing.rows().stream().filter(MissingReport.Row::jobs).count());
    }

    /** How many corrections and withdrawals wait for this reader: the own ones wait for somebody else. */
    static long waitingFor(Caller caller, Views views) {
        return AccessPolicy.scope(caller, Action.APPROVE_RESTATEMENT).stream()
                .flatMap(scope ->
                        views.contributions().all(scope, new ContributionViews.Filter(null, null, true)).stream())
                .flatMap(each -> each.figures().values().stream())
                .map(ContributionView.State::pending)
                .filter(Objects::nonNull)
                .filter(pending -> !pending.proposedBy().equals(caller.login()))
                .count();
    }
}
