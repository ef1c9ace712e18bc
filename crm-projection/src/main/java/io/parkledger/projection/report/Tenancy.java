package io.parkledger.projection.report;

import io.parkledger.core.renewal.RenewalStatus;
import io.parkledger.core.value.Industry;
import io.parkledger.projection.reception.ReceptionView;
import io.parkledger.projection.reception.ReceptionViews;
import io.parkledger.projection.renewal.RenewalView;
import io.parkledger.projection.renewal.RenewalViews;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.Scope;
import io.parkledger.projection.tenant.TenantView;
import io.parkledger.projection.tenant.TenantViews;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes who came, stayed, renewed and was received. */
public final class Tenancy {

    private final TenantViews tenants;
    private final RenewalViews renewals;
    private final ReceptionViews receptions;

    public Tenancy(Generation generation) {
        tenants = new TenantViews(generation);
        renewals = new RenewalViews(generation);
        receptions = new ReceptionViews(generation);
    }

    public TenantReport tenants(Scope scope, LocalDate from, LocalDate to) {
        var all = tenants.all(scope);
        var before = all.stream()
                .filter(tenant -> tenant.isInParkOn(from.minusDays(1)))
                .toList();
        var landed = all.stream()
                .filter(tenant -> within(tenant.landedOn(), from, to))
                .toList();
        var inPark = all.stream().filter(tenant -> tenant.isInParkOn(to)).toList();
        long exited = all.stream()
                .filter(tenant -> within(tenant.exitedOn(), from, to))
                .count();
        long stayed = before.stream().filter(tenant -> tenant.isInParkOn(to)).count();
        var months = landed.stream()
                .collect(Collectors.groupingBy(
                        tenant -> YearMonth.from(tenant.landedOn()).toString(), TreeMap::new, Collectors.counting()));
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
                                industry, count(landed, industry), count(inPark, industry)))
                        .filter(row -> row.landed() + row.inPark() > 0)
                        .toList());
    }

    private static boolean within(@Nullable LocalDate day, LocalDate from, LocalDate to) {
        return day != null && !day.isBefore(from) && !day.isAfter(to);
    }

    private static long count(List<TenantView> tenants, Industry industry) {
        return tenants.stream().filter(tenant -> tenant.industry() == industry).count();
    }

    public RenewalReport renewals(Scope scope, LocalDate from, LocalDate to) {
        var expiring = renewals.expiringBetween(scope, from, to).stream()
                .filter(renewal -> renewal.status() != RenewalStatus.WITHDRAWN)
                .toList();
        var renewed = with(expiring, Set.of(RenewalStatus.AGREED));
        return new RenewalReport(
                from,
                to,
                expiring.size(),
                renewed.size(),
                with(expiring, Set.of(RenewalStatus.DECLINED)).size(),
                with(expiring, Set.of(RenewalStatus.HELD_OVER)).size(),
                with(expiring, Set.of(RenewalStatus.OPENED, RenewalStatus.OFFERED))
                        .size(),
                Ratio.of(renewed.size(), expiring.size()),
                Ratio.of(area(renewed), area(expiring)),
                Ratio.of(rent(renewed), rent(expiring)));
    }

    private static List<RenewalView> with(List<RenewalView> renewals, Set<RenewalStatus> statuses) {
        return renewals.stream()
                .filter(renewal -> statuses.contains(renewal.status()))
                .toList();
    }

    private static BigDecimal area(List<RenewalView> renewals) {
        return renewals.stream().map(RenewalView::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal rent(List<RenewalView> renewals) {
        return renewals.stream()
                .map(renewal -> renewal.rentCnyPerYear().yuan())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public ReceptionReport receptions(Scope scope, LocalDate from, LocalDate to) {
        var received = receptions.receivedBetween(scope, from, to);
        var trips = receptions.startedBetween(scope, from, to);
        var months = received.stream()
                .collect(Collectors.groupingBy(
                        reception -> YearMonth.from(reception.receivedOn()).toString(),
                        TreeMap::new,
                        Collectors.toList()));
        return new ReceptionReport(
                from,
                to,
                received.size(),
                visitors(received),
                months.entrySet().stream()
                        .map(each -> new ReceptionReport.MonthRow(
                                each.getKey(), each.getValue().size(), visitors(each.getValue())))
                        .toList(),
                trips.size(),
                trips.stream().mapToLong(trip -> trip.companies().size()).sum(),
                trips.stream()
                        .mapToLong(trip -> (long) trip.staff() * trip.days())
                        .sum());
    }

    private static long visitors(List<ReceptionView> receptions) {
        return receptions.stream().mapToLong(ReceptionView::visitors).sum();
    }
}
