package io.parkledger.core.ledger.seal;

import io.parkledger.core.ledger.Leadership;
import io.parkledger.core.ledger.Loop;
import io.parkledger.core.ledger.Loops;
import io.parkledger.core.ledger.seal.stamp.StampAnswer;
import io.parkledger.core.ledger.seal.stamp.StampAnswer.Failed;
import io.parkledger.core.ledger.seal.stamp.StampAnswer.Refused;
import io.parkledger.core.ledger.seal.stamp.StampAnswer.Stamped;
import io.parkledger.core.ledger.seal.stamp.StampAnswer.Unfit;
import io.parkledger.core.ledger.seal.stamp.StampSettings;
import io.parkledger.core.ledger.seal.stamp.TimeStampClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the newest checkpoint stamped now and then, while this node leads: one request at a time, in a loop of its own,
 * so that neither an append nor a checkpoint ever waits for it. Who does not answer is asked more and more seldom.
 */
final class StampAsking implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StampAsking.class);
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    /** An authority that is restarted is nothing to be told. */
    private static final Duration SILENT_FOR = Duration.ofMinutes(10);

    private final StampSettings settings;
    private final TimeStampClient client;
    private final LogStore store;
    private final Leadership leadership;
    private final Clock clock;
    private final Duration silentFor;
    private final Loop loop;
    private long term;
    /** When the time began in which the last one was stamped. */
    private LocalDateTime stampedIn = LocalDateTime.MIN;
    /** Number of the newest checkpoint that is stamped. */
    private long stamped;

    private Duration pause = Duration.ZERO;
    private long notBefore = System.nanoTime();
    private @Nullable Long failingSince;
    private volatile @Nullable StampState state;

    StampAsking(StampSettings settings, LogStore store, Leadership leadership, Clock clock, Loops loops) {
        this(settings, store, leadership, clock, loops, SILENT_FOR);
    }

    /** @param clock also of a ledger that is simulated the real one, since the authority has no other */
    StampAsking(
            StampSettings settings,
            LogStore store,
            Leadership leadership,
            Clock clock,
            Loops loops,
            Duration silentFor) {
        this.settings = settings;
        this.store = store;
        this.leadership = leadership;
        this.clock = clock;
        this.silentFor = silentFor;
        client = new TimeStampClient(settings.authority());
        loop = loops.make("time-stamps", AFTER_FAILURE, this::round);
    }

    void start() {
        loop.start();
    }

    private void round() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        if (!leadership.isHeld()) {
            state = null;
            term = 0;
            return;
        }
        if (term != leadership.term()) {
            begin();
            term = leadership.term();
        }
        var now = clock.instant();
        if (System.nanoTime() - notBefore < 0 || !begin(now).isAfter(stampedIn)) {
            return;
        }
        var newest = store.newestCheckpoint();
        if (newest.isPresent() && newest.get().number() != stamped) {
            take(client.stamp(newest.get().note().text()), newest.get(), now);
        }
    }

    /** Another node may have asked before this one leads. */
    private void begin() {
        var last = store.lastStamped();
        stamped = last.map(LogStore.LastStamped::checkpoint).orElse(0L);
        stampedIn = last.map(each -> begin(each.askedAt())).orElse(LocalDateTime.MIN);
        state = last.isPresent() ? StampState.STAMPS : null;
    }

    private LocalDateTime begin(Instant moment) {
        return settings.begin(LocalDateTime.ofInstant(moment, clock.getZone()));
    }

    private void take(StampAnswer answer, StoredCheckpoint checkpoint, Instant askedAt) {
        if (answer instanceof Stamped done) {
            store.addTimeStamp(checkpoint.number(), done.stamp().reply(), askedAt);
            stamped = checkpoint.number();
            stampedIn = begin(askedAt);
            pause = Duration.ZERO;
            failingSince = null;
            state = StampState.STAMPS;
            return;
        }
        pauseLonger();
        if (answer instanceof Refused refused) {
            is(StampState.REFUSES, "refuses to stamp", refused.why());
        } else if (answer instanceof Unfit unfit) {
            is(StampState.UNFIT, "has sent a time stamp that proves nothing", unfit.why());
        } else if (answer instanceof Failed failed) {
            failed(failed.why());
        }
    }

    private void is(StampState found, String what, String why) {
        if (state != found) {
            LOG.warn("The authority of time stamps {} {}: {}", authority(), what, why);
        }
        state = found;
    }

    /** What it said before stays said until it answers again. */
    private void failed(String why) {
        var since = failingSince;
        if (since == null) {
            failingSince = System.nanoTime();
            LOG.info("The authority of time stamps {} does not stamp for the moment: {}", authority(), why);
        } else if (System.nanoTime() - since >= silentFor.toNanos()) {
            state = StampState.SILENT;
        }
    }

    private void pauseLonger() {
        var longer = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        notBefore = System.nanoTime() + pause.toNanos();
    }

    URI authority() {
        return settings.authority().url();
    }

    /** What this node knows of it without asking anybody; null where another node asks it. */
    @Nullable
    StampState state() {
        return state;
    }

    @Override
    public void close() {
        loop.close();
    }
}
