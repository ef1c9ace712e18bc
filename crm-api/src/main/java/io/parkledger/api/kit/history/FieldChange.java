package io.parkledger.api.kit.history;

import org.jspecify.annotations.Nullable;

/**
 * One field of a thing that is not what it was.
 *
 * @param field      as the thing itself names it
 * @param name       what people call it, in the caller's language
 * @param before     null where nothing was said of it, or the thing was not there
 * @param saidBefore what it was in words; of lists, only what is not there any more
 * @param saidAfter  what it is in words; of lists, only what was not there before
 */
public record FieldChange(
        String field,
        String name,
        @Nullable Object before,
        @Nullable Object after,
        String saidBefore,
        String saidAfter) {}
