package io.parkledger.core.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Two who hold what only one may, since before that was asked: the older has the claim. It ends when one of them gives
 * the thing back.
 *
 * @param kind     what is claimed, {@code open-lead}
 * @param key      which one
 * @param holder   the younger, who has to do without: an aggregate's id
 * @param heldBy   who has it; null where the thing itself is not there
 * @param eventId  the event by which the younger wanted it
 * @param position of that event
 */
public record ClaimConflict(
        String kind, String key, String holder, @Nullable String heldBy, String eventId, long position) {}
