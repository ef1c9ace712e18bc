package io.parkledger.core.space;

import static io.parkledger.core.space.SpaceRule.UNIT_IS_LETTABLE;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_NOT_EARMARKED;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_NOT_GONE;

import io.parkledger.core.id.UnitId;
import org.jspecify.annotations.NullUnmarked;

/** The state of a unit of its own, whoever lets it: vacant, earmarked, out of service, dissolved or withdrawn. */
@NullUnmarked
class Condition {

    private UnitState state;

    UnitState state() {
        return state;
    }

    void requireThere() {
        UNIT_IS_NOT_GONE.require(state.isThere(), state);
    }

    void requireLettable(UnitId unit) {
        UNIT_IS_LETTABLE.require(state.isLettable(), state, unit);
    }

    void requireNotEarmarked(UnitId unit) {
        UNIT_IS_NOT_EARMARKED.require(state != UnitState.EARMARKED, unit);
    }

    void become(UnitState next) {
        state = next;
    }
}
