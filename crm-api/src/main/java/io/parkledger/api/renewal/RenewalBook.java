package io.parkledger.api.renewal;

import io.parkledger.api.kit.export.Book;
import io.parkledger.api.kit.export.Sheet;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.renewal.RenewalViews;
import io.parkledger.projection.report.letting.ExpiryReport;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
        return Sheet.of("renewals.board", columns)
                .column("renewals.status", RenewalViews.Column::status)
                .column("renewals.leases", RenewalViews.Column::count)
                .sqm("renewals.area", RenewalViews.Column::areaSqm)
                .yuan("renewals.rent-year", RenewalViews.Column::rentCnyPerYear);
    }

    private static Sheet<ExpiryReport.Bucket> horizons(List<ExpiryReport.Bucket> buckets) {
        return Sheet.of("renewals.profile", buckets)
                .column("renewals.horizon", ExpiryReport.Bucket::horizon)
                .column("renewals.leases", ExpiryReport.Bucket::leases)
                .sqm("renewals.area", ExpiryReport.Bucket::areaSqm)
                .yuan("renewals.rent-year", ExpiryReport.Bucket::rentCnyPerYear);
    }

    private static Sheet<ExpiryReport.QuarterRow> quarters(List<ExpiryReport.QuarterRow> quarters) {
        return Sheet.of("renewals.quarters", quarters)
                .column("renewals.quarter", ExpiryReport.QuarterRow::quarter)
                .column("renewals.leases", ExpiryReport.QuarterRow::leases)
                .sqm("renewals.area", ExpiryReport.QuarterRow::areaSqm)
                .yuan("renewals.rent-year", ExpiryReport.QuarterRow::rentCnyPerYear);
    }
}
