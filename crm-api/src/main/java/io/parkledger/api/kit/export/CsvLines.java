package io.parkledger.api.kit.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import io.parkledger.core.value.Cny;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated lines (RFC 4180) as spreadsheets open them without asking: with a byte order mark, which tells Excel
 * that they are UTF-8. What people typed is never a formula to them: it would run on the desk of whoever opens the file
 * (OWASP, CSV injection). Nor is a text ever a number or a day to them: a credit code would lose its last digits, a
 * unit 0101 its zero, 3-2 would be a day in March. Such a text begins with a tab, which they take for text and do not
 * show; a program strips it.
 */
final class CsvLines implements Lines {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** How formulas begin, also typed full-width, also behind spaces. */
    private static final Pattern FORMULA = Pattern.compile("[\\s\\u00a0\\u3000]*[=+\\-@＝＋－＠]|[\\t\\r\\n]");

    private static final String MONTH =
            "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
                    + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

    /**
     * What spreadsheets make something else of, in China too: numbers, amounts, percentages, fractions, days, times,
     * truths.
     */
    private static final Pattern MISTAKEN = Pattern.compile(
            "\\s*(?:[¥￥$€£]?(?:\\d[\\d,]*+(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][+-]?\\d++)?+\\s*+%?"
                    + "|\\d{1,4}\\s*[-/.:年]\\s*\\d{1,4}(?:\\s*[-/.:月]\\s*\\d{0,4})?\\s*[日月]?(?:\\s+\\d{1,2}:\\d{2}(?::\\d{2})?)?"
                    + "|\\d{1,2}月(?:\\d{1,2}日)?"
                    + "|\\d{1,4}[- ]?" + MONTH + "(?:[- ]?\\d{2,4})?|" + MONTH + "[- ]?\\d{1,4}"
                    + "|true|false)\\s*",
            Pattern.CASE_INSENSITIVE);

    /** Beside what the format asks for: what ends a cell to some spreadsheets. */
    private static final Pattern ENDS_A_CELL = Pattern.compile("[;\\t]");

    private static final QuoteStrategy QUOTED = new QuoteStrategy() {
        @Override
        public boolean quoteValue(int line, int column, String value) {
            return ENDS_A_CELL.matcher(value).find();
        }
    };

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Writer out;
    private final CsvWriter lines;
    private boolean begun;

    CsvLines(Writer out) throws IOException {
        this.out = out;
        out.write(BYTE_ORDER_MARK);
        lines = CsvWriter.builder().quoteStrategy(QUOTED).bufferSize(0).build(out);
    }

    /** Empty lines tell it from the table: the lines of a table have all the same cells. */
    @Override
    public void table(String name) throws IOException {
        if (begun) {
            write(List.of());
        }
        begun = true;
        write(List.of(name));
        write(List.of());
    }

    @Override
    public void heading(List<String> columns) throws IOException {
        write(columns);
    }

    @Override
    public void row(List<? extends @Nullable Object> facts) throws IOException {
        write(facts);
    }

    @Override
    public void note(String note) throws IOException {
        write(List.of());
        write(List.of(note));
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    void write(List<? extends @Nullable Object> cells) throws IOException {
        try {
            lines.writeRecord(cells.stream().map(CsvLines::cell).toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Numbers stay numbers, the negative ones too, and days stay days; all else is text. */
    private static String cell(@Nullable Object fact) {
        if (fact instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        if (fact instanceof Cny money) {
            return cell(money.yuan());
        }
        if (fact instanceof LocalDateTime time) {
            return harmless(MINUTE.format(time));
        }
        return fact instanceof Number || fact instanceof LocalDate
                ? fact.toString()
                : harmless(fact == null ? "" : fact.toString());
    }

    private static String harmless(String text) {
        if (FORMULA.matcher(text).lookingAt()) {
            return "'" + text;
        }
        return MISTAKEN.matcher(text).matches() ? "\t" + text : text;
    }
}
