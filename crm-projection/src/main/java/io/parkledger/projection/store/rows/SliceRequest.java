package io.parkledger.projection.store.rows;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a list.
 *
 * @param limit  at most so many
 * @param cursor {@link Slice#next} of the page before; null for the first
 */
public record SliceRequest(int limit, @Nullable String cursor) {

    public static final int MAX_LIMIT = 500;
    public static final int DEFAULT_LIMIT = 50;

    public static SliceRequest first(int limit) {
        return new SliceRequest(limit, null);
    }
}
