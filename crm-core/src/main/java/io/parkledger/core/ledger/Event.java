package io.parkledger.core.ledger;

/** A fact, stored for ever: a record of the sealed interface of its context, which has an {@link EventType}. */
public interface Event {}
