package io.parkledger.api.importing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whom to speak to at a company, as it is recorded.
 *
 * @param name       null once erased, and while restricted
 * @param phone      null where none is known too
 * @param restricted whether nothing more of the person is taken in for now
 */
record NamedContact(
        String personId, @Nullable String name, @Nullable String phone, boolean restricted) {

    private static final String MASK = "＊＊＊";
    private static final int DIGITS_SHOWN = 4;

    /** Whether a phone is this one's, however it is written; none says nothing else. */
    boolean isReachedAt(@Nullable String said) {
        return said == null || Objects.equals(digits(said), digits(phone));
    }

    private static @Nullable String digits(@Nullable String phone) {
        return phone == null ? null : phone.replaceAll("\\D", "");
    }

    /** The first character. */
    String maskedName() {
        return name == null || name.isEmpty() ? "—" : name.substring(0, name.offsetByCodePoints(0, 1)) + MASK;
    }

    /** The last four characters. */
    String maskedPhone() {
        return phone == null ? "—" : MASK + phone.substring(Math.max(0, phone.length() - DIGITS_SHOWN));
    }
}
