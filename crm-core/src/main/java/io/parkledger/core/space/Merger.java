package io.parkledger.core.space;

import static io.parkledger.core.space.SpaceRule.DATE_IS_NOT_BEFORE_DISSOLUTION;
import static io.parkledger.core.space.SpaceRule.MERGED_AREA_IS_WITHIN_BOUNDS;
import static io.parkledger.core.space.SpaceRule.MERGED_UNITS_SHARE_A_FLOOR;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_LET_ONCE;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_MERGED;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_NOT_EARMARKED;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.bound.Bounds;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.space.UnitCommand.DissolveUnit;
import io.parkledger.core.space.UnitCommand.MergeUnits;
import io.parkledger.core.space.UnitCommand.RestoreUnit;
import io.parkledger.core.space.UnitCommand.WithdrawMerger;
import io.parkledger.core.space.UnitEvent.UnitDissolved;
import io.parkledger.core.space.UnitEvent.UnitMergerWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitRestored;
import io.parkledger.core.space.UnitEvent.UnitsMerged;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.NullUnmarked;

/**
 * A unit was merged with others (合并): it exists in the past only, until the merger is withdrawn. One of them is asked
 * for the merger and knows the others; these know what they became.
 */
@NullUnmarked
class Merger {

    private final Unit unit;
    private final Condition condition;

    /** What it was merged with; those others know {@link #into} only. */
    private List<UnitId> others = List.of();

    private UnitId into;
    /** When it was merged with {@link #others}. */
    private LocalDate mergedOn;

    Merger(Unit unit, Condition condition) {
        this.unit = unit;
        this.condition = condition;
    }

    @CommandHandler
    void handle(MergeUnits c) {
        unit.requireVacant();
        unit.requireInServiceFrom(c.mergedOn());
        unit.requireDistinct(Stream.concat(c.others().stream().map(MergedUnit::unitId), Stream.of(c.into())));
        var asked = unit.registered();
        var whole = c.others().stream().map(MergedUnit::areaSqm).reduce(asked.areaSqm(), BigDecimal::add);
        MERGED_AREA_IS_WITHIN_BOUNDS.require(Bounds.holdsSqm(whole), whole, Bounds.SQM);
        apply(new UnitsMerged(
                c.unitId(),
                asked.parkId(),
                asked.buildingId(),
                asked.floor(),
                c.others(),
                c.into(),
                c.number().strip(),
                whole,
                c.mergedOn()));
    }

    @EventSourcingHandler
    void on(UnitsMerged e) {
        others = e.others().stream().map(MergedUnit::unitId).toList();
        into = e.into();
        mergedOn = e.mergedOn();
        condition.become(UnitState.DISSOLVED);
    }

    @CommandHandler
    void handle(WithdrawMerger c) {
        UNIT_IS_MERGED.require(!others.isEmpty(), unit.state());
        DATE_IS_NOT_BEFORE_DISSOLUTION.require(!c.withdrawnOn().isBefore(mergedOn), mergedOn);
        var asked = unit.registered();
        apply(new UnitMergerWithdrawn(
                c.unitId(), asked.buildingId(), asked.number(), others, into, c.cause(), c.withdrawnOn()));
    }

    @EventSourcingHandler
    void on(UnitMergerWithdrawn e) {
        others = List.of();
        into = null;
        condition.become(UnitState.VACANT);
    }

    @CommandHandler
    void handle(DissolveUnit c) {
        unit.requireThere(c.parkId(), c.buildingId());
        var floor = unit.registered().floor();
        MERGED_UNITS_SHARE_A_FLOOR.require(c.floor() == floor, c.unitId(), floor);
        unit.requireOwnArea(c.areaSqm());
        UNIT_IS_NOT_EARMARKED.require(unit.state() != UnitState.EARMARKED, c.unitId());
        UNIT_IS_LET_ONCE.require(unit.state() == UnitState.VACANT, c.unitId());
        unit.requireInServiceFrom(c.dissolvedOn());
        apply(new UnitDissolved(c.unitId(), c.into(), c.dissolvedOn()));
    }

    @EventSourcingHandler
    void on(UnitDissolved e) {
        into = e.into();
        condition.become(UnitState.DISSOLVED);
    }

    @CommandHandler
    void handle(RestoreUnit c) {
        if (c.into().equals(into)) {
            var other = unit.registered();
            apply(new UnitRestored(c.unitId(), other.buildingId(), other.number(), c.restoredOn()));
        }
    }

    @EventSourcingHandler
    void on(UnitRestored e) {
        into = null;
        condition.become(UnitState.VACANT);
    }
}
