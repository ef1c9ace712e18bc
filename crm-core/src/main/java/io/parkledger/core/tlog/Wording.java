package io.parkledger.core.tlog;

import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** How the texts of c2sp.org/signed-note may be written. */
final class Wording {

    /** Unicode's property White_Space, which is more than Java's own idea of it. */
    private static final Pattern SPACE_OR_PLUS = Pattern.compile("[\\p{IsWhite_Space}+]");

    /** ASCII alone, no leading zero, and never more than a long has. */
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,18}");

    private Wording() {}

    /** A name of a key: not empty, without spaces and plus, which stand between the parts of a line and of a key. */
    static boolean isName(String name) {
        return !name.isEmpty()
                && !SPACE_OR_PLUS.matcher(name).find()
                && isUnicode(name)
                && !hasAny(name, Wording::isForbidden);
    }

    /** Every text has its UTF-8, but one with half a character. */
    static boolean isUnicode(String text) {
        return !hasAny(text, each -> Character.MIN_SURROGATE <= each && each <= Character.MAX_SURROGATE);
    }

    static boolean hasAny(String text, IntPredicate of) {
        return text.codePoints().anyMatch(of);
    }

    /** ASCII's control characters; newline, which ends lines, is one that no line has. */
    static boolean isForbidden(int character) {
        return character < ' ';
    }

    /**
     * A number that is not negative, as a decimal.
     *
     * @throws IllegalArgumentException unless it is written in the one way there is
     */
    static long number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("This is no number as it must be written: " + text);
        }
        return Long.parseLong(text);
    }
}
