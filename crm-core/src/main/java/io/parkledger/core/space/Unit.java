package io.parkledger.core.space;

import static io.parkledger.core.space.SpaceRule.AREAS_ADD_UP;
import static io.parkledger.core.space.SpaceRule.AREA_IS_THE_UNITS_OWN;
import static io.parkledger.core.space.SpaceRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.space.SpaceRule.DATE_IS_NOT_BEFORE_DISSOLUTION;
import static io.parkledger.core.space.SpaceRule.DATE_IS_NOT_BEFORE_EARMARKING;
import static io.parkledger.core.space.SpaceRule.DATE_IS_NOT_BEFORE_REGISTRATION;
import static io.parkledger.core.space.SpaceRule.DATE_IS_NOT_BEFORE_RELEASE;
import static io.parkledger.core.space.SpaceRule.DATE_IS_NOT_BEFORE_RETURN;
import static io.parkledger.core.space.SpaceRule.DATE_IS_NOT_BEFORE_TAKING_OUT;
import static io.parkledger.core.space.SpaceRule.MERGED_AREA_IS_WITHIN_BOUNDS;
import static io.parkledger.core.space.SpaceRule.MERGED_UNITS_SHARE_A_FLOOR;
import static io.parkledger.core.space.SpaceRule.NEXT_MOVES_IN_AFTER_THE_RELEASE;
import static io.parkledger.core.space.SpaceRule.NOTHING_HANGS_ON_IT;
import static io.parkledger.core.space.SpaceRule.UNIT_CAME_BY_ITSELF;
import static io.parkledger.core.space.SpaceRule.UNIT_ID_IS_USED_ONCE;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_EARMARKED;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_LETTABLE;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_LET_ONCE;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_MERGED;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_NOT_ANOTHERS;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_NOT_EARMARKED;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_NOT_GONE;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_OUT_OF_SERVICE;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_SPLIT;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_VACANT;
import static io.parkledger.core.space.SpaceRule.UNIT_NUMBER_IS_USED_ONCE;
import static io.parkledger.core.space.SpaceRule.UNIT_STANDS_WHERE_IT_IS_SAID_TO;
import static io.parkledger.core.space.SpaceRule.UNIT_WAS_LET_TO_NOBODY_SINCE;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.bound.Bounds;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.space.UnitCommand.CorrectOccupation;
import io.parkledger.core.space.UnitCommand.CorrectRelease;
import io.parkledger.core.space.UnitCommand.CorrectUnit;
import io.parkledger.core.space.UnitCommand.CorrectUnlocking;
import io.parkledger.core.space.UnitCommand.DissolveUnit;
import io.parkledger.core.space.UnitCommand.DropUnit;
import io.parkledger.core.space.UnitCommand.EarmarkUnit;
import io.parkledger.core.space.UnitCommand.MakeUnit;
import io.parkledger.core.space.UnitCommand.MergeUnits;
import io.parkledger.core.space.UnitCommand.OccupyUnit;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import io.parkledger.core.space.UnitCommand.ReleaseEarmark;
import io.parkledger.core.space.UnitCommand.ReleaseUnit;
import io.parkledger.core.space.UnitCommand.ReserveAgain;
import io.parkledger.core.space.UnitCommand.ReserveUnit;
import io.parkledger.core.space.UnitCommand.RestoreUnit;
import io.parkledger.core.space.UnitCommand.ReturnToService;
import io.parkledger.core.space.UnitCommand.SplitUnit;
import io.parkledger.core.space.UnitCommand.TakeOutOfService;
import io.parkledger.core.space.UnitCommand.WithdrawMerger;
import io.parkledger.core.space.UnitCommand.WithdrawOccupation;
import io.parkledger.core.space.UnitCommand.WithdrawOutage;
import io.parkledger.core.space.UnitCommand.WithdrawRelease;
import io.parkledger.core.space.UnitCommand.WithdrawReservation;
import io.parkledger.core.space.UnitCommand.WithdrawSplit;
import io.parkledger.core.space.UnitCommand.WithdrawUnit;
import io.parkledger.core.space.UnitEvent.EarmarkReleased;
import io.parkledger.core.space.UnitEvent.UnitCorrected;
import io.parkledger.core.space.UnitEvent.UnitDissolved;
import io.parkledger.core.space.UnitEvent.UnitEarmarked;
import io.parkledger.core.space.UnitEvent.UnitMergerWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitOccupationCorrected;
import io.parkledger.core.space.UnitEvent.UnitOccupationWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitOccupied;
import io.parkledger.core.space.UnitEvent.UnitOutageWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitRegistered;
import io.parkledger.core.space.UnitEvent.UnitReleaseCorrected;
import io.parkledger.core.space.UnitEvent.UnitReleaseWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitReleased;
import io.parkledger.core.space.UnitEvent.UnitReservationWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitReserved;
import io.parkledger.core.space.UnitEvent.UnitRestored;
import io.parkledger.core.space.UnitEvent.UnitReturnedToService;
import io.parkledger.core.space.UnitEvent.UnitSplit;
import io.parkledger.core.space.UnitEvent.UnitSplitWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitTakenOutOfService;
import io.parkledger.core.space.UnitEvent.UnitWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitsMerged;
import io.parkledger.core.value.UnitNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    /** Who is, or was, in, in that order, and since when. */
    private final Map<ContractId, LocalDate> movedInOn = new LinkedHashMap<>();
    /** Who has signed and is not in yet, in the order of signing. */
    private final Set<ContractId> signed = new LinkedHashSet<>();

    /** Who signed for it, is in or not, and when: all that were not taken back. */
    private final Map<ContractId, LocalDate> signedOn = new LinkedHashMap<>();
    /** What it was split into. */
    private List<UnitId> parts = List.of();
    /** What it was merged with; those others know {@link #into} only. */
    private List<UnitId> others = List.of();

    private UnitId into;
    /** When it was split, or merged with {@link #others}. */
    private LocalDate dissolvedOn;

    /** The days on which anything happened to it that is no contract's. */
    private final List<LocalDate> ownDays = new ArrayList<>();

    private LocalDate earmarkedOn;
    /** Who was in and is out, in that order, and since when. */
    private final Map<ContractId, LocalDate> movedOutOn = new LinkedHashMap<>();

    private LocalDate takenOn;
    private LocalDate returnedOn;

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

    @CommandHandler
    void handle(CorrectUnit c) {
        UNIT_IS_NOT_GONE.require(condition.isThere(), condition);
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

    @CommandHandler
    void handle(WithdrawUnit c) {
        UNIT_IS_NOT_GONE.require(condition.isThere(), condition);
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
        NOTHING_HANGS_ON_IT.require(condition == UnitState.VACANT && signedOn.isEmpty() && movedInOn.isEmpty(), id);
    }

    @CommandHandler
    void handle(EarmarkUnit c) {
        requireVacant();
        requireThereOn(c.earmarkedOn());
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
    void handle(ReserveAgain c) {
        UNIT_IS_LETTABLE.require(condition.isLettable(), condition, id);
        UNIT_IS_NOT_EARMARKED.require(condition != UnitState.EARMARKED, id);
        if (!has(c.contractId())) {
            apply(new UnitReserved(id, c.contractId(), c.tenantId(), c.company(), c.reservedOn()));
        }
    }

    @CommandHandler
    void handle(OccupyUnit c) {
        UNIT_IS_LETTABLE.require(condition.isLettable(), condition, id);
        UNIT_IS_NOT_ANOTHERS.require(occupant == null || occupant.equals(c.contractId()), occupant, id);
        requireNotBeforeRelease(c.occupiedOn(), lastOut());
        apply(new UnitOccupied(id, c.contractId(), c.tenantId(), c.company(), c.occupiedOn()));
    }

    @CommandHandler
    void handle(CorrectOccupation c) {
        var former = movedInOn.get(c.contractId());
        if (former != null && !c.occupiedOn().equals(former)) {
            requireNotBeforeRelease(c.occupiedOn(), inBefore(c.contractId()));
            apply(new UnitOccupationCorrected(id, c.contractId(), c.occupiedOn(), former, c.correctedOn()));
        }
    }

    private void requireNotBeforeRelease(LocalDate day, ContractId before) {
        var releasedOn = movedOutOn.get(before);
        DATE_IS_NOT_BEFORE_RELEASE.require(releasedOn == null || !day.isBefore(releasedOn), releasedOn, id);
    }

    /** Who was in until then; null where nobody was. */
    private ContractId inBefore(ContractId contract) {
        return movedInOn.keySet().stream()
                .takeWhile(each -> !each.equals(contract))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** Who was in last and is out; null where nobody was. */
    private ContractId lastOut() {
        return movedOutOn.keySet().stream().reduce((earlier, later) -> later).orElse(null);
    }

    @CommandHandler
    void handle(WithdrawOccupation c) {
        if (c.contractId().equals(occupant)) {
            apply(new UnitOccupationWithdrawn(
                    id, c.contractId(), c.tenantId(), c.company(), c.reservedOn(), c.withdrawnOn()));
        }
    }

    @CommandHandler
    void handle(ReleaseUnit c) {
        if (has(c.contractId())) {
            apply(new UnitReleased(id, c.contractId(), c.releasedOn()));
        }
    }

    @CommandHandler
    void handle(WithdrawReservation c) {
        if (signed.contains(c.contractId())) {
            apply(new UnitReservationWithdrawn(id, c.contractId(), c.withdrawnOn()));
        }
    }

    @CommandHandler
    void handle(CorrectRelease c) {
        if (movedInOn.containsKey(c.contractId())) {
            var next = movedInAfter(c.contractId());
            NEXT_MOVES_IN_AFTER_THE_RELEASE.require(
                    next == null || !c.releasedOn().isAfter(next), next, id);
            apply(new UnitReleaseCorrected(id, c.contractId(), c.releasedOn(), c.formerReleasedOn(), c.correctedOn()));
        }
    }

    @CommandHandler
    void handle(CorrectUnlocking c) {
        if (signedOn.containsKey(c.contractId())) {
            apply(new UnitReleaseCorrected(id, c.contractId(), c.unlockedOn(), c.formerUnlockedOn(), c.correctedOn()));
        }
    }

    /** When the next tenant moved in; null where nobody did. */
    private LocalDate movedInAfter(ContractId contract) {
        return movedInOn.entrySet().stream()
                .dropWhile(each -> !each.getKey().equals(contract))
                .skip(1)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    @CommandHandler
    void handle(WithdrawRelease c) {
        UNIT_IS_LETTABLE.require(condition.isLettable(), condition, id);
        UNIT_IS_NOT_EARMARKED.require(condition != UnitState.EARMARKED, id);
        UNIT_WAS_LET_TO_NOBODY_SINCE.require(occupant == null && c.contractId().equals(lastOut()), id);
        apply(new UnitReleaseWithdrawn(id, c.contractId(), c.tenantId(), c.company(), c.occupiedOn(), c.withdrawnOn()));
    }

    private boolean has(ContractId contract) {
        return contract.equals(occupant) || signed.contains(contract);
    }

    @CommandHandler
    void handle(SplitUnit c) {
        requireVacant();
        requireInServiceFrom(c.splitOn());
        requireDistinctNumbers(c.parts());
        requireDistinct(c.parts().stream().map(UnitPart::unitId));
        var sum = sum(c.parts().stream().map(UnitPart::areaSqm));
        AREAS_ADD_UP.require(sum.compareTo(registered.areaSqm()) == 0, registered.areaSqm(), sum);
        var parts = c.parts().stream()
                .map(part -> new UnitPart(part.unitId(), part.number().strip(), part.areaSqm()))
                .toList();
        apply(new UnitSplit(id, registered.parkId(), registered.buildingId(), registered.floor(), parts, c.splitOn()));
    }

    @CommandHandler
    void handle(WithdrawSplit c) {
        UNIT_IS_SPLIT.require(!parts.isEmpty(), state());
        requireNotBeforeDissolution(c.withdrawnOn());
        apply(new UnitSplitWithdrawn(
                id, registered.buildingId(), registered.number(), parts, c.cause(), c.withdrawnOn()));
    }

    @CommandHandler
    void handle(MergeUnits c) {
        requireVacant();
        requireInServiceFrom(c.mergedOn());
        requireDistinct(Stream.concat(c.others().stream().map(MergedUnit::unitId), Stream.of(c.into())));
        var whole = registered.areaSqm().add(sum(c.others().stream().map(MergedUnit::areaSqm)));
        MERGED_AREA_IS_WITHIN_BOUNDS.require(Bounds.holdsSqm(whole), whole, Bounds.SQM);
        apply(new UnitsMerged(
                id,
                registered.parkId(),
                registered.buildingId(),
                registered.floor(),
                c.others(),
                c.into(),
                c.number().strip(),
                whole,
                c.mergedOn()));
    }

    @CommandHandler
    void handle(WithdrawMerger c) {
        UNIT_IS_MERGED.require(!others.isEmpty(), state());
        requireNotBeforeDissolution(c.withdrawnOn());
        apply(new UnitMergerWithdrawn(
                id, registered.buildingId(), registered.number(), others, into, c.cause(), c.withdrawnOn()));
    }

    @CommandHandler
    void handle(RestoreUnit c) {
        if (c.into().equals(into)) {
            apply(new UnitRestored(id, registered.buildingId(), registered.number(), c.restoredOn()));
        }
    }

    @CommandHandler
    void handle(DissolveUnit c) {
        requireThere(c.parkId(), c.buildingId());
        MERGED_UNITS_SHARE_A_FLOOR.require(c.floor() == registered.floor(), id, registered.floor());
        requireOwnArea(c.areaSqm());
        UNIT_IS_NOT_EARMARKED.require(state() != UnitState.EARMARKED, id);
        UNIT_IS_LET_ONCE.require(state() == UnitState.VACANT, id);
        requireInServiceFrom(c.dissolvedOn());
        apply(new UnitDissolved(id, c.into(), c.dissolvedOn()));
    }

    @CommandHandler
    void handle(TakeOutOfService c) {
        requireVacant();
        requireInServiceFrom(c.takenOn());
        apply(new UnitTakenOutOfService(id, c.cause(), c.takenOn()));
    }

    @CommandHandler
    void handle(WithdrawOutage c) {
        UNIT_IS_OUT_OF_SERVICE.require(state() == UnitState.OUT_OF_SERVICE, state());
        DATE_IS_NOT_BEFORE_TAKING_OUT.require(!c.withdrawnOn().isBefore(takenOn), takenOn);
        apply(new UnitOutageWithdrawn(id, takenOn, c.cause(), c.withdrawnOn()));
    }

    @CommandHandler
    void handle(ReturnToService c) {
        UNIT_IS_OUT_OF_SERVICE.require(state() == UnitState.OUT_OF_SERVICE, state());
        DATE_IS_NOT_BEFORE_TAKING_OUT.require(!c.returnedOn().isBefore(takenOn), takenOn);
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

    private void requireNotBeforeDissolution(LocalDate day) {
        DATE_IS_NOT_BEFORE_DISSOLUTION.require(!day.isBefore(dissolvedOn), dissolvedOn);
    }

    private void requireThereOn(LocalDate day) {
        DATE_IS_NOT_BEFORE_REGISTRATION.require(!day.isBefore(registered.registeredOn()), registered.registeredOn());
    }

    private void requireInServiceFrom(LocalDate day) {
        requireThereOn(day);
        DATE_IS_NOT_BEFORE_RETURN.require(returnedOn == null || !day.isBefore(returnedOn), returnedOn);
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

    /** A unit twice, or this one, would make area that no unit has. */
    private void requireDistinct(Stream<UnitId> units) {
        var seen = new HashSet<>(Set.of(id));
        units.forEach(unit -> UNIT_ID_IS_USED_ONCE.require(seen.add(unit), unit));
    }

    private static void requireDistinctNumbers(List<UnitPart> parts) {
        var seen = new HashSet<String>();
        parts.forEach(part ->
                UNIT_NUMBER_IS_USED_ONCE.require(seen.add(UnitNumber.comparable(part.number())), part.number()));
    }

    private static BigDecimal sum(Stream<BigDecimal> areas) {
        return areas.reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** On which anything happened to it. */
    private Stream<LocalDate> days() {
        return Stream.of(signedOn.values(), movedInOn.values(), ownDays).flatMap(Collection::stream);
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

    @EventSourcingHandler
    void on(UnitWithdrawn e) {
        condition = UnitState.WITHDRAWN;
    }

    @EventSourcingHandler
    void on(UnitEarmarked e) {
        ownDays.add(e.earmarkedOn());
        earmarkedOn = e.earmarkedOn();
        condition = UnitState.EARMARKED;
    }

    @EventSourcingHandler
    void on(EarmarkReleased e) {
        condition = UnitState.VACANT;
    }

    @EventSourcingHandler
    void on(UnitReserved e) {
        signedOn.put(e.contractId(), e.reservedOn());
        signed.add(e.contractId());
        condition = UnitState.VACANT;
    }

    @EventSourcingHandler
    void on(UnitOccupied e) {
        occupant = e.contractId();
        movedInOn.put(e.contractId(), e.occupiedOn());
        signed.remove(e.contractId());
        condition = UnitState.VACANT;
    }

    @EventSourcingHandler
    void on(UnitOccupationCorrected e) {
        movedInOn.put(e.contractId(), e.occupiedOn());
    }

    @EventSourcingHandler
    void on(UnitOccupationWithdrawn e) {
        occupant = null;
        movedInOn.remove(e.contractId());
        signedOn.put(e.contractId(), e.reservedOn());
        signed.add(e.contractId());
    }

    @EventSourcingHandler
    void on(UnitReleased e) {
        signed.remove(e.contractId());
        if (e.contractId().equals(occupant)) {
            occupant = null;
            movedOutOn.put(e.contractId(), e.releasedOn());
        }
    }

    @EventSourcingHandler
    void on(UnitReservationWithdrawn e) {
        signed.remove(e.contractId());
        signedOn.remove(e.contractId());
    }

    @EventSourcingHandler
    void on(UnitReleaseCorrected e) {
        movedOutOn.replace(e.contractId(), e.releasedOn());
    }

    @EventSourcingHandler
    void on(UnitReleaseWithdrawn e) {
        occupant = e.contractId();
        movedInOn.put(e.contractId(), e.occupiedOn());
        movedOutOn.remove(e.contractId());
        condition = UnitState.VACANT;
    }

    @EventSourcingHandler
    void on(UnitSplit e) {
        parts = e.parts().stream().map(UnitPart::unitId).toList();
        dissolvedOn = e.splitOn();
        condition = UnitState.DISSOLVED;
    }

    @EventSourcingHandler
    void on(UnitSplitWithdrawn e) {
        parts = List.of();
        condition = UnitState.VACANT;
    }

    @EventSourcingHandler
    void on(UnitsMerged e) {
        others = e.others().stream().map(MergedUnit::unitId).toList();
        into = e.into();
        dissolvedOn = e.mergedOn();
        condition = UnitState.DISSOLVED;
    }

    @EventSourcingHandler
    void on(UnitMergerWithdrawn e) {
        others = List.of();
        into = null;
        condition = UnitState.VACANT;
    }

    @EventSourcingHandler
    void on(UnitDissolved e) {
        into = e.into();
        condition = UnitState.DISSOLVED;
    }

    @EventSourcingHandler
    void on(UnitRestored e) {
        into = null;
        condition = UnitState.VACANT;
    }

    @EventSourcingHandler
    void on(UnitTakenOutOfService e) {
        ownDays.add(e.takenOn());
        takenOn = e.takenOn();
        condition = UnitState.OUT_OF_SERVICE;
    }

    @EventSourcingHandler
    void on(UnitOutageWithdrawn e) {
        ownDays.remove(e.takenOn());
        condition = UnitState.VACANT;
    }

    @EventSourcingHandler
    void on(UnitReturnedToService e) {
        returnedOn = e.returnedOn();
        condition = UnitState.VACANT;
    }
}
