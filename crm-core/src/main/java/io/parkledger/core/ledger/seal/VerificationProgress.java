package io.parkledger.core.ledger.seal;

import java.util.function.Supplier;

/** Told how far a verification is. */
@FunctionalInterface
public interface VerificationProgress {

    /**
     * Signatures are verified first, then events.
     *
     * @param done  signatures and events together
     * @param total of them; more when the ledger has grown meanwhile
     */
    void at(long done, long total);

    /**
     * It has come to a place from which it can go on.
     *
     * @param soFar asked for by who wants to keep it, now and then
     */
    default void reached(Supplier<VerifiedSoFar> soFar) {}
}
