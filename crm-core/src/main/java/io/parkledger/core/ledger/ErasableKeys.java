package io.parkledger.core.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/** The keys of persons where they are kept. Erasing the key erases the person from every event ever stored. */
public interface ErasableKeys extends PersonKeys {

    /** Nothing of the person can be read from now on, in no event and no backup of the events. */
    void erase(String personId);

    /** Erases as part of a transaction, so that the key and the wish to clean up after it go together. */
    void erase(Connection transaction, String personId) throws SQLException;

    /**
     * Counts erasures, on every node: when it has moved, whatever was read before may hold a person who has been erased
     * since, and is to be forgotten.
     */
    long erasures();

    /** Drops what this node remembers, for the case that another node has erased it. */
    void forget(String personId);
}
