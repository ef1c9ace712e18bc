package io.parkledger.projection.report.tenancy;

import io.parkledger.core.value.Cny;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The end of one term of a lease that was handed over, and what became of it by a day.
 *
 * @param renewalId      null where no renewal was opened
 * @param expiringOn     last day of the term
 * @param rentCnyPerYear by the rent of that last day
 * @param newEndOn       of a renewed one
 */
public record TermEnd(
        String contractId,
        @Nullable String renewalId,
        String company,
        LocalDate expiringOn,
        LeaseOutcome outcome,
        BigDecimal areaSqm,
        Cny rentCnyPerYear,
        @Nullable LocalDate newEndOn) {

    /** What became of it. */
    public enum LeaseOutcome {
        RENEWED,
        /** 不续签: gone at expiry, or has said so. */
        LEFT,
        /** 逾期占用. */
        HELD_OVER,
        /** 待定: nothing is decided, whether a renewal was opened or not. */
        PENDING,
        /** 提前退租: ended before its last day; no expiry, so in no renewal rate. */
        LEFT_EARLY;

        /** Whether it counts among the terms that expire. */
        public boolean isExpiry() {
            return this != LEFT_EARLY;
        }
    }
}
