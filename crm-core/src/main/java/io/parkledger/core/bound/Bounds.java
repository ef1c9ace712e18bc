package io.parkledger.core.bound;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;

/**
 * What the ledger can live with for ever, whoever sends it: days, numbers and texts. The annotations of this package
 * ask for these bounds, or for narrower ones, where something is typed; whoever looks at an event before it is appended
 * asks for them here.
 */
public final class Bounds {

    /** First of the days that business can have, as {@link BusinessDay} writes it. */
    public static final String FROM = "1949-10-01";
    /** Last of the days that business can have. */
    public static final String UNTIL = "2199-12-31";

    public static final LocalDate FIRST_DAY = LocalDate.parse(FROM);
    public static final LocalDate LAST_DAY = LocalDate.parse(UNTIL);

    /** Years that reports are asked for. */
    public static final int FIRST_YEAR = 1949;

    public static final int LAST_YEAR = 2199;

    /** Places behind the point: square metres, 亩 and yuan are written with two. */
    public static final int PLACES = 2;
    /** Digits before the point, enough for {@link #YUAN}. */
    public static final int DIGITS = 14;

    /** Square metres of one unit, offer or wish: ten square kilometres. */
    public static final String SQM = "10000000";
    /** Digits before the point of the largest of them. */
    public static final int SQM_DIGITS = 8;
    /** 亩 of one piece of land. */
    public static final String MU = "100000";
    /** Digits before the point of the largest of them. */
    public static final int MU_DIGITS = 6;
    /** Yuan: ten trillion, for one figure; whatever is larger is a slip of the pen. */
    public static final String YUAN = "10000000000000";
    /** Persons employed by one company, or promised by it. */
    public static final int PERSONS = 1_000_000;
    /** Yuan per m² and month. */
    public static final String RENT = "10000";

    public static final int LOWEST_FLOOR = -10;
    public static final int HIGHEST_FLOOR = 200;

    /** Characters of the longest text there is, a page and a half. */
    public static final int TEXT = 4_000;

    /** Decimal digits anybody needs for a number; longer ones are refused before they are computed with. */
    private static final int NUMBER = 40;

    private static final BigDecimal LARGEST = new BigDecimal(YUAN);

    /**
     * Written, but not seen, as a class of a regular expression: zero width, direction, soft hyphen, byte order mark,
     * fillers, variants of a sign, and what ends a line or a paragraph.
     */
    public static final String UNSEEN =
            "\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e"
                    + "\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb";

    private static final Pattern ANYTHING_UNSEEN =
            Pattern.compile("[" + UNSEEN + "\\x{1bca0}-\\x{1bca3}\\x{1d173}-\\x{1d17a}\\x{e0000}-\\x{e0fff}]");

    private Bounds() {}

    public static boolean holds(LocalDate day) {
        return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
    }

    public static boolean holds(YearMonth month) {
        return holds(month.atEndOfMonth());
    }

    /** Whether it is no larger than one unit can be, m². */
    public static boolean holdsSqm(BigDecimal area) {
        return area.compareTo(new BigDecimal(SQM)) <= 0;
    }

    /** Whether it is no more persons than one company can employ; whole and not below nothing it is by other rules. */
    public static boolean holdsPersons(BigDecimal number) {
        return number.compareTo(BigDecimal.valueOf(PERSONS)) <= 0;
    }

    /** Whether it has at most two places and lies within ten trillion either way. */
    public static boolean holds(BigDecimal number) {
        return number.signum() == 0
                || number.stripTrailingZeros().scale() <= PLACES && number.abs().compareTo(LARGEST) <= 0;
    }

    /**
     * Whether it can be stored, shown and sent: whole characters only, and of the control characters no others than
     * what ends a line and the tabulator. How long it may be stands at the field.
     */
    public static boolean holds(CharSequence text) {
        for (int at = 0; at < text.length(); ) {
            int point = Character.codePointAt(text, at);
            if (Character.getType(point) == Character.SURROGATE || isControl(point)) {
                return false;
            }
            at += Character.charCount(point);
        }
        return true;
    }

    private static boolean isControl(int point) {
        return Character.isISOControl(point) && point != '\n' && point != '\r' && point != '\t';
    }

    /** Whether a text is short enough to be read as a number. */
    public static boolean isMeasured(String number) {
        return number.length() <= NUMBER;
    }

    /** Whether a number has no more digits than anybody needs when it is written out. */
    public static boolean isMeasured(BigDecimal number) {
        return number.precision() <= NUMBER && Math.abs((long) number.scale()) <= NUMBER;
    }

    /** The text without what is written in it but not seen. */
    public static String seen(String text) {
        return ANYTHING_UNSEEN.matcher(text).replaceAll("");
    }
}
