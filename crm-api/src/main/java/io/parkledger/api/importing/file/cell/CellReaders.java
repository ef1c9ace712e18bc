package io.parkledger.api.importing.file.cell;

import io.parkledger.core.value.Cny;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.core.value.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a cell as the value that its column is about. Each takes what parks write and nobody can misunderstand; of all
 * else it says what is wrong, and guesses nothing. An empty cell is refused: who reads it knows whether it may be
 * empty.
 */
public final class CellReaders {

    private static final Set<String> OPEN_ENDS = Set.of(
            "长期", "长期有效", "不定期", "无固定期限", "无期限", "不限", "不限期", "永久", "openended", "open-ended", "indefinite", "none");

    private static final Map<String, Boolean> TRUTHS = Map.ofEntries(
            Map.entry("是", true),
            Map.entry("有", true),
            Map.entry("对", true),
            Map.entry("√", true),
            Map.entry("✓", true),
            Map.entry("y", true),
            Map.entry("yes", true),
            Map.entry("true", true),
            Map.entry("1", true),
            Map.entry("否", false),
            Map.entry("无", false),
            Map.entry("没有", false),
            Map.entry("不是", false),
            Map.entry("×", false),
            Map.entry("✗", false),
            Map.entry("n", false),
            Map.entry("no", false),
            Map.entry("false", false),
            Map.entry("0", false));

    /** How Excel shows a number of more digits than it can keep. */
    private static final Pattern DIGITS_LOST = Pattern.compile("[-+]?\\d(?:\\.\\d+)?[Ee]\\+?\\d{1,3}");

    private static final Pattern NOT_OF_A_CODE = Pattern.compile("[\\s\\-‐‑–—－_]");
    private static final Pattern PHONE = Pattern.compile("[\\d+(（].{4,28}\\d");
    private static final Pattern DIGITS = Pattern.compile("\\D");
    private static final int DIGITS_OF_A_PHONE = 7;
    private static final Pattern DAYS = Pattern.compile("(\\d{1,4})(?:\\.0+)?(?:天|日|days?)?");

    /** A comma before a legal form belongs to the name: Foo Co., Ltd.; so does a stroke within Latin letters: A/S. */
    private static final Pattern BETWEEN_COMPANIES = Pattern.compile(
            "[、；;|\\n]|[,，](?!\\s*(?:Ltd|Limited|Inc|LLC|L\\.L\\.C|Corp|PLC|Co|GmbH|S\\.A)\\b)|(?<=[^\\x00-\\x7f])/|/(?=[^\\x00-\\x7f])",
            Pattern.CASE_INSENSITIVE);

    private CellReaders() {}

    /** Text, if it can be read at all. */
    public static String text(String cell) {
        var text = CellText.tidy(cell);
        if (CellText.isUnreadable(text)) {
            throw new CellRefused("import.cell-unreadable", text);
        }
        if (text.isEmpty()) {
            throw new CellRefused("import.cell-empty");
        }
        return text;
    }

    /** @param ofMonth which day is meant where only a month is written */
    public static LocalDate day(String cell, DayCell.OfMonth ofMonth) {
        return DayCell.day(text(cell), ofMonth);
    }

    public static YearMonth month(String cell) {
        return DayCell.month(text(cell));
    }

    public static Period period(String cell) {
        return PeriodCell.period(text(cell));
    }

    public static int year(String cell) {
        return PeriodCell.year(text(cell));
    }

    /** Whether a last day says that there is none: 长期, 无固定期限. */
    public static boolean openEnd(String cell) {
        return OPEN_ENDS.contains(CellText.folded(cell));
    }

    /** A number; of money in yuan, of an area in square metres, of a share as its fraction. */
    public static BigDecimal number(String cell) {
        return NumberCell.of(text(cell)).value();
    }

    /** @param ofColumn the unit that its heading states; one of another kind is not heeded */
    public static BigDecimal squareMetres(String cell, @Nullable CellUnit ofColumn) {
        return NumberCell.of(text(cell)).in(CellUnit.Kind.AREA, ofColumn, CellUnit.SQUARE_METRE);
    }

    /** How many persons; none is a fact. */
    public static int persons(String cell) {
        return NumberCell.of(text(cell)).persons();
    }

    /** How many whole days, with or without their unit. */
    public static int days(String cell) {
        var text = text(cell);
        var days = DAYS.matcher(CellText.folded(text));
        if (!days.matches()) {
            throw new CellRefused("import.cell-not-days", text);
        }
        return Integer.parseInt(days.group(1));
    }

    /** The names of companies, each once, in their order. */
    public static List<String> companies(String cell) {
        return BETWEEN_COMPANIES
                .splitAsStream(text(cell))
                .map(String::strip)
                .filter(company -> !company.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * Money. The unit in the cell is the one that counts, then that of its column.
     *
     * @param ofColumn the unit that its heading states, or what stands above the table; yuan if null
     */
    public static Cny yuan(String cell, @Nullable CellUnit ofColumn) {
        return cny(NumberCell.of(text(cell)).in(CellUnit.Kind.MONEY, ofColumn, CellUnit.YUAN));
    }

    /** A rent per square metre and month. One per day is refused: it says nothing of how many days a month has. */
    public static Cny rent(String cell, @Nullable CellUnit ofColumn) {
        return cny(NumberCell.of(text(cell)).rent(ofColumn));
    }

    private static Cny cny(BigDecimal yuan) {
        try {
            return new Cny(yuan);
        } catch (InvalidValue e) {
            throw new CellRefused(e.code(), e.facts().toArray());
        }
    }

    /** A credit code in any writing, with blanks and hyphens; one that Excel took for a number is none any more. */
    public static CreditCode creditCode(String cell) {
        var text = text(cell);
        requireDigits(text);
        try {
            return new CreditCode(NOT_OF_A_CODE.matcher(text).replaceAll("").toUpperCase(Locale.ROOT));
        } catch (InvalidValue e) {
            throw new CellRefused(e.code(), e.facts().toArray());
        }
    }

    /** A number of a telephone, as it is written. */
    public static String phone(String cell) {
        var text = text(cell);
        requireDigits(text);
        if (!PHONE.matcher(text).matches()
                || DIGITS.matcher(text).replaceAll("").length() < DIGITS_OF_A_PHONE) {
            throw new CellRefused("import.cell-not-a-phone", text);
        }
        return text;
    }

    static void requireDigits(String text) {
        if (DIGITS_LOST.matcher(text).matches()) {
            throw new CellRefused("import.cell-digits-lost", text);
        }
    }

    public static boolean yesNo(String cell) {
        var text = text(cell);
        var truth = TRUTHS.get(CellText.folded(text));
        if (truth == null) {
            throw new CellRefused("import.cell-not-yes-or-no", text);
        }
        return truth;
    }

    /** The floor; below the ground it is negative. */
    public static int floor(String cell) {
        return FloorCell.floor(text(cell));
    }

    /** The numbers of units, ranges among them unit by unit, each once. */
    public static List<String> units(String cell) {
        return UnitsCell.units(text(cell));
    }
}
