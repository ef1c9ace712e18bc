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

    /**
     * Whether the database answered after all, and would not take the data: out of range, malformed, against a
     * constraint (SQLSTATE classes 22 and 23). Then nothing was written, and asking again changes nothing.
     */
    public boolean isOfInput() {
        var state = getCause() instanceof SQLException cause ? cause.getSQLState() : null;
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
