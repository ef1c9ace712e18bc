package io.parkledger.core.ledger;

import org.axonframework.eventhandling.DomainEventMessage;

/**
 * What commands that were written together have changed of one aggregate.
 *
 * @param type  of the aggregate, {@code lead}
 * @param first version that they wrote
 * @param last  version that they wrote: whoever finds another has been preceded by somebody
 */
public record Touched(String type, String id, long first, long last) {

    static Touched by(DomainEventMessage<?> event) {
        return new Touched(
                event.getType(), event.getAggregateIdentifier(), event.getSequenceNumber(), event.getSequenceNumber());
    }

    /** With what came after it. */
    Touched through(Touched later) {
        return new Touched(type, id, first, later.last());
    }
}
