package io.parkledger.projection.report.summary;

import io.parkledger.core.bound.Bounds;
import io.parkledger.core.report.ReportPeriod;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Period;
import io.parkledger.projection.Views;
import io.parkledger.projection.contribution.TenantYear;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.tenant.TenantView;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a month or a year of a park, each beside those it is compared with. What is not known is null, and so
 * is what was before anything of its kind was recorded: nothing is compared with days on which nobody counted.
 *
 * @param figures in the order of the report
 */
public record ParkSummary(List<Figure> figures) {

    /**
     * One figure.
     *
     * @param monthBefore the same of the month before; null also for years
     * @param yearBefore  the same of the year before
     */
    public record Figure(
            SummaryItem item,
            @Nullable Amount amount,
            @Nullable Amount monthBefore,
            @Nullable Amount yearBefore) {}

    /** Of a whole park, whoever asks, by what the views know. */
    public static ParkSummary of(Views views, String park, ReportPeriod period) {
        var one = amounts(views, park, Optional.of(period));
        var monthBefore = amounts(views, park, period.monthBefore());
        var yearBefore = amounts(views, park, period.yearBefore());
        return new ParkSummary(Stream.of(SummaryItem.values())
                .map(item -> new Figure(item, one.get(item), monthBefore.get(item), yearBefore.get(item)))
                .toList());
    }

    /** Whether nothing had been recorded of the park for any day up to the end of the period. */
    public boolean isBeforeThePark() {
        return figures.stream().allMatch(figure -> figure.amount() == null);
    }

    private static Map<SummaryItem, Amount> amounts(Views views, String park, Optional<ReportPeriod> period) {
        var amounts = new EnumMap<SummaryItem, Amount>(SummaryItem.class);
        period.ifPresent(of -> new Computing(views, Scope.ofPark(park), of, amounts).all());
        return amounts;
    }

    /** The figures of one period. */
    private record Computing(Views views, Scope scope, ReportPeriod period, Map<SummaryItem, Amount> amounts) {

        void all() {
            receptions();
            tenancy();
            contribution();
            space();
            funnel();
        }

        private void put(SummaryItem item, @Nullable Amount amount) {
            if (amount != null) {
                amounts.put(item, amount);
            }
        }

        private void receptions() {
            var tenancy = views.tenancy();
            if (tenancy.receptions(scope, Bounds.FIRST_DAY, period.lastDay()).receptions() > 0) {
                var report = tenancy.receptions(scope, period.firstDay(), period.lastDay());
                put(SummaryItem.RECEPTIONS, Amount.of(report.receptions()));
                put(SummaryItem.VISITORS, Amount.of(report.visitors()));
            }
        }

        private void tenancy() {
            var tenancy = views.tenancy();
            if (tenancy.tenants(scope, Bounds.FIRST_DAY, period.lastDay()).landed() == 0) {
                return;
            }
            var tenants = tenancy.tenants(scope, period.firstDay(), period.lastDay());
            put(SummaryItem.TENANTS_NEW, Amount.of(tenants.landed()));
            var ofYear = tenancy.tenants(scope, period.lastDay().withDayOfYear(1), period.lastDay());
            put(SummaryItem.TENANTS_NEW_OF_YEAR, Amount.of(ofYear.landed()));
            put(SummaryItem.TENANTS_EXITED, Amount.of(tenants.exited()));
            put(SummaryItem.TENANTS_IN_PARK, Amount.of(tenants.inPark()));
            var renewals = tenancy.renewals(scope, period.firstDay(), period.lastDay(), period.lastDay());
            put(SummaryItem.LEASES_EXPIRING, Amount.of(renewals.expiring()));
            put(SummaryItem.LEASES_RENEWED, Amount.of(renewals.renewed()));
            put(SummaryItem.RENEWAL_RATE, Amount.of(renewals.byCount()));
        }

        private void contribution() {
            var years = views.contributions().ofYear(scope, period.lastDay().getYear());
            var here = views.tenants().all(scope).stream()
                    .filter(tenant -> tenant.isInParkOn(period.lastDay()))
                    .map(TenantView::id)
                    .collect(Collectors.toSet());
            jobs(years, here).ifPresent(jobs -> put(SummaryItem.JOBS, Amount.of(jobs)));
            tax(years, this::isWithin).ifPresent(tax -> put(SummaryItem.TAX, Amount.of(tax)));
            tax(years, this::hasEnded).ifPresent(tax -> put(SummaryItem.TAX_OF_YEAR, Amount.of(tax)));
        }

        private boolean hasEnded(Period reported) {
            return !reported.lastDay().isAfter(period.lastDay());
        }

        private boolean isWithin(Period reported) {
            return hasEnded(reported) && !reported.firstDay().isBefore(period.firstDay());
        }

        private Optional<Long> jobs(List<TenantYear> years, Set<String> here) {
            return years.stream()
                    .filter(year -> here.contains(year.tenantId()))
                    .flatMap(year -> year.jobs().entrySet().stream()
                            .filter(reported -> hasEnded(new Period(reported.getKey())))
                            .max(Map.Entry.comparingByKey(Comparator.comparing(Computing::lastDayOf)))
                            .map(Map.Entry::getValue)
                            .stream())
                    .reduce(Long::sum);
        }

        private static LocalDate lastDayOf(String reported) {
            return new Period(reported).lastDay();
        }

        private static Optional<Cny> tax(List<TenantYear> years, Predicate<Period> which) {
            return years.stream()
                    .flatMap(year -> year.taxByPeriod().entrySet().stream())
                    .filter(reported -> which.test(new Period(reported.getKey())))
                    .map(Map.Entry::getValue)
                    .reduce(Cny::plus);
        }

        private void space() {
            var occupancy = views.letting(scope, period.lastDay()).occupancy();
            if (occupancy.physical().percent() != null) {
                put(SummaryItem.LETTABLE_SQM, Amount.of(occupancy.physical().denominator()));
                put(SummaryItem.OCCUPIED_SQM, Amount.of(occupancy.physical().numerator()));
                put(SummaryItem.OCCUPANCY, Amount.of(occupancy.physical()));
                put(SummaryItem.COMMITTED_OCCUPANCY, Amount.of(occupancy.committed()));
            }
        }

        private void funnel() {
            var funnel = views.funnel().report(scope, period.firstMonth(), period.lastMonth());
            if (funnel.worked() > 0) {
                funnel.stages().forEach(stage -> put(SummaryItem.of(stage.stage()), Amount.of(stage.reached())));
            }
        }
    }
}
