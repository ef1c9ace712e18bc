package io.parkledger.core.ledger.seal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a witness.
 *
 * @param name  as it is set
 * @param key   with which its signatures are verified
 * @param size  of the newest checkpoint that it has signed; null before the first
 * @param at    when it has signed that, by its own clock; null before the first
 * @param state as far as this node has asked it; null where another node does
 */
public record WitnessStanding(
        String name,
        String key,
        @Nullable Long size,
        @Nullable Instant at,
        @Nullable WitnessState state) {}
