package io.parkledger.core.space;

import static io.parkledger.core.space.SpaceRule.DATE_IS_NOT_BEFORE_RETURN;
import static io.parkledger.core.space.SpaceRule.DATE_IS_NOT_BEFORE_TAKING_OUT;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_OUT_OF_SERVICE;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.space.UnitCommand.ReturnToService;
import io.parkledger.core.space.UnitCommand.TakeOutOfService;
import io.parkledger.core.space.UnitCommand.WithdrawOutage;
import io.parkledger.core.space.UnitEvent.UnitOutageWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitReturnedToService;
import io.parkledger.core.space.UnitEvent.UnitTakenOutOfService;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.NullUnmarked;

/** A unit is out of service (停用), until it is returned. */
@NullUnmarked
class Outage {

    private final Unit unit;
    private final Condition condition;

    /** On which it was taken out, and was indeed; the last one last. */
    private final List<LocalDate> days = new ArrayList<>();

    private LocalDate takenOn;
    private LocalDate returnedOn;

    Outage(Unit unit, Condition condition) {
        this.unit = unit;
        this.condition = condition;
    }

    @CommandHandler
    void handle(TakeOutOfService c) {
        unit.requireVacant();
        unit.requireInServiceFrom(c.takenOn());
        apply(new UnitTakenOutOfService(c.unitId(), c.cause(), c.takenOn()));
    }

    @EventSourcingHandler
    void on(UnitTakenOutOfService e) {
        days.add(e.takenOn());
        takenOn = e.takenOn();
        condition.become(UnitState.OUT_OF_SERVICE);
    }

    @CommandHandler
    void handle(WithdrawOutage c) {
        requireOutUntil(c.withdrawnOn());
        apply(new UnitOutageWithdrawn(c.unitId(), takenOn, c.cause(), c.withdrawnOn()));
    }

    @EventSourcingHandler
    void on(UnitOutageWithdrawn e) {
        days.remove(e.takenOn());
        condition.become(UnitState.VACANT);
    }

    @CommandHandler
    void handle(ReturnToService c) {
        requireOutUntil(c.returnedOn());
        apply(new UnitReturnedToService(c.unitId(), c.returnedOn()));
    }

    @EventSourcingHandler
    void on(UnitReturnedToService e) {
        returnedOn = e.returnedOn();
        condition.become(UnitState.VACANT);
    }

    private void requireOutUntil(LocalDate day) {
        UNIT_IS_OUT_OF_SERVICE.require(unit.state() == UnitState.OUT_OF_SERVICE, unit.state());
        DATE_IS_NOT_BEFORE_TAKING_OUT.require(!day.isBefore(takenOn), takenOn);
    }

    void requireOver(LocalDate day) {
        DATE_IS_NOT_BEFORE_RETURN.require(returnedOn == null || !day.isBefore(returnedOn), returnedOn);
    }

    Stream<LocalDate> days() {
        return days.stream();
    }
}
