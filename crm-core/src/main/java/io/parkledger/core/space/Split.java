package io.parkledger.core.space;

import static io.parkledger.core.space.SpaceRule.AREAS_ADD_UP;
import static io.parkledger.core.space.SpaceRule.DATE_IS_NOT_BEFORE_DISSOLUTION;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_SPLIT;
import static io.parkledger.core.space.SpaceRule.UNIT_NUMBER_IS_USED_ONCE;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.UnitId;
import io.parkledger.core.space.UnitCommand.SplitUnit;
import io.parkledger.core.space.UnitCommand.WithdrawSplit;
import io.parkledger.core.space.UnitEvent.UnitSplit;
import io.parkledger.core.space.UnitEvent.UnitSplitWithdrawn;
import io.parkledger.core.value.UnitNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.NullUnmarked;

/** A unit was split into others (拆分): it exists in the past only, until the split is withdrawn. */
@NullUnmarked
class Split {

    private final Unit unit;
    private final Condition condition;

    /** What it was split into. */
    private List<UnitId> parts = List.of();

    private LocalDate splitOn;

    Split(Unit unit, Condition condition) {
        this.unit = unit;
        this.condition = condition;
    }

    @CommandHandler
    void handle(SplitUnit c) {
        unit.requireVacant();
        unit.requireInServiceFrom(c.splitOn());
        requireDistinctNumbers(c.parts());
        unit.requireDistinct(c.parts().stream().map(UnitPart::unitId));
        var whole = unit.registered();
        var sum = c.parts().stream().map(UnitPart::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add);
        AREAS_ADD_UP.require(sum.compareTo(whole.areaSqm()) == 0, whole.areaSqm(), sum);
        var parts = c.parts().stream()
                .map(part -> new UnitPart(part.unitId(), part.number().strip(), part.areaSqm()))
                .toList();
        apply(new UnitSplit(c.unitId(), whole.parkId(), whole.buildingId(), whole.floor(), parts, c.splitOn()));
    }

    private static void requireDistinctNumbers(List<UnitPart> parts) {
        var seen = new HashSet<String>();
        parts.forEach(part ->
                UNIT_NUMBER_IS_USED_ONCE.require(seen.add(UnitNumber.comparable(part.number())), part.number()));
    }

    @EventSourcingHandler
    void on(UnitSplit e) {
        parts = e.parts().stream().map(UnitPart::unitId).toList();
        splitOn = e.splitOn();
        condition.become(UnitState.DISSOLVED);
    }

    @CommandHandler
    void handle(WithdrawSplit c) {
        UNIT_IS_SPLIT.require(!parts.isEmpty(), unit.state());
        DATE_IS_NOT_BEFORE_DISSOLUTION.require(!c.withdrawnOn().isBefore(splitOn), splitOn);
        var whole = unit.registered();
        apply(new UnitSplitWithdrawn(
                c.unitId(), whole.buildingId(), whole.number(), parts, c.cause(), c.withdrawnOn()));
    }

    @EventSourcingHandler
    void on(UnitSplitWithdrawn e) {
        parts = List.of();
        condition.become(UnitState.VACANT);
    }
}
