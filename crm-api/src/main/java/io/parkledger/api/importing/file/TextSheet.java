package io.parkledger.api.importing.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A sheet of Excel whose cells are all text, and stay so when somebody edits them: 0101 keeps its zero. */
final class TextSheet {

    private static final String TEXT = "@";
    private static final int NARROWEST = 10;
    private static final int WIDEST = 40;
    private static final int ROWS_AT_ONCE = 500;

    private final Workbook workbook;
    private final Worksheet sheet;

    TextSheet(OutputStream out, List<String> headings) {
        workbook = new Workbook(out, "ParkLedger", null);
        sheet = workbook.newWorksheet("Sheet1");
        sheet.freezePane(0, 1);
        for (int column = 0; column < headings.size(); column++) {
            cell(0, column, headings.get(column));
            sheet.style(0, column).bold().set();
            sheet.width(
                    column,
                    Math.max(NARROWEST, Math.min(WIDEST, headings.get(column).length() * 2 + 2)));
        }
    }

    /** @param row from 0 on, as the columns */
    void cell(int row, int column, String text) {
        if (!text.isEmpty()) {
            sheet.inlineString(
                    row,
                    column,
                    text.length() <= RawRows.CHARACTERS_AT_MOST
                            ? text
                            : text.substring(0, RawRows.CHARACTERS_AT_MOST - 1) + "…");
        }
        sheet.style(row, column).format(TEXT).set();
    }

    void colour(int row, int column, String colour) {
        sheet.style(row, column).format(TEXT).fillColor(colour).set();
    }

    /** Has empty cells take what is typed into them as text. */
    void empty(int firstRow, int lastRow, int columns) {
        IntStream.rangeClosed(firstRow, lastRow).forEach(row -> IntStream.range(0, columns)
                .forEach(column -> sheet.style(row, column).format(TEXT).set()));
    }

    /** Lets go of the rows that are written, now and then. */
    void written(int row) throws IOException {
        if (row % ROWS_AT_ONCE == 0) {
            sheet.flush();
        }
    }

    void end() throws IOException {
        sheet.finish();
        workbook.finish();
    }
}
