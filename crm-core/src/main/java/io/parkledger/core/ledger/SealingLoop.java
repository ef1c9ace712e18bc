package io.parkledger.core.ledger;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Seals as long as this node leads: at once when an append of this node asks, and every few milliseconds for the
 * others'.
 */
final class SealingLoop implements AutoCloseable {

    /** Longer than a take-over and a collection of garbage take, shorter than anybody wants to wait unseen. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long LOOK_EVERY_MILLIS = 20;
    private static final long CHECK_LEADERSHIP_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final Sealer sealer;
    private final Positions positions;
    private final Leadership leadership;
    private final Semaphore asked = new Semaphore(0);
    private final Loop loop;
    private boolean leading;
    private long term;
    private long leadershipCheckedAt = System.nanoTime() - CHECK_LEADERSHIP_EVERY_NANOS;

    SealingLoop(Sealer sealer, Positions positions, Leadership leadership, Loops loops) {
        this.sealer = sealer;
        this.positions = positions;
        this.leadership = leadership;
        loop = loops.make("sealer", AFTER_FAILURE, this::round);
    }

    void start() {
        loop.start();
    }

    /** Something was appended. */
    void ask() {
        asked.release();
    }

    /**
     * Asked before every append: what nobody seals, nobody ever sees.
     *
     * @throws NobodySeals when this node's loop is silent, or no node has led for long
     */
    void requireSealing() {
        if (!loop.isAlive(PATIENCE) || leadership.sinceSomebodyLed().compareTo(PATIENCE) > 0) {
            throw new NobodySeals();
        }
    }

    /** For how long an append under way has kept everything after it from being sealed. */
    Duration heldFor() {
        return sealer.heldFor();
    }

    private void round() throws InterruptedException {
        asked.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        asked.drainPermits();
        if (leads()) {
            var sealed = sealer.seal(this::goesOnWaiting);
            if (!sealed.isEmpty()) {
                positions.announce(sealed);
            }
        }
    }

    /** While an append is held open: alive, and still the one who seals. */
    private boolean goesOnWaiting() {
        loop.beat();
        return loop.isWanted() && leads();
    }

    private boolean leads() {
        var now = System.nanoTime();
        if (now - leadershipCheckedAt >= CHECK_LEADERSHIP_EVERY_NANOS) {
            leading = leadership.check();
            if (leadership.term() != term) {
                term = leadership.term();
                sealer.startOver();
                positions.startOver();
            }
            leadershipCheckedAt = now;
        }
        return leading;
    }

    @Override
    public void close() {
        loop.close();
    }
}
