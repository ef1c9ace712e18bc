package io.parkledger.core.ledger.embedded;

/** How the embedded PostgreSQL stands. */
public enum PostgresState {
    RUNNING,
    /** It ended unasked, and is being brought back. */
    RESTARTING,
    /** It does not come back; somebody has to look. */
    GIVEN_UP,
    /** Stopped by the application, which is closing. */
    STOPPED
}
