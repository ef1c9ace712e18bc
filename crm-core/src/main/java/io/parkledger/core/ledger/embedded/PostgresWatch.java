package io.parkledger.core.ledger.embedded;

import io.parkledger.core.ledger.LedgerCannotStart;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that the server has ended without being asked to, and starts it again on the same port: what was committed comes
 * back by its recovery, and connections are made anew by those who need them. A server that does not come back, or ends
 * again and again, is given up; a full disk is waited for instead, since it says nothing about the server.
 */
final class PostgresWatch {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresWatch.class);
    private static final long LOOK_EVERY_MILLIS = 300;

    /**
     * How hard is tried.
     *
     * @param first   pause after the first failure; doubled after each
     * @param longest pause
     * @param tries   in a row before it is given up
     * @param settled for how long it has to run before what was is forgotten
     */
    record Patience(Duration first, Duration longest, int tries, Duration settled) {
        static final Patience USUAL =
                new Patience(Duration.ofSeconds(1), Duration.ofSeconds(30), 8, Duration.ofMinutes(1));

        Duration after(int failures) {
            var pause = first.multipliedBy(1L << Math.min(failures - 1, 20));
            return pause.compareTo(longest) < 0 ? pause : longest;
        }
    }

    /** The server watched. */
    interface Server {
        boolean isRunning() throws IOException;

        /** @throws LedgerCannotStart when it does not start */
        void startAgain() throws IOException;
    }

    private final Server server;
    private final Patience patience;
    private volatile PostgresState state = PostgresState.RUNNING;
    private volatile @Nullable String reason;
    private int failures;
    private long nextTryAt;
    private long startedAt = System.nanoTime();

    PostgresWatch(Server server, Patience patience) {
        this.server = server;
        this.patience = patience;
    }

    PostgresState state() {
        return state;
    }

    /** The code of what keeps it from running; null while it runs. */
    @Nullable
    String reason() {
        return reason;
    }

    /** One look, and one try to start it where that is due. */
    void round() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        if (state == PostgresState.GIVEN_UP) {
            return;
        }
        try {
            look();
        } catch (IOException e) {
            failed("ledger.postgres-did-not-start", e, true);
        }
    }

    private void look() throws IOException {
        if (server.isRunning()) {
            if (failures > 0
                    && System.nanoTime() - startedAt > patience.settled().toNanos()) {
                failures = 0;
            }
            return;
        }
        if (state == PostgresState.RUNNING) {
            state = PostgresState.RESTARTING;
            reason = "ledger.postgres-died";
            LOG.error(
                    "ledger.postgres-died: the embedded PostgreSQL has ended without being asked to; it is started again");
            if (failures > 0) { // came back and ended again at once
                failed("ledger.postgres-died", null, true);
                return;
            }
        }
        if (System.nanoTime() - nextTryAt >= 0 || failures == 0) {
            startAgain();
        }
    }

    private void startAgain() throws IOException {
        try {
            var begin = System.nanoTime();
            server.startAgain();
            startedAt = System.nanoTime();
            failures = Math.max(failures, 1); // forgotten when it has run for a while
            state = PostgresState.RUNNING;
            reason = null;
            LOG.warn(
                    "ledger.postgres-restarted: the embedded PostgreSQL runs again after {} ms, with all that was committed",
                    TimeUnit.NANOSECONDS.toMillis(startedAt - begin));
        } catch (LedgerCannotStart e) {
            failed(e.code(), e, !e.code().equals("ledger.disk-full"));
        }
    }

    private void failed(String code, @Nullable Exception cause, boolean counts) {
        reason = code;
        state = PostgresState.RESTARTING;
        failures = counts || failures == 0 ? failures + 1 : failures;
        if (counts && failures > patience.tries()) {
            state = PostgresState.GIVEN_UP;
            LOG.error(
                    "ledger.postgres-given-up: the embedded PostgreSQL did not stay up in {} tries ({}); mend the cause and"
                            + " start the application again",
                    patience.tries(),
                    cause == null ? code : cause.getMessage());
            return;
        }
        var pause = patience.after(failures);
        nextTryAt = System.nanoTime() + pause.toNanos();
        LOG.error(
                "{}: the embedded PostgreSQL is not up; next try in {} s ({})",
                code,
                pause.toSeconds(),
                cause == null ? "it ended again" : cause.getMessage());
    }
}
