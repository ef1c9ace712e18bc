package io.parkledger.projection.store;

import io.parkledger.core.ledger.ErasableKeys;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.ledger.LedgerReader;
import io.parkledger.core.ledger.Loop;
import io.parkledger.core.ledger.Loops;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
    private static final int BATCH = 1_000;
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final Duration AFTER_FAILURE = Duration.ofMillis(200);

    private final LedgerReader reader;
    private final ErasableKeys personKeys;
    private final ProjectionSet projections;
    private final Limits limits;
    private final ViewServer scratch = ViewServer.inMemory();
    private final Loop loop;

    // All below is guarded by this.
    private final Map<Long, Trip> trips = new LinkedHashMap<>(16, 0.75f, true);
    private final Deque<Trip> queue = new ArrayDeque<>();
    private final List<Trip> forgotten = new ArrayList<>();
    private long tooLargeFrom = Long.MAX_VALUE;
    private long names;
    private boolean closed;

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

    /**
     * Where a trip goes: the same position of another history, or with a person in it who was erased, is another place.
     */
    private record Destination(long position, String eventId, long erasures) {}

    /** One past position on its way to being shown, or shown. */
    private static final class Trip {
        private final Destination to;
        private final String caller;
        private final String name;
        private volatile long reached;
        private long bytes;
        private int waiters;
        private int guests;
        private long askedAt = System.nanoTime();
        private boolean cancelled;
        private @Nullable Generation arrived;
        private @Nullable RuntimeException failure;

        Trip(Destination to, String caller, String name) {
            this.to = to;
            this.caller = caller;
            this.name = name;
        }

        boolean isUnderWay() {
            return arrived == null && failure == null;
        }

        boolean isIdle() {
            return arrived != null && guests == 0 && waiters == 0;
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
            synchronized (TimeMachine.this) {
                if (!over) {
                    over = true;
                    trip.guests--;
                    TimeMachine.this.notifyAll();
                }
            }
        }
    }

    public TimeMachine(
            LedgerReader reader, ErasableKeys personKeys, Loops loops, ProjectionSet projections, Limits limits) {
        this.reader = reader;
        this.personKeys = personKeys;
        this.projections = projections;
        this.limits = limits;
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
        var to = destination(position);
        synchronized (this) {
            var trip = trip(to, caller);
            trip.waiters++;
            try {
                long deadline = System.nanoTime() + atMost.toNanos();
                while (trip.isUnderWay() && !closed && System.nanoTime() < deadline) {
                    TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, deadline - System.nanoTime()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                trip.waiters--;
                trip.askedAt = System.nanoTime();
            }
            return stay(trip);
        }
    }

    private Stay stay(Trip trip) {
        var failed = trip.failure;
        if (failed != null) {
            trips.remove(trip.to.position(), trip);
            throw failed;
        }
        var arrived = trip.arrived;
        if (arrived == null) {
            throw new StillTravelling(trip.reached, trip.to.position());
        }
        trip.guests++;
        return new Stay(trip, arrived);
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

    private Trip trip(Destination to, String caller) {
        List.copyOf(trips.values()).stream()
                .filter(trip -> trip.to.erasures() != to.erasures()
                        || (trip.to.position() == to.position() && !trip.to.equals(to)))
                .forEach(this::forget);
        var known = trips.get(to.position());
        if (known != null) {
            return known;
        }
        requireAdmission(to, caller);
        var begun = new Trip(to, caller, "t" + ++names);
        trips.put(to.position(), begun);
        queue.addLast(begun);
        notifyAll();
        return begun;
    }

    private void requireAdmission(Destination to, String caller) {
        if (to.position() >= tooLargeFrom) {
            throw PastUnavailable.tooLarge();
        }
        cancelAbandoned();
        var under = trips.values().stream().filter(Trip::isUnderWay).toList();
        if (under.size() >= limits.queued()
                || under.stream().filter(trip -> trip.caller.equals(caller)).count() >= limits.perCaller()) {
            throw PastUnavailable.busy();
        }
    }

    private void cancelAbandoned() {
        List.copyOf(queue).stream().filter(this::isAbandoned).forEach(this::forget);
    }

    private boolean isAbandoned(Trip trip) {
        return trip.waiters == 0
                && System.nanoTime() - trip.askedAt > limits.goneAfter().toNanos();
    }

    private void forget(Trip trip) {
        trip.cancelled = true;
        trips.remove(trip.to.position(), trip);
        if (!queue.remove(trip)) {
            forgotten.add(trip);
        }
        if (trip.isUnderWay()) {
            trip.failure = new StillTravelling(trip.reached, trip.to.position());
        }
        notifyAll();
    }

    private void work() throws InterruptedException {
        try {
            var next = next();
            if (next != null) {
                travel(next);
            }
        } catch (OutOfMemoryError e) {
            // What took the memory is given up; nothing else of this process depends on it.
            LOG.error("The past took more memory than there is; it is forgotten", e);
            forgetAllIdle();
        }
    }

    private synchronized void forgetAllIdle() {
        List.copyOf(trips.values()).stream().filter(Trip::isIdle).forEach(this::forget);
    }

    /** The one that has waited longest, when there is room for it; null when it is time to look again. */
    private @Nullable Trip next() throws InterruptedException {
        dropForgotten();
        synchronized (this) {
            cancelAbandoned();
            var kept =
                    trips.values().stream().filter(trip -> trip.arrived != null).count() + forgotten.size();
            if (!queue.isEmpty() && (kept < limits.kept() || forgetIdle())) {
                return kept < limits.kept() ? queue.removeFirst() : null;
            }
            if (forgotten.stream().noneMatch(trip -> trip.guests == 0)) {
                wait(LOOK_EVERY_MILLIS);
            }
            return null;
        }
    }

    /** The one nobody has looked at for longest. */
    private boolean forgetIdle() {
        var idle = trips.values().stream().filter(Trip::isIdle).findFirst();
        idle.ifPresent(this::forget);
        return idle.isPresent();
    }

    private void dropForgotten() {
        List<Trip> left;
        synchronized (this) {
            left = forgotten.stream()
                    .filter(trip -> trip.guests == 0 && !trip.isUnderWay())
                    .toList();
            forgotten.removeAll(left);
        }
        left.forEach(trip -> new Generation(scratch, trip.name).drop());
    }

    private void travel(Trip trip) {
        var generation = new Generation(scratch, trip.name);
        try {
            build(trip, generation);
            arrive(trip, generation);
        } catch (RuntimeException | OutOfMemoryError e) {
            synchronized (this) {
                trip.bytes = 0;
                if (trip.failure == null) {
                    trip.failure = failureOf(trip, e);
                }
                forgotten.remove(trip);
                trips.remove(trip.to.position(), trip);
                notifyAll();
            }
            generation.drop();
            if (e instanceof OutOfMemoryError error) {
                throw error;
            }
        }
    }

    private RuntimeException failureOf(Trip trip, Throwable e) {
        if (e instanceof OutOfMemoryError) {
            tooLargeFrom = Math.min(tooLargeFrom, trip.to.position());
            return PastUnavailable.tooLarge();
        }
        return e instanceof PastUnavailable || e instanceof StillTravelling
                ? (RuntimeException) e
                : new IllegalStateException("Building the views of position " + trip.to.position() + " failed", e);
    }

    private void build(Trip trip, Generation generation) {
        generation.create(projections.collections());
        var projector = new Projector(projections, generation);
        while (projector.position() < trip.to.position()) {
            var limit = (int) Math.min(BATCH, trip.to.position() - projector.position());
            var batch = reader.after(projector.position(), limit);
            if (batch.isEmpty()) {
                throw new IllegalStateException("the ledger ends at position " + projector.position());
            }
            projector.apply(batch);
            trip.reached = projector.position();
            loop.beat();
            // While it is built, its documents are held twice: where they are stored, and where they are worked on.
            requireRoom(trip, 2 * generation.estimatedBytes());
        }
    }

    private synchronized void requireRoom(Trip trip, long bytes) {
        trip.bytes = bytes;
        if (trip.cancelled || isAbandoned(trip)) {
            throw new StillTravelling(trip.reached, trip.to.position());
        }
        while (usedBytes() > limits.bytes()) {
            if (!forgetIdle()) {
                if (bytes > limits.bytes()) {
                    tooLargeFrom = Math.min(tooLargeFrom, trip.to.position());
                    throw PastUnavailable.tooLarge();
                }
                throw PastUnavailable.busy();
            }
        }
    }

    /** Of all that is kept or being built; what was just forgotten is about to be dropped. */
    private long usedBytes() {
        return Stream.concat(trips.values().stream(), forgotten.stream().filter(trip -> trip.guests > 0))
                .mapToLong(trip -> trip.bytes)
                .sum();
    }

    private void arrive(Trip trip, Generation generation) {
        long bytes = generation.estimatedBytes();
        boolean erasedMeanwhile = personKeys.erasures() != trip.to.erasures();
        synchronized (this) {
            if (erasedMeanwhile || trip.cancelled) {
                throw new StillTravelling(trip.reached, trip.to.position());
            }
            trip.bytes = bytes;
            trip.arrived = generation;
            notifyAll();
        }
    }

    /** How many positions are being built, or wait to be. */
    synchronized long underWay() {
        return trips.values().stream().filter(Trip::isUnderWay).count();
    }

    /** How much memory the past takes, estimated. */
    public synchronized long memoryUsed() {
        return usedBytes();
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
        var views = WorkingSet.detached();
        var parking = new Parking();
        events.forEach(event -> projections.deliver(event, views, parking));
        return Optional.ofNullable(views.find(collection, id)).map(found -> Decoding.view(found, collection.type()));
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        loop.close();
        scratch.close();
    }
}
