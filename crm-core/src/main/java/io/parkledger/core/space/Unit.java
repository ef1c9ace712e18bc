package io.parkledger.core.space;

import static io.parkledger.core.space.SpaceRule.AREAS_ADD_UP;
import static io.parkledger.core.space.SpaceRule.DATE_IS_NOT_BEFORE_EARMARKING;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_EARMARKED;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_LETTABLE;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_NOT_ANOTHERS;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_OUT_OF_SERVICE;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_VACANT;
import static io.parkledger.core.space.SpaceRule.UNIT_NUMBER_IS_USED_ONCE;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.ContractId;
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
    private UnitState state;
    private ContractId contract;
    private LocalDate earmarkedOn;

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
        UNIT_IS_EARMARKED.require(state == UnitState.EARMARKED, state);
        DATE_IS_NOT_BEFORE_EARMARKING.require(!c.releasedOn().isBefore(earmarkedOn), earmarkedOn);
        apply(new EarmarkReleased(id, c.releasedOn()));
    }

    @CommandHandler
    void handle(ReserveUnit c) {
        UNIT_IS_LETTABLE.require(state.isLettable(), state);
        UNIT_IS_NOT_ANOTHERS.require(contract == null || contract.equals(c.contractId()), contract);
        apply(new UnitReserved(id, c.contractId(), c.tenantId(), c.company(), c.reservedOn()));
    }

    @CommandHandler
    void handle(OccupyUnit c) {
        UNIT_IS_LETTABLE.require(state.isLettable(), state);
        UNIT_IS_NOT_ANOTHERS.require(contract == null || contract.equals(c.contractId()), contract);
        apply(new UnitOccupied(id, c.contractId(), c.tenantId(), c.company(), c.occupiedOn()));
    }

    @CommandHandler
    void handle(ReleaseUnit c) {
        UNIT_IS_NOT_ANOTHERS.require(c.contractId().equals(contract), contract == null ? "-" : contract);
        apply(new UnitReleased(id, c.contractId(), c.releasedOn()));
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
        apply(new UnitsMerged(
                id,
                registered.parkId(),
                registered.buildingId(),
                registered.floor(),
                c.others(),
                c.into(),
                registered.areaSqm().add(sum(c.others())),
                c.mergedOn()));
    }

    @CommandHandler
    void handle(DissolveUnit c) {
        requireVacant();
        apply(new UnitDissolved(id, c.into(), c.dissolvedOn()));
    }

    @CommandHandler
    void handle(TakeOutOfService c) {
        requireVacant();
        apply(new UnitTakenOutOfService(id, c.cause(), c.takenOn()));
    }

    @CommandHandler
    void handle(ReturnToService c) {
        UNIT_IS_OUT_OF_SERVICE.require(state == UnitState.OUT_OF_SERVICE, state);
        apply(new UnitReturnedToService(id, c.returnedOn()));
    }

    private void requireVacant() {
        UNIT_IS_VACANT.require(state == UnitState.VACANT, state);
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
        state = UnitState.VACANT;
    }

    @EventSourcingHandler
    void on(UnitEarmarked e) {
        earmarkedOn = e.earmarkedOn();
        state = UnitState.EARMARKED;
    }

    @EventSourcingHandler
    void on(EarmarkReleased e) {
        state = UnitState.VACANT;
    }

    @EventSourcingHandler
    void on(UnitReserved e) {
        contract = e.contractId();
        state = UnitState.RESERVED;
    }

    @EventSourcingHandler
    void on(UnitOccupied e) {
        contract = e.contractId();
        state = UnitState.OCCUPIED;
    }

    @EventSourcingHandler
    void on(UnitReleased e) {
        contract = null;
        state = UnitState.VACANT;
    }

    @EventSourcingHandler
    void on(UnitSplit e) {
        state = UnitState.DISSOLVED;
    }

    @EventSourcingHandler
    void on(UnitsMerged e) {
        state = UnitState.DISSOLVED;
    }

    @EventSourcingHandler
    void on(UnitDissolved e) {
        state = UnitState.DISSOLVED;
    }

    @EventSourcingHandler
    void on(UnitTakenOutOfService e) {
        state = UnitState.OUT_OF_SERVICE;
    }

    @EventSourcingHandler
    void on(UnitReturnedToService e) {
        state = UnitState.VACANT;
    }
}
