package io.parkledger.api.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Comma-separated text with a header line, as spreadsheets write it: UTF-8, with or without byte order mark, quotes
 * where needed.
 */
final class CsvFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvFile() {}

    static List<Row> parse(String name, String text, List<String> columns, RowErrors errors) {
        var lines = records(text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? text : text.substring(1));
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

    private record Line(int number, List<String> cells) {}

    private static List<Line> records(String text) {
        var lines = new ArrayList<Line>();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        int number = 1;
        int startedAt = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',') {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                end(lines, cells, cell, startedAt);
                startedAt = number + 1;
            } else if (c != '\r') {
                cell.append(c);
            }
            if (c == '\n') {
                number++;
            }
        }
        end(lines, cells, cell, startedAt);
        return lines;
    }

    private static void end(List<Line> lines, List<String> cells, StringBuilder cell, int number) {
        if (!cells.isEmpty() || !cell.isEmpty()) {
            cells.add(cell.toString());
            lines.add(new Line(number, List.copyOf(cells)));
        }
        cells.clear();
        cell.setLength(0);
    }
}
