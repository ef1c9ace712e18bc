package io.parkledger.projection.store.rows;

/**
 * How many rows, counted no further than anybody wants to know.
 *
 * @param atLeast whether counting stopped at the limit, so that there are more
 */
public record Count(long value, boolean atLeast) {

    /** Where counting stops that is done in an index. */
    public static final int UP_TO = 10_000;
    /** Where counting stops when something was searched for: rows have to be looked at. */
    public static final int FOUND_UP_TO = 1_000;
}
