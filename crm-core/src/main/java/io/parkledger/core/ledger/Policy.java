package io.parkledger.core.ledger;

import java.util.List;

/**
 * When one fact is recorded, then other aggregates are told. Safe to repeat: the ledger sends each of its commands at
 * most once
 * per fact. A refusal is an outcome. Policies never run on replay, only once over each new position.
 *
 * @param <E> the event it reacts to
 */
public interface Policy<E> {

    Class<E> fact();

    /** The commands that follow from {@code event}, always the same for the same event. */
    List<?> then(E event);

    default String name() {
        return getClass().getSimpleName();
    }
}
