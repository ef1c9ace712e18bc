package io.parkledger.core.value;

import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.bound.Quantity;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a company promises in its contract.
 *
 * @param kind   what is promised
 * @param target persons for jobs, yuan for tax and capital
 * @param dueOn  the day by which it is to be reached
 */
@TargetFitsKind
public record Commitment(
        Kind kind,

        @Positive @Quantity BigDecimal target,

        @BusinessDay LocalDate dueOn) {

    /** What can be promised. */
    public enum Kind {
        JOBS,
        TAX_CNY,
        CAPEX_CNY
    }
}
