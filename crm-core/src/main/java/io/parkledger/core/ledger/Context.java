package io.parkledger.core.ledger;

import java.util.List;
import java.util.function.Function;

/**
 * What one context brings to the ledger.
 *
 * @param name       the package's name, {@code lead}
 * @param aggregates the classes that decide
 * @param events     the sealed interfaces whose records are stored
 * @param claims     what an event takes or gives back, exclusively, in the transaction that appends it
 */
public record Context(
        String name, List<Class<?>> aggregates, List<Class<?>> events, Function<Object, List<Claim>> claims) {

    /** A context whose events claim nothing. */
    public Context(String name, List<Class<?>> aggregates, List<Class<?>> events) {
        this(name, aggregates, events, event -> List.of());
    }
}
