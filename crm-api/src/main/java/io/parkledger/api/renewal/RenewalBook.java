package io.parkledger.api.renewal;

import io.parkledger.api.kit.export.Book;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.core.value.Cny;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.renewal.RenewalViews;
import io.parkledger.projection.report.letting.ExpiryReport;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The tables of the overview of renewals as a file. */
final class RenewalBook {

    private RenewalBook() {}

    /**
     * @param rates    of the period that was asked for; all else is of the day
     * @param heldOver past their end on that day, and still in
     */
    static Book of(
            Sheet<?> rates,
            Sheet<?> figures,
            List<RenewalViews.Column> board,
            ExpiryReport expiry,
            List<ContractView> heldOver,
            LocalDate day) {
        var ofDay = Stream.of(
                figures,
                leases("export.sheet.held-over", heldOver, day),
                board(board),
                horizons(expiry.buckets()),
                quarters(expiry.quarters()));
        return new Book(
                "place.renewals",
                Stream.<Sheet<?>>concat(Stream.of(rates), ofDay.map(each -> each.ignoring("from", "to")))
                        .toList());
    }

    /** @param day from which on their end is counted */
    static Sheet<ContractView> leases(String title, List<ContractView> leases, LocalDate day) {
        return Sheet.of(title, leases)
                .column("renewals.company", ContractView::company)
                .column("renewals.expiring", ContractView::endOn)
                .number(
                        "renewals.left",
                        "unit.days",
                        each -> each.endOn() == null ? null : ChronoUnit.DAYS.between(day, each.endOn()))
                .sqm("renewals.area", ContractView::areaSqm)
                .yuan("renewals.rent-year", ContractView::rentCnyPerYear)
                .column("export.contract", ContractView::id);
    }

    private static Sheet<RenewalViews.Column> board(List<RenewalViews.Column> columns) {
        return summed(
                Sheet.of("renewals.board", columns).column("renewals.status", RenewalViews.Column::status),
                RenewalViews.Column::count,
                RenewalViews.Column::areaSqm,
                RenewalViews.Column::rentCnyPerYear);
    }

    private static Sheet<ExpiryReport.Bucket> horizons(List<ExpiryReport.Bucket> buckets) {
        return summed(
                Sheet.of("renewals.profile", buckets).column("renewals.horizon", ExpiryReport.Bucket::horizon),
                ExpiryReport.Bucket::leases,
                ExpiryReport.Bucket::areaSqm,
                ExpiryReport.Bucket::rentCnyPerYear);
    }

    private static Sheet<ExpiryReport.QuarterRow> quarters(List<ExpiryReport.QuarterRow> quarters) {
        return summed(
                Sheet.of("renewals.quarters", quarters).column("renewals.quarter", ExpiryReport.QuarterRow::quarter),
                ExpiryReport.QuarterRow::leases,
                ExpiryReport.QuarterRow::areaSqm,
                ExpiryReport.QuarterRow::rentCnyPerYear);
    }

    /** How many leases a row is of, with their area and rent. */
    private static <T> Sheet<T> summed(
            Sheet<T> sheet,
            Function<T, Long> leases,
            Function<T, BigDecimal> areaSqm,
            Function<T, Cny> rentCnyPerYear) {
        return sheet.column("renewals.leases", leases)
                .sqm("renewals.area", areaSqm)
                .yuan("renewals.rent-year", rentCnyPerYear);
    }
}
