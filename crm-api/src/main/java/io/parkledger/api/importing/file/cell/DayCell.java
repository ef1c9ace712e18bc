package io.parkledger.api.importing.file.cell;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Days and months as people write them. */
public final class DayCell {

    private static final String YEAR = "((?:19|20|21)\\d\\d)";
    private static final Pattern DAY = Pattern.compile(
            YEAR + "(?:\\s?[-/.年]\\s?)(\\d{1,2})(?:\\s?[-/.月]\\s?)(\\d{1,2})\\s?[日号.]?(?:\\s*[(（]?(?:星期|周).*)?");
    private static final Pattern WITHOUT_SIGNS = Pattern.compile(YEAR + "(\\d\\d)(\\d\\d)");
    private static final Pattern MONTH = Pattern.compile(YEAR + "\\s?[-/.年]\\s?(\\d{1,2})\\s?月?(?:份)?");
    private static final Pattern MONTH_WITHOUT_SIGNS = Pattern.compile(YEAR + "(0[1-9]|1[0-2])");
    private static final Pattern TIME = Pattern.compile("[\\sT]+\\d{1,2}:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?");
    private static final Pattern ENGLISH_DAY_FIRST =
            Pattern.compile("(\\d{1,2})[\\s-]([A-Za-z]{3,9})\\.?,?[\\s-]" + YEAR);
    private static final Pattern ENGLISH_MONTH_FIRST = Pattern.compile("([A-Za-z]{3,9})\\.?\\s(\\d{1,2}),?\\s" + YEAR);
    private static final Pattern ENGLISH_MONTH = Pattern.compile("([A-Za-z]{3,9})\\.?,?[\\s-]" + YEAR);
    private static final Pattern TWO_DIGITS =
            Pattern.compile("['’]?\\d{2}\\s?(?:[-/.]\\s?\\d{1,2}\\s?[-/.]\\s?\\d{1,2}|年\\s?\\d{1,2}\\s?月.*)");

    /** Days as Excel counts them: between 1954 and 2064 nobody means a number by it. */
    private static final Pattern SERIAL = Pattern.compile("[2-5]\\d{4}");

    private static final LocalDate FIRST_SERIAL = LocalDate.of(1899, 12, 30);

    /** 2021.10 is 2021.1 as a number. */
    private static final Pattern MAYBE_OCTOBER = Pattern.compile(YEAR + "\\.1");

    private static final int SHORTEST_MONTH = 3;

    /** The day that is meant where only a month is written. */
    public enum OfMonth {
        FIRST,
        LAST
    }

    private DayCell() {}

    static LocalDate day(String text, OfMonth ofMonth) {
        requireYear(text);
        var day = dayIn(text);
        if (day != null) {
            return day;
        }
        var month = monthIn(text);
        if (month == null) {
            throw new CellRefused("import.cell-not-a-day", text);
        }
        return ofMonth == OfMonth.FIRST ? month.atDay(1) : month.atEndOfMonth();
    }

    static YearMonth month(String text) {
        requireYear(text);
        var month = monthIn(text);
        if (month != null) {
            return month;
        }
        var day = dayIn(text);
        if (day == null) {
            throw new CellRefused("import.cell-not-a-month", text);
        }
        return YearMonth.from(day);
    }

    private static void requireYear(String text) {
        if (TWO_DIGITS.matcher(text).matches()) {
            throw new CellRefused("import.cell-year-of-two-digits", text);
        }
    }

    /** Null when no day is written there. */
    static @Nullable LocalDate dayIn(String written) {
        var text = TIME.matcher(written.replace('／', '/').replace('．', '.').replace('－', '-'))
                .replaceFirst("");
        try {
            if (SERIAL.matcher(text).matches()) {
                return FIRST_SERIAL.plusDays(Integer.parseInt(text));
            }
            for (var pattern : new Pattern[] {DAY, WITHOUT_SIGNS}) {
                var found = pattern.matcher(text);
                if (found.matches()) {
                    return day(found.group(1), number(found, 2), found.group(3));
                }
            }
            var dayFirst = ENGLISH_DAY_FIRST.matcher(text);
            if (dayFirst.matches()) {
                return day(dayFirst.group(3), english(dayFirst.group(2)), dayFirst.group(1));
            }
            var monthFirst = ENGLISH_MONTH_FIRST.matcher(text);
            return monthFirst.matches()
                    ? day(monthFirst.group(3), english(monthFirst.group(1)), monthFirst.group(2))
                    : null;
        } catch (DateTimeException e) {
            throw new CellRefused("import.cell-no-such-day", written);
        }
    }

    private static LocalDate day(String year, int month, String day) {
        return LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day));
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static @Nullable YearMonth monthIn(String written) {
        var text = written.replace('／', '/').replace('．', '.').replace('－', '-');
        if (MAYBE_OCTOBER.matcher(text).matches()) {
            throw new CellRefused("import.cell-month-may-be-october", written);
        }
        try {
            for (var pattern : new Pattern[] {MONTH, MONTH_WITHOUT_SIGNS}) {
                var found = pattern.matcher(text);
                if (found.matches()) {
                    return YearMonth.of(number(found, 1), number(found, 2));
                }
            }
            var english = ENGLISH_MONTH.matcher(text);
            return english.matches() ? YearMonth.of(number(english, 2), english(english.group(1))) : null;
        } catch (DateTimeException e) {
            throw new CellRefused("import.cell-no-such-day", written);
        }
    }

    /** The month of that English name, or of its beginning. */
    private static int english(String name) {
        return Stream.of(Month.values())
                .filter(month -> name.length() >= SHORTEST_MONTH
                        && month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                                .toLowerCase(Locale.ROOT)
                                .startsWith(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(Month::getValue)
                .orElseThrow(() -> new DateTimeException(name));
    }
}
