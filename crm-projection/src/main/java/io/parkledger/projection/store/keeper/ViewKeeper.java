package io.parkledger.projection.store.keeper;

import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerUnavailable;
import io.parkledger.core.ledger.Loop;
import io.parkledger.projection.store.BatchSize;
import io.parkledger.projection.store.Catalogue;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.Generation.Progress;
import io.parkledger.projection.store.GenerationBuilder;
import io.parkledger.projection.store.Parked;
import io.parkledger.projection.store.ProjectionSet;
import io.parkledger.projection.store.Projector;
import io.parkledger.projection.store.ViewServer;
import io.parkledger.projection.store.ViewsUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the live generation up with the ledger, on the node that leads; on the others it follows which generation is
 * live and how far it is. Rebuilds it on demand, and by itself when there is none, when the projections have changed,
 * or when it does not belong to this ledger as it now is.
 */
public final class ViewKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ViewKeeper.class);

    private static final int LISTED = 200;
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration FIRST_VIEWS_WITHIN = Duration.ofSeconds(10);
    private static final long LOOK_EVERY_MILLIS = 10;
    /** How often the ledger is asked whether it still is the one the views were made from. */
    private static final long COMPARE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Ledger ledger;
    private final ViewServer server;
    private final ProjectionSet projections;
    private final Catalogue catalogue;
    private final Origin origin;
    private final Loop loop;
    private final Duration readersFinishWithin;
    private final Shown shown = new Shown();
    private final BatchSize together = new BatchSize();

    private final AtomicBoolean rebuilding = new AtomicBoolean();
    private volatile @Nullable Generation live;
    private volatile long wanted;
    private volatile boolean ahead;
    private volatile @Nullable ProjectionFailed failure;
    private @Nullable Projector projector;
    /** The live views show what was taken out of the ledger, whatever stands there by now. */
    private boolean cutBack;

    private long term;
    private long comparedAt = System.nanoTime() - COMPARE_EVERY_NANOS;
    /**
     * Kept for requests that were reading it when it was replaced, not for long: what was erased may still be in it.
     */
    private @Nullable Generation replaced;

    private long replacedAt;

    public ViewKeeper(Ledger ledger, ViewServer server, ProjectionSet projections) {
        this(ledger, server, projections, Duration.ofMinutes(1));
    }

    /** @param readersFinishWithin how long a generation that was replaced is kept for those who are reading it */
    ViewKeeper(Ledger ledger, ViewServer server, ProjectionSet projections, Duration readersFinishWithin) {
        this.ledger = ledger;
        this.server = server;
        this.projections = projections;
        this.readersFinishWithin = readersFinishWithin;
        catalogue = new Catalogue(server, ledger.persons());
        origin = new Origin(ledger.id(), ledger.reader(), ledger.codec());
        wanted = ledger.reader().head();
        loop = ledger.loops().make("projector", AFTER_FAILURE, this::round);
    }

    public void start() {
        loop.start();
    }

    /**
     * The views as they are now; waits for the very first ones to be made.
     *
     * @throws ViewsUnavailable at once when their database is known to be away
     */
    public Generation live() {
        requireReachable();
        var generation = live;
        long deadline = System.nanoTime() + FIRST_VIEWS_WITHIN.toNanos();
        while (generation == null && System.nanoTime() < deadline) {
            pause(LOOK_EVERY_MILLIS);
            requireReachable();
            generation = live;
        }
        if (generation == null) {
            throw new ViewsUnavailable("no views yet", failure);
        }
        return generation;
    }

    /** @throws ViewsUnavailable at once, when their database is known to be away */
    public void requireReachable() {
        if (!isReachable()) {
            throw new ViewsUnavailable("the views' database is away", failure);
        }
    }

    /** The last position the live views show. */
    public long position() {
        return shown.position();
    }

    /** The position from which on the live views may be read: the ledger's head when they began to be made. */
    public long wanted() {
        return wanted;
    }

    /** What keeps the projector from going on; null when all is well. */
    public @Nullable ProjectionFailed failure() {
        return failure;
    }

    /**
     * Whether the views show what is not in the ledger, which was restored from an older copy: being rebuilt by itself.
     */
    public boolean isAhead() {
        return ahead;
    }

    /** How many events are set aside; costs nothing. */
    public int parkedCount() {
        return shown.parked();
    }

    /** The first two hundred events that are set aside, with those that wait behind them. */
    public List<Parked> parked() {
        return parkedCount() == 0 || !isReachable() ? List.of() : live().parked(LISTED);
    }

    /** Whether a subject's rows lack what events about it say, because those are set aside. */
    public boolean isIncomplete(String aggregateId) {
        return parkedCount() > 0 && isReachable() && live().hasParked(aggregateId);
    }

    /** Since the loop last gave a sign of life. */
    public Duration heartbeat() {
        return loop.silence();
    }

    /** @return whether the views have come so far in time */
    public boolean await(long position, Duration atMost) {
        return shown.await(() -> position() >= Math.max(position, wanted), this::isReachable, atMost);
    }

    /** @return whether the views could be read in time: they belong to the ledger, and have come far enough */
    public boolean awaitReadable(Duration atMost) {
        return shown.await(() -> !ahead && position() >= wanted, this::isReachable, atMost);
    }

    private void round() {
        try {
            if (ledger.leadership().isHeld()) {
                lead();
            } else {
                follow();
            }
            failure = null;
        } catch (RuntimeException e) {
            projector = null; // opened again from what is stored
            // That a database is away is said of the database.
            boolean databaseAway = ViewsUnavailable.is(e) || e instanceof LedgerUnavailable;
            failure = databaseAway ? null : new ProjectionFailed(position(), e);
            throw e;
        }
    }

    private void lead() {
        synchronized (this) {
            takeOver();
            var current = projector;
            if (current == null || !stillBelongs(current)) {
                current = openLive();
                projector = current;
            }
            dropReplaced();
            var before = current.position();
            if (current.advance(ledger.reader()::after, Long.MAX_VALUE)) {
                requireStillThere(before);
                shown.reached(current.position(), current.parked());
                return;
            }
            wanted = Math.min(wanted, before); // there is no more, even if there was
        }
        ledger.positions().awaitBeyond(position(), PATIENCE);
    }

    /** What the views showed before something new came behind it may have been cut off the moment before. */
    private void requireStillThere(long before) {
        if (before > 0 && !ledger.reader().has(before)) {
            LOG.error(
                    "views.ahead: the event of position {} was taken out of the ledger, and the views show it. They are"
                            + " dropped and built anew",
                    before);
            ahead = true;
            cutBack = true;
            projector = null;
        }
    }

    /** What an earlier term has left open is ended once, before anything of this one begins. */
    private void takeOver() {
        if (term != ledger.leadership().term()) {
            server.endSessionsOfPredecessor();
            term = ledger.leadership().term();
            projector = null;
        }
    }

    /** Asked now and then: a database can be restored under a running application. */
    private boolean stillBelongs(Projector current) {
        var now = System.nanoTime();
        if (now - comparedAt < COMPARE_EVERY_NANOS) {
            return true;
        }
        comparedAt = now;
        var generation = live;
        var progress = generation == null ? null : generation.progress();
        return progress != null && progress.position() == current.position() && origin.has(progress);
    }

    private Projector openLive() {
        comparedAt = System.nanoTime();
        var entry = catalogue.live();
        var old = entry == null ? null : catalogue.generation(entry.name());
        var generation = old;
        var progress = old == null ? null : old.progress();
        if (generation == null || progress == null || cutBack || isOutdated(entry, progress)) {
            generation = catalogue.after(entry == null ? null : entry.name());
            buildLive(generation);
        }
        catalogue.dropAllBut(generation);
        replaced = null;
        live = generation;
        var opened = new Projector(projections, generation, together);
        shown.reached(opened.position(), opened.parked());
        cutBack = false;
        ahead = false;
        return opened;
    }

    /** Readers wait until it has come to where the ledger ends now. */
    private void buildLive(Generation generation) {
        var head = ledger.reader().head();
        wanted = head;
        LOG.info("Building views {} from the ledger's {} events", generation.name(), head);
        shown.reached(0, 0);
        generation.drop();
        catalogue.makeLive(origin.of(generation.name(), head));
        live = generation;
        build(generation, head, position -> shown.reached(Math.min(position, Math.max(0, head - 1)), 0));
    }

    private boolean isOutdated(Catalogue.Live entry, Progress progress) {
        boolean unfinished = progress.position() == 0 && entry.until() > 0;
        if (!origin.isOf(entry) || unfinished) {
            return true;
        }
        if (!origin.has(progress)) {
            ahead = true;
            LOG.error(
                    "views.ahead: the views {} show position {}, event {}, which is not in the ledger, whose head is {}:"
                            + " it was restored from an older copy. They are dropped and built anew",
                    entry.name(),
                    progress.position(),
                    progress.eventId(),
                    ledger.reader().head());
            return true;
        }
        return progress.parked() > 0 && !origin.knewTheSame(entry);
    }

    private void follow() {
        projector = null;
        var entry = catalogue.live();
        if (entry != null) {
            var known = live;
            var generation =
                    known != null && known.name().equals(entry.name()) ? known : catalogue.generation(entry.name());
            var progress = generation.progress();
            if (progress != null) {
                follow(generation, progress, entry.until());
            }
        }
        pause(LOOK_EVERY_MILLIS);
    }

    private void follow(Generation generation, Progress progress, long until) {
        var now = System.nanoTime();
        if (live != generation || ahead || now - comparedAt >= COMPARE_EVERY_NANOS) {
            comparedAt = now;
            ahead = !origin.has(progress);
            wanted = Math.min(
                    live == null || live == generation ? wanted : until,
                    ledger.reader().head());
        }
        live = generation;
        shown.reached(progress.position(), progress.parked());
    }

    /**
     * Builds all views anew beside the live ones, compares, and swaps. Serving goes on meanwhile.
     *
     * @throws IllegalStateException on a node that does not lead, when a rebuild is under way, or when the live views
     *                               are found to be ahead of the ledger, which are built anew in any case
     */
    public RebuildReport rebuild(RebuildProgress progress) {
        return rebuild(progress, false);
    }

    /** After the key of a person was erased: the new views differ from the live ones, which is what it is for. */
    public RebuildReport rebuildErasing(RebuildProgress progress) {
        return rebuild(progress, true);
    }

    private RebuildReport rebuild(RebuildProgress progress, boolean erasing) {
        if (!ledger.leadership().isHeld()) {
            throw new IllegalStateException("only the leading node rebuilds");
        }
        if (!rebuilding.compareAndSet(false, true)) {
            throw new IllegalStateException("a rebuild is under way");
        }
        try {
            return rebuildAlone(progress, erasing);
        } finally {
            rebuilding.set(false);
        }
    }

    private RebuildReport rebuildAlone(RebuildProgress progress, boolean erasing) {
        synchronized (this) {
            // Else the loop would end the sessions of this rebuild, and drop what it has built, as a predecessor's.
            takeOver();
            if (projector == null) {
                projector = openLive();
            }
            if (replaced != null) {
                replaced.drop();
                replaced = null;
            }
        }
        // A person erased by another node a moment ago must not be remembered here.
        ledger.personKeys().erasures();
        var old = live();
        var next = catalogue.after(old.name());
        next.drop();
        var total = ledger.reader().head();
        build(next, total, position -> progress.at(position, total));
        var building = new Projector(projections, next, together);
        synchronized (this) {
            var serving = Objects.requireNonNull(projector, "the projector is restarting; try again");
            while (building.position() < serving.position()) {
                step(building, serving.position());
            }
            while (serving.position() < building.position()) {
                step(serving, building.position());
            }
            var report = Comparison.of(old, next, projections.collections(), building.position(), loop::beat);
            catalogue.makeLive(origin.of(next.name(), building.position()));
            live = next;
            projector = building;
            shown.reached(building.position(), building.parked());
            replaced = old;
            replacedAt = System.nanoTime();
            report.log(LOG, erasing);
            return report;
        }
    }

    /** Builds what does not exist yet; who reads it meanwhile sees nothing. */
    private void build(Generation next, long total, LongConsumer reached) {
        var leading = ledger.leadership().term();
        long position = GenerationBuilder.build(projections, next, ledger.reader()::after, total, at -> {
            if (!ledger.leadership().isHeld() || ledger.leadership().term() != leading) {
                throw new IllegalStateException("another node leads; what was built of " + next.name() + " is left");
            }
            loop.beat();
            reached.accept(at);
        });
        requireReached(position, total);
    }

    private void dropReplaced() {
        var old = replaced;
        if (old != null && System.nanoTime() - replacedAt > readersFinishWithin.toNanos()) {
            old.drop();
            replaced = null;
        }
    }

    private void step(Projector building, long upTo) {
        if (!building.advance(ledger.reader()::after, upTo)) {
            requireReached(building.position(), upTo);
        }
        loop.beat();
    }

    private void requireReached(long position, long wantedPosition) {
        if (position < wantedPosition) {
            comparedAt = System.nanoTime() - COMPARE_EVERY_NANOS;
            throw new IllegalStateException("the ledger ends at position " + position + ", before " + wantedPosition);
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the server of the views answered when it was last looked at; costs nothing. */
    public boolean isReachable() {
        return server.isReachable();
    }

    @Override
    public void close() {
        loop.close();
    }
}
