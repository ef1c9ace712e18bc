package io.parkledger.projection.report.contribution;

import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Period;
import io.parkledger.projection.contribution.ContributionView;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was reported of one period, or by one tenant, company by company, and what it adds up to: the parts of a figure
 * of {@link ContributionReport}.
 */
public record FigureReport(List<Row> rows) {

    /** No period ends later, no amount is more. */
    private static final LocalDate FAR = LocalDate.of(2100, 1, 1);

    private static final long ANY_FEN = 1_000_000_000_000_000_000L;

    /** One tenant's period. */
    public record Row(String company, ContributionView of) {

        /** See {@link ContributionView#taxCny}. */
        public @Nullable Cny taxCny() {
            return of.taxCny();
        }

        public @Nullable BigDecimal jobs() {
            return value("JOBS");
        }

        public @Nullable Cny outputCny() {
            var output = value("OUTPUT");
            return output == null ? null : new Cny(output);
        }

        private @Nullable BigDecimal value(String figure) {
            var state = of.figures().get(figure);
            return state == null ? null : state.value();
        }

        /** The latest period first, in it whoever paid most; who reported no tax comes last. */
        private String place() {
            var tax = taxCny();
            return Stream.of(
                            "%06d"
                                    .formatted(FAR.toEpochDay()
                                            - new Period(of.period()).lastDay().toEpochDay()),
                            of.period(),
                            "%019d".formatted(tax == null ? Long.MAX_VALUE : ANY_FEN - tax.fen()),
                            company,
                            of.id())
                    .collect(Collectors.joining("|"));
        }
    }

    /** Null where nobody reported any, as with the other sums: nothing is not zero. */
    public @Nullable Cny taxCny() {
        return sum(Row::taxCny);
    }

    public @Nullable Cny outputCny() {
        return sum(Row::outputCny);
    }

    /** Persons; of one period only, for who works in one works in the next as well. */
    public @Nullable BigDecimal jobs() {
        return sum(Row::jobs, BigDecimal::add);
    }

    private @Nullable Cny sum(Function<Row, @Nullable Cny> amount) {
        return sum(amount, Cny::plus);
    }

    private <N> @Nullable N sum(Function<Row, @Nullable N> number, BinaryOperator<N> plus) {
        return rows.stream().map(number).filter(Objects::nonNull).reduce(plus).orElse(null);
    }

    public Slice<Row> page(SliceRequest request) {
        return Slice.of(rows, Row::place, request);
    }
}
