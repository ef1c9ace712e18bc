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
            @Nullable Ratio fulfilment) {}
}
