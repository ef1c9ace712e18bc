package io.parkledger.core.space;

import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.ledger.EventType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that can have happened to a {@link Unit}. Stored for ever: add, never rename. */
public sealed interface UnitEvent {

    UnitId unitId();

    @EventType("unit.registered")
    record UnitRegistered(
            UnitId unitId, ParkId parkId, BuildingId buildingId, int floor, BigDecimal areaSqm, LocalDate registeredOn)
            implements UnitEvent {}

    /** An intent, no lock: {@link UnitReserved} and {@link UnitOccupied} end it as {@link EarmarkReleased} does. */
    @EventType("unit.earmarked")
    record UnitEarmarked(
            UnitId unitId,
            @Nullable NegotiationId negotiationId,
            String company,
            LocalDate until,
            LocalDate earmarkedOn)
            implements UnitEvent {}

    @EventType("unit.earmark-released")
    record EarmarkReleased(UnitId unitId, LocalDate releasedOn) implements UnitEvent {}

    @EventType("unit.reserved")
    record UnitReserved(UnitId unitId, ContractId contractId, TenantId tenantId, String company, LocalDate reservedOn)
            implements UnitEvent {}

    @EventType("unit.occupied")
    record UnitOccupied(UnitId unitId, ContractId contractId, TenantId tenantId, String company, LocalDate occupiedOn)
            implements UnitEvent {}

    @EventType("unit.released")
    record UnitReleased(UnitId unitId, ContractId contractId, LocalDate releasedOn) implements UnitEvent {}

    @EventType("unit.split")
    record UnitSplit(
            UnitId unitId, ParkId parkId, BuildingId buildingId, int floor, List<UnitPart> parts, LocalDate splitOn)
            implements UnitEvent {}

    @EventType("unit.merged")
    record UnitsMerged(
            UnitId unitId,
            ParkId parkId,
            BuildingId buildingId,
            int floor,
            List<UnitPart> others,
            UnitId into,
            BigDecimal areaSqm,
            LocalDate mergedOn)
            implements UnitEvent {}

    @EventType("unit.dissolved")
    record UnitDissolved(UnitId unitId, UnitId into, LocalDate dissolvedOn) implements UnitEvent {}

    @EventType("unit.taken-out-of-service")
    record UnitTakenOutOfService(UnitId unitId, String cause, LocalDate takenOn) implements UnitEvent {}

    @EventType("unit.returned-to-service")
    record UnitReturnedToService(UnitId unitId, LocalDate returnedOn) implements UnitEvent {}
}
