package io.parkledger.core.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How a command is to be carried out: once per key, and only on the version its sender had seen.
 *
 * @param idempotencyKey  one per intention of one actor; null means the sender does not repeat
 * @param requestHash     of the body sent with that key
 * @param expectedVersion of the aggregate, null means any
 */
public record Delivery(
        @Nullable String idempotencyKey,
        byte[] requestHash,
        @Nullable Long expectedVersion) {

    public static final Delivery PLAIN = new Delivery(null, new byte[0], null);

    /** At most once for this key, whoever repeats it. */
    public static Delivery once(String idempotencyKey) {
        return new Delivery(idempotencyKey, new byte[0], null);
    }
}
