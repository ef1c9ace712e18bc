package io.parkledger.api.home;

import io.parkledger.api.kit.access.Caller;
import io.parkledger.core.value.Period;
import io.parkledger.projection.Views;
import io.parkledger.projection.report.contribution.MissingReport;
import java.time.LocalDate;

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
}
