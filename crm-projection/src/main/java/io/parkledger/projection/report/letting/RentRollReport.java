package io.parkledger.projection.report.letting;

import io.parkledger.core.value.Cny;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Unit by unit, on one day: who is in or will be, until when, for what rent.
 *
 * @param occupiedSqm    m² of units somebody is in
 * @param signedSqm      m² of units signed, not handed over
 * @param vacantSqm      m² of units that can be offered
 * @param rentCnyPerYear sum of the rents of those who are in
 */
public record RentRollReport(
        LocalDate on,
        BigDecimal occupiedSqm,
        BigDecimal signedSqm,
        BigDecimal vacantSqm,
        Cny rentCnyPerYear,
        List<Row> rows) {

    /** What a unit is on the day, for whoever has space to offer. */
    public enum LetState {
        OCCUPIED,
        /** 已签约未交付: a contract is signed, nobody is in yet, and nobody else may be offered it. */
        SIGNED,
        /** Without a contract; kept for a talk or not. */
        VACANT
    }

    /**
     * One lettable unit.
     *
     * @param number         what people call it, once in its building
     * @param contractId     somebody is in under, or will be; null when it is vacant
     * @param rentFree       the day is one for which no rent is paid (免租期); the rent agreed stays in the figures
     * @param rentCnyPerYear of those who are in: before handover nothing is paid; its share of the contract's
     */
    public record Row(
            String unitId,
            String number,
            String buildingId,
            int floor,
            BigDecimal areaSqm,
            LetState state,
            @Nullable String contractId,
            @Nullable String tenantId,
            @Nullable String company,
            @Nullable LocalDate startOn,
            @Nullable LocalDate endOn,
            boolean heldOver,
            boolean rentFree,
            @Nullable Cny rentCnyPerSqmMonth,
            @Nullable Cny rentCnyPerYear) {}

    /** Together, m². */
    public static BigDecimal areaSqm(List<Row> rows, LetState state) {
        return rows.stream()
                .filter(row -> row.state() == state)
                .map(Row::areaSqm)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
