package io.parkledger.api.history;

import io.parkledger.core.ledger.seal.LogReader;
import io.parkledger.core.tlog.Hash;
import org.jspecify.annotations.Nullable;

/**
 * How an event is sealed.
 *
 * @param leaf    hash of its entry in the tree, in base64
 * @param size    how many entries the newest checkpoint covers
 * @param foreign whether nobody has written it who has the application's key
 */
record Sealing(String leaf, long size, boolean foreign) {

    /** Null while no checkpoint covers the position. */
    static @Nullable Sealing of(long position, LogReader log) {
        return log.entry(position)
                .map(entry -> new Sealing(
                        Hash.ofLeaf(entry).base64(),
                        log.size(),
                        !log.foreignEvents(position, position).isEmpty()))
                .orElse(null);
    }
}
