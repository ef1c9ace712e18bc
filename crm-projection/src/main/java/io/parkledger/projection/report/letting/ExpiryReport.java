package io.parkledger.projection.report.letting;

import io.parkledger.core.value.Cny;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When the leases of those who are in will end, seen from one day; a horizon for those without an end, where there are
 * any.
 */
public record ExpiryReport(
        LocalDate on, long leases, BigDecimal areaSqm, List<Bucket> buckets, List<QuarterRow> quarters) {

    /** How far away an end is. */
    public enum Horizon {
        /** 已逾期. */
        OVERDUE(Long.MIN_VALUE, -1),
        DAYS_0_TO_90(0, 90),
        DAYS_91_TO_180(91, 180),
        DAYS_181_TO_365(181, 365),
        YEARS_1_TO_2(366, 730),
        BEYOND_2_YEARS(731, Long.MAX_VALUE),
        /** 不定期租赁: without an end; in no horizon and no quarter. */
        OPEN_ENDED(1, 0);

        private final long fromDays;
        private final long toDays;

        Horizon(long fromDays, long toDays) {
            this.fromDays = fromDays;
            this.toDays = toDays;
        }

        public static Horizon of(@Nullable LocalDate end, LocalDate day) {
            if (end == null) {
                return OPEN_ENDED;
            }
            long days = ChronoUnit.DAYS.between(day, end);
            return Stream.of(values())
                    .filter(each -> each.fromDays <= days && days <= each.toDays)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** {@code 2021-Q3}; null where there is no end. */
    public static @Nullable String quarterOf(@Nullable LocalDate day) {
        return day == null ? null : day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
    }

    /** Leases of one horizon. */
    public record Bucket(Horizon horizon, long leases, BigDecimal areaSqm, Cny rentCnyPerYear) {}

    /** Leases that end in one quarter. */
    public record QuarterRow(String quarter, long leases, BigDecimal areaSqm, Cny rentCnyPerYear) {}
}
