package io.parkledger.core.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one node knows of its database being away. While it is, whoever asks is refused at once, but for one a second
 * who tries; and whoever was waiting for an answer already is let go. That a look at the database has failed is not
 * enough: as long as anybody gets answers it is not away.
 */
final class Outage {

    private static final long TRY_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final String CANNOT_CONNECT = "08001";

    /** Since when each is worked with. */
    private final Map<Connection, Long> inUse = new ConcurrentHashMap<>();

    private final AtomicLong triedAt = new AtomicLong(System.nanoTime());
    private volatile long answeredAt = System.nanoTime();
    private volatile boolean lasts;

    /** @throws SQLException at once, while it lasts */
    void requireOver() throws SQLException {
        var tried = triedAt.get();
        var now = System.nanoTime();
        if (lasts && (now - tried < TRY_EVERY_NANOS || !triedAt.compareAndSet(tried, now))) {
            throw new SQLTransientConnectionException("it was away a moment ago", CANNOT_CONNECT);
        }
    }

    /** @throws SQLException also when the database turns out to be away meanwhile */
    <T> T ask(Connection connection, Jdbc.Work<T> work) throws SQLException {
        inUse.put(connection, System.nanoTime());
        try {
            var result = work.with(connection);
            answered();
            return result;
        } finally {
            inUse.remove(connection);
        }
    }

    void answered() {
        answeredAt = System.nanoTime();
        lasts = false;
    }

    /** A look at the database has failed; {@code lookedAt} is when it began. */
    void notAnswered(long lookedAt) {
        if (answeredAt - lookedAt >= 0) {
            return;
        }
        lasts = true;
        inUse.forEach((connection, since) -> {
            if (since - lookedAt < 0) {
                letGo(connection);
            }
        });
    }

    private static void letGo(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // Gone already, and so is the wait.
        }
    }
}
