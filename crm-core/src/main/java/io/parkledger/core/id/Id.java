package io.parkledger.core.id;

import io.parkledger.core.value.InvalidValue;
import java.util.regex.Pattern;

/**
 * An aggregate's id: made by the server or brought along by an import, unique over the whole ledger, never re-used.
 * Some are composed of others: nothing else gets an id that looks like one of these, so that nobody can take one
 * beforehand.
 *
 * <p>A renewal is {@code HT-QY-051.2022-08-01}, a company that nobody has named yet {@code LQ-<credit code>}. So
 * nothing else gets an id with a dot or with a credit code at its end, a tenant's id is claimed for one company of one
 * park from its first contract on, and composed ids may be longer than those they are made of.
 */
public interface Id {

    String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}";

    Pattern WELL_FORMED = Pattern.compile(PATTERN);

    /** Stands between the parts of a composed id, and in no other. */
    String JOINT = ".";

    /** Of whatever id and what is added to it. */
    Pattern COMPOSED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    String value();

    /** Whether ids of this kind are composed of others. */
    default boolean isComposed() {
        return false;
    }

    /** @throws InvalidValue when something new may not be called so: it looks like an id that the product makes */
    default void requireFree() {
        if (!isComposed() && (value().contains(JOINT) || TenantId.isOfSomeCompany(value()))) {
            throw new InvalidValue("value.id-reserved", value());
        }
    }

    /** @throws InvalidValue unless it is up to 80 letters, digits, dots, dashes and underscores */
    static void requireWellFormed(String value) {
        if (!WELL_FORMED.matcher(value).matches()) {
            throw new InvalidValue("value.id-malformed", value);
        }
    }

    /** @throws InvalidValue unless it is up to 100 letters, digits, dots, dashes and underscores */
    static void requireComposed(String value) {
        if (!COMPOSED.matcher(value).matches()) {
            throw new InvalidValue("value.id-malformed", value);
        }
    }
}
