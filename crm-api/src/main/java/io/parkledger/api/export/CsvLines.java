package io.parkledger.api.export;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated lines (RFC 4180) as spreadsheets open them without asking: with a byte order mark, which tells Excel
 * that they are UTF-8. What people typed is never a formula to them: it would run on the desk of whoever opens the file
 * (OWASP, CSV injection).
 */
final class CsvLines {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String END = "\r\n";
    /** How formulas begin, also typed full-width, also behind spaces. */
    private static final Pattern FORMULA = Pattern.compile("[\\s\\u00a0\\u3000]*[=+\\-@＝＋－＠]|[\\t\\r\\n]");

    private static final Pattern TO_QUOTE = Pattern.compile("[\",;\\t\\r\\n]");

    private final Writer out;

    CsvLines(Writer out) throws IOException {
        this.out = out;
        out.write(BYTE_ORDER_MARK);
    }

    void write(List<? extends @Nullable Object> cells) throws IOException {
        out.write(cells.stream().map(CsvLines::cell).collect(Collectors.joining(",", "", END)));
    }

    /** Numbers stay numbers, the negative ones too; all else is text. */
    private static String cell(@Nullable Object fact) {
        if (fact instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return fact instanceof Number ? fact.toString() : quoted(harmless(fact == null ? "" : fact.toString()));
    }

    private static String harmless(String text) {
        return FORMULA.matcher(text).lookingAt() ? "'" + text : text;
    }

    private static String quoted(String text) {
        return TO_QUOTE.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
