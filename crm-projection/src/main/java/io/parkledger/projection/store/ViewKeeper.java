package io.parkledger.projection.store;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.parkledger.core.ledger.Ledger;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the live generation up with the ledger, on the node that leads; on the others it follows which generation is
 * live and how
 * far it is. Rebuilds it on demand, and by itself when there is none, when the projections have changed, or when it
 * does not belong
 * to this ledger.
 */
public final class ViewKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ViewKeeper.class);

    /** To be raised with every change of what projections write: the views are then rebuilt at the next start. */
    private static final int SHAPE = 13;

    private static final int BATCH = 1_000;
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final long LOOK_EVERY_MILLIS = 10;
    private static final long AFTER_FAILURE_MILLIS = 1_000;

    private final Ledger ledger;
    private final ViewServer server;
    private final ProjectionSet projections;
    private final MongoCollection<Document> catalogue;
    private final Thread thread = new Thread(this::run, "projector");
    private final Object moved = new Object();

    private final AtomicBoolean rebuilding = new AtomicBoolean();
    private volatile boolean running = true;
    private volatile @Nullable Generation live;
    private volatile long position;
    private volatile @Nullable ProjectionFailed failure;
    private @Nullable Projector projector;
    private long term;
    /** Kept until the next rebuild, for requests that were reading it when it was replaced. */
    private @Nullable Generation replaced;

    public ViewKeeper(Ledger ledger, ViewServer server, ProjectionSet projections) {
        this.ledger = ledger;
        this.server = server;
        this.projections = projections;
        catalogue = server.catalogue();
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** The views as they are now; waits for the very first ones to be made. */
    public Generation live() {
        var generation = live;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (generation == null && System.nanoTime() < deadline) {
            pause(LOOK_EVERY_MILLIS);
            generation = live;
        }
        return Objects.requireNonNull(generation, "no views yet");
    }

    /** The last position the live views show. */
    public long position() {
        return position;
    }

    /** What the projector is stuck at; null when all is well. */
    public @Nullable ProjectionFailed failure() {
        return failure;
    }

    /** @return whether the views have come so far in time */
    public boolean await(long wanted, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (position < wanted && System.nanoTime() < deadline) {
            synchronized (moved) {
                try {
                    moved.wait(LOOK_EVERY_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return position >= wanted;
                }
            }
        }
        return position >= wanted;
    }

    private void run() {
        while (running && !Thread.currentThread().isInterrupted()) {
            try {
                if (ledger.leadership().isHeld()) {
                    lead();
                } else {
                    follow();
                }
            } catch (ProjectionFailed e) {
                failure = e;
                LOG.error("{}; the views stand still until it works", e.getMessage(), e.getCause());
                pause(AFTER_FAILURE_MILLIS);
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warn("Projecting failed and will be tried again: {}", e.getMessage());
                    projector = null;
                    pause(AFTER_FAILURE_MILLIS);
                }
            }
        }
    }

    private void lead() {
        synchronized (this) {
            if (term != ledger.leadership().term()) {
                server.endSessionsOfPredecessor();
                term = ledger.leadership().term();
            }
            var current = projector;
            if (current == null) {
                current = openLive();
                projector = current;
            }
            var batch = ledger.reader().after(current.position(), BATCH);
            if (!batch.isEmpty()) {
                current.apply(batch);
                failure = null;
                reached(current.position());
                return;
            }
        }
        ledger.positions().awaitBeyond(position, PATIENCE);
    }

    private Projector openLive() {
        var entry = catalogue.find(Filters.eq("_id", "live")).first();
        var generation = entry == null ? null : new Generation(server, entry.getString("name"));
        var at = generation == null ? null : generation.position();
        if (generation == null
                || at == null
                || entry.getInteger("shape", 0) != SHAPE
                || !ledger.id().equals(entry.getString("ledger"))) {
            var old = generation;
            generation = new Generation(server, nextName(entry));
            LOG.info(
                    "Building views {} from the ledger's {} events",
                    generation.name(),
                    ledger.reader().head());
            generation.drop();
            generation.create(projections.collections());
            makeLive(generation);
            if (old != null) {
                old.drop();
            }
        }
        var opened = new Projector(projections, generation);
        live = generation;
        reached(opened.position());
        return opened;
    }

    private static String nextName(@Nullable Document entry) {
        return "g"
                + (entry == null ? 1 : Integer.parseInt(entry.getString("name").substring(1)) + 1);
    }

    private void makeLive(Generation generation) {
        catalogue.replaceOne(
                Filters.eq("_id", "live"),
                new Document("_id", "live")
                        .append("name", generation.name())
                        .append("shape", SHAPE)
                        .append("ledger", ledger.id()),
                new ReplaceOptions().upsert(true));
    }

    private void follow() {
        projector = null;
        var entry = catalogue.find(Filters.eq("_id", "live")).first();
        if (entry != null) {
            var known = live;
            var name = entry.getString("name");
            var generation = known != null && known.name().equals(name) ? known : new Generation(server, name);
            var at = generation.position();
            if (at != null) {
                live = generation;
                reached(at);
            }
        }
        pause(LOOK_EVERY_MILLIS);
    }

    private void reached(long newPosition) {
        synchronized (moved) {
            position = newPosition;
            moved.notifyAll();
        }
    }

    /**
     * Builds all views anew beside the live ones, compares, and swaps. Serving goes on meanwhile.
     *
     * @throws IllegalStateException on a node that does not lead, or when a rebuild is under way
     */
    public RebuildReport rebuild(RebuildProgress progress) {
        if (!ledger.leadership().isHeld()) {
            throw new IllegalStateException("only the leading node rebuilds");
        }
        if (!rebuilding.compareAndSet(false, true)) {
            throw new IllegalStateException("a rebuild is under way");
        }
        try {
            return rebuildAlone(progress);
        } finally {
            rebuilding.set(false);
        }
    }

    private RebuildReport rebuildAlone(RebuildProgress progress) {
        if (replaced != null) {
            replaced.drop();
        }
        var old = live();
        var next = new Generation(server, nextName(new Document("name", old.name())));
        next.drop();
        next.create(projections.collections());
        var building = new Projector(projections, next);
        var total = ledger.reader().head();
        while (building.position() < total) {
            step(building, total);
            progress.at(building.position(), total);
        }
        synchronized (this) {
            var serving = Objects.requireNonNull(projector, "the projector is restarting; try again");
            while (building.position() < serving.position()) {
                step(building, serving.position());
            }
            while (serving.position() < building.position()) {
                step(serving, building.position());
            }
            var report = Comparison.of(old, next, projections.collections(), building.position());
            makeLive(next);
            live = next;
            projector = building;
            reached(building.position());
            replaced = old;
            log(report);
            return report;
        }
    }

    private void step(Projector building, long upTo) {
        var limit = (int) Math.min(BATCH, upTo - building.position());
        building.apply(ledger.reader().after(building.position(), limit));
    }

    private static void log(RebuildReport report) {
        if (report.differing() == 0) {
            LOG.info(
                    "Rebuilt {} documents up to position {}: equal to the live views",
                    report.documents(),
                    report.position());
        } else {
            LOG.warn(
                    "Rebuilt {} documents up to position {}: {} differed from the live views, for example {}",
                    report.documents(),
                    report.position(),
                    report.differing(),
                    report.examples());
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the server of the views answers. */
    public boolean isReachable() {
        try {
            server.database().runCommand(new Document("ping", 1));
            return true;
        } catch (MongoException e) {
            return false;
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
