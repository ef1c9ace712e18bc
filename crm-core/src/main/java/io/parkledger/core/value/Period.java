package io.parkledger.core.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A month, {@code 2021-03}, or a quarter, {@code 2021-Q3}: what a contribution is reported for. */
public record Period(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("(19|20|21)\\d\\d-(0[1-9]|1[0-2]|Q[1-4])");
    private static final int MONTHS_PER_QUARTER = 3;

    /** @throws InvalidValue unless written as above */
    @JsonCreator
    public Period {
        if (!SHAPE.matcher(value).matches()) {
            throw new InvalidValue("value.period-malformed", value);
        }
    }

    public static Period quarter(int year, int quarter) {
        return new Period(year + "-Q" + quarter);
    }

    public boolean isQuarter() {
        return value.charAt(5) == 'Q';
    }

    public int year() {
        return Integer.parseInt(value.substring(0, 4));
    }

    public static Period month(YearMonth month) {
        return new Period(month.toString());
    }

    /** The last month that ended before a day. */
    public static Period monthBefore(LocalDate day) {
        return month(YearMonth.from(day)).previous();
    }

    /** The last quarter that ended before a day. */
    public static Period quarterBefore(LocalDate day) {
        return month(YearMonth.from(day)).quarter().previous();
    }

    /** The quarter it lies in, or is. */
    public Period quarter() {
        return quarter(year(), (lastMonth().getMonthValue() - 1) / MONTHS_PER_QUARTER + 1);
    }

    /** The months it has: one, or three. */
    public List<Period> months() {
        return IntStream.rangeClosed(1 - (isQuarter() ? MONTHS_PER_QUARTER : 1), 0)
                .mapToObj(back -> month(lastMonth().plusMonths(back)))
                .toList();
    }

    /** The month, or quarter, before it. */
    public Period previous() {
        return isQuarter()
                ? month(lastMonth().minusMonths(MONTHS_PER_QUARTER)).quarter()
                : month(lastMonth().minusMonths(1));
    }

    public LocalDate firstDay() {
        return lastMonth().minusMonths(isQuarter() ? MONTHS_PER_QUARTER - 1 : 0).atDay(1);
    }

    public LocalDate lastDay() {
        return lastMonth().atEndOfMonth();
    }

    private YearMonth lastMonth() {
        int month = isQuarter() ? (value.charAt(6) - '0') * MONTHS_PER_QUARTER : Integer.parseInt(value.substring(5));
        return YearMonth.of(year(), month);
    }

    @Override
    public String toString() {
        return value;
    }
}
