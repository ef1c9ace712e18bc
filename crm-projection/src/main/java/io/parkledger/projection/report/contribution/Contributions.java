package io.parkledger.projection.report.contribution;

import io.parkledger.core.contribution.Figure;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Commitment;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.contract.ContractViews;
import io.parkledger.projection.contribution.ContributionView;
import io.parkledger.projection.contribution.ContributionViews;
import io.parkledger.projection.contribution.TenantYear;
import io.parkledger.projection.report.Ratio;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.tenant.TenantView;
import io.parkledger.projection.tenant.TenantViews;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tax, jobs and output of the years, and what of the promises was kept, as far as their reader may see. Tenants and
 * their years are read once, when a report first asks for them: several reports of one page cost little more than one.
 */
public final class Contributions {

    static final int TOP = 10;
    private static final int QUARTERS = 4;

    private final ContractViews contracts;
    private final TenantViews tenants;
    private final ContributionViews contributions;
    private final Scope scope;
    private @Nullable List<TenantView> known;
    private final Map<Integer, Map<String, TenantYear>> years = new HashMap<>();

    public Contributions(ContractViews contracts, TenantViews tenants, ContributionViews contributions, Scope scope) {
        this.contracts = contracts;
        this.tenants = tenants;
        this.contributions = contributions;
        this.scope = scope;
    }

    /** All that are or were here. */
    public List<TenantView> tenants() {
        if (known == null) {
            known = tenants.all(scope);
        }
        return known;
    }

    /** What tenants reported for a year, by tenant; also of some out of reach, for years know no building. */
    private Map<String, TenantYear> reported(int year) {
        return years.computeIfAbsent(year, each -> contributions.ofYear(scope.withoutBuildings(), each).stream()
                .collect(Collectors.toMap(TenantYear::tenantId, found -> found)));
    }

    /** Whether anybody reported anything for a year. */
    public boolean isReported(int year) {
        return !reported(year).isEmpty();
    }

    /** Whether all that was reported for a year was reported by quarter. */
    public boolean isByQuarter(int year) {
        return isReported(year)
                && sums(year).periods().stream()
                        .map(row -> new Period(row.period()))
                        .allMatch(Period::isQuarter);
    }

    /** What was reported of one period, or by one tenant: the rows behind a figure of a report. */
    public FigureReport figures(ContributionViews.Filter filter) {
        var companies = tenants().stream().collect(Collectors.toMap(TenantView::id, TenantView::company));
        return new FigureReport(contributions.all(scope, filter).stream()
                .filter(each -> companies.containsKey(each.tenantId()))
                .map(each -> new FigureReport.Row(companies.get(each.tenantId()), each))
                .toList());
    }

    /** A tenant beside its year. */
    record Row(TenantView tenant, @Nullable TenantYear year, boolean inPark, Industry industry) {
        long taxFen() {
            return year == null ? 0 : year.taxFen();
        }

        boolean hasTax() {
            return year != null && year.hasTax();
        }

        /** Null where it reported none, or brings none for having left. */
        @Nullable
        Long jobs() {
            return year == null || !inPark ? null : year.jobsAtEnd();
        }
    }

    /**
     * The sums of a year alone, for those who show no more: without what each building, industry and tenant gave.
     *
     * @param periods      tax by month or quarter, as reported
     * @param jobs         see {@link ContributionReport}, as the others
     */
    public record Sums(
            int year,
            TaxScope scope,
            List<ContributionReport.PeriodRow> periods,
            @Nullable Long jobs,
            boolean complete,
            boolean jobsComplete) {

        public Cny taxCny() {
            return Cny.sum(periods.stream().map(ContributionReport.PeriodRow::taxCny));
        }
    }

    public Sums sums(int year) {
        var rows = rows(year);
        return new Sums(year, TaxScope.FULL, periods(rows), jobs(rows), isComplete(year), isComplete(rows));
    }

    /** Nothing is known where somebody should have reported and nobody has. */
    private static @Nullable Long jobs(List<Row> rows) {
        var reported = rows.stream().map(Row::jobs).filter(Objects::nonNull).toList();
        return reported.isEmpty() && rows.stream().anyMatch(Row::inPark)
                ? null
                : Long.valueOf(reported.stream().mapToLong(Long::longValue).sum());
    }

    /** Whether the tax of all quarters is there. */
    private boolean isComplete(int year) {
        return IntStream.rangeClosed(1, QUARTERS)
                .mapToObj(quarter -> Period.quarter(year, quarter))
                .allMatch(quarter -> missing(quarter).rows().stream().noneMatch(MissingReport.Row::tax));
    }

    /** Whether the jobs at the end of the year are there. */
    private static boolean isComplete(List<Row> rows) {
        return rows.stream()
                .filter(Row::inPark)
                .allMatch(row -> row.year() != null
                        && covers(
                                row.year().jobs().keySet(),
                                new Period(row.year().year() + "-12")));
    }

    List<Row> rows(int year) {
        var end = LocalDate.of(year, 12, 31);
        return tenants().stream()
                .map(tenant -> new Row(
                        tenant, reported(year).get(tenant.id()), tenant.isInParkOn(end), tenant.industryOn(end)))
                .toList();
    }

    /** @param rankingLimit so many tenants are ranked at most */
    public ContributionReport report(int year, int rankingLimit) {
        var end = LocalDate.of(year, 12, 31);
        var rows = rows(year);
        var inPark = rows.stream().filter(Row::inPark).toList();
        var ranked = ranked(rows);
        var tax = sum(rows, TenantYear::hasTax, TenantYear::taxFen);
        long topFen = ranked.stream().limit(TOP).mapToLong(Row::taxFen).sum();
        return new ContributionReport(
                year,
                TaxScope.FULL,
                tax,
                sum(rows, each -> !each.retained().isEmpty(), TenantYear::retainedFen),
                sum(rows, each -> !each.output().isEmpty(), each -> each.output().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()),
                jobs(rows),
                perSqm(tax, contracts.occupiedSqmOn(scope, end)),
                Ratio.of(Cny.ofFen(topFen).yuan(), tax == null ? BigDecimal.ZERO : tax.yuan()),
                inPark.stream().filter(row -> row.hasTax() && row.taxFen() == 0).count(),
                inPark.stream().filter(row -> !row.hasTax()).count(),
                inPark.size(),
                inPark.stream().filter(row -> row.jobs() != null).count(),
                isComplete(year),
                isComplete(rows),
                periods(rows),
                industries(rows),
                buildings(rows, year),
                ranking(ranked, rankingLimit),
                payingNone(inPark, end));
    }

    /** Who paid most comes first; refunds are less than nothing. */
    static List<Row> ranked(List<Row> rows) {
        return rows.stream()
                .filter(Row::hasTax)
                .sorted(Comparator.comparingLong(Row::taxFen).reversed().thenComparing(row -> row.tenant()
                        .id()))
                .toList();
    }

    List<ContractView> occupyingOn(LocalDate day) {
        return contracts.occupyingAsSignedOn(scope, day);
    }

    /** Whether the reader sees what is in it. */
    boolean reaches(String building) {
        return scope.buildings() == null || scope.buildings().contains(building);
    }

    /** Of all who reported; null where somebody should have reported and nobody has. */
    private static @Nullable Cny sum(
            List<Row> rows, Predicate<TenantYear> reported, ToLongFunction<TenantYear> measure) {
        var years = rows.stream()
                .map(Row::year)
                .filter(year -> year != null && reported.test(year))
                .toList();
        return years.isEmpty() && rows.stream().anyMatch(Row::inPark)
                ? null
                : Cny.ofFen(years.stream().mapToLong(measure).sum());
    }

    private static @Nullable BigDecimal perSqm(@Nullable Cny tax, BigDecimal area) {
        return tax == null || area.signum() == 0 ? null : tax.yuan().divide(area, 2, RoundingMode.HALF_UP);
    }

    private List<ContributionReport.PeriodRow> periods(List<Row> rows) {
        var byPeriod = new TreeMap<String, Long>();
        rows.stream().filter(row -> row.year() != null).forEach(row -> row.year()
                .taxByPeriod()
                .forEach((period, tax) -> byPeriod.merge(period, tax.fen(), Long::sum)));
        return byPeriod.entrySet().stream()
                .map(each -> period(new Period(each.getKey()), Cny.ofFen(each.getValue())))
                .toList();
    }

    private ContributionReport.PeriodRow period(Period period, Cny tax) {
        var missing = missing(period);
        var silent = missing.rows().stream().filter(MissingReport.Row::tax).count();
        return new ContributionReport.PeriodRow(period.value(), tax, missing.due(), missing.due() - silent);
    }

    private static List<ContributionReport.IndustryRow> industries(List<Row> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(Row::industry, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(each -> new ContributionReport.IndustryRow(
                        each.getKey(),
                        each.getValue().stream().filter(Row::inPark).count(),
                        jobs(each.getValue()),
                        sum(each.getValue(), TenantYear::hasTax, TenantYear::taxFen)))
                .toList();
    }

    private List<ContributionReport.BuildingRow> buildings(List<Row> rows, int year) {
        var byBuilding = new TreeMap<String, Long>();
        for (var row : rows) {
            Apportioning.byArea(row.taxFen(), row.tenant().units(), year).forEach((building, fen) -> {
                if (reaches(building)) {
                    byBuilding.merge(building, fen, Long::sum);
                }
            });
        }
        return byBuilding.entrySet().stream()
                .map(each -> new ContributionReport.BuildingRow(each.getKey(), Cny.ofFen(each.getValue())))
                .toList();
    }

    private static List<ContributionReport.TenantRow> ranking(List<Row> ranked, int limit) {
        var ranking = new ArrayList<ContributionReport.TenantRow>();
        for (var row : ranked.subList(0, Math.min(limit, ranked.size()))) {
            ranking.add(new ContributionReport.TenantRow(
                    ranking.size() + 1,
                    row.tenant().id(),
                    row.tenant().company(),
                    row.industry(),
                    Cny.ofFen(row.taxFen()),
                    row.jobs()));
        }
        return ranking;
    }

    private static List<ContributionReport.PayingNoneRow> payingNone(List<Row> inPark, LocalDate on) {
        return inPark.stream()
                .filter(row -> row.taxFen() == 0)
                .sorted(Comparator.comparing(row -> row.tenant().landedBefore(on)))
                .map(row -> new ContributionReport.PayingNoneRow(
                        row.tenant().id(),
                        row.tenant().company(),
                        row.industry(),
                        row.tenant().landedBefore(on),
                        row.hasTax()))
                .toList();
    }

    /**
     * Who was in the park at the end of a period and has not reported its tax or jobs. A month is reported with its
     * quarter, a quarter with its three months.
     */
    public MissingReport missing(Period period) {
        var due = tenants().stream()
                .filter(tenant -> tenant.isInParkOn(period.lastDay()))
                .toList();
        return new MissingReport(
                period.value(),
                due.size(),
                due.stream()
                        .map(tenant -> missing(tenant, reported(period.year()).get(tenant.id()), period))
                        .filter(row -> row.tax() || row.jobs())
                        .toList());
    }

    /**
     * What is known of one figure of a period, company by company, beside the same of the period before: of all who
     * were in the park on some day of it.
     */
    public GridReport grid(Period period, Figure figure) {
        var now = byTenant(period);
        var before = byTenant(period.previous());
        return new GridReport(
                period.value(),
                tenants().stream()
                        .filter(tenant -> tenant.stays().stream().anyMatch(stay -> overlaps(stay, period)))
                        .map(tenant -> new GridReport.Row(
                                tenant.id(),
                                tenant.company(),
                                tenant.creditCode(),
                                tenant.industryOn(period.lastDay()),
                                GridReport.before(before.get(tenant.id()), figure),
                                now.get(tenant.id()),
                                figure,
                                isSaidOtherwise(reported(period.year()).get(tenant.id()), period, figure)))
                        .sorted(Comparator.comparing(GridReport.Row::company).thenComparing(GridReport.Row::tenantId))
                        .toList());
    }

    private Map<String, ContributionView> byTenant(Period period) {
        return contributions.all(scope, new ContributionViews.Filter(null, period.value(), null)).stream()
                .collect(Collectors.toMap(ContributionView::tenantId, each -> each));
    }

    private static boolean overlaps(TenantView.Stay stay, Period period) {
        return !stay.landedOn().isAfter(period.lastDay())
                && (stay.exitedOn() == null || stay.exitedOn().isAfter(period.firstDay()));
    }

    /** By months where quarters are asked, by types where the sum is, or the other way round: it is said once. */
    private static boolean isSaidOtherwise(@Nullable TenantYear year, Period period, Figure figure) {
        if (year == null) {
            return false;
        }
        var type = figure.taxType();
        return switch (figure.measure()) {
            case TAX ->
                year.tax().keySet().stream()
                        .map(key -> key.split("\\|"))
                        .anyMatch(key -> overlap(key[0], period)
                                && (type == TaxType.ALL
                                        || key[1].equals(TaxType.ALL.name())
                                        || key[1].equals(String.valueOf(type))));
            case JOBS ->
                year.jobs().keySet().stream()
                        .anyMatch(each -> new Period(each).lastDay().equals(period.lastDay()));
            case OUTPUT -> year.output().keySet().stream().anyMatch(each -> overlap(each, period));
        };
    }

    private static boolean overlap(String reported, Period period) {
        var other = new Period(reported);
        return !other.firstDay().isAfter(period.lastDay()) && !other.lastDay().isBefore(period.firstDay());
    }

    private static MissingReport.Row missing(TenantView tenant, @Nullable TenantYear year, Period period) {
        return new MissingReport.Row(
                tenant.id(),
                tenant.company(),
                tenant.industryOn(period.lastDay()),
                tenant.landedBefore(period.lastDay()),
                year == null || !covers(year.taxByPeriod().keySet(), period),
                year == null || !covers(year.jobs().keySet(), period));
    }

    private static boolean covers(Set<String> reported, Period period) {
        return reported.contains(period.value())
                || (period.isQuarter()
                        ? period.months().stream().map(Period::value).allMatch(reported::contains)
                        : reported.contains(period.quarter().value()));
    }

    /** Promises against what the year of their due date brought; seen from {@code day}. */
    public CommitmentReport commitments(LocalDate day) {
        return commitments(contracts.withCommitments(scope), day, (tenant, year) -> reported(year)
                .get(tenant));
    }

    /** Those of one tenant alone: nothing is read of the others. */
    public CommitmentReport commitmentsOf(String tenantId, LocalDate day) {
        return commitments(contracts.withCommitments(scope, tenantId), day, (tenant, year) -> contributions
                .yearOf(tenant, year, scope)
                .orElse(null));
    }

    private static CommitmentReport commitments(
            List<ContractView> promising, LocalDate day, BiFunction<String, Integer, @Nullable TenantYear> yearOf) {
        var rows = new ArrayList<CommitmentReport.Row>();
        var binding = promising.stream()
                .filter(contract -> contract.bindsOn(day))
                .sorted(Comparator.comparing(ContractView::signedOn).thenComparing(ContractView::id))
                .toList();
        for (var contract : binding) {
            for (var promise : contract.commitments()) {
                var year = yearOf.apply(contract.tenantId(), promise.dueOn().getYear());
                var actual = year == null ? null : actual(promise.kind(), year);
                var due = !promise.dueOn().isAfter(day);
                rows.add(new CommitmentReport.Row(
                        contract.id(),
                        contract.tenantId(),
                        contract.company(),
                        promise.kind(),
                        promise.dueOn(),
                        promise.target(),
                        actual,
                        due && actual != null ? Ratio.of(actual, promise.target()) : null));
            }
        }
        return new CommitmentReport(day, rows);
    }

    /** Capital is evidenced by documents this ledger does not hold yet. */
    private static @Nullable BigDecimal actual(Commitment.Kind kind, TenantYear year) {
        return switch (kind) {
            case JOBS -> year.jobsAtEnd() == null ? null : BigDecimal.valueOf(year.jobsAtEnd());
            case TAX_CNY -> year.hasTax() ? Cny.ofFen(year.taxFen()).yuan() : null;
            case CAPEX_CNY -> null;
        };
    }
}
