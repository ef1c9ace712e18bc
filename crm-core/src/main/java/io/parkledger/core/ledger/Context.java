package io.parkledger.core.ledger;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What one context brings to the ledger.
 *
 * @param name       the package's name, {@code lead}
 * @param aggregates the classes that decide
 * @param events     the sealed interfaces whose records are stored
 * @param claimKinds what kinds of things its events claim; where what a kind's claims say changes, it gets another
 *                   name, and is claimed again from all events
 * @param claims     what an event takes or gives back, exclusively, in the transaction that appends it
 * @param upcasters  what older revisions of its events are read with
 */
public record Context(
        String name,
        List<Class<?>> aggregates,
        List<Class<? extends Event>> events,
        Set<String> claimKinds,
        Function<Event, List<Claim>> claims,
        List<Upcaster> upcasters) {

    /** A context whose events claim nothing. */
    public Context(String name, List<Class<?>> aggregates, List<Class<? extends Event>> events) {
        this(name, aggregates, events, Set.of(), event -> List.of());
    }

    /** A context whose events are stored as they always were. */
    public Context(
            String name,
            List<Class<?>> aggregates,
            List<Class<? extends Event>> events,
            Set<String> claimKinds,
            Function<Event, List<Claim>> claims) {
        this(name, aggregates, events, claimKinds, claims, List.of());
    }

    /** @throws IllegalStateException when an event claims what the context does not say that it claims */
    List<Claim> claimsOf(Event event) {
        var claimed = claims.apply(event);
        claimed.forEach(claim -> {
            if (!claimKinds.contains(claim.kind())) {
                throw new IllegalStateException(
                        "The context " + name + " claims " + claim.kind() + ", which is not among its kinds of claims");
            }
        });
        return claimed;
    }
}
