package io.parkledger.api.importing.file;

import io.parkledger.api.importing.file.cell.CellUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a sheet with the headings of its table. Above them may stand the title and lines that say who filled the
 * sheet in and in what unit.
 *
 * @param firstRow as Excel shows it
 * @param headings by column
 * @param unit     stated above the table for all of it; null when none is
 */
record HeadingRows(
        int firstRow,
        int lastRow,
        List<String> headings,
        @Nullable CellUnit unit) {

    /** Further down nobody looks for headings. */
    static final int LOOKED_AT = 60;

    private static final int ROWS_AT_MOST = 5;

    private static final Pattern LABEL = Pattern.compile("[^:：()（）]{1,12}[:：].*", Pattern.DOTALL);
    private static final Pattern IN_BRACKETS = Pattern.compile("[(（\\[【].*[)）\\]】]", Pattern.DOTALL);
    private static final Pattern UNIT = Pattern.compile(
            "(?:^|[(（\\s，,；;]|计量|金额|货币|人民币)(?:单位|unit)\\s*[:：]\\s*(?:人民币)?([^)），,；;、\\s]+(?: yuan)?)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_HEADING =
            Pattern.compile("[-+]?[\\d,.]+%?|\\d{4}[-/.年]\\d{1,2}.*|[0-9A-Z]{18}|.*\\d{7,}.*");
    private static final Pattern LINES = Pattern.compile(
            "(?<=[\\u2e80-\\uffef])\\s*\\n\\s*(?=[\\u2e80-\\uffef])|(?<=[\\u4e00-\\u9fff]) +(?=[\\u4e00-\\u9fff])");

    /** @param rows the first of a sheet that are not empty, one at least */
    static HeadingRows among(List<RawRow> rows, Merges merges) {
        int width = rows.stream().mapToInt(row -> row.filled().size()).max().orElse(0);
        int first = 0;
        while (first < rows.size() - 1 && isAbove(rows.get(first), width)) {
            first++;
        }
        int last = first;
        while (last + 1 < rows.size()
                && last - first + 1 < ROWS_AT_MOST
                && goesOn(rows.get(last), rows.get(last + 1), rows.get(first).number(), merges)) {
            last++;
        }
        var found = rows.subList(first, last + 1);
        return new HeadingRows(
                found.get(0).number(),
                found.get(found.size() - 1).number(),
                headings(found, merges),
                unit(rows.subList(0, first)));
    }

    /** A title, or a line of labels: 填报单位：…, 单位：万元. */
    private static boolean isAbove(RawRow row, int width) {
        var filled = row.filled();
        return filled.size() == 1 && width > 1
                || filled.size() * 2 <= width
                        && filled.stream().anyMatch(cell -> LABEL.matcher(cell).matches())
                || filled.stream().allMatch(cell -> LABEL.matcher(cell).matches());
    }

    /** Whether the next row still belongs to the headings. */
    private static boolean goesOn(RawRow row, RawRow next, int firstRow, Merges merges) {
        boolean isMergedInto = IntStream.rangeClosed(firstRow, row.number())
                .mapToObj(merges::from)
                .flatMap(List::stream)
                .anyMatch(area -> area.lastRow() >= next.number() && isOfHeadings(area, next));
        boolean isSpread = merges.from(row.number()).stream()
                .anyMatch(area -> area.lastColumn() > area.firstColumn()
                        && area.lastRow() < next.number()
                        && row.has(area.firstColumn())
                        && IntStream.rangeClosed(area.firstColumn(), area.lastColumn())
                                .allMatch(next::has));
        return (isMergedInto || isSpread || dividesGroups(row, next))
                        && next.filled().stream().noneMatch(isData())
                || next.filled().stream().allMatch(HeadingRows::isUnit);
    }

    /** Cells of the body can be merged over many rows; those of headings are over a few, and not beside facts. */
    private static boolean isOfHeadings(Merges.Area area, RawRow next) {
        return area.lastRow() - area.firstRow() < ROWS_AT_MOST
                && next.filled().stream().noneMatch(isData());
    }

    private static Predicate<String> isData() {
        return cell -> NO_HEADING.matcher(cell).matches();
    }

    private static boolean isUnit(String cell) {
        return IN_BRACKETS.matcher(cell).matches() || CellUnit.of(cell).isPresent();
    }

    /**
     * Whether the next row names the parts of what the row above names as a whole, and nothing else: as headings look
     * whose cells were merged once, before the sheet became text.
     */
    private static boolean dividesGroups(RawRow row, RawRow next) {
        int width = Math.max(row.cells().size(), next.cells().size());
        boolean hasGroup = false;
        for (int column = 0; column < width; ) {
            int until = column + 1;
            while (until < width && !row.has(until)) {
                until++;
            }
            boolean isGroup = row.has(column) && until - column > 1;
            if (isGroup != next.has(column)
                    || isGroup && !IntStream.range(column, until).allMatch(next::has)) {
                return false;
            }
            hasGroup |= isGroup;
            column = until;
        }
        return hasGroup;
    }

    private static List<String> headings(List<RawRow> rows, Merges merges) {
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        var headings = new ArrayList<String>();
        for (int column = 0; column < width; column++) {
            var parts = new LinkedHashSet<String>();
            for (int i = 0; i < rows.size(); i++) {
                var part = heading(rows, i, column, merges);
                if (!part.isEmpty()) {
                    parts.add(LINES.matcher(part).replaceAll("").replace('\n', ' '));
                }
            }
            headings.add(String.join(Column.BELOW, parts));
        }
        return headings;
    }

    /** What a row of headings says above a column: its own cell, the one it is merged with, the group it is part of. */
    private static String heading(List<RawRow> rows, int row, int column, Merges merges) {
        var own = rows.get(row);
        if (own.has(column)) {
            return own.cell(column);
        }
        var area = merges.at(own.number(), column);
        if (area != null) {
            return rows.stream()
                    .filter(each -> each.number() == area.firstRow())
                    .findFirst()
                    .map(each -> each.cell(area.firstColumn()))
                    .orElse("");
        }
        boolean isDivided = row + 1 < rows.size() && rows.get(row + 1).has(column);
        if (!isDivided || isUnit(rows.get(row + 1).cell(column))) {
            return "";
        }
        return IntStream.iterate(column - 1, left -> left >= 0, left -> left - 1)
                .filter(own::has)
                .mapToObj(own::cell)
                .findFirst()
                .orElse("");
    }

    private static @Nullable CellUnit unit(List<RawRow> above) {
        for (var row : above) {
            for (var cell : row.filled()) {
                var stated = UNIT.matcher(cell);
                while (stated.find()) {
                    var unit = CellUnit.of(stated.group(1));
                    if (unit.isPresent()) {
                        return unit.get();
                    }
                }
            }
        }
        return null;
    }
}
