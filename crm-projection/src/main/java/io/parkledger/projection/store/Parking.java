package io.parkledger.projection.store;

import io.parkledger.core.ledger.LedgerEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which projections have set aside which aggregates of a generation. What has once been set aside stays so until the
 * views are built anew, whatever comes later: a document must not miss an event in the middle.
 */
final class Parking {

    private static final int LONGEST_CAUSE = 1_000;

    /** One projection and one aggregate: the events of both are applied in order, or not at all. */
    private record Lane(String projection, String aggregateId) {}

    private final Map<Lane, Long> blockedAt = new HashMap<>();
    private final List<Parked> fresh = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    /** Takes up what a generation has stored. */
    static Parking of(Collection<Parked> stored) {
        var parking = new Parking();
        stored.forEach(parking::note);
        return parking;
    }

    private void note(Parked parked) {
        blockedAt.merge(new Lane(parked.projection(), parked.aggregateId()), parked.behind(), Math::min);
        known.add(parked.id());
    }

    /** Whether the event, or one before it of its aggregate, is set aside. */
    boolean blocks(String projection, LedgerEvent event) {
        return event.position() >= blockedAt.getOrDefault(new Lane(projection, event.aggregateId()), Long.MAX_VALUE);
    }

    int count() {
        return known.size();
    }

    /** The event itself cannot be applied. */
    void park(String projection, LedgerEvent event, String cause) {
        if (!blocks(projection, event)) {
            add(projection, event, cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE)), event.position());
        }
    }

    /** The event waits behind one that cannot be applied. */
    void queue(String projection, LedgerEvent event) {
        long behind = blockedAt.get(new Lane(projection, event.aggregateId()));
        if (event.position() > behind) {
            add(projection, event, null, behind);
        }
    }

    private void add(String projection, LedgerEvent event, @Nullable String cause, long behind) {
        var parked = new Parked(
                "%014d|%s".formatted(event.position(), projection),
                event.position(),
                event.eventId(),
                event.type(),
                event.aggregateType(),
                event.aggregateId(),
                projection,
                cause,
                behind,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
        note(parked);
        fresh.add(parked);
    }

    /** What was set aside since {@link #written}. */
    List<Parked> fresh() {
        return List.copyOf(fresh);
    }

    void written() {
        fresh.clear();
    }
}
