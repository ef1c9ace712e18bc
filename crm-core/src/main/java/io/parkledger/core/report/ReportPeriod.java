package io.parkledger.core.report;

import io.parkledger.core.bound.Bounds;
import io.parkledger.core.value.InvalidValue;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/** A month, {@code 2021-12}, or a year, {@code 2021}: what a report sums up. */
public record ReportPeriod(String value) {

    private static final Pattern SHAPE = Pattern.compile("(19|20|21)\\d\\d(-(0[1-9]|1[0-2]))?");
    private static final int YEAR_DIGITS = 4;

    public ReportPeriod {
        if (!SHAPE.matcher(value).matches() || !Bounds.holds(lastDayOf(value))) {
            throw new InvalidValue("value.report-period-malformed", value);
        }
    }

    public ReportKind kind() {
        return value.length() == YEAR_DIGITS ? ReportKind.YEAR : ReportKind.MONTH;
    }

    public YearMonth firstMonth() {
        return kind() == ReportKind.YEAR ? YearMonth.of(Integer.parseInt(value), 1) : YearMonth.parse(value);
    }

    public YearMonth lastMonth() {
        return YearMonth.from(lastDay());
    }

    public LocalDate firstDay() {
        return firstMonth().atDay(1);
    }

    public LocalDate lastDay() {
        return lastDayOf(value);
    }

    private static LocalDate lastDayOf(String value) {
        return value.length() == YEAR_DIGITS
                ? LocalDate.of(Integer.parseInt(value), 12, 31)
                : YearMonth.parse(value).atEndOfMonth();
    }

    /** The month before a month (环比); a year is compared with the year before alone. */
    public Optional<ReportPeriod> monthBefore() {
        return kind() == ReportKind.MONTH ? within(firstMonth().minusMonths(1).toString()) : Optional.empty();
    }

    /** The same month, or all, of the year before (同比). */
    public Optional<ReportPeriod> yearBefore() {
        return within(
                kind() == ReportKind.MONTH
                        ? firstMonth().minusYears(1).toString()
                        : "" + (firstMonth().getYear() - 1));
    }

    /** Empty for what lies before all days that business can have. */
    private static Optional<ReportPeriod> within(String value) {
        return SHAPE.matcher(value).matches() && Bounds.holds(lastDayOf(value))
                ? Optional.of(new ReportPeriod(value))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
