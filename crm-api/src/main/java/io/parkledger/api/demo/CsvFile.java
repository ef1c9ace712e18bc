package io.parkledger.api.demo;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Comma-separated text with a header line, as spreadsheets write it: UTF-8, with or without byte order mark, quotes
 * where needed.
 */
final class CsvFile {

    private CsvFile() {}

    /** @param errors gets the line whose quotes are wrong as well: what comes after it is not read */
    static List<Row> read(String name, InputStream file, List<String> columns, RowErrors errors) throws IOException {
        var lines = lines(name, file, errors);
        var header = lines.isEmpty() ? List.<String>of() : lines.get(0).cells();
        for (var column : columns) {
            if (!header.contains(column)) {
                errors.add("import.column-missing", name, column);
            }
        }
        var rows = new ArrayList<Row>();
        for (var line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            var cells = new LinkedHashMap<String, String>();
            for (int i = 0; i < Math.min(header.size(), line.cells().size()); i++) {
                cells.put(header.get(i), line.cells().get(i).strip());
            }
            rows.add(new Row(name, line.number(), cells));
        }
        return rows;
    }

    private static List<Line> lines(String name, InputStream file, RowErrors errors) throws IOException {
        var lines = new ArrayList<Line>();
        var made = new Lines();
        try (var reader = CsvReader.builder()
                .detectBomHeader(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(made, file)) {
            reader.forEach(lines::add);
        } catch (CsvParseException e) {
            errors.atLine(name, made.number(), "import.quotes-wrong");
        }
        return lines;
    }

    private record Line(int number, List<String> cells) {}

    /** Knows where a line began that cannot be read. */
    private static final class Lines extends AbstractBaseCsvCallbackHandler<Line> {

        private final List<String> cells = new ArrayList<>();

        int number() {
            return (int) getStartingLineNumber();
        }

        @Override
        protected void handleBegin(long number) {
            cells.clear();
        }

        @Override
        protected void handleField(int column, char[] text, int from, int length, boolean quoted) {
            cells.add(new String(text, from, length));
        }

        @Override
        protected Line buildRecord() {
            return new Line(number(), List.copyOf(cells));
        }
    }
}
