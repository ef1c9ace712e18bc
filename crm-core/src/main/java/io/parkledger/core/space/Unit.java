package io.parkledger.core.space;

import static io.parkledger.core.space.SpaceRule.AREA_IS_THE_UNITS_OWN;
import static io.parkledger.core.space.SpaceRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.space.SpaceRule.DATE_IS_NOT_BEFORE_REGISTRATION;
import static io.parkledger.core.space.SpaceRule.NOTHING_HANGS_ON_IT;
import static io.parkledger.core.space.SpaceRule.UNIT_CAME_BY_ITSELF;
import static io.parkledger.core.space.SpaceRule.UNIT_ID_IS_USED_ONCE;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_VACANT;
import static io.parkledger.core.space.SpaceRule.UNIT_STANDS_WHERE_IT_IS_SAID_TO;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.space.UnitCommand.CorrectUnit;
import io.parkledger.core.space.UnitCommand.DropUnit;
import io.parkledger.core.space.UnitCommand.MakeUnit;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import io.parkledger.core.space.UnitCommand.WithdrawUnit;
import io.parkledger.core.space.UnitEvent.UnitCorrected;
import io.parkledger.core.space.UnitEvent.UnitRegistered;
import io.parkledger.core.space.UnitEvent.UnitWithdrawn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/**
 * A unit that can be let (房源): it is registered, put right and withdrawn. What else becomes of it is told by its parts,
 * each with its own commands and events.
 */
@AggregateRoot(type = "unit")
@NullUnmarked
class Unit extends Guarded {

    @AggregateIdentifier
    private UnitId id;

    private UnitRegistered registered;
    private final Condition condition = new Condition();

    @AggregateMember
    private final Earmark earmark = new Earmark(this, condition);

    @AggregateMember
    private final Lettings lettings = new Lettings(this, condition);

    @AggregateMember
    private final Outage outage = new Outage(this, condition);

    @AggregateMember
    private final Split split = new Split(this, condition);

    @AggregateMember
    private final Merger merger = new Merger(this, condition);

    Unit() {}

    @CommandHandler
    Unit(RegisterUnit c) {
        apply(new UnitRegistered(
                c.unitId(),
                null,
                c.parkId(),
                c.buildingId(),
                c.number().strip(),
                c.floor(),
                c.areaSqm(),
                c.registeredOn()));
    }

    @CommandHandler
    Unit(MakeUnit c) {
        apply(new UnitRegistered(
                c.unitId(), c.origin(), c.parkId(), c.buildingId(), c.number(), c.floor(), c.areaSqm(), c.madeOn()));
    }

    @EventSourcingHandler
    void on(UnitRegistered e) {
        id = e.unitId();
        registered = e;
        condition.become(UnitState.VACANT);
    }

    @CommandHandler
    void handle(CorrectUnit c) {
        condition.requireThere();
        var number = c.number().strip();
        CORRECTION_CHANGES_SOMETHING.require(!(number.equals(registered.number())
                && c.floor() == registered.floor()
                && c.areaSqm().compareTo(registered.areaSqm()) == 0
                && c.registeredOn().equals(registered.registeredOn())));
        // A part is there from the day of the split on.
        UNIT_CAME_BY_ITSELF.require(
                registered.origin() == null || c.registeredOn().equals(registered.registeredOn()), registered.origin());
        DATE_IS_NOT_BEFORE_REGISTRATION.require(!c.correctedOn().isBefore(c.registeredOn()), c.registeredOn());
        // Later than it was: then no later than anything that happened to it.
        DATE_IS_NOT_BEFORE_REGISTRATION.require(
                !c.registeredOn().isAfter(registered.registeredOn())
                        || days().noneMatch(day -> day.isBefore(c.registeredOn())),
                c.registeredOn());
        apply(new UnitCorrected(
                id,
                registered.buildingId(),
                number,
                c.floor(),
                c.areaSqm(),
                c.registeredOn(),
                c.cause(),
                c.correctedOn()));
    }

    /** On which anything happened to it. */
    private Stream<LocalDate> days() {
        return Stream.of(lettings.days(), earmark.days(), outage.days()).flatMap(days -> days);
    }

    @EventSourcingHandler
    void on(UnitCorrected e) {
        registered = new UnitRegistered(
                id,
                registered.origin(),
                registered.parkId(),
                registered.buildingId(),
                e.number(),
                e.floor(),
                e.areaSqm(),
                e.registeredOn());
    }

    @CommandHandler
    void handle(WithdrawUnit c) {
        condition.requireThere();
        UNIT_CAME_BY_ITSELF.require(registered.origin() == null, registered.origin());
        requireNothingHangsOnIt();
        requireThereOn(c.withdrawnOn());
        apply(new UnitWithdrawn(id, c.cause(), c.withdrawnOn()));
    }

    @CommandHandler
    void handle(DropUnit c) {
        requireNothingHangsOnIt();
        apply(new UnitWithdrawn(id, c.cause(), c.droppedOn()));
    }

    private void requireNothingHangsOnIt() {
        NOTHING_HANGS_ON_IT.require(condition.state() == UnitState.VACANT && !lettings.wereEver(), id);
    }

    @EventSourcingHandler
    void on(UnitWithdrawn e) {
        condition.become(UnitState.WITHDRAWN);
    }

    /** As it was registered, or corrected since. */
    UnitRegistered registered() {
        return registered;
    }

    UnitState state() {
        return lettings.state().orElse(condition.state());
    }

    void requireVacant() {
        UNIT_IS_VACANT.require(state() == UnitState.VACANT, state());
    }

    void requireThereOn(LocalDate day) {
        DATE_IS_NOT_BEFORE_REGISTRATION.require(!day.isBefore(registered.registeredOn()), registered.registeredOn());
    }

    void requireInServiceFrom(LocalDate day) {
        requireThereOn(day);
        outage.requireOver(day);
    }

    void requireThere(ParkId park, BuildingId building) {
        UNIT_STANDS_WHERE_IT_IS_SAID_TO.require(
                park.equals(registered.parkId()) && building.equals(registered.buildingId()),
                id,
                registered.buildingId());
    }

    void requireOwnArea(BigDecimal areaSqm) {
        AREA_IS_THE_UNITS_OWN.require(areaSqm.compareTo(registered.areaSqm()) == 0, id, registered.areaSqm());
    }

    /** A unit twice, or this one, would make area that no unit has. */
    void requireDistinct(Stream<UnitId> units) {
        var seen = new HashSet<>(Set.of(id));
        units.forEach(unit -> UNIT_ID_IS_USED_ONCE.require(seen.add(unit), unit));
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.inBuildings(
                registered.parkId().value(), Set.of(registered.buildingId().value()));
    }
}
