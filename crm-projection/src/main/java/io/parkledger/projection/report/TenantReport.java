package io.parkledger.projection.report;

import io.parkledger.core.value.Industry;
import java.time.LocalDate;
import java.util.List;

/**
 * Who came, who left, who is here, over a period.
 *
 * @param before   in the park on the day before the period
 * @param landed   in the period
 * @param exited   in the period
 * @param inPark   at its end
 * @param retention (before − exits among them) ÷ before
 */
public record TenantReport(
        LocalDate from,
        LocalDate to,
        long before,
        long landed,
        long exited,
        long inPark,
        Ratio retention,
        List<MonthRow> months,
        List<IndustryRow> industries) {

    /** Landings of one month. */
    public record MonthRow(String month, long landed) {}

    /** One industry. */
    public record IndustryRow(Industry industry, long landed, long inPark) {}
}
