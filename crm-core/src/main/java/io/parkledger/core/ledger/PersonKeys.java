package io.parkledger.core.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** One secret key per person. Erasing the key erases the person from every event ever stored. */
public interface PersonKeys {

    /** The person's key, made at first use. */
    byte[] keyFor(String personId);

    /** Empty when the person was never known, or has been erased. */
    Optional<byte[]> find(String personId);

    /** Nothing of the person can be read from now on, in no event and no backup of the events. */
    void erase(String personId);

    /**
     * Counts erasures, on every node: when it has moved, whatever was read before may hold a person who has been erased
     * since, and is to be forgotten.
     */
    default long erasures() {
        return 0;
    }

    /** Erases as part of a transaction, so that the key and the wish to clean up after it go together. */
    void erase(Connection transaction, String personId) throws SQLException;

    /** Drops what this node remembers, for the case that another node has erased it. */
    void forget(String personId);
}
