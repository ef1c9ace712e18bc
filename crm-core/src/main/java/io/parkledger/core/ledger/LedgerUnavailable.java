package io.parkledger.core.ledger;

import java.sql.SQLException;

/**
 * The database did not answer. Whether a command was carried out is unknown; its idempotency key makes asking again
 * safe.
 */
public final class LedgerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LedgerUnavailable(SQLException cause) {
        super("The ledger's database did not answer: " + cause.getMessage(), cause);
    }
}
