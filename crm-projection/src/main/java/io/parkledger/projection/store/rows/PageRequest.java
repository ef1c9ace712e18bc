package io.parkledger.projection.store.rows;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a list.
 *
 * @param limit  at most so many
 * @param cursor {@link Page#next} of the page before; null for the first
 */
public record PageRequest(int limit, @Nullable String cursor) {

    public static final int MAX_LIMIT = 500;
    public static final int DEFAULT_LIMIT = 50;

    public static PageRequest first(int limit) {
        return new PageRequest(limit, null);
    }
}
