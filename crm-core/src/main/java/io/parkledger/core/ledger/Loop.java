package io.parkledger.core.ledger;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work done round after round in a thread of its own, for as long as the application runs. A round that fails is tried
 * again; an {@link Error} ends the loop and, by {@link LastResort}, the process. Every round is a beat: a loop that is
 * stuck in one, or has ended, is known by its silence.
 */
public final class Loop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final long SAY_AGAIN_AFTER_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long WAIT_FOR_END_MILLIS = 5_000;

    private final String name;
    private final Duration pauseAfterFailure;
    private final Round round;
    private final LastResort lastResort;
    private final Thread thread;

    private volatile boolean closing;
    private volatile boolean started;
    private volatile boolean died;
    private volatile long beatAt = System.nanoTime();
    private volatile @Nullable RuntimeException failure;
    private @Nullable String said;
    private long saidAt;

    Loop(String name, Duration pauseAfterFailure, Round round, LastResort lastResort) {
        this.name = name;
        this.pauseAfterFailure = pauseAfterFailure;
        this.round = round;
        this.lastResort = lastResort;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** One round; returns soon, waiting at most a second for something to do. */
    @FunctionalInterface
    public interface Round {
        void run() throws InterruptedException;
    }

    public Loop start() {
        beat();
        started = true;
        thread.start();
        return this;
    }

    public String name() {
        return name;
    }

    /** A sign of life from within a long round; every new round gives one by itself. */
    public void beat() {
        beatAt = System.nanoTime();
    }

    /** Since the last sign of life. */
    public Duration silence() {
        return Duration.ofNanos(System.nanoTime() - beatAt);
    }

    /** Whether an Error has ended it: nothing short of a new process brings it back. */
    public boolean hasDied() {
        return died;
    }

    /** Whether it is meant to go on: a long round asks now and then. */
    public boolean isWanted() {
        return !closing;
    }

    /** Whether it has started, goes on, and has given a sign of life within the time given. */
    public boolean isAlive(Duration within) {
        return started && !closing && !died && silence().compareTo(within) <= 0;
    }

    /** Why the last round failed; null when it did not. */
    public @Nullable RuntimeException failure() {
        return failure;
    }

    private void run() {
        try {
            while (!closing) {
                runRound();
            }
        } catch (Throwable e) { // Error, and whatever else is thrown unchecked by means of generics
            died = true;
            lastResort.loopDied(name, e);
        }
    }

    private void runRound() {
        beat();
        try {
            round.run();
            failure = null;
        } catch (InterruptedException e) {
            // Closing; else nobody has a reason to interrupt, and the next round goes on.
        } catch (RuntimeException e) {
            if (!closing) {
                failure = e;
                say(e);
                pause();
            }
        }
        Thread.interrupted(); // a round that was told to end may have left the mark for the next one
    }

    /**
     * The first time in full, then once a minute in a line, so that the log shows how long it lasts. Of a database that
     * is away it says no more than that, since each time something else fails.
     */
    private void say(RuntimeException e) {
        var away = LedgerUnavailable.in(e);
        var isAway = away != null && away.isAway();
        var reason = isAway ? "the ledger's database is away" : e.toString();
        if (isAway && !reason.equals(said)) {
            LOG.warn("{} waits: {}", name, reason);
        } else if (!Objects.equals(reason, said)) {
            LOG.warn("{} failed and will be tried again", name, e);
        } else if (System.nanoTime() - saidAt > SAY_AGAIN_AFTER_NANOS) {
            LOG.warn("{} still fails: {}", name, reason);
        } else {
            return;
        }
        said = reason;
        saidAt = System.nanoTime();
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(pauseAfterFailure.toNanos());
        } catch (InterruptedException e) {
            // Asked to close, which the next look at it finds.
        }
    }

    /** Interrupts the round under way and waits a moment for its end. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        if (thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(WAIT_FOR_END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
