package io.parkledger.core.value;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * How large anything of this product can be, said once: for the annotations of commands, for value types, and for the
 * check before an append. Whatever lies outside is a slip of the pen, or an attack. Sums and products of what lies inside
 * fit the numbers that views keep them in.
 */
public final class Limits {

    /** The first day of the People's Republic: no company here is older. */
    public static final String FIRST_DAY = "1949-10-01";
    /** Far beyond any term: land is leased for 70 years at most. */
    public static final String LAST_DAY = "2199-12-31";

    /** Places behind the point of money, areas and everything else that is measured. */
    public static final int PLACES = 2;
    /** Yuan, either way: more than any company is worth, little enough to be added up ten thousand times. */
    public static final String CNY = "1000000000000";
    /** Yuan per square metre and month. */
    public static final String RENT_CNY_PER_SQM_MONTH = "10000";
    /** Yuan: {@link #ENTRIES} units of {@link #AREA_SQM} at {@link #RENT_CNY_PER_SQM_MONTH} for a year. */
    public static final String RENT_CNY_PER_YEAR = "1200000000000000";
    /** Square metres of one unit, one wish or one offer: ten square kilometres. */
    public static final String AREA_SQM = "10000000";
    /** Mu of land: the area above, thirty times over. */
    public static final String LAND_MU = "450000";
    /** Persons, days, floors: whatever is counted. */
    public static final int COUNT = 10_000_000;
    /** Characters of one text. */
    public static final int TEXT = 4_000;
    /** Entries of one list. */
    public static final int ENTRIES = 1_000;

    private static final LocalDate FIRST = LocalDate.parse(FIRST_DAY);
    private static final LocalDate LAST = LocalDate.parse(LAST_DAY);

    private Limits() {}

    /** Whether anything here can have happened, or can fall due, on that day. */
    public static boolean isPlausible(LocalDate day) {
        return !day.isBefore(FIRST) && !day.isAfter(LAST);
    }

    /** Whether it lies within a limit, either way, with no more than {@link #PLACES}; never writes it out to see. */
    public static boolean fits(BigDecimal number, BigDecimal limit) {
        // Digits before the point, told without computing with them: 1E999999999 is a short text.
        long integerDigits = (long) number.precision() - number.scale();
        if (number.signum() != 0
                && (integerDigits > limit.precision() || number.precision() > 2 * limit.precision() + PLACES)) {
            return false;
        }
        return number.signum() == 0
                ? Math.abs((long) number.scale()) <= limit.precision()
                : number.stripTrailingZeros().scale() <= PLACES && number.abs().compareTo(limit) <= 0;
    }

    /** Whether a text consists of what people can read: no control characters but line ends and tabs, no half characters. */
    public static boolean isReadable(String text) {
        return text.codePoints().allMatch(Limits::isReadable);
    }

    private static boolean isReadable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\r' || character == '\t';
            case Character.SURROGATE -> false;
            default -> true;
        };
    }
}
