package io.parkledger.projection.store.past;

import io.parkledger.projection.store.Generation;
import org.jspecify.annotations.Nullable;

/** One past position on its way to being shown, or shown; guarded by the {@link Trips} it is one of. */
final class Trip {

    final Destination to;
    final String caller;
    /** Of its generation. */
    final String name;

    volatile long reached;
    long bytes;
    int waiters;
    int guests;
    long askedAt = System.nanoTime();
    boolean cancelled;

    @Nullable
    Generation arrived;

    @Nullable
    RuntimeException failure;

    /**
     * Where a trip goes: the same position of another history, or with a person in it who was erased, is another place.
     */
    record Destination(long position, String eventId, long erasures) {}

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
