package io.parkledger.projection.report.contribution;

import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.TaxScope;
import io.parkledger.projection.report.Ratio;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tax, jobs and output of a year. What nobody has reported is not known, and null: zero is what was reported as zero.
 *
 * @param scope       what tax means here: always printed beside it
 * @param taxCny      yuan, of all who reported
 * @param retainedCny local share, a column of its own
 * @param jobs        persons at the end of the last period reported, of tenants in the park at the year's end
 * @param taxPerSqmCny tax ÷ m² occupied at the year's end
 * @param topTen      share of the ten largest; refunds rank last
 * @param zeroTax     tenants in the park at the year's end that reported their tax, and it came to nothing
 * @param notReported tenants in the park at the year's end that reported no tax of the year
 * @param due         tenants in the park at the year's end
 * @param jobsReported how many of these reported jobs
 * @param complete    whether everybody has reported the tax of every quarter at whose end it was in the park
 * @param jobsComplete whether everybody in the park at the year's end has reported its jobs on that day
 * @param payingNone  tenants in the park at the year's end with no tax, by name: reported as zero, or not reported
 */
public record ContributionReport(
        int year,
        TaxScope scope,
        @Nullable Cny taxCny,
        @Nullable Cny retainedCny,
        @Nullable Cny outputCny,
        @Nullable Long jobs,
        @Nullable BigDecimal taxPerSqmCny,
        Ratio topTen,
        long zeroTax,
        long notReported,
        long due,
        long jobsReported,
        boolean complete,
        boolean jobsComplete,
        List<PeriodRow> periods,
        List<IndustryRow> industries,
        List<BuildingRow> buildings,
        List<TenantRow> ranking,
        List<PayingNoneRow> payingNone) {

    /** The tax of all {@link #buildings}: all there is, for whoever may see every building. */
    public Cny taxOfBuildingsCny() {
        return Cny.sum(buildings.stream().map(BuildingRow::taxCny));
    }

    /**
     * One month or quarter, as reported.
     *
     * @param due      tenants in the park at its end
     * @param reported how many of these reported its tax, by this period, its quarter or all its months
     */
    public record PeriodRow(String period, Cny taxCny, long due, long reported) {

        /** Whether everybody has reported: only then it is compared with another. */
        public boolean hasAll() {
            return reported == due;
        }
    }

    /** One industry; null where nobody of it reported. */
    public record IndustryRow(
            Industry industry,
            long inPark,
            @Nullable Long jobs,
            @Nullable Cny taxCny) {}

    /** One building; who was in several that year counts with each by area. */
    public record BuildingRow(String buildingId, Cny taxCny) {}

    /** One tenant that reported tax. @param jobs null where it reported none */
    public record TenantRow(
            int rank,
            String tenantId,
            String company,
            Industry industry,
            Cny taxCny,
            @Nullable Long jobs) {}

    /** One tenant that paid none: it reported zero, or nothing at all. */
    public record PayingNoneRow(
            String tenantId, String company, Industry industry, LocalDate landedOn, boolean reported) {}
}
