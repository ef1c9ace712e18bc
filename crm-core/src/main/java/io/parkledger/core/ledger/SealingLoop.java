package io.parkledger.core.ledger;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals as long as this node leads: at once when an append of this node asks, and every few milliseconds for the
 * others'.
 */
final class SealingLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SealingLoop.class);
    private static final long LOOK_EVERY_MILLIS = 20;
    private static final long CHECK_LEADERSHIP_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long AFTER_FAILURE_MILLIS = 500;

    private final Sealer sealer;
    private final Positions positions;
    private final Leadership leadership;
    private final Semaphore asked = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "sealer");
    private volatile boolean running = true;
    private boolean leading;
    private long term;
    private long leadershipCheckedAt = System.nanoTime() - CHECK_LEADERSHIP_EVERY_NANOS;

    SealingLoop(Sealer sealer, Positions positions, Leadership leadership) {
        this.sealer = sealer;
        this.positions = positions;
        this.leadership = leadership;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Something was appended. */
    void ask() {
        asked.release();
    }

    private void run() {
        while (running) {
            try {
                asked.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                asked.drainPermits();
                if (leads()) {
                    var sealed = sealer.seal();
                    if (!sealed.isEmpty()) {
                        positions.announce(sealed);
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warn("Sealing failed and will be tried again: {}", e.getMessage());
                    pauseAfterFailure();
                }
            }
        }
    }

    private boolean leads() {
        var now = System.nanoTime();
        if (now - leadershipCheckedAt >= CHECK_LEADERSHIP_EVERY_NANOS) {
            leading = leadership.check();
            if (leadership.term() != term) {
                term = leadership.term();
                sealer.startOver();
            }
            leadershipCheckedAt = now;
        }
        return leading;
    }

    private void pauseAfterFailure() {
        try {
            Thread.sleep(AFTER_FAILURE_MILLIS);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
