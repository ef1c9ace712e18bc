package io.parkledger.projection.report.contribution;

import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Commitment;
import io.parkledger.projection.report.Ratio;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

        /** What was promised, where that is money. */
        public Cny promisedCny() {
            return new Cny(promised);
        }

        public @Nullable Cny actualCny() {
            return actual == null ? null : new Cny(actual);
        }

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

    /** Those that stand in some way; all when none is named. What is worst comes first, then what is due first. */
    public Slice<Row> page(@Nullable Standing standing, SliceRequest request) {
        return Slice.of(
                rows.stream()
                        .filter(row -> standing == null || row.standing(on) == standing)
                        .toList(),
                row -> Stream.of(
                                row.standing(on).ordinal(),
                                row.dueOn(),
                                row.company(),
                                row.contractId(),
                                row.kind().ordinal(),
                                row.promised())
                        .map(String::valueOf)
                        .collect(Collectors.joining("|")),
                request);
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
