package io.parkledger.projection.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a list.
 *
 * @param next cursor of the page after this one; null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {}
