package io.parkledger.api.kit.subject;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something found.
 *
 * @param kind its word is the message {@code search.<kind>}
 * @param more told apart by
 */
public record Found(
        String kind,
        String icon,
        String href,
        String title,
        @Nullable String more) {

    /** Whether a name has what was typed, whatever its case. */
    public static boolean fits(String name, String typed) {
        return name.toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT));
    }
}
