package io.parkledger.projection.store.past;

import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.past.TimeMachine.Limits;
import io.parkledger.projection.store.past.TimeMachine.StillTravelling;
import io.parkledger.projection.store.past.Trip.Destination;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which past positions are shown, being built, or wait to be, within what the past may cost. All of it, and every trip,
 * is guarded by this.
 */
final class Trips {

    private static final long LOOK_EVERY_MILLIS = 200;

    private final Limits limits;
    private final Map<Long, Trip> trips = new LinkedHashMap<>(16, 0.75f, true);
    private final Deque<Trip> queue = new ArrayDeque<>();
    private final List<Trip> forgotten = new ArrayList<>();
    private long tooLargeFrom = Long.MAX_VALUE;
    private long names;
    private boolean closed;

    Trips(Limits limits) {
        this.limits = limits;
    }

    /**
     * One that has arrived, with one more guest, who has to {@link #leave} it.
     *
     * @throws StillTravelling when it takes longer than {@code atMost}
     * @throws PastUnavailable when too many ask, or memory does not suffice
     */
    synchronized Trip arrival(Destination to, String caller, Duration atMost) {
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
        var failed = trip.failure;
        if (failed != null) {
            trips.remove(to.position(), trip);
            throw failed;
        }
        if (trip.arrived == null) {
            throw new StillTravelling(trip.reached, trip.to.position());
        }
        trip.guests++;
        return trip;
    }

    synchronized void leave(Trip trip) {
        trip.guests--;
        notifyAll();
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

    /** The one that has waited longest, when there is room for it; null when it is time to look again. */
    synchronized @Nullable Trip next() throws InterruptedException {
        cancelAbandoned();
        var kept = trips.values().stream().filter(trip -> trip.arrived != null).count() + forgotten.size();
        if (!queue.isEmpty() && (kept < limits.kept() || forgetIdle())) {
            return kept < limits.kept() ? queue.removeFirst() : null;
        }
        if (forgotten.stream().noneMatch(trip -> trip.guests == 0)) {
            wait(LOOK_EVERY_MILLIS);
        }
        return null;
    }

    /** The one nobody has looked at for longest. */
    private boolean forgetIdle() {
        var idle = trips.values().stream().filter(Trip::isIdle).findFirst();
        idle.ifPresent(this::forget);
        return idle.isPresent();
    }

    synchronized void forgetAllIdle() {
        List.copyOf(trips.values()).stream().filter(Trip::isIdle).forEach(this::forget);
    }

    /** Those that were forgotten and have no guests any more: to be dropped, each once. */
    synchronized List<Trip> left() {
        var left = forgotten.stream()
                .filter(trip -> trip.guests == 0 && !trip.isUnderWay())
                .toList();
        forgotten.removeAll(left);
        return left;
    }

    /** @throws StillTravelling when nobody waits for it any more, or it was given up */
    synchronized void requireRoom(Trip trip, long bytes) {
        trip.bytes = bytes;
        if (trip.cancelled || isAbandoned(trip)) {
            throw new StillTravelling(trip.reached, trip.to.position());
        }
        while (bytesUsed() > limits.bytes()) {
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
    synchronized long bytesUsed() {
        return Stream.concat(trips.values().stream(), forgotten.stream().filter(trip -> trip.guests > 0))
                .mapToLong(trip -> trip.bytes)
                .sum();
    }

    /** @throws StillTravelling when it was given up meanwhile, or goes where nobody wants to go any more */
    synchronized void arrive(Trip trip, Generation generation, long bytes, boolean erasedMeanwhile) {
        if (erasedMeanwhile || trip.cancelled) {
            throw new StillTravelling(trip.reached, trip.to.position());
        }
        trip.bytes = bytes;
        trip.arrived = generation;
        notifyAll();
    }

    synchronized void fail(Trip trip, Throwable cause) {
        trip.bytes = 0;
        if (trip.failure == null) {
            trip.failure = failureOf(trip, cause);
        }
        forgotten.remove(trip);
        trips.remove(trip.to.position(), trip);
        notifyAll();
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

    /** How many positions are being built, or wait to be. */
    synchronized long underWay() {
        return trips.values().stream().filter(Trip::isUnderWay).count();
    }

    /** Nobody waits any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
