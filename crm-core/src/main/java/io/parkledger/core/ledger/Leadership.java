package io.parkledger.core.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Which of several nodes seals, projects and reacts: the one whose connection holds the session lock. When it dies,
 * PostgreSQL frees the lock with the connection, and the next to ask takes over.
 */
public final class Leadership implements AutoCloseable {

    /** Much longer than between two checks, a garbage collection included. */
    private static final int SILENCE_SECONDS = 10;

    private final DataSource dataSource;
    private volatile @Nullable Connection session;
    private volatile long term;
    private volatile long ledAt = System.nanoTime();

    Leadership(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Whether this node led when it last checked; costs nothing. */
    public boolean isHeld() {
        return session != null;
    }

    /** How often this node has taken over: what it knew of the database in an earlier term may no longer be so. */
    public long term() {
        return term;
    }

    /** Since it was last known that this node or another leads. */
    public Duration sinceSomebodyLed() {
        return Duration.ofNanos(System.nanoTime() - ledAt);
    }

    /** Whether this node leads now; tries to take over when nobody does. */
    synchronized boolean check() {
        try {
            var held = session;
            if (held != null && held.isValid(2)) {
                ledAt = System.nanoTime();
                return true;
            }
            close();
            var candidate = dataSource.getConnection();
            try {
                if (wins(candidate)) {
                    letGoWhenSilent(candidate);
                    session = candidate;
                    term++;
                }
                ledAt = System.nanoTime(); // else another node holds the lock
            } finally {
                if (session != candidate) {
                    candidate.close();
                }
            }
            return session != null;
        } catch (SQLException e) {
            session = null;
            return false;
        }
    }

    private static boolean wins(Connection candidate) throws SQLException {
        return Jdbc.query(
                        candidate,
                        "SELECT pg_try_advisory_lock(" + LedgerDatabase.LOCK_CLASS + ", " + LedgerDatabase.LEADER_LOCK
                                + ")",
                        row -> row.getBoolean(1))
                .get(0);
    }

    /**
     * A computer that loses power or network does not hang up: so PostgreSQL does it, when the leader has not asked for
     * long.
     */
    private static void letGoWhenSilent(Connection session) throws SQLException {
        try (var statement = session.createStatement()) {
            statement.execute("SET idle_session_timeout = '" + SILENCE_SECONDS + "s'");
        }
    }

    @Override
    public synchronized void close() {
        var held = session;
        session = null;
        if (held != null) {
            try (held) {
                held.createStatement().execute("SELECT pg_advisory_unlock_all()");
            } catch (SQLException e) {
                // The connection is gone, and the lock with it.
            }
        }
    }
}
