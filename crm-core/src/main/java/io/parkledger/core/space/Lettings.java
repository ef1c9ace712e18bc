package io.parkledger.core.space;

import static io.parkledger.core.space.SpaceRule.DATE_IS_NOT_BEFORE_RELEASE;
import static io.parkledger.core.space.SpaceRule.NEXT_MOVES_IN_AFTER_THE_RELEASE;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_NOT_ANOTHERS;
import static io.parkledger.core.space.SpaceRule.UNIT_WAS_LET_TO_NOBODY_SINCE;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.space.UnitCommand.CorrectOccupation;
import io.parkledger.core.space.UnitCommand.CorrectRelease;
import io.parkledger.core.space.UnitCommand.CorrectUnlocking;
import io.parkledger.core.space.UnitCommand.OccupyUnit;
import io.parkledger.core.space.UnitCommand.ReleaseUnit;
import io.parkledger.core.space.UnitCommand.ReserveAgain;
import io.parkledger.core.space.UnitCommand.ReserveUnit;
import io.parkledger.core.space.UnitCommand.WithdrawOccupation;
import io.parkledger.core.space.UnitCommand.WithdrawRelease;
import io.parkledger.core.space.UnitCommand.WithdrawReservation;
import io.parkledger.core.space.UnitEvent.UnitOccupationCorrected;
import io.parkledger.core.space.UnitEvent.UnitOccupationWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitOccupied;
import io.parkledger.core.space.UnitEvent.UnitReleaseCorrected;
import io.parkledger.core.space.UnitEvent.UnitReleaseWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitReleased;
import io.parkledger.core.space.UnitEvent.UnitReservationWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitReserved;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.NullUnmarked;

/** The contracts by which a unit is let (出租): who has signed, who is in, and who was. */
@NullUnmarked
class Lettings {

    private final Unit unit;
    private final Condition condition;

    /** Who has signed and is not in yet, in the order of signing. */
    private final Set<ContractId> signed = new LinkedHashSet<>();
    /** Who signed for it, is in or not, and when: all that were not taken back. */
    private final Map<ContractId, LocalDate> signedOn = new LinkedHashMap<>();

    /** Who is in. */
    private ContractId occupant;
    /** Who is, or was, in, in that order, and since when. */
    private final Map<ContractId, LocalDate> movedInOn = new LinkedHashMap<>();
    /** Who was in and is out, in that order, and since when. */
    private final Map<ContractId, LocalDate> movedOutOn = new LinkedHashMap<>();

    Lettings(Unit unit, Condition condition) {
        this.unit = unit;
        this.condition = condition;
    }

    @CommandHandler
    void handle(ReserveUnit c) {
        unit.requireThere(c.parkId(), c.buildingId());
        unit.requireOwnArea(c.areaSqm());
        condition.requireLettable(c.unitId());
        if (!has(c.contractId())) {
            apply(new UnitReserved(c.unitId(), c.contractId(), c.tenantId(), c.company(), c.reservedOn()));
        }
    }

    @CommandHandler
    void handle(ReserveAgain c) {
        condition.requireLettable(c.unitId());
        condition.requireNotEarmarked(c.unitId());
        if (!has(c.contractId())) {
            apply(new UnitReserved(c.unitId(), c.contractId(), c.tenantId(), c.company(), c.reservedOn()));
        }
    }

    private boolean has(ContractId contract) {
        return contract.equals(occupant) || signed.contains(contract);
    }

    @EventSourcingHandler
    void on(UnitReserved e) {
        signedOn.put(e.contractId(), e.reservedOn());
        signed.add(e.contractId());
        condition.become(UnitState.VACANT);
    }

    @CommandHandler
    void handle(WithdrawReservation c) {
        if (signed.contains(c.contractId())) {
            apply(new UnitReservationWithdrawn(c.unitId(), c.contractId(), c.withdrawnOn()));
        }
    }

    @EventSourcingHandler
    void on(UnitReservationWithdrawn e) {
        signed.remove(e.contractId());
        signedOn.remove(e.contractId());
    }

    @CommandHandler
    void handle(OccupyUnit c) {
        condition.requireLettable(c.unitId());
        UNIT_IS_NOT_ANOTHERS.require(occupant == null || occupant.equals(c.contractId()), occupant, c.unitId());
        requireNotBeforeRelease(c.unitId(), c.occupiedOn(), lastOut());
        apply(new UnitOccupied(c.unitId(), c.contractId(), c.tenantId(), c.company(), c.occupiedOn()));
    }

    private void requireNotBeforeRelease(UnitId id, LocalDate day, ContractId before) {
        var releasedOn = movedOutOn.get(before);
        DATE_IS_NOT_BEFORE_RELEASE.require(releasedOn == null || !day.isBefore(releasedOn), releasedOn, id);
    }

    /** Who was in last and is out; null where nobody was. */
    private ContractId lastOut() {
        return movedOutOn.keySet().stream().reduce((earlier, later) -> later).orElse(null);
    }

    @EventSourcingHandler
    void on(UnitOccupied e) {
        occupant = e.contractId();
        movedInOn.put(e.contractId(), e.occupiedOn());
        signed.remove(e.contractId());
        condition.become(UnitState.VACANT);
    }

    @CommandHandler
    void handle(CorrectOccupation c) {
        var former = movedInOn.get(c.contractId());
        if (former != null && !c.occupiedOn().equals(former)) {
            requireNotBeforeRelease(c.unitId(), c.occupiedOn(), inBefore(c.contractId()));
            apply(new UnitOccupationCorrected(c.unitId(), c.contractId(), c.occupiedOn(), former, c.correctedOn()));
        }
    }

    /** Who was in until then; null where nobody was. */
    private ContractId inBefore(ContractId contract) {
        return movedInOn.keySet().stream()
                .takeWhile(each -> !each.equals(contract))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    @EventSourcingHandler
    void on(UnitOccupationCorrected e) {
        movedInOn.put(e.contractId(), e.occupiedOn());
    }

    @CommandHandler
    void handle(WithdrawOccupation c) {
        if (c.contractId().equals(occupant)) {
            apply(new UnitOccupationWithdrawn(
                    c.unitId(), c.contractId(), c.tenantId(), c.company(), c.reservedOn(), c.withdrawnOn()));
        }
    }

    @EventSourcingHandler
    void on(UnitOccupationWithdrawn e) {
        occupant = null;
        movedInOn.remove(e.contractId());
        signedOn.put(e.contractId(), e.reservedOn());
        signed.add(e.contractId());
    }

    @CommandHandler
    void handle(ReleaseUnit c) {
        if (has(c.contractId())) {
            apply(new UnitReleased(c.unitId(), c.contractId(), c.releasedOn()));
        }
    }

    @EventSourcingHandler
    void on(UnitReleased e) {
        signed.remove(e.contractId());
        if (e.contractId().equals(occupant)) {
            occupant = null;
            movedOutOn.put(e.contractId(), e.releasedOn());
        }
    }

    @CommandHandler
    void handle(CorrectRelease c) {
        if (movedInOn.containsKey(c.contractId())) {
            var next = movedInAfter(c.contractId());
            NEXT_MOVES_IN_AFTER_THE_RELEASE.require(
                    next == null || !c.releasedOn().isAfter(next), next, c.unitId());
            apply(new UnitReleaseCorrected(
                    c.unitId(), c.contractId(), c.releasedOn(), c.formerReleasedOn(), c.correctedOn()));
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
    void handle(CorrectUnlocking c) {
        if (signedOn.containsKey(c.contractId())) {
            apply(new UnitReleaseCorrected(
                    c.unitId(), c.contractId(), c.unlockedOn(), c.formerUnlockedOn(), c.correctedOn()));
        }
    }

    @EventSourcingHandler
    void on(UnitReleaseCorrected e) {
        movedOutOn.replace(e.contractId(), e.releasedOn());
    }

    @CommandHandler
    void handle(WithdrawRelease c) {
        condition.requireLettable(c.unitId());
        condition.requireNotEarmarked(c.unitId());
        UNIT_WAS_LET_TO_NOBODY_SINCE.require(occupant == null && c.contractId().equals(lastOut()), c.unitId());
        apply(new UnitReleaseWithdrawn(
                c.unitId(), c.contractId(), c.tenantId(), c.company(), c.occupiedOn(), c.withdrawnOn()));
    }

    @EventSourcingHandler
    void on(UnitReleaseWithdrawn e) {
        occupant = e.contractId();
        movedInOn.put(e.contractId(), e.occupiedOn());
        movedOutOn.remove(e.contractId());
        condition.become(UnitState.VACANT);
    }

    /** What the unit is by them; empty while nobody has it. */
    Optional<UnitState> state() {
        if (occupant != null) {
            return Optional.of(UnitState.OCCUPIED);
        }
        return signed.isEmpty() ? Optional.empty() : Optional.of(UnitState.RESERVED);
    }

    /** Whether anybody signed for it or was in, of all that were not taken back. */
    boolean wereEver() {
        return !signedOn.isEmpty() || !movedInOn.isEmpty();
    }

    Stream<LocalDate> days() {
        return Stream.concat(signedOn.values().stream(), movedInOn.values().stream());
    }
}
