package io.parkledger.core.space;

import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.meaning.EffectiveOn;
import io.parkledger.core.meaning.MeasuredIn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that can have happened to a {@link Unit}. Stored for ever: add, never rename. */
public sealed interface UnitEvent extends Event {

    UnitId unitId();

    /** @param origin what it came of, where a split or merger made it; not known of revision 1 */
    @EventType(value = "unit.registered", revision = 2)
    record UnitRegistered(
            UnitId unitId,
            @Nullable UnitId origin,
            ParkId parkId,
            BuildingId buildingId,
            String number,
            int floor,
            @MeasuredIn("sqm") BigDecimal areaSqm,
            @EffectiveOn LocalDate registeredOn)
            implements UnitEvent {}

    /** It was never otherwise. */
    @EventType(value = "unit.corrected", retroactive = true)
    record UnitCorrected(
            UnitId unitId,
            BuildingId buildingId,
            String number,
            int floor,
            @MeasuredIn("sqm") BigDecimal areaSqm,
            LocalDate registeredOn,
            String cause,
            @EffectiveOn LocalDate correctedOn)
            implements UnitEvent {}

    /** There never was such a unit. */
    @EventType(value = "unit.withdrawn", retroactive = true)
    record UnitWithdrawn(
            UnitId unitId, String cause, @EffectiveOn LocalDate withdrawnOn) implements UnitEvent {}

    /** An intent, no lock: {@link UnitReserved} and {@link UnitOccupied} end it as {@link EarmarkReleased} does. */
    @EventType("unit.earmarked")
    record UnitEarmarked(
            UnitId unitId,
            @Nullable NegotiationId negotiationId,
            String company,
            LocalDate until,
            @EffectiveOn LocalDate earmarkedOn)
            implements UnitEvent {}

    @EventType("unit.earmark-released")
    record EarmarkReleased(UnitId unitId, @EffectiveOn LocalDate releasedOn) implements UnitEvent {}

    @EventType("unit.reserved")
    record UnitReserved(
            UnitId unitId,
            ContractId contractId,
            TenantId tenantId,
            String company,
            @EffectiveOn LocalDate reservedOn) implements UnitEvent {}

    /** It was never signed for by that contract. */
    @EventType(value = "unit.reservation-withdrawn", retroactive = true)
    record UnitReservationWithdrawn(
            UnitId unitId,
            ContractId contractId,
            @EffectiveOn LocalDate withdrawnOn) implements UnitEvent {}

    @EventType("unit.occupied")
    record UnitOccupied(
            UnitId unitId,
            ContractId contractId,
            TenantId tenantId,
            String company,
            @EffectiveOn LocalDate occupiedOn) implements UnitEvent {}

    /** Whoever is in came on another day than was said. */
    @EventType(value = "unit.occupation-corrected", retroactive = true)
    record UnitOccupationCorrected(
            UnitId unitId,
            ContractId contractId,
            LocalDate occupiedOn,
            LocalDate formerOccupiedOn,
            @EffectiveOn LocalDate correctedOn)
            implements UnitEvent {}

    /** Nobody came in under that contract; it keeps what it signed for. */
    @EventType(value = "unit.occupation-withdrawn", retroactive = true)
    record UnitOccupationWithdrawn(
            UnitId unitId,
            ContractId contractId,
            TenantId tenantId,
            String company,
            LocalDate reservedOn,
            @EffectiveOn LocalDate withdrawnOn)
            implements UnitEvent {}

    @EventType("unit.released")
    record UnitReleased(
            UnitId unitId,
            ContractId contractId,
            @EffectiveOn LocalDate releasedOn) implements UnitEvent {}

    @EventType(value = "unit.split", revision = 2)
    record UnitSplit(
            UnitId unitId,
            ParkId parkId,
            BuildingId buildingId,
            int floor,
            List<UnitPart> parts,
            @EffectiveOn LocalDate splitOn)
            implements UnitEvent {}

    /** @param number of the unit they become */
    @EventType(value = "unit.merged", revision = 2)
    record UnitsMerged(
            UnitId unitId,
            ParkId parkId,
            BuildingId buildingId,
            int floor,
            List<MergedUnit> others,
            UnitId into,
            String number,
            @MeasuredIn("sqm") BigDecimal areaSqm,
            @EffectiveOn LocalDate mergedOn)
            implements UnitEvent {}

    /** It was never split; {@code number} is its own again. */
    @EventType(value = "unit.split-withdrawn", retroactive = true)
    record UnitSplitWithdrawn(
            UnitId unitId,
            BuildingId buildingId,
            String number,
            List<UnitId> parts,
            String cause,
            @EffectiveOn LocalDate withdrawnOn)
            implements UnitEvent {}

    /** It was never merged with the {@code others}; {@code number} is its own again. */
    @EventType(value = "unit.merger-withdrawn", retroactive = true)
    record UnitMergerWithdrawn(
            UnitId unitId,
            BuildingId buildingId,
            String number,
            List<UnitId> others,
            UnitId into,
            String cause,
            @EffectiveOn LocalDate withdrawnOn)
            implements UnitEvent {}

    /** It was never merged into another; {@code number} is its own again. */
    @EventType("unit.restored")
    record UnitRestored(
            UnitId unitId,
            BuildingId buildingId,
            String number,
            @EffectiveOn LocalDate restoredOn) implements UnitEvent {}

    @EventType("unit.dissolved")
    record UnitDissolved(
            UnitId unitId, UnitId into, @EffectiveOn LocalDate dissolvedOn) implements UnitEvent {}

    @EventType("unit.taken-out-of-service")
    record UnitTakenOutOfService(
            UnitId unitId, String cause, @EffectiveOn LocalDate takenOn) implements UnitEvent {}

    /** It was never out of service from {@code takenOn} on. */
    @EventType(value = "unit.outage-withdrawn", retroactive = true)
    record UnitOutageWithdrawn(
            UnitId unitId,
            LocalDate takenOn,
            String cause,
            @EffectiveOn LocalDate withdrawnOn) implements UnitEvent {}

    @EventType("unit.returned-to-service")
    record UnitReturnedToService(UnitId unitId, @EffectiveOn LocalDate returnedOn) implements UnitEvent {}

    /** Who was in was out, or the signing of who was to come void, on another day than was said. */
    @EventType(value = "unit.release-corrected", retroactive = true)
    record UnitReleaseCorrected(
            UnitId unitId,
            ContractId contractId,
            LocalDate releasedOn,
            LocalDate formerReleasedOn,
            @EffectiveOn LocalDate correctedOn)
            implements UnitEvent {}

    /** Who was in last never was out; ends an earmark as {@link UnitOccupied} does. */
    @EventType(value = "unit.release-withdrawn", retroactive = true)
    record UnitReleaseWithdrawn(
            UnitId unitId,
            ContractId contractId,
            TenantId tenantId,
            String company,
            LocalDate occupiedOn,
            @EffectiveOn LocalDate withdrawnOn)
            implements UnitEvent {}
}
