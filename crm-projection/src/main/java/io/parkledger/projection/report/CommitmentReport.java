package io.parkledger.projection.report;

import io.parkledger.core.value.Commitment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Promised and reached, contract by contract; what is not due yet has no ratio. */
public record CommitmentReport(LocalDate on, List<Row> rows) {

    /** One promise. */
    public record Row(
            String contractId,
            String tenantId,
            String company,
            Commitment.Kind kind,
            LocalDate dueOn,
            BigDecimal promised,
            @Nullable BigDecimal actual,
            @Nullable Ratio fulfilment) {

        /** How it stands, seen from the day of the report. */
        public Standing standing(LocalDate on) {
            if (fulfilment != null) {
                return fulfilment.numerator().compareTo(fulfilment.denominator()) >= 0
                        ? Standing.KEPT
                        : Standing.BROKEN;
            }
            return dueOn.isAfter(on) ? Standing.NOT_DUE : Standing.UNKNOWN;
        }
    }

    /** What became of a promise; what is worst comes first. */
    public enum Standing {
        /** Due, and not reached. */
        BROKEN,
        /** Due, and nothing is known of it. */
        UNKNOWN,
        NOT_DUE,
        KEPT
    }
}
