package io.parkledger.core.space;

import io.parkledger.core.bound.Area;
import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.bound.Floor;
import io.parkledger.core.bound.Name;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.Existing;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.New;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything one can ask of a {@link Unit}. */
public sealed interface UnitCommand {

    @TargetAggregateIdentifier
    UnitId unitId();

    /** 登记房源; also sent by policies for what a split or merger makes. */
    record RegisterUnit(
            UnitId unitId,
            ParkId parkId,
            @Existing BuildingId buildingId,
            @Floor int floor,
            @Area BigDecimal areaSqm,
            @PastOrPresent @BusinessDay LocalDate registeredOn)
            implements UnitCommand {}

    /**
     * 意向预留: keeps a vacant unit for a company that is talking. An intent, no lock: whoever signs a contract over the
     * unit gets it, and the earmark ends.
     *
     * @param negotiationId the talk, where there is one
     * @param until         last day it is meant to be kept; it stays earmarked after that day until it is released
     */
    record EarmarkUnit(
            UnitId unitId,
            @Nullable NegotiationId negotiationId,
            @Name(max = 120) String company,
            @BusinessDay LocalDate until,
            @PastOrPresent @BusinessDay LocalDate earmarkedOn)
            implements UnitCommand {}

    /** 解除预留. */
    record ReleaseEarmark(
            UnitId unitId, @PastOrPresent @BusinessDay LocalDate releasedOn) implements UnitCommand {}

    /**
     * 锁定. Sent by a policy when a contract is signed; ends an earmark, whoever it was for. Another contract may be in
     * until then: the days are exclusive by the contracts' claims.
     *
     * @param buildingId the contract says it stands in, in {@code parkId}
     * @param areaSqm    the contract says it has
     */
    record ReserveUnit(
            UnitId unitId,
            ContractId contractId,
            TenantId tenantId,
            String company,
            ParkId parkId,
            BuildingId buildingId,
            BigDecimal areaSqm,
            LocalDate reservedOn)
            implements UnitCommand {}

    /** 入住. Sent by a policy when premises are handed over. */
    record OccupyUnit(UnitId unitId, ContractId contractId, TenantId tenantId, String company, LocalDate occupiedOn)
            implements UnitCommand {}

    /** 释放. Sent by policies when a contract ends; not heard when the unit has nothing of that contract. */
    record ReleaseUnit(UnitId unitId, ContractId contractId, LocalDate releasedOn) implements UnitCommand {}

    /** 拆分: the unit goes, its parts come. */
    record SplitUnit(
            UnitId unitId,
            @New @Size(min = 2, max = 20) List<@Valid UnitPart> parts,
            @PastOrPresent @BusinessDay LocalDate splitOn)
            implements UnitCommand {}

    /** 合并: this unit and the {@code others} go, {@code into} comes. */
    record MergeUnits(
            UnitId unitId,
            @NotEmpty @Size(max = 20) List<@Valid UnitPart> others,
            @New UnitId into,
            @PastOrPresent @BusinessDay LocalDate mergedOn)
            implements UnitCommand {}

    /**
     * Merged into another. Sent by a policy.
     *
     * @param buildingId of the merger, in {@code parkId}
     * @param floor      of the merger
     * @param areaSqm    the merger counts on
     */
    record DissolveUnit(
            UnitId unitId,
            UnitId into,
            ParkId parkId,
            BuildingId buildingId,
            int floor,
            BigDecimal areaSqm,
            LocalDate dissolvedOn)
            implements UnitCommand {}

    /** 停用. */
    record TakeOutOfService(
            UnitId unitId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate takenOn) implements UnitCommand {}

    /** 恢复使用. */
    record ReturnToService(
            UnitId unitId, @PastOrPresent @BusinessDay LocalDate returnedOn) implements UnitCommand {}
}
