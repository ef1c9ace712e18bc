package io.parkledger.api.report;

import io.parkledger.core.value.Cny;
import io.parkledger.projection.report.letting.RentRollReport;
import io.parkledger.projection.report.letting.RentRollReport.LetState;
import io.parkledger.projection.report.letting.RentRollReport.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a rent roll with what they add up to.
 *
 * @param lettableSqm  of all
 * @param letSqm       of those somebody is in
 * @param signedSqm    of those signed, not handed over
 * @param vacantSqm    of those that can be offered
 * @param heldOverSqm  of those somebody is in past the end of the lease
 * @param averageRent  yuan per m² and month, weighted by area, of those a rent is agreed for; null without any
 */
record RentRoll(
        List<Row> rows,
        BigDecimal lettableSqm,
        BigDecimal letSqm,
        BigDecimal signedSqm,
        BigDecimal vacantSqm,
        BigDecimal heldOverSqm,
        Cny rentCnyPerYear,
        @Nullable Cny averageRent) {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    static RentRoll of(List<Row> rows) {
        var rent = Cny.sum(rows.stream().map(Row::rentCnyPerYear).flatMap(Stream::ofNullable));
        var paidFor = area(rows, row -> row.rentCnyPerYear() != null);
        return new RentRoll(
                rows,
                area(rows, row -> true),
                RentRollReport.areaSqm(rows, LetState.OCCUPIED),
                RentRollReport.areaSqm(rows, LetState.SIGNED),
                RentRollReport.areaSqm(rows, LetState.VACANT),
                area(rows, Row::heldOver),
                rent,
                paidFor.signum() == 0
                        ? null
                        : new Cny(rent.yuan().divide(paidFor.multiply(MONTHS), 2, RoundingMode.HALF_UP)));
    }

    private static BigDecimal area(List<Row> rows, Predicate<Row> which) {
        return rows.stream().filter(which).map(Row::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
