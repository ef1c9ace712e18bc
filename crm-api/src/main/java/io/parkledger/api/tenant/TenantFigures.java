package io.parkledger.api.tenant;

import io.parkledger.core.value.Cny;
import io.parkledger.projection.contribution.TenantYear;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one tenant contributed in a year, period by period, beside the year before. What was not reported at all is
 * null.
 *
 * @param tax       full scope
 * @param taxBefore of the same periods of the year before; null unless it reported all of them
 * @param jobs      at the end of the last period reported
 */
record TenantFigures(
        List<Row> rows,
        @Nullable Cny tax,
        @Nullable Cny taxBefore,
        @Nullable Cny retained,
        @Nullable Long jobs,
        @Nullable Cny output) {

    /** One period; null where that figure was not reported. */
    record Row(
            String period,
            @Nullable Cny tax,
            @Nullable Cny taxBefore,
            @Nullable Cny retained,
            @Nullable Long jobs,
            @Nullable Cny output) {}

    static TenantFigures of(@Nullable TenantYear year, @Nullable TenantYear before) {
        if (year == null) {
            return new TenantFigures(List.of(), null, null, null, null, null);
        }
        var tax = year.taxByPeriod();
        var retained = year.retainedByPeriod();
        var taxBefore = before == null ? Map.<String, Cny>of() : before.taxByPeriod();
        var periods = new TreeSet<>(tax.keySet());
        periods.addAll(retained.keySet());
        periods.addAll(year.jobs().keySet());
        periods.addAll(year.output().keySet());
        var rows = periods.stream()
                .map(period -> new Row(
                        period,
                        tax.get(period),
                        tax.containsKey(period) ? taxBefore.get(yearBefore(period)) : null,
                        retained.get(period),
                        year.jobs().get(period),
                        fen(year.output().get(period))))
                .toList();
        return new TenantFigures(
                rows,
                sum(rows, Row::tax),
                rows.stream().allMatch(row -> row.tax() == null || row.taxBefore() != null)
                        ? sum(rows, Row::taxBefore)
                        : null,
                sum(rows, Row::retained),
                year.jobsAtEnd(),
                sum(rows, Row::output));
    }

    private static @Nullable Cny sum(List<Row> rows, Function<Row, @Nullable Cny> figure) {
        return rows.stream()
                .map(figure)
                .flatMap(Stream::ofNullable)
                .reduce(Cny::plus)
                .orElse(null);
    }

    /** 2020-Q3 of 2021-Q3. */
    private static String yearBefore(String period) {
        return Integer.parseInt(period.substring(0, 4)) - 1 + period.substring(4);
    }

    private static @Nullable Cny fen(@Nullable Long fen) {
        return fen == null ? null : Cny.ofFen(fen);
    }
}
