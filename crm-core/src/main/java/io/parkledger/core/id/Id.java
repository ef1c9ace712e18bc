package io.parkledger.core.id;

import io.parkledger.core.value.InvalidValue;
import java.util.regex.Pattern;

/** An aggregate's id: made by the server or brought along by an import, unique over the whole ledger, never re-used. */
public interface Id {

    String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}";

    Pattern WELL_FORMED = Pattern.compile(PATTERN);

    String value();

    /** @throws InvalidValue unless it is up to 80 letters, digits, dots, dashes and underscores */
    static void requireWellFormed(String value) {
        if (!WELL_FORMED.matcher(value).matches()) {
            throw new InvalidValue("value.id-malformed", value);
        }
    }
}
