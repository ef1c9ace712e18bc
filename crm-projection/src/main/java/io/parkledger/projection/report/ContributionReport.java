package io.parkledger.projection.report;

import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.TaxScope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tax, jobs and output of a year.
 *
 * @param scope       what tax means here: always printed beside it
 * @param taxCny      yuan
 * @param retainedCny local share, a column of its own
 * @param jobs        persons at the end of the last period reported, of tenants in the park at the year's end
 * @param taxPerSqmCny tax ÷ m² occupied at the year's end
 * @param topTen      share of the ten largest; refunds rank last
 * @param zeroTax     tenants in the park at the year's end that paid none
 * @param payingNone  these tenants, by name
 */
public record ContributionReport(
        int year,
        TaxScope scope,
        Cny taxCny,
        Cny retainedCny,
        Cny outputCny,
        long jobs,
        @Nullable BigDecimal taxPerSqmCny,
        Ratio topTen,
        long zeroTax,
        List<PeriodRow> periods,
        List<IndustryRow> industries,
        List<BuildingRow> buildings,
        List<TenantRow> ranking,
        List<PayingNoneRow> payingNone) {

    /** The tax of all {@link #buildings}: all there is, for whoever may see every building. */
    public Cny taxOfBuildingsCny() {
        return Cny.sum(buildings.stream().map(BuildingRow::taxCny));
    }

    /** One month or quarter, as reported. */
    public record PeriodRow(String period, Cny taxCny) {}

    /** One industry. */
    public record IndustryRow(Industry industry, long inPark, long jobs, Cny taxCny) {}

    /** One building; who was in several that year counts with each by area. */
    public record BuildingRow(String buildingId, Cny taxCny) {}

    /** One tenant. */
    public record TenantRow(int rank, String tenantId, String company, Industry industry, Cny taxCny, long jobs) {}

    /** One tenant that paid none: it reported zero, or nothing at all. */
    public record PayingNoneRow(
            String tenantId, String company, Industry industry, LocalDate landedOn, boolean reported) {}
}
