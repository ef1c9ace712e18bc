package io.parkledger.projection.report.tenancy;

import io.parkledger.projection.reception.ReceptionView;
import io.parkledger.projection.reception.ReceptionViews;
import io.parkledger.projection.reception.VisitView;
import io.parkledger.projection.report.Line;
import io.parkledger.projection.report.Line.Kind;
import io.parkledger.projection.report.Part;
import io.parkledger.projection.report.Unit;
import io.parkledger.projection.report.tenancy.TermEnd.LeaseOutcome;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.tenant.TenantView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows behind the figures of who came, stayed, renewed and was received.
 *
 * @param from  first day of a period
 * @param to    its last
 * @param today the day it is looked at from
 */
public record TenancyParts(Tenancy of, Scope scope, LocalDate from, LocalDate to, LocalDate today) {

    /** In the park on the last day. */
    public Part inPark() {
        return Part.of(
                Part.Name.TENANTS,
                Unit.COMPANIES,
                of.tenants().all(scope).stream()
                        .filter(tenant -> tenant.isInParkOn(to))
                        .map(tenant -> Line.one(Kind.TENANT, tenant.id(), tenant.company(), tenant.landedBefore(to)))
                        .sorted(BY_NAME)
                        .toList());
    }

    /** Stays that began in the period. */
    public Part landings() {
        return stays(Part.Name.LANDINGS, TenantView.Stay::landedOn);
    }

    /** Stays that ended in it. */
    public Part exits() {
        return stays(Part.Name.EXITS, TenantView.Stay::exitedOn);
    }

    private Part stays(Part.Name name, Function<TenantView.Stay, @Nullable LocalDate> day) {
        return Part.of(
                name,
                Unit.STAYS,
                of.tenants().all(scope).stream()
                        .flatMap(tenant -> tenant.stays().stream()
                                .filter(stay -> Tenancy.within(day.apply(stay), from, to))
                                .map(stay -> Line.one(Kind.TENANT, tenant.id(), tenant.company(), day.apply(stay))))
                        .sorted(Comparator.comparing(Line::when).thenComparing(BY_NAME))
                        .toList());
    }

    private static final Comparator<Line> BY_NAME =
            Comparator.comparing(Line::name).thenComparing(Line::id);

    /**
     * A share of the terms that end in the period, in one of three measures: of those that expire, or, of those that
     * ended early, of all.
     */
    public List<Part> share(Measure by, LeaseOutcome outcome) {
        var ends = of.termEnds(scope, from, to, today);
        return outcome.isExpiry()
                ? List.of(
                        ends(Part.Name.RENEWED, by, ends, outcome::equals),
                        ends(Part.Name.EXPIRING, by, ends, LeaseOutcome::isExpiry))
                : List.of(
                        ends(Part.Name.EARLY_EXITS, by, ends, outcome::equals),
                        ends(Part.Name.ALL_ENDS, by, ends, any -> true));
    }

    private static Part ends(Part.Name name, Measure by, List<TermEnd> ends, Predicate<LeaseOutcome> which) {
        return Part.of(
                name,
                by.unit,
                ends.stream()
                        .filter(end -> which.test(end.outcome()))
                        .map(end -> Line.of(
                                Kind.CONTRACT, end.contractId(), end.company(), end.expiringOn(), by.amount.apply(end)))
                        .toList());
    }

    /** Those nobody has opened a renewal for. */
    public Part notOpened() {
        return Part.of(
                Part.Name.LEASES,
                Unit.LEASES,
                of.termEnds(scope, from, to, today).stream()
                        .filter(end -> end.outcome() == LeaseOutcome.PENDING && end.renewalId() == null)
                        .map(end -> Line.one(Kind.CONTRACT, end.contractId(), end.company(), end.expiringOn()))
                        .toList());
    }

    /** By what leases are weighed. */
    public enum Measure {
        COUNT(Unit.LEASES, end -> BigDecimal.ONE),
        AREA(Unit.SQM, TermEnd::areaSqm),
        RENT(Unit.CNY, end -> end.rentCnyPerYear().yuan());

        private final Unit unit;
        private final Function<TermEnd, BigDecimal> amount;

        Measure(Unit unit, Function<TermEnd, BigDecimal> amount) {
            this.unit = unit;
            this.amount = amount;
        }
    }

    /** Delegations that came. */
    public Part receptions() {
        return received(Part.Name.RECEPTIONS, Unit.RECEPTIONS, each -> BigDecimal.ONE);
    }

    /** Persons that came, without who received them. */
    public Part visitors() {
        return received(Part.Name.VISITORS, Unit.PERSONS, each -> BigDecimal.valueOf(each.visitors()));
    }

    private Part received(Part.Name name, Unit unit, Function<ReceptionView, BigDecimal> amount) {
        return Part.of(
                name,
                unit,
                receptions(new ReceptionViews.Filter(null, from, to)).stream()
                        .filter(each -> !each.cancelled())
                        .map(each -> Line.of(
                                Kind.RECEPTION, each.id(), each.company(), each.receivedOn(), amount.apply(each)))
                        .toList());
    }

    private List<ReceptionView> receptions(ReceptionViews.Filter filter) {
        var all = new ArrayList<ReceptionView>();
        Slice.forEach(next -> of.receptions().receptions(scope, filter, next), all::add);
        return all;
    }

    /** Trips of our staff. */
    public Part trips() {
        return trips(Part.Name.TRIPS, Unit.TRIPS, each -> 1);
    }

    public Part companiesVisited() {
        return trips(Part.Name.COMPANIES_VISITED, Unit.COMPANIES, each -> each.companies()
                .size());
    }

    /** Staff times days. */
    public Part personDays() {
        return trips(Part.Name.PERSON_DAYS, Unit.PERSON_DAYS, each -> (long) each.staff() * each.days());
    }

    private Part trips(Part.Name name, Unit unit, Function<VisitView, Number> amount) {
        return Part.of(
                name,
                unit,
                of.receptions().startedBetween(scope, from, to).stream()
                        .map(each -> Line.of(
                                Kind.VISIT,
                                each.id(),
                                each.destination(),
                                each.startedOn(),
                                BigDecimal.valueOf(amount.apply(each).longValue())))
                        .sorted(Comparator.comparing(Line::when).thenComparing(Line::id))
                        .toList());
    }
}
