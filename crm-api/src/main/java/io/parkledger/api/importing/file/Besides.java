package io.parkledger.api.importing.file;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Tells rows below the headings that are no rows of the table: totals, notes, headings again, and nothing at all. */
final class Besides {

    private static final Pattern TOTAL = Pattern.compile(
            "(?:.{0,12})(?:合计|小计|总计|共计|累计)(?:[(（].*[)）])?[:：]?|(?:grand|sub)?-?totals?:?|sum:?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NOTE = Pattern.compile(
            "(?:填表人?|填报人?|制表人?|经办人?|编制人?|审核人?|复核人?|负责人|单位负责人|统计负责人|联系人|联系电话|填表日期|填报日期|报出日期|制表日期"
                    + "|备注|附注|注|说明|填表说明|填报说明|数据来源|note|notes|remark|remarks|prepared by|checked by|source)"
                    + "\\s*\\d?[:：.、].*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern SPACES = Pattern.compile("\\s");
    private static final Pattern NUMBERED = Pattern.compile("栏次|列次|序号|[甲乙丙丁戊]");

    /** A table of fewer columns can have a row with a single cell. */
    private static final int COLUMNS_OF_A_TABLE = 3;

    private final HeadingRows headings;
    private final List<Column> columns;
    private final List<LeftOut> found = new ArrayList<>();
    private int before;

    Besides(HeadingRows headings, List<Column> columns) {
        this.headings = headings;
        this.columns = columns;
        this.before = headings.lastRow();
    }

    /** Those that were left out so far. */
    List<LeftOut> found() {
        return List.copyOf(found);
    }

    /** Looks at each row once, in their order. */
    boolean leavesOut(RawRow row) {
        boolean isApart = row.number() > before + 1;
        if (isApart) {
            found.add(new LeftOut(before + 1, row.number() - 1, WhyLeftOut.BLANK));
        }
        before = row.number();
        if (isHeading(row)) {
            return found.add(LeftOut.of(row.number(), WhyLeftOut.HEADING));
        }
        if (TOTAL.matcher(SPACES.matcher(row.first()).replaceAll("")).matches()) {
            return found.add(LeftOut.of(row.number(), WhyLeftOut.TOTAL));
        }
        boolean isAlone =
                isApart && columns.size() >= COLUMNS_OF_A_TABLE && row.filled().size() == 1;
        return (isAlone || NOTE.matcher(row.first()).matches()) && found.add(LeftOut.of(row.number(), WhyLeftOut.NOTE));
    }

    private boolean isHeading(RawRow row) {
        var said = headings.headings();
        boolean isAgain = row.filled().size() > 1
                && IntStream.range(0, columns.size()).allMatch(column -> {
                    var heading = column < said.size() ? said.get(column) : "";
                    return row.cell(column).isEmpty()
                            || List.of(heading.split(Column.BELOW)).contains(row.cell(column));
                });
        return isAgain || isNumbered(row);
    }

    /** Numbers of the columns, 甲 乙 1 2 3, as forms of the statistics office have them below their headings. */
    private boolean isNumbered(RawRow row) {
        var filled = row.filled();
        int words = (int) filled.stream()
                .takeWhile(cell -> NUMBERED.matcher(cell).matches())
                .count();
        return row.number() == headings.lastRow() + 1
                && filled.size() >= COLUMNS_OF_A_TABLE
                && filled.size() == columns.size()
                && filled.size() > words
                && IntStream.range(words, filled.size())
                        .allMatch(at -> filled.get(at).equals(String.valueOf(at - words + 1)));
    }
}
