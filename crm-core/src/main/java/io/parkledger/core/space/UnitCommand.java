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
import io.parkledger.core.id.OrItsId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.meaning.Grave;
import io.parkledger.core.meaning.MeasuredIn;
import io.parkledger.core.value.UnitNumber;
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
public sealed interface UnitCommand extends Command {

    @TargetAggregateIdentifier
    UnitId unitId();

    /**
     * 登记房源.
     *
     * @param number what people call it (房号), once in its building
     */
    record RegisterUnit(
            UnitId unitId,
            ParkId parkId,
            @Existing BuildingId buildingId,
            @OrItsId @Name(max = UnitNumber.MAX) String number,
            @Floor int floor,
            @Area BigDecimal areaSqm,
            @PastOrPresent @BusinessDay LocalDate registeredOn)
            implements UnitCommand {}

    /**
     * A split or merger makes a unit. Sent by policies.
     *
     * @param origin the unit that was split, or that others were merged with
     */
    record MakeUnit(
            UnitId unitId,
            UnitId origin,
            ParkId parkId,
            BuildingId buildingId,
            String number,
            int floor,
            @MeasuredIn("sqm") BigDecimal areaSqm,
            LocalDate madeOn)
            implements UnitCommand {}

    /**
     * 更正: it was never so. Where a contract lets it, what was agreed stays the contract's own: only the unit is
     * measured anew.
     *
     * @param registeredOn from which day on it can be let; no later than {@code correctedOn}
     */
    record CorrectUnit(
            UnitId unitId,
            @Name(max = UnitNumber.MAX) String number,
            @Floor int floor,
            @Area BigDecimal areaSqm,
            @PastOrPresent @BusinessDay LocalDate registeredOn,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate correctedOn)
            implements UnitCommand {}

    /** 撤销登记: there never was such a unit. Only where nothing hangs on it. */
    @Grave
    record WithdrawUnit(
            UnitId unitId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate withdrawnOn) implements UnitCommand {}

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
            @MeasuredIn("sqm") BigDecimal areaSqm,
            LocalDate reservedOn)
            implements UnitCommand {}

    /**
     * The signing that locked it was never void. Sent by a policy; an earmark for others is released first, by people.
     * Another contract may be in until then, as with {@link ReserveUnit}.
     */
    record ReserveAgain(UnitId unitId, ContractId contractId, TenantId tenantId, String company, LocalDate reservedOn)
            implements UnitCommand {}

    /** The signing that had locked it was void on another day. Sent by a policy; not heard when it never locked it. */
    record CorrectUnlocking(
            UnitId unitId,
            ContractId contractId,
            LocalDate unlockedOn,
            LocalDate formerUnlockedOn,
            LocalDate correctedOn)
            implements UnitCommand {}

    /** 入住. Sent by a policy when premises are handed over. */
    record OccupyUnit(UnitId unitId, ContractId contractId, TenantId tenantId, String company, LocalDate occupiedOn)
            implements UnitCommand {}

    /**
     * Whoever is in came on another day. Sent by a policy when a hand-over is corrected; not heard when that contract
     * is not in.
     */
    record CorrectOccupation(UnitId unitId, ContractId contractId, LocalDate occupiedOn, LocalDate correctedOn)
            implements UnitCommand {}

    /**
     * Nobody came in under that contract: it has signed. Sent by a policy when a hand-over is withdrawn; not heard when
     * that contract is not in.
     */
    record WithdrawOccupation(
            UnitId unitId,
            ContractId contractId,
            TenantId tenantId,
            String company,
            LocalDate reservedOn,
            LocalDate withdrawnOn)
            implements UnitCommand {}

    /** 释放. Sent by policies when a contract ends; not heard when the unit has nothing of that contract. */
    record ReleaseUnit(UnitId unitId, ContractId contractId, LocalDate releasedOn) implements UnitCommand {}

    /**
     * It was never signed for by that contract. Sent by policies when a contract is withdrawn, or never named the unit;
     * not heard when that contract has not signed for it, or is in.
     */
    record WithdrawReservation(UnitId unitId, ContractId contractId, LocalDate withdrawnOn) implements UnitCommand {}

    /** 拆分: the unit goes, its parts come. The number of what goes is free for one of the parts. */
    record SplitUnit(
            UnitId unitId,
            @New @Size(min = 2, max = 20) List<@Valid UnitPart> parts,
            @PastOrPresent @BusinessDay LocalDate splitOn)
            implements UnitCommand {}

    /** 撤销拆分: it was never split. Only where nothing hangs on its parts. */
    record WithdrawSplit(
            UnitId unitId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate withdrawnOn) implements UnitCommand {}

    /**
     * 合并: this unit and the {@code others} go, {@code into} comes.
     *
     * @param number of the unit that comes
     */
    record MergeUnits(
            UnitId unitId,
            @NotEmpty @Size(max = 20) List<@Valid MergedUnit> others,
            @New UnitId into,
            @Name(max = UnitNumber.MAX) String number,
            @PastOrPresent @BusinessDay LocalDate mergedOn)
            implements UnitCommand {}

    /** 撤销合并: it was never merged with others. Only where nothing hangs on what they became. */
    record WithdrawMerger(
            UnitId unitId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate withdrawnOn) implements UnitCommand {}

    /** What a split or merger had made was never made. Sent by policies. */
    record DropUnit(UnitId unitId, String cause, LocalDate droppedOn) implements UnitCommand {}

    /** It was never merged into another. Sent by a policy. */
    record RestoreUnit(UnitId unitId, UnitId into, LocalDate restoredOn) implements UnitCommand {}

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
            @MeasuredIn("sqm") BigDecimal areaSqm,
            LocalDate dissolvedOn)
            implements UnitCommand {}

    /** 停用. */
    record TakeOutOfService(
            UnitId unitId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate takenOn) implements UnitCommand {}

    /** 撤销停用: it was never out of service these days. */
    record WithdrawOutage(
            UnitId unitId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate withdrawnOn) implements UnitCommand {}

    /** 恢复使用. */
    record ReturnToService(
            UnitId unitId, @PastOrPresent @BusinessDay LocalDate returnedOn) implements UnitCommand {}

    /** The tenant was out on another day. Sent by a policy; not heard when it was never in. */
    record CorrectRelease(
            UnitId unitId,
            ContractId contractId,
            LocalDate releasedOn,
            LocalDate formerReleasedOn,
            LocalDate correctedOn)
            implements UnitCommand {}

    /**
     * The tenant never was out. Sent by a policy; an earmark for others is released first, by people.
     *
     * @param occupiedOn since then it is in
     */
    record WithdrawRelease(
            UnitId unitId,
            ContractId contractId,
            TenantId tenantId,
            String company,
            LocalDate occupiedOn,
            LocalDate withdrawnOn)
            implements UnitCommand {}
}
