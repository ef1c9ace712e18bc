package io.parkledger.projection.store.past;

import io.parkledger.core.ledger.ErasableKeys;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.ledger.LedgerReader;
import io.parkledger.core.ledger.Loop;
import io.parkledger.core.ledger.Loops;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.ProjectionSet;
import io.parkledger.projection.store.Projector;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.ViewServer;
import io.parkledger.projection.store.past.Trip.Destination;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The views as they were known at a past position: the same projections, fed up to there into a scratch generation that
 * is kept for a while and forgotten later. For one subject alone its own events are enough, with those of what its
 * projection looks up. All of it lives within a budget of memory, and nothing is built that nobody waits for.
 *
 * <p>An erasure of a person forgets what is kept, on every node.
 */
public final class TimeMachine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TimeMachine.class);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(200);

    private final LedgerReader reader;
    private final ErasableKeys personKeys;
    private final ProjectionSet projections;
    private final Trips trips;
    private final ViewServer scratch = ViewServer.inMemory();
    private final Loop loop;

    /**
     * What the past may cost.
     *
     * @param bytes      of memory for all past views together, estimated
     * @param kept       past positions at once
     * @param queued     positions that wait to be built
     * @param perCaller  of these
     * @param goneAfter  who has not asked for so long does not wait any more
     */
    public record Limits(long bytes, int kept, int queued, int perCaller, Duration goneAfter) {

        private static final int KEPT = 4;
        private static final int QUEUED = 16;
        private static final int PER_CALLER = 4;
        private static final Duration GONE_AFTER = Duration.ofSeconds(10);

        /** @param bytes null for a quarter of the heap */
        public static Limits ofMemory(@Nullable Long bytes) {
            return new Limits(
                    bytes == null ? Runtime.getRuntime().maxMemory() / 4 : bytes, KEPT, QUEUED, PER_CALLER, GONE_AFTER);
        }
    }

    /** A look at past views, which are kept until it is closed. */
    public final class Stay implements AutoCloseable {
        private final Trip trip;
        private final Generation generation;
        private boolean over;

        private Stay(Trip trip, Generation generation) {
            this.trip = trip;
            this.generation = generation;
        }

        public Generation generation() {
            return generation;
        }

        @Override
        public void close() {
            synchronized (trips) {
                if (!over) {
                    over = true;
                    trips.leave(trip);
                }
            }
        }
    }

    public TimeMachine(
            LedgerReader reader, ErasableKeys personKeys, Loops loops, ProjectionSet projections, Limits limits) {
        this.reader = reader;
        this.personKeys = personKeys;
        this.projections = projections;
        trips = new Trips(limits);
        loop = loops.make("time-machine", AFTER_FAILURE, this::work).start();
    }

    /** The past cannot be shown yet: it is being built. */
    public static final class StillTravelling extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long reached;
        private final long wanted;

        StillTravelling(long reached, long wanted) {
            super("building the views of position " + wanted + ", now at " + reached);
            this.reached = reached;
            this.wanted = wanted;
        }

        public long reached() {
            return reached;
        }

        public long wanted() {
            return wanted;
        }
    }

    /**
     * The views of a past position, to be closed when they have been read.
     *
     * @param caller who asks: nobody may keep all others waiting
     * @throws StillTravelling when it takes longer than {@code atMost}; asking again soon finds it further on
     * @throws PastUnavailable when too many ask, or memory does not suffice
     */
    public Stay at(long position, Duration atMost, String caller) {
        var trip = trips.arrival(destination(position), caller, atMost);
        return new Stay(trip, Objects.requireNonNull(trip.arrived));
    }

    private Destination destination(long position) {
        // First the erasures: whoever is erased afterwards makes this destination an old one.
        var erasures = personKeys.erasures();
        var eventId = position == 0
                ? ""
                : reader.eventIdAt(position)
                        .orElseThrow(() -> new IllegalStateException("the ledger ends before position " + position));
        return new Destination(position, eventId, erasures);
    }

    private void work() throws InterruptedException {
        try {
            trips.left().forEach(left -> new Generation(scratch, left.name).drop());
            var next = trips.next();
            if (next != null) {
                travel(next);
            }
        } catch (OutOfMemoryError e) {
            // What took the memory is given up; nothing else of this process depends on it.
            LOG.error("The past took more memory than there is; it is forgotten", e);
            trips.forgetAllIdle();
        }
    }

    private void travel(Trip trip) {
        var generation = new Generation(scratch, trip.name);
        try {
            build(trip, generation);
            long bytes = generation.estimatedBytes();
            boolean erasedMeanwhile = personKeys.erasures() != trip.to.erasures();
            trips.arrive(trip, generation, bytes, erasedMeanwhile);
        } catch (RuntimeException | OutOfMemoryError e) {
            trips.fail(trip, e);
            generation.drop();
            if (e instanceof OutOfMemoryError error) {
                throw error;
            }
        }
    }

    private void build(Trip trip, Generation generation) {
        generation.create(projections.collections());
        var projector = new Projector(projections, generation);
        while (projector.position() < trip.to.position()) {
            if (!projector.advance(reader, trip.to.position())) {
                throw new IllegalStateException("the ledger ends at position " + projector.position());
            }
            trip.reached = projector.position();
            loop.beat();
            // While it is built, its documents are held twice: where they are stored, and where they are worked on.
            trips.requireRoom(trip, 2 * generation.estimatedBytes());
        }
    }

    /** How many positions are being built, or wait to be. */
    long underWay() {
        return trips.underWay();
    }

    /** How much memory the past takes, estimated. */
    public long memoryUsed() {
        return trips.bytesUsed();
    }

    /**
     * One document as the events up to some position made it; empty when there were none yet.
     *
     * @param ids of the aggregates it depends on: its own, and those its projection looks up
     */
    public <T> Optional<T> subject(ViewCollection<T> collection, String id, List<String> ids, long position) {
        personKeys.erasures(); // or keys of persons who have just been erased elsewhere would be remembered here
        var events = ids.stream()
                .distinct()
                .flatMap(each -> reader.ofAggregate(each, position).stream())
                .sorted(Comparator.comparingLong(LedgerEvent::position))
                .toList();
        return subject(collection, id, events);
    }

    /**
     * One document as its events up to some position made it; empty when there were none yet.
     *
     * @param events its own and those of what its projection looks up, in the order of the ledger
     */
    public <T> Optional<T> subject(ViewCollection<T> collection, String id, List<LedgerEvent> events) {
        return projections.subject(collection, id, events);
    }

    @Override
    public void close() {
        trips.close();
        loop.close();
        scratch.close();
    }
}
