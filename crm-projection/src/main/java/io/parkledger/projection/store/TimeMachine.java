package io.parkledger.projection.store;

import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.ledger.LedgerReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The views as they were known at a past position: the same projections, fed up to there into a scratch generation that
 * is kept for a
 * while and forgotten later. For one subject alone its own events are enough, with those of what its projection looks up.
 */
public final class TimeMachine implements AutoCloseable {

    private static final int KEPT = 4;
    private static final int BATCH = 1_000;

    private final LedgerReader reader;
    private final ProjectionSet projections;
    private final ViewServer scratch = ViewServer.inMemory();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "time-machine");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Long, Trip> trips = new LinkedHashMap<>(KEPT, 0.75f, true);

    /** One past position on its way to being shown. */
    private static final class Trip {
        private final CompletableFuture<Generation> arrival = new CompletableFuture<>();
        private volatile long reached;
    }

    public TimeMachine(LedgerReader reader, ProjectionSet projections) {
        this.reader = reader;
        this.projections = projections;
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

    /** @throws StillTravelling when it takes longer than {@code atMost}; asking again later finds it further on */
    public Generation at(long position, Duration atMost) {
        var trip = trip(position);
        try {
            return trip.arrival.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new StillTravelling(trip.reached, position);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StillTravelling(trip.reached, position);
        } catch (ExecutionException e) {
            forget(position);
            throw new IllegalStateException("Building the views of position " + position + " failed", e.getCause());
        }
    }

    private synchronized Trip trip(long position) {
        var trip = trips.get(position);
        if (trip == null) {
            var begun = new Trip();
            trips.put(position, begun);
            worker.execute(() -> travel(position, begun));
            trip = begun;
            forgetOldest();
        }
        return trip;
    }

    private void forgetOldest() {
        while (trips.size() > KEPT) {
            forget(trips.keySet().iterator().next());
        }
    }

    private synchronized void forget(long position) {
        var trip = trips.remove(position);
        if (trip != null) {
            worker.execute(() -> generation(position).drop());
        }
    }

    private Generation generation(long position) {
        return new Generation(scratch, "t" + position);
    }

    private void travel(long position, Trip trip) {
        try {
            var generation = generation(position);
            generation.create(projections.collections());
            var projector = new Projector(projections, generation);
            while (projector.position() < position) {
                var limit = (int) Math.min(BATCH, position - projector.position());
                var batch = reader.after(projector.position(), limit);
                if (batch.isEmpty()) {
                    throw new IllegalStateException("the ledger ends at position " + projector.position());
                }
                projector.apply(batch);
                trip.reached = projector.position();
            }
            trip.arrival.complete(generation);
        } catch (RuntimeException e) {
            trip.arrival.completeExceptionally(e);
        }
    }

    /**
     * One document as its events up to some position made it; empty when there were none yet.
     *
     * @param events its own and those of what its projection looks up, in the order of the ledger
     */
    public <T> Optional<T> subject(ViewCollection<T> collection, String id, List<LedgerEvent> events) {
        var views = WorkingSet.detached();
        events.forEach(event -> projections.deliver(event, views));
        return Optional.ofNullable(views.find(collection, id)).map(found -> Decoding.view(found, collection.type()));
    }

    @Override
    public void close() {
        worker.shutdownNow();
        scratch.close();
    }
}
