package io.parkledger.api.contribution;

import io.parkledger.core.value.Period;
import io.parkledger.projection.report.contribution.Contributions;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The periods one chooses from: months and quarters of the last two years that have begun, the latest first, and the
 * one asked for.
 *
 * @param due the one that ended last, of the kind this park reports: quarters when it reported nothing else
 */
record Periods(Period due, List<String> quarters, List<String> months) {

    private static final int MONTHS = 12;
    private static final int QUARTERS = 4;

    static Periods of(Contributions contributions, @Nullable Period asked, LocalDate day) {
        int lastYear = day.getYear() - 1;
        var known = contributions.isReported(lastYear) ? lastYear : day.getYear();
        return of(contributions.isByQuarter(known), asked, day);
    }

    static Periods of(boolean byQuarter, @Nullable Period asked, LocalDate day) {
        return new Periods(
                byQuarter ? Period.quarterBefore(day) : Period.monthBefore(day),
                choices(asked, day, Period::isQuarter),
                choices(asked, day, each -> !each.isQuarter()));
    }

    private static List<String> choices(@Nullable Period asked, LocalDate day, Predicate<Period> kind) {
        var begun = IntStream.of(day.getYear(), day.getYear() - 1)
                .boxed()
                .flatMap(year -> Stream.concat(
                        IntStream.rangeClosed(1, QUARTERS).mapToObj(quarter -> Period.quarter(year, quarter)),
                        IntStream.rangeClosed(1, MONTHS).mapToObj(month -> Period.month(YearMonth.of(year, month)))))
                .filter(period -> !period.firstDay().isAfter(day));
        return Stream.concat(Stream.ofNullable(asked), begun)
                .filter(kind)
                .distinct()
                .sorted(Comparator.comparing(Period::lastDay).reversed())
                .map(Period::value)
                .toList();
    }

    /** Quarters, then months. */
    List<String> all() {
        return Stream.concat(quarters.stream(), months.stream()).toList();
    }
}
