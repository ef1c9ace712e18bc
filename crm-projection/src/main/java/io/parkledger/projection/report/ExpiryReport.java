package io.parkledger.projection.report;

import io.parkledger.core.value.Cny;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** When the leases of those who are in will end, seen from one day. */
public record ExpiryReport(
        LocalDate on, long leases, BigDecimal areaSqm, List<Bucket> buckets, List<QuarterRow> quarters) {

    /** How far away an end is. */
    public enum Horizon {
        /** 已逾期. */
        OVERDUE,
        DAYS_0_TO_90,
        DAYS_91_TO_180,
        DAYS_181_TO_365,
        YEARS_1_TO_2,
        BEYOND_2_YEARS
    }

    /** Leases of one horizon. */
    public record Bucket(Horizon horizon, long leases, BigDecimal areaSqm, Cny rentCnyPerYear) {}

    /** Leases that end in one quarter. */
    public record QuarterRow(String quarter, long leases, BigDecimal areaSqm, Cny rentCnyPerYear) {}
}
