package io.parkledger.projection.report.tenancy;

import io.parkledger.core.value.Industry;
import io.parkledger.projection.report.Ratio;
import java.time.LocalDate;
import java.util.List;

/**
 * Who came, who left, who is here, over a period.
 *
 * @param before   in the park on the day before the period
 * @param landed    stays that began in the period: who comes back lands again
 * @param exited    stays that ended in it
 * @param inPark    at its end
 * @param retention (before − exits among them) ÷ before; who left and came back has left
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
