package io.parkledger.core.ledger;

import io.parkledger.core.ledger.Positions.Sealed;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Gives every committed event its dense position. One sealer works at a time, see {@link Leadership}.
 *
 * <p>An identity column shows gaps while transactions are under way, and a reader that waits for a gap "long enough"
 * loses events that take longer. So the sealer reads the head first and the holders of a lock second.
 *
 * <p>The proof: an appender takes the shared append lock before it draws an index and keeps it until its rows can be
 * seen. So whoever drew an index up to the head we read either holds the lock when we look, and we wait for it, or has
 * left, and its rows are visible to the statement that follows. No clock, no guess, no gap timeout.
 *
 * <p>A seal lost in a crash is sealed again with the same result, because a position is nothing but the rank of a
 * committed index. So the seal itself need not wait for the disk, and does not compete with the appends that do. Only
 * where somebody has taken events away is it more: no position that a checkpoint covers is given a second time.
 *
 * <p>Every sealing keeps a time of its own, after the one before, written with the seal and never made again
 * differently: what was known at a time is what was sealed by then, however long an append had to wait.
 * {@code OrderTest} holds a transaction open for 61 s and storms the table with 16 writers, beside a naive reader that
 * misses events in the same run. The seal is a row of its own; its Merkle leaf and the signed checkpoints have their
 * place beside it.
 */
final class Sealer {

    private static final long POLL_NANOS = 300_000;
    /** An append that takes this long is held open by somebody, and no longer asked after so often. */
    private static final long HELD_NANOS = 1_000_000_000;

    private static final long POLL_HELD_NANOS = 20_000_000;
    private static final long NOT_WAITING = 0;

    /** What was read before waiting. */
    private record Horizon(long head, List<String> holders) {}

    private final Jdbc jdbc;
    private long sealedUpTo;
    private volatile long waitingSince = NOT_WAITING;

    Sealer(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Seals what is committed now; waits for appends under way.
     *
     * @param goesOnWaiting asked again and again meanwhile; says no when it shall not wait any longer
     * @return what was sealed, possibly nothing
     */
    List<Sealed> seal(BooleanSupplier goesOnWaiting) throws InterruptedException {
        var horizon = horizon();
        if (horizon.head() == sealedUpTo) {
            return List.of();
        }
        try {
            if (!awaitEndOf(horizon.holders(), goesOnWaiting)) {
                return List.of();
            }
        } finally {
            waitingSince = NOT_WAITING;
        }
        var sealed = jdbc.query(
                "SELECT sealed_position, sealed_index FROM seal_up_to(?)",
                row -> new Sealed(row.getLong(1), row.getLong(2)),
                horizon.head());
        sealedUpTo = horizon.head();
        return sealed;
    }

    private boolean awaitEndOf(List<String> holders, BooleanSupplier goesOnWaiting) throws InterruptedException {
        var since = System.nanoTime();
        waitingSince = since == NOT_WAITING ? 1 : since;
        while (anyStillHolds(holders)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (!goesOnWaiting.getAsBoolean()) {
                return false;
            }
            LockSupport.parkNanos(System.nanoTime() - since < HELD_NANOS ? POLL_NANOS : POLL_HELD_NANOS);
        }
        return true;
    }

    /** For how long an append under way has kept everything after it from being sealed. */
    Duration heldFor() {
        var since = waitingSince;
        return since == NOT_WAITING ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /**
     * Looks at everything again: others may have sealed since, or the database may have lost in a crash what was
     * sealed.
     */
    void startOver() {
        sealedUpTo = 0;
    }

    private Horizon horizon() {
        return jdbc.query("SELECT head, holders FROM head_and_holders()", row -> {
                    var holders = (String[]) row.getArray(2).getArray();
                    return new Horizon(row.getLong(1), Arrays.asList(holders));
                })
                .get(0);
    }

    private boolean anyStillHolds(List<String> holders) {
        if (holders.isEmpty()) {
            return false;
        }
        return jdbc.on(connection -> Jdbc.query(
                        connection,
                        "SELECT EXISTS (SELECT 1 FROM append_lock_holder WHERE virtualtransaction = ANY (?))",
                        row -> row.getBoolean(1),
                        connection.createArrayOf("text", holders.toArray())))
                .get(0);
    }
}
