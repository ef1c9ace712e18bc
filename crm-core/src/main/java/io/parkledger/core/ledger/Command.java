package io.parkledger.core.ledger;

/**
 * What one can ask of an aggregate: a record of the sealed interface of its context, which says by {@code
 * TargetAggregateIdentifier} whom it is meant for.
 */
public interface Command {}
