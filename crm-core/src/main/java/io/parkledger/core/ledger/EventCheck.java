package io.parkledger.core.ledger;

import io.parkledger.core.value.InvalidValue;

/**
 * Looks at an event before it is appended: can everything that will have to live with it for ever do so? The core
 * declares it, the views implement it with their codecs, and no database is asked.
 */
@FunctionalInterface
public interface EventCheck {

    /** Accepts everything: for ledgers without views. */
    EventCheck NONE = event -> {};

    /** @throws InvalidValue naming the field, when a view could not store it */
    void require(Event event);
}
