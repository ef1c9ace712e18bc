package io.parkledger.core.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A look at the ledger's database that ends in time, whatever happens to the database: over a connection of its own,
 * since the pool may be what is stuck. Kept by one thread, read by all.
 */
public final class LedgerPulse implements AutoCloseable {

    private static final String LOOK = """
            SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2
                           AND classid = %d AND objid = %d
                           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())),
                   (SELECT coalesce(array_agg(virtualtransaction), '{}') FROM append_lock_holder),
                   coalesce((SELECT position FROM seal
                             WHERE (SELECT true FROM event WHERE event.global_index = seal.global_index)
                             ORDER BY position DESC LIMIT 1), 0),
                   (SELECT count(*) FROM event WHERE global_index > (SELECT coalesce(max(global_index), 0) FROM seal))
            """.formatted(LedgerDatabase.LOCK_CLASS, LedgerDatabase.LEADER_LOCK);

    private final PGSimpleDataSource source;
    private final Outage outage;
    private @Nullable Connection connection;
    private final Map<String, Long> heldSince = new HashMap<>();
    private volatile Seen seen = new Seen(false, "not looked at yet", Duration.ZERO, 0, 0, System.nanoTime());
    private volatile long leaderSeenAt = System.nanoTime();

    /**
     * @param bound  in which the database has to answer, in whole seconds
     * @param outage told of every look
     */
    LedgerPulse(PGSimpleDataSource source, Duration bound, Outage outage) {
        this.source = source;
        this.outage = outage;
        var seconds = (int) bound.toSeconds();
        source.setConnectTimeout(seconds);
        source.setLoginTimeout(seconds);
        source.setSocketTimeout(seconds);
        source.setApplicationName("parkledger health");
    }

    /**
     * What the last look found.
     *
     * @param failure       why the database did not answer; null when it did
     * @param appendHeldFor how long the oldest append under way has been seen; any node can tell
     * @param head          newest sealed position, as last read
     * @param unsealed      events appended and not yet sealed, as last read
     */
    public record Seen(
            boolean answers,
            @Nullable String failure,
            Duration appendHeldFor,
            long head,
            long unsealed,
            long atNanos) {}

    public Seen seen() {
        return seen;
    }

    /** Since some node was last seen to lead, while the database answers. */
    public Duration sinceSomebodyLed() {
        return Duration.ofNanos(System.nanoTime() - leaderSeenAt);
    }

    /** Looks now; returns within the bound, or about twice that when it has to connect again. */
    public void look() {
        var before = seen;
        var begin = System.nanoTime();
        try {
            var open = connection;
            if (open == null) {
                open = source.getConnection();
                connection = open;
            }
            seen = Jdbc.query(open, LOOK, row -> {
                        if (row.getBoolean(1)) {
                            leaderSeenAt = System.nanoTime();
                        }
                        var held =
                                longest(Arrays.asList((String[]) row.getArray(2).getArray()));
                        return new Seen(true, null, held, row.getLong(3), row.getLong(4), System.nanoTime());
                    })
                    .get(0);
            outage.answered();
        } catch (SQLException e) {
            close();
            outage.notAnswered(begin);
            heldSince.clear();
            leaderSeenAt = System.nanoTime(); // not known, and not what is wrong
            seen = new Seen(
                    false,
                    String.valueOf(e.getMessage()),
                    Duration.ZERO,
                    before.head(),
                    before.unsealed(),
                    System.nanoTime());
        }
    }

    /**
     * A transaction that holds the append lock is known by its number; how long it has, only who looks again can say.
     */
    private Duration longest(List<String> holders) {
        var now = System.nanoTime();
        heldSince.keySet().retainAll(holders);
        var longest = 0L;
        for (var holder : holders) {
            longest = Math.max(longest, now - heldSince.computeIfAbsent(holder, first -> now));
        }
        return Duration.ofNanos(longest);
    }

    @Override
    public void close() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.abort(Runnable::run); // an orderly goodbye would wait for who does not answer
            } catch (SQLException e) {
                // Gone already.
            }
        }
    }
}
