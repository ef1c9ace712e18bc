package io.parkledger.api.importing.file.cell;

import io.parkledger.core.value.Period;
import java.util.regex.Pattern;

/** Months and quarters as people write them. */
final class PeriodCell {

    private static final String YEAR = "((?:19|20|21)\\d\\d)年?(?:度)?";
    private static final String CHINESE = "一二三四";
    private static final int MONTHS = 3;

    private static final Pattern QUARTER = Pattern.compile(YEAR + "[-/.]?(?:第?([1-4一二三四])季度?|q([1-4]))");
    private static final Pattern QUARTER_FIRST = Pattern.compile("q([1-4])[-/.]?" + YEAR);
    private static final Pattern FROM_MONTH = Pattern.compile(YEAR + "[-/.]?(\\d{1,2})月?[-~～至到—](\\d{1,2})月(?:份)?");

    private static final Pattern YEAR_ALONE = Pattern.compile(YEAR);

    private PeriodCell() {}

    /** A year of four digits, as people write it: 2021, 2021年, 2021年度. */
    static int year(String text) {
        var year = YEAR_ALONE.matcher(CellText.folded(text));
        if (!year.matches()) {
            throw new CellRefused("import.cell-not-a-year", text);
        }
        return Integer.parseInt(year.group(1));
    }

    static Period period(String text) {
        var folded = CellText.folded(text);
        var quarter = QUARTER.matcher(folded);
        if (quarter.matches()) {
            return quarter(quarter.group(1), quarter.group(2) == null ? quarter.group(3) : quarter.group(2));
        }
        var first = QUARTER_FIRST.matcher(folded);
        if (first.matches()) {
            return quarter(first.group(2), first.group(1));
        }
        var months = FROM_MONTH.matcher(folded);
        if (months.matches()) {
            int from = Integer.parseInt(months.group(2));
            int until = Integer.parseInt(months.group(3));
            if (until % MONTHS == 0 && until / MONTHS <= CHINESE.length() && from == until - MONTHS + 1) {
                return quarter(months.group(1), String.valueOf(until / MONTHS));
            }
            throw new CellRefused("import.cell-not-a-period", text);
        }
        return month(text);
    }

    private static Period quarter(String year, String quarter) {
        int chinese = CHINESE.indexOf(quarter);
        return Period.quarter(Integer.parseInt(year), chinese < 0 ? Integer.parseInt(quarter) : chinese + 1);
    }

    /** A month; Excel makes its first day of it. */
    private static Period month(String text) {
        var day = DayCell.dayIn(text);
        if (day != null && day.getDayOfMonth() != 1) {
            throw new CellRefused("import.cell-not-a-period", text);
        }
        try {
            return Period.month(DayCell.month(text));
        } catch (CellRefused e) {
            throw e.code().equals("import.cell-not-a-month") ? new CellRefused("import.cell-not-a-period", text) : e;
        }
    }
}
