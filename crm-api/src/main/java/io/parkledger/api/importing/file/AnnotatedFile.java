package io.parkledger.api.importing.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows of a file that something is wrong with, to be put right and sent again: each says what it is. */
public final class AnnotatedFile {

    private static final String WRONG = "FFC7CE";

    private AnnotatedFile() {}

    /**
     * Writes a workbook of Excel (XLSX).
     *
     * @param remarks  by number of row
     * @param headings of the two columns behind those of the file: the number of the row, and the reason
     */
    public static void write(
            TableFile file, Map<Integer, List<Remark>> remarks, List<String> headings, OutputStream out)
            throws IOException {
        var columns =
                new ArrayList<>(file.columns().stream().map(Column::heading).toList());
        int width = columns.size();
        columns.addAll(headings);
        var sheet = new TextSheet(out, columns);
        var written = new int[] {0};
        try {
            file.forEach(row -> {
                var wrong = remarks.getOrDefault(row.number(), List.of());
                if (!wrong.isEmpty()) {
                    write(row, wrong, width, ++written[0], sheet);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        sheet.end();
    }

    private static void write(TableRow row, List<Remark> wrong, int width, int into, TextSheet sheet) {
        for (int column = 0; column < width; column++) {
            sheet.cell(into, column, row.cells().get(column));
        }
        for (var remark : wrong) {
            if (remark.column() != null && remark.column() < width) {
                sheet.colour(into, remark.column(), WRONG);
            }
        }
        sheet.cell(into, width, String.valueOf(row.number()));
        sheet.cell(
                into, width + 1, wrong.stream().map(Remark::sentence).distinct().collect(Collectors.joining("\n")));
        try {
            sheet.written(into);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
