package io.parkledger.core.space;

import static io.parkledger.core.space.SpaceRule.AREAS_ADD_UP;
import static io.parkledger.core.space.SpaceRule.AREA_IS_THE_UNITS_OWN;
import static io.parkledger.core.space.SpaceRule.DATE_IS_NOT_BEFORE_EARMARKING;
import static io.parkledger.core.space.SpaceRule.DATE_IS_NOT_BEFORE_RELEASE;
import static io.parkledger.core.space.SpaceRule.MERGED_AREA_IS_WITHIN_BOUNDS;
import static io.parkledger.core.space.SpaceRule.MERGED_UNITS_SHARE_A_FLOOR;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_EARMARKED;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_LETTABLE;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_LET_ONCE;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_NOT_ANOTHERS;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_NOT_EARMARKED;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_OUT_OF_SERVICE;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_VACANT;
import static io.parkledger.core.space.SpaceRule.UNIT_NUMBER_IS_USED_ONCE;
import static io.parkledger.core.space.SpaceRule.UNIT_STANDS_WHERE_IT_IS_SAID_TO;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.bound.Bounds;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.space.UnitCommand.DissolveUnit;
import io.parkledger.core.space.UnitCommand.EarmarkUnit;
import io.parkledger.core.space.UnitCommand.MergeUnits;
import io.parkledger.core.space.UnitCommand.OccupyUnit;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import io.parkledger.core.space.UnitCommand.ReleaseEarmark;
import io.parkledger.core.space.UnitCommand.ReleaseUnit;
import io.parkledger.core.space.UnitCommand.ReserveUnit;
import io.parkledger.core.space.UnitCommand.ReturnToService;
import io.parkledger.core.space.UnitCommand.SplitUnit;
import io.parkledger.core.space.UnitCommand.TakeOutOfService;
import io.parkledger.core.space.UnitEvent.EarmarkReleased;
import io.parkledger.core.space.UnitEvent.UnitDissolved;
import io.parkledger.core.space.UnitEvent.UnitEarmarked;
import io.parkledger.core.space.UnitEvent.UnitOccupied;
import io.parkledger.core.space.UnitEvent.UnitRegistered;
import io.parkledger.core.space.UnitEvent.UnitReleased;
import io.parkledger.core.space.UnitEvent.UnitReserved;
import io.parkledger.core.space.UnitEvent.UnitReturnedToService;
import io.parkledger.core.space.UnitEvent.UnitSplit;
import io.parkledger.core.space.UnitEvent.UnitTakenOutOfService;
import io.parkledger.core.space.UnitEvent.UnitsMerged;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/** A unit that can be let (房源). */
@AggregateRoot(type = "unit")
@NullUnmarked
class Unit extends Guarded {

    @AggregateIdentifier
    private UnitId id;

    private UnitRegistered registered;
    /** Of its own, whoever lets it: vacant, earmarked, out of service or dissolved. */
    private UnitState condition;
    /** Who is in. */
    private ContractId occupant;
    /** Who has signed and is not in yet, in the order of signing. */
    private final Set<ContractId> signed = new LinkedHashSet<>();

    private LocalDate earmarkedOn;
    private LocalDate releasedOn;

    Unit() {}

    @CommandHandler
    Unit(RegisterUnit c) {
        apply(new UnitRegistered(c.unitId(), c.parkId(), c.buildingId(), c.floor(), c.areaSqm(), c.registeredOn()));
    }

    @CommandHandler
    void handle(EarmarkUnit c) {
        requireVacant();
        DATE_IS_NOT_BEFORE_EARMARKING.require(!c.until().isBefore(c.earmarkedOn()), c.earmarkedOn());
        apply(new UnitEarmarked(id, c.negotiationId(), c.company().strip(), c.until(), c.earmarkedOn()));
    }

    @CommandHandler
    void handle(ReleaseEarmark c) {
        UNIT_IS_EARMARKED.require(state() == UnitState.EARMARKED, state());
        DATE_IS_NOT_BEFORE_EARMARKING.require(!c.releasedOn().isBefore(earmarkedOn), earmarkedOn);
        apply(new EarmarkReleased(id, c.releasedOn()));
    }

    @CommandHandler
    void handle(ReserveUnit c) {
        requireThere(c.parkId(), c.buildingId());
        requireOwnArea(c.areaSqm());
        UNIT_IS_LETTABLE.require(condition.isLettable(), condition, id);
        if (!has(c.contractId())) {
            apply(new UnitReserved(id, c.contractId(), c.tenantId(), c.company(), c.reservedOn()));
        }
    }

    @CommandHandler
    void handle(OccupyUnit c) {
        UNIT_IS_LETTABLE.require(condition.isLettable(), condition, id);
        UNIT_IS_NOT_ANOTHERS.require(occupant == null || occupant.equals(c.contractId()), occupant, id);
        DATE_IS_NOT_BEFORE_RELEASE.require(releasedOn == null || !c.occupiedOn().isBefore(releasedOn), releasedOn, id);
        apply(new UnitOccupied(id, c.contractId(), c.tenantId(), c.company(), c.occupiedOn()));
    }

    @CommandHandler
    void handle(ReleaseUnit c) {
        if (has(c.contractId())) {
            apply(new UnitReleased(id, c.contractId(), c.releasedOn()));
        }
    }

    private boolean has(ContractId contract) {
        return contract.equals(occupant) || signed.contains(contract);
    }

    @CommandHandler
    void handle(SplitUnit c) {
        requireVacant();
        requireDistinct(c.parts().stream().map(UnitPart::unitId));
        AREAS_ADD_UP.require(sum(c.parts()).compareTo(registered.areaSqm()) == 0, registered.areaSqm(), sum(c.parts()));
        apply(new UnitSplit(
                id, registered.parkId(), registered.buildingId(), registered.floor(), c.parts(), c.splitOn()));
    }

    @CommandHandler
    void handle(MergeUnits c) {
        requireVacant();
        requireDistinct(Stream.concat(c.others().stream().map(UnitPart::unitId), Stream.of(c.into())));
        var whole = registered.areaSqm().add(sum(c.others()));
        MERGED_AREA_IS_WITHIN_BOUNDS.require(Bounds.holdsSqm(whole), whole, Bounds.SQM);
        apply(new UnitsMerged(
                id,
                registered.parkId(),
                registered.buildingId(),
                registered.floor(),
                c.others(),
                c.into(),
                whole,
                c.mergedOn()));
    }

    @CommandHandler
    void handle(DissolveUnit c) {
        requireThere(c.parkId(), c.buildingId());
        MERGED_UNITS_SHARE_A_FLOOR.require(c.floor() == registered.floor(), id, registered.floor());
        requireOwnArea(c.areaSqm());
        UNIT_IS_NOT_EARMARKED.require(state() != UnitState.EARMARKED, id);
        UNIT_IS_LET_ONCE.require(state() == UnitState.VACANT, id);
        apply(new UnitDissolved(id, c.into(), c.dissolvedOn()));
    }

    @CommandHandler
    void handle(TakeOutOfService c) {
        requireVacant();
        apply(new UnitTakenOutOfService(id, c.cause(), c.takenOn()));
    }

    @CommandHandler
    void handle(ReturnToService c) {
        UNIT_IS_OUT_OF_SERVICE.require(state() == UnitState.OUT_OF_SERVICE, state());
        apply(new UnitReturnedToService(id, c.returnedOn()));
    }

    private UnitState state() {
        if (occupant != null) {
            return UnitState.OCCUPIED;
        }
        return signed.isEmpty() ? condition : UnitState.RESERVED;
    }

    private void requireVacant() {
        UNIT_IS_VACANT.require(state() == UnitState.VACANT, state());
    }

    private void requireThere(ParkId park, BuildingId building) {
        UNIT_STANDS_WHERE_IT_IS_SAID_TO.require(
                park.equals(registered.parkId()) && building.equals(registered.buildingId()),
                id,
                registered.buildingId());
    }

    private void requireOwnArea(BigDecimal areaSqm) {
        AREA_IS_THE_UNITS_OWN.require(areaSqm.compareTo(registered.areaSqm()) == 0, id, registered.areaSqm());
    }

    /** A number twice, or this unit's own, would make area that no unit has. */
    private void requireDistinct(Stream<UnitId> numbers) {
        var seen = new HashSet<>(Set.of(id));
        numbers.forEach(number -> UNIT_NUMBER_IS_USED_ONCE.require(seen.add(number), number));
    }

    private static BigDecimal sum(List<UnitPart> parts) {
        return parts.stream().map(UnitPart::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.inBuildings(
                registered.parkId().value(), Set.of(registered.buildingId().value()));
    }

    @EventSourcingHandler
    void on(UnitRegistered e) {
        id = e.unitId();
        registered = e;
        condition = UnitState.VACANT;
    }

    @EventSourcingHandler
    void on(UnitEarmarked e) {
        earmarkedOn = e.earmarkedOn();
        condition = UnitState.EARMARKED;
    }

    @EventSourcingHandler
    void on(EarmarkReleased e) {
        condition = UnitState.VACANT;
    }

    @EventSourcingHandler
    void on(UnitReserved e) {
        signed.add(e.contractId());
        condition = UnitState.VACANT;
    }

    @EventSourcingHandler
    void on(UnitOccupied e) {
        occupant = e.contractId();
        signed.remove(e.contractId());
        condition = UnitState.VACANT;
    }

    @EventSourcingHandler
    void on(UnitReleased e) {
        signed.remove(e.contractId());
        if (e.contractId().equals(occupant)) {
            occupant = null;
            releasedOn = e.releasedOn();
        }
    }

    @EventSourcingHandler
    void on(UnitSplit e) {
        condition = UnitState.DISSOLVED;
    }

    @EventSourcingHandler
    void on(UnitsMerged e) {
        condition = UnitState.DISSOLVED;
    }

    @EventSourcingHandler
    void on(UnitDissolved e) {
        condition = UnitState.DISSOLVED;
    }

    @EventSourcingHandler
    void on(UnitTakenOutOfService e) {
        condition = UnitState.OUT_OF_SERVICE;
    }

    @EventSourcingHandler
    void on(UnitReturnedToService e) {
        condition = UnitState.VACANT;
    }
}
