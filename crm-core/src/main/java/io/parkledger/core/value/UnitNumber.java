package io.parkledger.core.value;

import io.parkledger.core.bound.Bounds;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/** What people call a unit (房号), in any script: {@code 1号楼101}, {@code 101室}, {@code A0101}. */
public final class UnitNumber {

    /** Characters at most. */
    public static final int MAX = 40;

    private static final Pattern RUNS = Pattern.compile("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)");

    /** As people count: 2 before 10, wherever the digits stand. */
    public static final Comparator<String> IN_ORDER = UnitNumber::compare;

    private UnitNumber() {}

    /** The form in which two spellings of one number are equal: half or full width, small letters or capitals. */
    public static String comparable(String number) {
        return Bounds.seen(Normalizer.normalize(Bounds.seen(number), Normalizer.Form.NFKC))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static int compare(String one, String other) {
        var ones = RUNS.split(comparable(one));
        var others = RUNS.split(comparable(other));
        for (int i = 0; i < Math.min(ones.length, others.length); i++) {
            var order = isWhole(ones[i]) && isWhole(others[i])
                    ? new BigInteger(ones[i]).compareTo(new BigInteger(others[i]))
                    : ones[i].compareTo(others[i]);
            if (order != 0) {
                return order;
            }
        }
        return ones.length == others.length ? one.compareTo(other) : Integer.compare(ones.length, others.length);
    }

    private static boolean isWhole(String run) {
        return !run.isEmpty() && run.chars().allMatch(each -> each >= '0' && each <= '9');
    }
}
