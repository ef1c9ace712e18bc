package io.parkledger.core.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/** What is written beside the ledger in the transaction that appends a command's events. */
@FunctionalInterface
public interface Alongside {

    Alongside NOTHING = transaction -> {};

    void write(Connection transaction) throws SQLException;
}
