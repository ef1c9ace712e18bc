package io.parkledger.api.contribution;

import io.parkledger.api.contribution.ContributionPages.PeriodRow;
import io.parkledger.api.kit.export.Book;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.projection.report.contribution.ContributionReport;
import io.parkledger.projection.report.contribution.ContributionReport.BuildingRow;
import io.parkledger.projection.report.contribution.ContributionReport.IndustryRow;
import io.parkledger.projection.report.contribution.ContributionReport.PayingNoneRow;
import io.parkledger.projection.report.contribution.ContributionReport.TenantRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The tables of a year's contribution as a file. */
final class ContributionBook {

    private static final String COMPANIES = "Unit.COMPANIES";

    private ContributionBook() {}

    /**
     * @param buildings names by id
     * @param ranking   all of it: its page shows the first ten
     */
    static Book of(
            ContributionReport report,
            Sheet<?> figures,
            List<PeriodRow> periods,
            Map<String, String> buildings,
            Supplier<List<TenantRow>> ranking) {
        return Book.of(
                        "place.contributions",
                        figures,
                        periods(periods),
                        industries(report.industries()),
                        buildings(report.buildings(), buildings),
                        ranking(ranking),
                        payingNone(report.payingNone()))
                .during(LocalDate.of(report.year(), 1, 1), LocalDate.of(report.year(), 12, 31));
    }

    private static Sheet<PeriodRow> periods(List<PeriodRow> periods) {
        return Sheet.of("contributions.by-period", periods)
                .column("contributions.period", PeriodRow::period)
                .yuan("contributions.tax", PeriodRow::tax)
                .yuan("export.year-before", PeriodRow::before)
                .number("contributions.reported", COMPANIES, PeriodRow::reported)
                .number("export.due", COMPANIES, PeriodRow::due);
    }

    private static Sheet<IndustryRow> industries(List<IndustryRow> industries) {
        return Sheet.of("contributions.by-industry", industries)
                .column("contributions.industry", IndustryRow::industry)
                .number("contributions.in-park", COMPANIES, IndustryRow::inPark)
                .number("contributions.jobs", "unit.persons", IndustryRow::jobs)
                .yuan("contributions.tax", IndustryRow::taxCny);
    }

    private static Sheet<BuildingRow> buildings(List<BuildingRow> rows, Map<String, String> names) {
        return Sheet.of("contributions.by-building", rows)
                .column("contributions.building", row -> names.getOrDefault(row.buildingId(), row.buildingId()))
                .yuan("contributions.tax", BuildingRow::taxCny);
    }

    private static Sheet<TenantRow> ranking(Supplier<List<TenantRow>> ranking) {
        return Sheet.of("contributions.ranking", ranking)
                .column("export.rank", TenantRow::rank)
                .column("contributions.company", TenantRow::company)
                .column("contributions.industry", TenantRow::industry)
                .number("contributions.jobs", "unit.persons", TenantRow::jobs)
                .yuan("contributions.tax", TenantRow::taxCny)
                .column("export.id", TenantRow::tenantId);
    }

    private static Sheet<PayingNoneRow> payingNone(List<PayingNoneRow> rows) {
        return Sheet.of("export.sheet.paying-none", rows)
                .column("contributions.company", PayingNoneRow::company)
                .column("contributions.industry", PayingNoneRow::industry)
                .column("contributions.landed-on", PayingNoneRow::landedOn)
                .words(
                        "contributions.none.why",
                        (row, text) ->
                                text.say(row.reported() ? "contributions.none.zero" : "contributions.none.silent"))
                .column("export.id", PayingNoneRow::tenantId);
    }
}
