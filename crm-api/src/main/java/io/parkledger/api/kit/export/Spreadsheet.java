package io.parkledger.api.kit.export;

import io.parkledger.core.value.Cny;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook of Excel (XLSX), written as its rows come. What people computed with stays what it is: numbers are
 * numbers, money shows its fen, days are days. What people typed is text, also when it looks like a formula, and stays
 * so when somebody edits it. Where a list is longer than a sheet of Excel, it goes on in another.
 */
public final class Spreadsheet implements Lines {

    /** More rows has no sheet of Excel. */
    private static final int ROWS_AT_MOST = 1_048_576;
    /** A longer text makes Excel call the whole file damaged. */
    private static final int CHARACTERS_AT_MOST = 32_767;
    /** The columns are as wide as these need; after them rows leave the memory. */
    private static final int ROWS_AT_ONCE = 500;

    private static final int NARROWEST = 8;
    private static final int WIDEST = 60;

    private static final String MONEY = "#,##0.00";
    private static final String DAY = "yyyy-mm-dd";
    private static final String MINUTE = "yyyy-mm-dd hh:mm";
    private static final String SECOND = "yyyy-mm-dd hh:mm:ss";
    private static final String TEXT = "@";

    private final Workbook workbook;
    private String name;
    private final int rowsAtMost;
    private List<String> columns = List.of();
    private int[] widths = {};
    private @Nullable Worksheet sheet;
    private int sheets;
    private int rows;

    /** A time that says its second as well; others say their minute. */
    public record ToTheSecond(LocalDateTime time) {}

    /** @param name of its sheet; what Excel allows in none is left out */
    public Spreadsheet(OutputStream out, String name) {
        this(out, name, ROWS_AT_MOST);
    }

    /** @param rowsAtMost of one sheet */
    Spreadsheet(OutputStream out, String name, int rowsAtMost) {
        this.workbook = new Workbook(out, "ParkLedger", null);
        this.name = name;
        this.rowsAtMost = rowsAtMost;
    }

    /** @param name what Excel allows in none is left out */
    @Override
    public void table(String name) throws IOException {
        if (sheet != null) {
            finish(sheet);
        }
        this.name = name;
        sheet = null;
        sheets = 0;
    }

    @Override
    public void heading(List<String> columns) throws IOException {
        this.columns = columns;
        next();
    }

    /** Begins a sheet. */
    private Worksheet next() throws IOException {
        if (sheet != null) {
            finish(sheet);
        }
        var begun = workbook.newWorksheet(++sheets == 1 ? name : name + " " + sheets);
        begun.freezePane(0, 1);
        // Printed it is as wide as a page, with the headings on each.
        begun.pageOrientation("landscape");
        begun.setFitToPage(true);
        begun.paperSize(PaperSize.A4_PAPER);
        begun.fitToWidth((short) 1);
        begun.fitToHeight((short) 0);
        begun.repeatRows(0);
        begun.footer("&P / &N", Position.CENTER);
        widths = new int[columns.size()];
        for (int column = 0; column < columns.size(); column++) {
            text(begun, 0, column, columns.get(column));
            begun.style(0, column).bold().set();
        }
        sheet = begun;
        rows = 1;
        return begun;
    }

    @Override
    public void row(List<? extends @Nullable Object> facts) throws IOException {
        var into = sheet == null || rows == rowsAtMost ? next() : sheet;
        for (int column = 0; column < facts.size(); column++) {
            var fact = facts.get(column);
            if (fact != null) {
                cell(into, column, fact);
            }
        }
        rows++;
        if (rows % ROWS_AT_ONCE == 0) {
            flush(into);
        }
    }

    private void cell(Worksheet into, int column, Object fact) {
        if (fact instanceof Cny money) {
            number(into, column, money.yuan());
            format(into, column, MONEY);
        } else if (fact instanceof Number number) {
            number(into, column, number);
        } else if (fact instanceof LocalDate day) {
            into.value(rows, column, day);
            format(into, column, DAY);
            widen(column, DAY.length());
        } else if (fact instanceof LocalDateTime time) {
            time(into, column, time, MINUTE);
        } else if (fact instanceof ToTheSecond exact) {
            time(into, column, exact.time(), SECOND);
        } else if (!fact.toString().isEmpty()) {
            text(into, rows, column, fact.toString());
            format(into, column, TEXT);
        }
    }

    private void number(Worksheet into, int column, Number number) {
        into.value(rows, column, number);
        // With what separates thousands.
        widen(column, new BigDecimal(number.toString()).toPlainString().length() * 4 / 3);
    }

    private void time(Worksheet into, int column, LocalDateTime time, String format) {
        into.value(rows, column, time);
        format(into, column, format);
        widen(column, format.length());
    }

    private void format(Worksheet into, int column, String format) {
        into.style(rows, column).format(format).set();
    }

    private void text(Worksheet into, int row, int column, String text) {
        into.inlineString(
                row,
                column,
                text.length() <= CHARACTERS_AT_MOST ? text : text.substring(0, CHARACTERS_AT_MOST - 1) + "…");
        widen(column, text.codePoints().limit(WIDEST).map(Spreadsheet::width).sum());
    }

    private void widen(int column, int characters) {
        widths[column] = Math.max(widths[column], Math.min(WIDEST, characters));
    }

    /** Chinese signs are as wide as two others. */
    private static int width(int sign) {
        return sign < '\u2e80' ? 1 : 2;
    }

    private void flush(Worksheet into) throws IOException {
        if (rows <= ROWS_AT_ONCE) {
            settle(into);
        }
        into.flush();
    }

    private void settle(Worksheet into) {
        for (int column = 0; column < widths.length; column++) {
            into.width(column, Math.max(NARROWEST, widths[column] + 2));
        }
    }

    private void finish(Worksheet written) throws IOException {
        if (rows < ROWS_AT_ONCE) {
            settle(written);
        }
        if (!columns.isEmpty()) {
            written.setAutoFilter(0, 0, rows - 1, columns.size() - 1);
        }
        written.finish();
    }

    @Override
    public void note(String note) throws IOException {
        var last = sheet == null || rows + 1 >= rowsAtMost ? next() : sheet;
        // Below an empty row; no column is as wide as it.
        last.inlineString(rows + 1, 0, note);
    }

    @Override
    public void end() throws IOException {
        finish(sheet == null ? next() : sheet);
        workbook.finish();
    }
}
