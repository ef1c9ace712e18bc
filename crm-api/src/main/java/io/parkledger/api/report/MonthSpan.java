package io.parkledger.api.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whole months, both included, as pages speak of them. */
public record MonthSpan(YearMonth from, YearMonth to) {

    private static final int FIRST_MONTH_WORTH_A_LOOK = 3;

    public static MonthSpan ofYear(int year) {
        return new MonthSpan(YearMonth.of(year, 1), YearMonth.of(year, 12));
    }

    public static MonthSpan ofQuarter(int year, int quarter) {
        return new MonthSpan(YearMonth.of(year, quarter * 3 - 2), YearMonth.of(year, quarter * 3));
    }

    /** The year one wants to see: this one, or until the end of February the last, which is whole. */
    public static MonthSpan worthALook(LocalDate today) {
        return ofYear(today.getMonthValue() < FIRST_MONTH_WORTH_A_LOOK ? today.getYear() - 1 : today.getYear());
    }

    /**
     * The months of this year that are over, or in January and February those of the last: what can be compared. A
     * month is over on its last day, which is the day people close their books on.
     */
    public static MonthSpan closedBy(LocalDate today) {
        var year = worthALook(today);
        return year.year() < today.getYear()
                ? year
                : new MonthSpan(year.from(), YearMonth.from(today.plusDays(1)).minusMonths(1));
    }

    /** This year, with the month that still runs. */
    public static MonthSpan soFar(LocalDate today) {
        return new MonthSpan(YearMonth.of(today.getYear(), 1), YearMonth.from(today));
    }

    /** The same months of the year before. */
    public MonthSpan aYearBefore() {
        return new MonthSpan(from.minusYears(1), to.minusYears(1));
    }

    /** The years around this one, none in the future, and its quarters: what one looks at next. */
    public List<MonthSpan> quick(LocalDate today) {
        return Stream.concat(
                        Stream.of(-1, 0, 1).map(years -> ofYear(year() + years)),
                        Stream.of(1, 2, 3, 4).map(quarter -> ofQuarter(year(), quarter)))
                .filter(each -> !each.from().isAfter(YearMonth.from(today)))
                .toList();
    }

    public LocalDate firstDay() {
        return from.atDay(1);
    }

    public LocalDate lastDay() {
        return to.atEndOfMonth();
    }

    /** As asked for; the end that is left open is that of the year of the other. */
    public static MonthSpan of(@Nullable YearMonth from, @Nullable YearMonth to, LocalDate today) {
        if (from == null && to == null) {
            return worthALook(today);
        }
        var first = from == null ? to.withMonth(1) : from;
        return new MonthSpan(first, to == null ? first.withMonth(12) : to);
    }

    public int year() {
        return from.getYear();
    }

    public boolean isWholeYear() {
        return equals(ofYear(year()));
    }

    /** 1 to 4; 0 when it is no quarter. */
    public int quarter() {
        int quarter = (from.getMonthValue() + 2) / 3;
        return equals(ofQuarter(year(), quarter)) ? quarter : 0;
    }
}
