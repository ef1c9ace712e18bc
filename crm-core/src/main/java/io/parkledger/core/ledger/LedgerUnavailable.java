package io.parkledger.core.ledger;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * The database did not answer. Whether a command was carried out is unknown; its idempotency key makes asking again
 * safe.
 */
public final class LedgerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LedgerUnavailable(SQLException cause) {
        super("The ledger's database did not answer: " + cause.getMessage(), cause);
    }

    /** Whichever exception it is wrapped in; null when it is in none. */
    public static @Nullable LedgerUnavailable in(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LedgerUnavailable found) {
                return found;
            }
        }
        return null;
    }

    /** Whether it could not be reached, or went away meanwhile: it will be back, and nothing here is to blame. */
    public boolean isAway() {
        if (getCause() instanceof SQLTransientConnectionException) {
            return true;
        }
        var state = state();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    /**
     * Whether the database answered after all, and would not take the data: out of range, malformed, against a
     * constraint (SQLSTATE classes 22 and 23). Then nothing was written, and asking again changes nothing.
     */
    public boolean isOfInput() {
        var state = state();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private @Nullable String state() {
        return getCause() instanceof SQLException cause ? cause.getSQLState() : null;
    }
}
