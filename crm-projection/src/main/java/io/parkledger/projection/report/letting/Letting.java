package io.parkledger.projection.report.letting;

import io.parkledger.core.value.Cny;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.contract.ContractViews;
import io.parkledger.projection.report.Ratio;
import io.parkledger.projection.report.letting.RentRollReport.LetState;
import io.parkledger.projection.space.BuildingView;
import io.parkledger.projection.space.SpaceViews;
import io.parkledger.projection.space.UnitView;
import io.parkledger.projection.store.rows.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is let on one business day, for how long and for what rent, as far as its reader may see. Contracts and units
 * are read once, when a report first asks for them: several reports of one page agree, and cost little more than one.
 */
public final class Letting {

    private static final BigDecimal DAYS_PER_YEAR = new BigDecimal("365.25");
    private static final int WALE_PLACES = 3;

    /** As on the page of a unit. */
    private static final Comparator<ContractView> WHO_COMES_FIRST =
            Comparator.comparing(ContractView::startOn).thenComparing(ContractView::id);

    /** Two are in one unit in old ledgers only. */
    private static final Comparator<ContractView> WHO_CAME_LAST = Comparator.comparing(
                    ContractView::handedOverOn, Comparator.<@Nullable LocalDate>nullsFirst(Comparator.naturalOrder()))
            .reversed()
            .thenComparing(ContractView::id);

    private final ContractViews contracts;
    private final SpaceViews space;
    private final Scope scope;
    private final LocalDate day;
    private @Nullable List<ContractView> occupying;
    private @Nullable List<ContractView> awaitingHandover;
    private @Nullable List<UnitView> lettable;

    public Letting(ContractViews contracts, SpaceViews space, Scope scope, LocalDate day) {
        this.contracts = contracts;
        this.space = space;
        this.scope = scope;
        this.day = day;
    }

    LocalDate day() {
        return day;
    }

    List<ContractView> occupying() {
        if (occupying == null) {
            occupying = contracts.occupyingOn(scope, day);
        }
        return occupying;
    }

    List<ContractView> awaitingHandover() {
        if (awaitingHandover == null) {
            awaitingHandover = contracts.awaitingHandoverOn(scope, day);
        }
        return awaitingHandover;
    }

    List<UnitView> lettable() {
        if (lettable == null) {
            lettable = space.allUnits(scope).stream()
                    .filter(unit -> unit.isLettableOn(day))
                    .toList();
        }
        return lettable;
    }

    /** By id, the contracts under which somebody is in, or will be. */
    public Map<String, ContractView> contracts() {
        return Stream.concat(occupying().stream(), awaitingHandover().stream())
                .collect(Collectors.toMap(ContractView::id, each -> each));
    }

    /** All units that were there on the day, as they stood on it. */
    public List<UnitView> units() {
        var occupied = firstByUnit(occupying(), WHO_CAME_LAST);
        var signed = firstByUnit(awaitingHandover(), WHO_COMES_FIRST);
        var left = new HashMap<String, LocalDate>();
        contracts.leftBy(scope, day).forEach(contract -> contract.units()
                .forEach(unit -> left.merge(
                        unit.unitId(), contract.endedOn(), (one, other) -> one.isAfter(other) ? one : other)));
        return space.allUnits(scope).stream()
                .filter(unit -> unit.isThereOn(day))
                .map(unit -> unit.on(day, occupied.get(unit.id()), signed.get(unit.id()), left.get(unit.id())))
                .toList();
    }

    public OccupancyReport occupancy() {
        var occupied = unitsOf(occupying());
        var signed = unitsOf(awaitingHandover());
        var buildings = space.allBuildings(scope).stream()
                .sorted(Comparator.comparing(BuildingView::name))
                .map(building -> {
                    var own = lettable().stream()
                            .filter(unit -> unit.buildingId().equals(building.id()))
                            .toList();
                    return new OccupancyReport.BuildingRow(
                            building.id(), building.name(), physical(own, occupied), units(own, occupied));
                })
                .toList();
        var committed = new LinkedHashSet<>(occupied);
        committed.addAll(signed);
        long tenants =
                occupying().stream().map(ContractView::tenantId).distinct().count();
        return new OccupancyReport(
                day,
                physical(lettable(), occupied),
                physical(lettable(), committed),
                units(lettable(), occupied),
                tenants,
                buildings);
    }

    private static Set<String> unitsOf(List<ContractView> contracts) {
        return contracts.stream()
                .flatMap(contract -> contract.units().stream())
                .map(ContractView.Let::unitId)
                .collect(Collectors.toSet());
    }

    private static Ratio physical(List<UnitView> lettable, Set<String> occupied) {
        return Ratio.of(
                area(lettable.stream()
                        .filter(unit -> occupied.contains(unit.id()))
                        .toList()),
                area(lettable));
    }

    private static Ratio units(List<UnitView> lettable, Set<String> occupied) {
        return Ratio.of(
                lettable.stream().filter(unit -> occupied.contains(unit.id())).count(), lettable.size());
    }

    private static BigDecimal area(List<UnitView> units) {
        return units.stream().map(UnitView::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public WaleReport wale() {
        var openEnded = occupying().stream()
                .filter(contract -> contract.endOn() == null)
                .toList();
        var openEndedSqm = sum(openEnded, ContractView::areaSqm);
        return new WaleReport(
                day,
                conventions(ContractView::areaSqm, area(lettable()).subtract(openEndedSqm)),
                conventions(contract -> contract.rentCnyPerYear().yuan(), null),
                openEnded.size(),
                openEndedSqm);
    }

    private WaleReport.Convention conventions(
            Function<ContractView, BigDecimal> weight, @Nullable BigDecimal lettableSqm) {
        var ending = occupying().stream()
                .filter(contract -> contract.endOn() != null)
                .toList();
        var weightedDays = ending.stream()
                .map(contract -> weight.apply(contract).multiply(BigDecimal.valueOf(daysLeft(contract.endOn()))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var all = sum(ending, weight);
        var running = sum(
                ending.stream().filter(contract -> !contract.isHeldOverOn(day)).toList(), weight);
        return new WaleReport.Convention(
                years(weightedDays, all),
                years(weightedDays, running),
                lettableSqm == null ? null : years(weightedDays, lettableSqm));
    }

    long daysLeft(@Nullable LocalDate endOn) {
        return endOn == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(day, endOn));
    }

    private static BigDecimal sum(List<ContractView> contracts, Function<ContractView, BigDecimal> weight) {
        return contracts.stream().map(weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable BigDecimal years(BigDecimal weightedDays, BigDecimal weight) {
        return weight.signum() == 0
                ? null
                : weightedDays.divide(weight.multiply(DAYS_PER_YEAR), WALE_PLACES, RoundingMode.HALF_UP);
    }

    public ExpiryReport expiry() {
        var buckets = Stream.of(ExpiryReport.Horizon.values())
                .map(horizon -> {
                    var own = occupying().stream()
                            .filter(contract -> ExpiryReport.Horizon.of(contract.endOn(), day) == horizon)
                            .toList();
                    return new ExpiryReport.Bucket(horizon, own.size(), sum(own, ContractView::areaSqm), rent(own));
                })
                .filter(bucket -> bucket.horizon() != ExpiryReport.Horizon.OPEN_ENDED || bucket.leases() > 0)
                .toList();
        var byQuarter = occupying().stream()
                .filter(contract -> contract.endOn() != null)
                .collect(Collectors.groupingBy(
                        contract -> ExpiryReport.quarterOf(contract.endOn()), TreeMap::new, Collectors.toList()));
        var quarters = byQuarter.entrySet().stream()
                .map(each -> new ExpiryReport.QuarterRow(
                        each.getKey(),
                        each.getValue().size(),
                        sum(each.getValue(), ContractView::areaSqm),
                        rent(each.getValue())))
                .toList();
        return new ExpiryReport(day, occupying().size(), sum(occupying(), ContractView::areaSqm), buckets, quarters);
    }

    private static Cny rent(List<ContractView> contracts) {
        return Cny.sum(contracts.stream().map(ContractView::rentCnyPerYear));
    }

    public RentRollReport rentRoll() {
        var occupied = firstByUnit(occupying(), WHO_CAME_LAST);
        var signed = firstByUnit(awaitingHandover(), WHO_COMES_FIRST);
        var rows = lettable().stream()
                .sorted(UnitView.BY_NUMBER)
                .map(unit -> row(unit, occupied.get(unit.id()), signed.get(unit.id())))
                .toList();
        return new RentRollReport(
                day,
                RentRollReport.areaSqm(rows, LetState.OCCUPIED),
                RentRollReport.areaSqm(rows, LetState.SIGNED),
                RentRollReport.areaSqm(rows, LetState.VACANT),
                rent(occupying()),
                rows);
    }

    private static Map<String, ContractView> firstByUnit(List<ContractView> contracts, Comparator<ContractView> order) {
        var byUnit = new HashMap<String, ContractView>();
        contracts.stream().sorted(order).forEach(contract -> contract.units()
                .forEach(unit -> byUnit.putIfAbsent(unit.unitId(), contract)));
        return byUnit;
    }

    /** Who is in goes before who signed for afterwards. */
    private RentRollReport.Row row(UnitView unit, @Nullable ContractView occupied, @Nullable ContractView signed) {
        if (occupied != null) {
            return row(unit, LetState.OCCUPIED, occupied, rentCnyPerYear(unit, occupied));
        }
        if (signed != null) {
            return row(unit, LetState.SIGNED, signed, null);
        }
        return new RentRollReport.Row(
                unit.id(),
                unit.number(),
                unit.buildingId(),
                unit.floor(),
                unit.areaSqm(),
                LetState.VACANT,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                null,
                null);
    }

    private RentRollReport.Row row(UnitView unit, LetState state, ContractView contract, @Nullable Cny rentCnyPerYear) {
        return new RentRollReport.Row(
                unit.id(),
                unit.number(),
                unit.buildingId(),
                unit.floor(),
                unit.areaSqm(),
                state,
                contract.id(),
                contract.tenantId(),
                contract.company(),
                contract.startOn(),
                contract.endOn(),
                state == LetState.OCCUPIED && contract.isHeldOverOn(day),
                contract.isRentFreeOn(day),
                contract.rentCnyPerSqmMonth(),
                rentCnyPerYear);
    }

    /** Its share of what the contract's units come to, so that rows add up to the whole. */
    private static @Nullable Cny rentCnyPerYear(UnitView unit, ContractView contract) {
        return contract.rentCnyPerSqmMonth() == null
                ? null
                : contract.units().stream()
                        .filter(let -> let.unitId().equals(unit.id()))
                        .map(ContractView.Let::rentCnyPerYear)
                        .findFirst()
                        .orElseThrow();
    }
}
