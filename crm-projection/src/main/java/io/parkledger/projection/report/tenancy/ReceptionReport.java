package io.parkledger.projection.report.tenancy;

import java.time.LocalDate;
import java.util.List;

/**
 * Delegations and visitors of a period.
 *
 * @param receptions    批次
 * @param visitors      人次, hosts excluded
 * @param trips         走出去: trips, companies seen, person-days
 */
public record ReceptionReport(
        LocalDate from,
        LocalDate to,
        long receptions,
        long visitors,
        List<MonthRow> months,
        long trips,
        long companiesVisited,
        long personDays) {

    /** One month. */
    public record MonthRow(String month, long receptions, long visitors) {}
}
