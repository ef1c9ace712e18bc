package io.parkledger.api.importing.file;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.parkledger.api.importing.file.cell.CellText;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The rows of text with commas, semicolons or tabs between its cells. A quoted line break stands within a cell. */
final class CsvRows implements RawRows {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

    /** So many lines show which delimiter it is. */
    private static final int LOOKED_AT = 50;

    private static final int LONGEST_LINE_LOOKED_AT = 100_000;

    /** Characters of a line, and of what stands in quotes, at most: quotes and delimiters among them. */
    private static final int LONGEST = 1 << 18;

    /** A hint for Excel in the first line. */
    private static final Pattern HINT = Pattern.compile("\"?sep=(.)\"?", Pattern.CASE_INSENSITIVE);

    /** Writings that keep Excel from taking a text for a number or a formula. */
    private static final Pattern KEPT_AS_TEXT =
            Pattern.compile("=\"([^\"]*)\"|'(?=[=+\\-@＝＋－＠\\d])(.*)", Pattern.DOTALL);

    /** How files begin that are text, but no table. */
    private static final List<String> NO_TABLES = List.of("%PDF", "{\\rtf", "{\"", "[{", "#!/");

    private final DecodedText text;
    private final boolean isHinted;
    private final char delimiter;

    private CsvRows(DecodedText text, boolean isHinted, char delimiter) {
        this.text = text;
        this.isHinted = isHinted;
        this.delimiter = delimiter;
    }

    /** @throws FileRefused when it is no text, or another kind of text */
    static CsvRows of(byte[] bytes) {
        var text = DecodedText.of(bytes);
        var lines = firstLines(text);
        var first = lines.isEmpty() ? "" : lines.get(0).strip();
        if (first.startsWith("<")) {
            throw new FileRefused("import.file-web-page");
        }
        if (NO_TABLES.stream().anyMatch(first::startsWith)) {
            throw FileRefused.notASpreadsheet();
        }
        var hint = HINT.matcher(first);
        return hint.matches()
                ? new CsvRows(text, true, hint.group(1).charAt(0))
                : new CsvRows(text, false, delimiter(lines));
    }

    private static List<String> firstLines(DecodedText text) {
        var lines = new ArrayList<String>();
        try (var reader = new BufferedReader(text.reader())) {
            var line = new StringBuilder();
            for (int each = reader.read(); each >= 0 && lines.size() < LOOKED_AT; each = reader.read()) {
                if (each == '\n' || each == '\r' || line.length() == LONGEST_LINE_LOOKED_AT) {
                    if (!line.toString().isBlank()) {
                        lines.add(line.toString());
                    }
                    line.setLength(0);
                } else {
                    line.append((char) each);
                }
            }
            if (!line.toString().isBlank()) {
                lines.add(line.toString());
            }
        } catch (IOException e) {
            throw FileRefused.damaged();
        }
        return lines;
    }

    /** The one that stands in most lines; of those the one that stands most often as often. */
    private static char delimiter(List<String> lines) {
        return DELIMITERS.stream()
                .max(Comparator.comparingLong((Character each) -> counts(lines, each).stream()
                                .filter(count -> count > 0)
                                .count())
                        .thenComparingInt(each -> -distinct(counts(lines, each)).size())
                        .thenComparing(Comparator.<Character>comparingInt(DELIMITERS::indexOf)
                                .reversed()))
                .orElseThrow();
    }

    private static Set<Integer> distinct(List<Integer> counts) {
        return new HashSet<>(counts);
    }

    /** How often it stands in each of the lines, outside of quotes. */
    private static List<Integer> counts(List<String> lines, char delimiter) {
        var counts = new ArrayList<Integer>();
        boolean isQuoted = false;
        for (var line : lines) {
            int count = 0;
            for (int i = 0; i < line.length(); i++) {
                if (line.charAt(i) == '"') {
                    isQuoted = !isQuoted;
                } else if (!isQuoted && line.charAt(i) == delimiter) {
                    count++;
                }
            }
            counts.add(count);
        }
        return counts;
    }

    char delimiter() {
        return delimiter;
    }

    String charset() {
        return text.charset().name();
    }

    @Override
    public Merges forEach(Consumer<RawRow> each) {
        var lines = new ShortLines(text.reader());
        var records = new Records(lines);
        try (var reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST)
                .build(records, lines)) {
            reader.forEach(row -> {
                if (!row.cells().isEmpty() && !(isHinted && row.number() == 1)) {
                    each.accept(row);
                }
            });
        } catch (CsvParseException e) {
            if (e.getCause() instanceof FileRefused refused) {
                throw refused;
            }
            throw records.isLong()
                    ? RawRows.tooLong(records.line())
                    : new FileRefused("import.file-quotes-wrong", records.line());
        } catch (IOException | UncheckedIOException e) {
            throw FileRefused.damaged();
        }
        return Merges.NONE;
    }

    /** Text as long as no line of it is longer than tables have them: a parser keeps each cell as a whole. */
    private static final class ShortLines extends FilterReader {

        private int line = 1;
        private int length;
        private long all;

        ShortLines(Reader text) {
            super(text);
        }

        @Override
        public int read(char[] into, int from, int most) throws IOException {
            int read = super.read(into, from, most);
            all += Math.max(read, 0);
            for (int i = from; i < from + read; i++) {
                if (into[i] == '\n' || into[i] == '\r') {
                    line += into[i] == '\n' ? 1 : 0;
                    length = 0;
                } else if (++length > LONGEST) {
                    throw RawRows.tooLong(line);
                }
            }
            return read;
        }
    }

    /** Makes rows of records, numbered as Excel would: a record has one number, however many lines it takes. */
    private static final class Records extends AbstractBaseCsvCallbackHandler<RawRow> {

        private final RawRows.Cells cells = new RawRows.Cells();
        private final ShortLines lines;
        private int number;
        private long before;

        Records(ShortLines lines) {
            this.lines = lines;
        }

        /** Whether what stands in quotes has been read for long, and not to its end. */
        boolean isLong() {
            return lines.all - before > LONGEST / 2;
        }

        long line() {
            return getStartingLineNumber();
        }

        @Override
        protected void handleBegin(long line) {
            cells.begin(++number);
            before = lines.all;
        }

        @Override
        protected void handleField(int column, char[] text, int from, int length, boolean quoted) {
            var cell = cell(new String(text, from, Math.min(length, CHARACTERS_AT_MOST)));
            if (!cell.isEmpty()) {
                cells.add(column, cell);
            }
        }

        private static String cell(String text) {
            var tidy = CellText.tidy(text);
            var kept = KEPT_AS_TEXT.matcher(tidy);
            return kept.matches() ? CellText.tidy(kept.group(1) == null ? kept.group(2) : kept.group(1)) : tidy;
        }

        @Override
        protected RawRow buildRecord() {
            return cells.asRow();
        }
    }
}
