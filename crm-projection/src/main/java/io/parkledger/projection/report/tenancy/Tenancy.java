package io.parkledger.projection.report.tenancy;

import io.parkledger.core.value.Industry;
import io.parkledger.projection.contract.ContractViews;
import io.parkledger.projection.reception.ReceptionViews;
import io.parkledger.projection.renewal.RenewalViews;
import io.parkledger.projection.report.Ratio;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.tenant.TenantViews;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes who came, stayed, renewed and was received. */
public final class Tenancy {

    private final TenantViews tenants;
    private final ContractViews contracts;
    private final RenewalViews renewals;
    private final ReceptionViews receptions;

    public Tenancy(Generation generation) {
        tenants = new TenantViews(generation);
        contracts = new ContractViews(generation);
        renewals = new RenewalViews(generation);
        receptions = new ReceptionViews(generation);
    }

    TenantViews tenants() {
        return tenants;
    }

    ReceptionViews receptions() {
        return receptions;
    }

    /** Who comes back lands again. */
    private record Landing(LocalDate on, Industry industry) {}

    public TenantReport tenants(Scope scope, LocalDate from, LocalDate to) {
        var all = tenants.all(scope);
        var before = all.stream()
                .filter(tenant -> tenant.isInParkOn(from.minusDays(1)))
                .toList();
        var landed = all.stream()
                .flatMap(tenant -> tenant.stays().stream()
                        .filter(stay -> within(stay.landedOn(), from, to))
                        .map(stay -> new Landing(stay.landedOn(), tenant.industryOn(stay.landedOn()))))
                .toList();
        var inPark = all.stream().filter(tenant -> tenant.isInParkOn(to)).toList();
        long exited = all.stream()
                .flatMap(tenant -> tenant.stays().stream())
                .filter(stay -> within(stay.exitedOn(), from, to))
                .count();
        long stayed = before.stream()
                .filter(tenant -> tenant.stayOn(from.minusDays(1))
                        .filter(stay -> stay.includes(to))
                        .isPresent())
                .count();
        var months = landed.stream()
                .collect(Collectors.groupingBy(
                        landing -> YearMonth.from(landing.on()).toString(), TreeMap::new, Collectors.counting()));
        return new TenantReport(
                from,
                to,
                before.size(),
                landed.size(),
                exited,
                inPark.size(),
                Ratio.of(stayed, before.size()),
                months.entrySet().stream()
                        .map(each -> new TenantReport.MonthRow(each.getKey(), each.getValue()))
                        .toList(),
                Stream.of(Industry.values())
                        .map(industry -> new TenantReport.IndustryRow(
                                industry,
                                landed.stream()
                                        .filter(landing -> landing.industry() == industry)
                                        .count(),
                                inPark.stream()
                                        .filter(tenant -> tenant.industryOn(to) == industry)
                                        .count()))
                        .filter(row -> row.landed() + row.inPark() > 0)
                        .toList());
    }

    static boolean within(@Nullable LocalDate day, LocalDate from, LocalDate to) {
        return day != null && !day.isBefore(from) && !day.isAfter(to);
    }

    /** As things stood on the last day of the period; while that is to come, today. */
    public RenewalReport renewals(Scope scope, LocalDate from, LocalDate to, LocalDate today) {
        return RenewalReport.of(from, to, termEnds(scope, from, to, today));
    }

    /** What the renewal rate of a period is computed from, and its early exits; the earliest first. */
    public List<TermEnd> termEnds(Scope scope, LocalDate from, LocalDate to, LocalDate today) {
        return new TermEnds(contracts, renewals).between(scope, from, to, today);
    }

    public ReceptionReport receptions(Scope scope, LocalDate from, LocalDate to) {
        var received = receptions.sumsByMonth(scope, from, to);
        var trips = receptions.startedBetween(scope, from, to);
        return new ReceptionReport(
                from,
                to,
                received.values().stream()
                        .mapToLong(ReceptionViews.Sum::receptions)
                        .sum(),
                received.values().stream()
                        .mapToLong(ReceptionViews.Sum::visitors)
                        .sum(),
                received.entrySet().stream()
                        .map(each -> new ReceptionReport.MonthRow(
                                each.getKey(),
                                each.getValue().receptions(),
                                each.getValue().visitors()))
                        .toList(),
                trips.size(),
                trips.stream().mapToLong(trip -> trip.companies().size()).sum(),
                trips.stream()
                        .mapToLong(trip -> (long) trip.staff() * trip.days())
                        .sum());
    }
}
