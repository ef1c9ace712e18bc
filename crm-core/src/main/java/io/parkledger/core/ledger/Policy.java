package io.parkledger.core.ledger;

import java.util.List;

/**
 * When one fact is recorded, then other aggregates are told. Safe to repeat: the ledger sends each of its commands at
 * most once per fact. A refusal is an outcome. Policies never run on replay, only once over each new position.
 *
 * @param <E> the event it reacts to
 */
public interface Policy<E extends Event> {

    Class<E> fact();

    /** The commands that follow from {@code event}, always the same for the same event. */
    List<? extends Command> then(E event);

    default String name() {
        return getClass().getSimpleName();
    }

    /** What becomes of the fact when its consequence is refused. */
    default Consequence consequence() {
        return Consequence.MUST_FOLLOW;
    }

    /** How a fact and what follows from it hang together. Both are decided, and written, together. */
    enum Consequence {
        /** A refusal refuses the fact too, with the same rule. */
        MUST_FOLLOW,
        /** The same, but there may be nobody to tell: then nothing follows. */
        MUST_FOLLOW_IF_THERE,
        /** The fact stands even if this is refused; the refusal is kept for people to resolve. */
        MAY_BE_REFUSED
    }
}
