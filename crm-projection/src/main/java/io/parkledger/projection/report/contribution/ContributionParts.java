package io.parkledger.projection.report.contribution;

import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.Period;
import io.parkledger.projection.contribution.TenantYear;
import io.parkledger.projection.report.Line;
import io.parkledger.projection.report.Line.Kind;
import io.parkledger.projection.report.Part;
import io.parkledger.projection.report.Unit;
import io.parkledger.projection.report.contribution.Contributions.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows behind the figures of a {@link ContributionReport}.
 *
 * @param tenantId one tenant alone; null for all
 * @param industry one industry alone, by what a tenant was in at the end of the year
 */
public record ContributionParts(
        Contributions of,
        int year,
        @Nullable String tenantId,
        @Nullable Industry industry) {

    private List<Row> rows() {
        return of.rows(year).stream()
                .filter(row -> tenantId == null || tenantId.equals(row.tenant().id()))
                .filter(row -> industry == null || row.industry() == industry)
                .toList();
    }

    /** Of the months and quarters that are over by then. */
    public Part tax(LocalDate by) {
        return amounts(Part.Name.TAX, TenantYear::taxByPeriod, period -> !new Period(period)
                .lastDay()
                .isAfter(by));
    }

    public Part tax() {
        return tax(LocalDate.MAX);
    }

    public Part retained() {
        return amounts(Part.Name.RETAINED, TenantYear::retainedByPeriod, any -> true);
    }

    public Part output() {
        return amounts(Part.Name.OUTPUT, ContributionParts::output, any -> true);
    }

    private static SortedMap<String, Cny> output(TenantYear year) {
        var output = new TreeMap<String, Cny>();
        year.output().forEach((period, fen) -> output.put(period, Cny.ofFen(fen)));
        return output;
    }

    private Part amounts(
            Part.Name name, Function<TenantYear, SortedMap<String, Cny>> measure, Predicate<String> periods) {
        var lines = rows().stream()
                .flatMap(row -> row.year() == null
                        ? Stream.of()
                        : measure.apply(row.year()).entrySet().stream()
                                .filter(each -> periods.test(each.getKey()))
                                .map(each -> line(row, each)))
                .sorted(LARGEST_FIRST)
                .toList();
        return lines.isEmpty() && rows().stream().anyMatch(Row::inPark)
                ? Part.unknown(name, Unit.CNY)
                : Part.of(name, Unit.CNY, lines);
    }

    static final Comparator<Line> LARGEST_FIRST =
            Comparator.comparing(Line::amount).reversed().thenComparing(Line::id);

    private static Line line(Row row, Map.Entry<String, Cny> amount) {
        return line(row, amount.getKey(), amount.getValue().yuan());
    }

    private static Line line(Row row, String period, BigDecimal amount) {
        return Line.of(
                Kind.CONTRIBUTION,
                row.tenant().id() + "." + period,
                row.tenant().company(),
                period,
                amount);
    }

    /** The ten that paid most. */
    public Part taxOfTen() {
        return Part.of(
                Part.Name.TAX_OF_TEN,
                Unit.CNY,
                Contributions.ranked(rows()).stream()
                        .limit(Contributions.TOP)
                        .map(row -> tenant(row, Cny.ofFen(row.taxFen()).yuan()))
                        .toList());
    }

    private Line tenant(Row row, BigDecimal amount) {
        return Line.of(Kind.TENANT, row.tenant().id(), row.tenant().company(), year, amount);
    }

    /** At the end of the last period each reported; of who has left none count. */
    public Part jobs() {
        var rows = rows();
        var lines = rows.stream()
                .filter(row -> row.jobs() != null)
                .map(row -> line(row, row.year().lastPeriodOfJobs().orElseThrow(), BigDecimal.valueOf(row.jobs())))
                .sorted(LARGEST_FIRST)
                .toList();
        return lines.isEmpty() && rows.stream().anyMatch(Row::inPark)
                ? Part.unknown(Part.Name.JOBS, Unit.PERSONS)
                : Part.of(Part.Name.JOBS, Unit.PERSONS, lines);
    }

    /** In the park at the end of the year. */
    public Part inPark() {
        return tenants(row -> true);
    }

    /** In the park at the end of the year, and what they reported came to nothing. */
    public Part payingZero() {
        return tenants(row -> row.hasTax() && row.taxFen() == 0);
    }

    /** In the park at the end of the year, and nothing was reported. */
    public Part silent() {
        return tenants(row -> !row.hasTax());
    }

    private Part tenants(Predicate<Row> which) {
        return Part.of(
                Part.Name.TENANTS,
                Unit.COMPANIES,
                rows().stream()
                        .filter(Row::inPark)
                        .filter(which)
                        .map(row -> Line.one(
                                Kind.TENANT,
                                row.tenant().id(),
                                row.tenant().company(),
                                row.tenant().landedBefore(LocalDate.of(year, 12, 31))))
                        .sorted(Comparator.comparing(Line::name).thenComparing(Line::id))
                        .toList());
    }

    /** What of the tax belongs to one building, or to all in reach, by area. */
    public Part taxOfBuildings(@Nullable String building) {
        return Part.of(
                Part.Name.TAX,
                Unit.CNY,
                rows().stream()
                        .map(row -> tenant(
                                row, Cny.ofFen(ofBuildings(row, building)).yuan()))
                        .filter(line -> line.amount().signum() != 0)
                        .sorted(LARGEST_FIRST)
                        .toList());
    }

    private long ofBuildings(Row row, @Nullable String building) {
        return Apportioning.byArea(row.taxFen(), row.tenant().units(), year).entrySet().stream()
                .filter(each -> building == null ? of.reaches(each.getKey()) : building.equals(each.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** m² that leases in force at the end of the year cover. */
    public Part occupied() {
        return Part.of(
                Part.Name.OCCUPIED_SQM,
                Unit.SQM,
                of.occupyingOn(LocalDate.of(year, 12, 31)).stream()
                        .map(each ->
                                Line.of(Kind.CONTRACT, each.id(), each.company(), each.handedOverOn(), each.areaSqm()))
                        .sorted(LARGEST_FIRST)
                        .toList());
    }

    /** Promises that stand in some way on a day. */
    public Part commitments(LocalDate day, CommitmentReport.Standing standing) {
        return Part.of(
                Part.Name.COMMITMENTS,
                Unit.COMMITMENTS,
                of.commitments(day).rows().stream()
                        .filter(row -> row.standing(day) == standing)
                        .map(row -> Line.one(Kind.CONTRACT, row.contractId(), row.company(), row.dueOn()))
                        .toList());
    }
}
