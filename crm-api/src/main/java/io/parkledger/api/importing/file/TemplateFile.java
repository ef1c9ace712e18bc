package io.parkledger.api.importing.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A file to fill in: headings that are understood, and a row that shows how. */
public final class TemplateFile {

    /** So many rows below the example take what is typed as text. */
    private static final int ROWS = 500;

    private TemplateFile() {}

    /** Writes a workbook of Excel (XLSX). */
    public static void write(List<String> headings, List<String> example, OutputStream out) throws IOException {
        var sheet = new TextSheet(out, headings);
        for (int column = 0; column < example.size(); column++) {
            sheet.cell(1, column, example.get(column));
        }
        sheet.empty(2, ROWS, headings.size());
        sheet.end();
    }
}
