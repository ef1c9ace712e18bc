package io.parkledger.projection.report.letting;

import io.parkledger.core.value.Cny;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.report.Line;
import io.parkledger.projection.report.Line.Kind;
import io.parkledger.projection.report.Part;
import io.parkledger.projection.report.Unit;
import io.parkledger.projection.report.letting.RentRollReport.LetState;
import io.parkledger.projection.report.letting.RentRollReport.Row;
import io.parkledger.projection.space.UnitView;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows behind the figures of what is let on a day. */
public record LettingParts(Letting of) {

    private List<UnitView> units() {
        return of.lettable().stream().sorted(UnitView.BY_NUMBER).toList();
    }

    private Set<String> occupied() {
        return unitsOf(of.occupying());
    }

    private Set<String> committed() {
        var committed = new HashSet<>(occupied());
        committed.addAll(unitsOf(of.awaitingHandover()));
        return committed;
    }

    private static Set<String> unitsOf(List<ContractView> contracts) {
        return contracts.stream()
                .flatMap(contract -> contract.units().stream())
                .map(ContractView.Let::unitId)
                .collect(Collectors.toSet());
    }

    public Part lettableSqm() {
        return sqm(Part.Name.LETTABLE_SQM, unit -> true);
    }

    public Part occupiedSqm() {
        var occupied = occupied();
        return sqm(Part.Name.OCCUPIED_SQM, unit -> occupied.contains(unit.id()));
    }

    public Part committedSqm() {
        var committed = committed();
        return sqm(Part.Name.COMMITTED_SQM, unit -> committed.contains(unit.id()));
    }

    private Part sqm(Part.Name name, Predicate<UnitView> which) {
        return Part.of(
                name,
                Unit.SQM,
                units().stream()
                        .filter(which)
                        .map(unit -> Line.of(Kind.UNIT, unit.id(), unit.number(), null, unit.areaSqm()))
                        .toList());
    }

    public Part lettableUnits() {
        return counted(Part.Name.LETTABLE_UNITS, unit -> true);
    }

    public Part occupiedUnits() {
        var occupied = occupied();
        return counted(Part.Name.OCCUPIED_UNITS, unit -> occupied.contains(unit.id()));
    }

    private Part counted(Part.Name name, Predicate<UnitView> which) {
        return Part.of(
                name,
                Unit.UNITS,
                units().stream()
                        .filter(which)
                        .map(unit -> Line.one(Kind.UNIT, unit.id(), unit.number(), null))
                        .toList());
    }

    /** Who is in, each once, whatever it has let. */
    public Part tenants() {
        return Part.of(
                Part.Name.TENANTS,
                Unit.COMPANIES,
                of.occupying().stream()
                        .collect(Collectors.toMap(
                                ContractView::tenantId, Function.identity(), LettingParts::whoCameFirst))
                        .values()
                        .stream()
                        .map(each -> Line.one(Kind.TENANT, each.tenantId(), each.company(), each.handedOverOn()))
                        .sorted(Comparator.comparing(Line::name).thenComparing(Line::id))
                        .toList());
    }

    private static ContractView whoCameFirst(ContractView one, ContractView other) {
        var order = Comparator.comparing((ContractView each) -> Objects.requireNonNull(each.handedOverOn()))
                .thenComparing(ContractView::id);
        return order.compare(one, other) <= 0 ? one : other;
    }

    /** m² that leases cover, as far as they are in reach. */
    public Part leasedSqm() {
        return leases(Part.Name.OCCUPIED_SQM, Unit.SQM, any -> true, ContractView::areaSqm);
    }

    /** Leases under which somebody is in. */
    public Part leases() {
        return leases(Part.Name.LEASES, Unit.LEASES, any -> true, any -> BigDecimal.ONE);
    }

    public Part leasedRent() {
        return leases(Part.Name.RENT_PER_YEAR, Unit.CNY, any -> true, LettingParts::rent);
    }

    private static BigDecimal rent(ContractView contract) {
        return contract.rentCnyPerYear().yuan();
    }

    private Part leases(
            Part.Name name, Unit unit, Predicate<ContractView> which, Function<ContractView, BigDecimal> amount) {
        return Part.of(
                name,
                unit,
                of.occupying().stream()
                        .filter(which)
                        .sorted(Comparator.comparing(
                                        ContractView::endOn, Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(ContractView::id))
                        .map(each ->
                                Line.of(Kind.CONTRACT, each.id(), each.company(), each.endOn(), amount.apply(each)))
                        .toList());
    }

    /** m² times the days that are left of each lease. */
    public Part sqmDays() {
        return leases(Part.Name.SQM_TIMES_DAYS, Unit.SQM_DAYS, LettingParts::ends, each -> each.areaSqm()
                .multiply(BigDecimal.valueOf(of.daysLeft(each.endOn()))));
    }

    public Part rentDays() {
        return leases(Part.Name.RENT_TIMES_DAYS, Unit.CNY_DAYS, LettingParts::ends, each -> rent(each)
                .multiply(BigDecimal.valueOf(of.daysLeft(each.endOn()))));
    }

    /** m² of all leases that have an end; without those past it, if so asked. */
    public Part endingSqm(boolean withHeldOver) {
        return leases(Part.Name.OCCUPIED_SQM, Unit.SQM, counting(withHeldOver), ContractView::areaSqm);
    }

    public Part endingRent(boolean withHeldOver) {
        return leases(Part.Name.RENT_PER_YEAR, Unit.CNY, counting(withHeldOver), LettingParts::rent);
    }

    private static boolean ends(ContractView contract) {
        return contract.endOn() != null;
    }

    private Predicate<ContractView> counting(boolean withHeldOver) {
        return contract -> ends(contract) && (withHeldOver || !contract.isHeldOverOn(of.day()));
    }

    /** All that can be let, but for what is under a lease without an end. */
    public Part lettableButOpenEndedSqm() {
        var lettable = lettableSqm().lines();
        var openEnded = of.occupying().stream()
                .filter(contract -> !ends(contract))
                .map(each -> Line.of(
                        Kind.CONTRACT,
                        each.id(),
                        each.company(),
                        null,
                        each.areaSqm().negate()));
        return Part.of(
                Part.Name.LETTABLE_SQM,
                Unit.SQM,
                Stream.concat(lettable.stream(), openEnded).toList());
    }

    private List<Row> roll(Predicate<Row> which) {
        return of.rentRoll().rows().stream().filter(which).toList();
    }

    /** Unit by unit its share of what its lease comes to. */
    public Part rent() {
        return Part.of(
                Part.Name.RENT_PER_YEAR,
                Unit.CNY,
                roll(LettingParts::pays).stream()
                        .map(row -> line(
                                row,
                                Objects.requireNonNullElse(row.rentCnyPerYear(), Cny.ZERO)
                                        .yuan()))
                        .toList());
    }

    private static boolean pays(Row row) {
        return row.rentCnyPerYear() != null;
    }

    public Part sqmWithRent() {
        return rollSqm(Part.Name.SQM_WITH_RENT, LettingParts::pays);
    }

    public Part signedSqm() {
        return rollSqm(Part.Name.SIGNED_SQM, row -> row.state() == LetState.SIGNED);
    }

    public Part vacantSqm() {
        return rollSqm(Part.Name.VACANT_SQM, row -> row.state() == LetState.VACANT);
    }

    public Part heldOverSqm() {
        return rollSqm(Part.Name.HELD_OVER_SQM, Row::heldOver);
    }

    private Part rollSqm(Part.Name name, Predicate<Row> which) {
        return Part.of(
                name,
                Unit.SQM,
                roll(which).stream().map(row -> line(row, row.areaSqm())).toList());
    }

    private static Line line(Row row, BigDecimal amount) {
        return Line.of(
                Kind.UNIT,
                row.unitId(),
                row.company() == null ? row.number() : row.number() + " · " + row.company(),
                row.endOn(),
                amount);
    }
}
