package io.parkledger.core.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Where the ledger is.
 *
 * @param url           JDBC URL of the database
 * @param user          role the application works with: it may insert and select, nothing else
 * @param ownerUser     role that owns the schema and migrates it
 * @param poolSize      connections for commands and readers
 */
public record LedgerSettings(
        String url,
        String user,
        @Nullable String password,
        String ownerUser,
        @Nullable String ownerPassword,
        int poolSize) {}
