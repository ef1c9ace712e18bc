package io.parkledger.core.space;

import static io.parkledger.core.space.SpaceRule.DATE_IS_NOT_BEFORE_EARMARKING;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_EARMARKED;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.space.UnitCommand.EarmarkUnit;
import io.parkledger.core.space.UnitCommand.ReleaseEarmark;
import io.parkledger.core.space.UnitEvent.EarmarkReleased;
import io.parkledger.core.space.UnitEvent.UnitEarmarked;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.NullUnmarked;

/** A unit is kept for a company that is still talking (意向). */
@NullUnmarked
class Earmark {

    private final Unit unit;
    private final Condition condition;

    /** On which it was earmarked, whatever became of it; the last one last. */
    private final List<LocalDate> earmarkedOn = new ArrayList<>();

    Earmark(Unit unit, Condition condition) {
        this.unit = unit;
        this.condition = condition;
    }

    @CommandHandler
    void handle(EarmarkUnit c) {
        unit.requireVacant();
        unit.requireThereOn(c.earmarkedOn());
        DATE_IS_NOT_BEFORE_EARMARKING.require(!c.until().isBefore(c.earmarkedOn()), c.earmarkedOn());
        apply(new UnitEarmarked(c.unitId(), c.negotiationId(), c.company().strip(), c.until(), c.earmarkedOn()));
    }

    @EventSourcingHandler
    void on(UnitEarmarked e) {
        earmarkedOn.add(e.earmarkedOn());
        condition.become(UnitState.EARMARKED);
    }

    @CommandHandler
    void handle(ReleaseEarmark c) {
        UNIT_IS_EARMARKED.require(unit.state() == UnitState.EARMARKED, unit.state());
        var since = earmarkedOn.get(earmarkedOn.size() - 1);
        DATE_IS_NOT_BEFORE_EARMARKING.require(!c.releasedOn().isBefore(since), since);
        apply(new EarmarkReleased(c.unitId(), c.releasedOn()));
    }

    @EventSourcingHandler
    void on(EarmarkReleased e) {
        condition.become(UnitState.VACANT);
    }

    Stream<LocalDate> days() {
        return earmarkedOn.stream();
    }
}
