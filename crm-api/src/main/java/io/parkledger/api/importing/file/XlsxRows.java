package io.parkledger.api.importing.file;

import io.parkledger.api.importing.file.Merges.Area;
import io.parkledger.api.importing.file.cell.CellText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The rows of a sheet of a workbook, streamed. Formulas show what they came to when the workbook was saved; nothing is
 * computed, and no other workbook is asked.
 */
final class XlsxRows implements RawRows {

    private static final int LAST_COLUMN = 16_384;
    private static final int LAST_ROW = 1_048_576;
    private static final int LETTERS = 26;

    /** A day written as a text of ISO 8601, without its time. */
    private static final String MIDNIGHT = "T00:00:00";

    private final byte[] file;
    private final XlsxBook book;
    private final String path;

    XlsxRows(byte[] file, XlsxBook book, String path) {
        this.file = file;
        this.book = book;
        this.path = path;
    }

    @Override
    public Merges forEach(Consumer<RawRow> each) {
        var parts = PackedParts.of(file);
        var texts = book.texts(parts);
        var walk = walk(parts, texts, row -> {
            each.accept(row);
            return true;
        });
        return Merges.of(walk.merged);
    }

    /** Whether anything stands on the sheet; nothing behind it is read. */
    boolean hasAny(PackedParts parts, SharedTexts texts) {
        return !walk(parts, texts, row -> false).isWhole;
    }

    /** A walk over the rows, which may end early. */
    private Walk walk(PackedParts parts, SharedTexts texts, Predicate<RawRow> goOn) {
        var walk = new Walk(texts);
        try (var xml = new XmlPart(parts.open(path))) {
            walk.over(xml, goOn);
        }
        return walk;
    }

    /** An address as {@code B3}. */
    private record Address(int row, int column) {

        /** @throws FileRefused unless it is on a sheet of Excel */
        static Address of(String text) {
            int column = 0;
            int at = 0;
            for (; at < text.length() && isLetter(text.charAt(at)) && column <= LAST_COLUMN; at++) {
                column = column * LETTERS + (text.charAt(at) & ~0x20) - 'A' + 1;
            }
            int row = XmlPart.number(text.substring(at));
            if (column < 1 || column > LAST_COLUMN || row < 1 || row > LAST_ROW) {
                throw FileRefused.damaged();
            }
            return new Address(row, column - 1);
        }

        private static boolean isLetter(char sign) {
            return sign >= 'A' && sign <= 'Z' || sign >= 'a' && sign <= 'z';
        }
    }

    /** Where a walk is. */
    private final class Walk {

        private final SharedTexts texts;
        private final StringBuilder text = new StringBuilder();
        private final RawRows.Cells cells = new RawRows.Cells();
        private final List<Area> merged = new ArrayList<>();
        private int column;
        private boolean isWhole = true;

        Walk(SharedTexts texts) {
            this.texts = texts;
        }

        void over(XmlPart xml, Predicate<RawRow> goOn) {
            while (isWhole && xml.next() && !xml.ends("sheetData")) {
                if (xml.begins("row")) {
                    begin(xml);
                } else if (xml.begins("c")) {
                    add(xml);
                } else if (xml.ends("row") && !cells.isEmpty()) {
                    isWhole = goOn.test(cells.asRow());
                }
            }
            if (isWhole) {
                // To its end, where one sees that nothing was changed.
                while (xml.next()) {
                    if (xml.begins("mergeCell") && merged.size() < Merges.AT_MOST) {
                        merged.add(area(xml.attribute("ref", "")));
                    }
                }
            }
        }

        private static Area area(String text) {
            var ends = text.split(":");
            var first = Address.of(ends[0]);
            var last = Address.of(ends[ends.length - 1]);
            return new Area(first.row(), first.column(), last.row(), last.column());
        }

        private void begin(XmlPart xml) {
            int next = xml.number("r", cells.row() + 1);
            if (next <= cells.row() || next > LAST_ROW) {
                throw FileRefused.damaged();
            }
            cells.begin(next);
            column = -1;
        }

        private void add(XmlPart xml) {
            var address = xml.attribute("r");
            column = address == null ? column + 1 : Address.of(address).column();
            var cell = cell(xml);
            if (!cell.isEmpty()) {
                cells.add(column, cell);
            }
        }

        private String cell(XmlPart xml) {
            var type = xml.attribute("t", "n");
            int style = xml.number("s", -1);
            boolean isFormula = false;
            boolean hasValue = false;
            text.setLength(0);
            while (xml.next() && !xml.ends("c")) {
                if (xml.begins("f")) {
                    isFormula = true;
                } else if (xml.begins("v")) {
                    hasValue = true;
                    xml.addText(text);
                } else if (xml.begins("is")) {
                    hasValue = true;
                    xml.addTexts("is", text);
                }
            }
            if (isFormula && (!hasValue || text.isEmpty() && !type.equals("str"))) {
                return CellText.NOT_COMPUTED;
            }
            return text.isEmpty() ? "" : CellText.tidy(text(type, style, text.toString()));
        }

        private String text(String type, int style, String value) {
            return switch (type) {
                case "s" -> SharedTexts.unescaped(texts.get(XmlPart.number(value)));
                case "str", "inlineStr" -> SharedTexts.unescaped(value);
                case "b" -> value.equals("0") || value.equals("false") ? "否" : "是";
                case "d" -> value.endsWith(MIDNIGHT) ? value.substring(0, value.length() - MIDNIGHT.length()) : value;
                case "e" -> value;
                default -> book.formats().text(value, style);
            };
        }
    }
}
