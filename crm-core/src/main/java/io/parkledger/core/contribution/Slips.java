package io.parkledger.core.contribution;

import io.parkledger.core.contribution.Figure.Measure;
import io.parkledger.core.value.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What of a figure is possible but mostly a slip of the pen, ten thousand yuan typed for yuan first of all; whoever
 * means it confirms it. No source was found: these are the product's own choice, and dated, so that they can change.
 *
 * <p>A figure is compared with that of the period before, where both are above zero and the larger one is worth asking:
 * a zero is a fact of its own, and a refund no slip of units. Where there is nothing to compare with, it is held
 * against what is usual for a first one.
 */
final class Slips {

    /** So many times larger or smaller than the one before. */
    private static final BigDecimal TIMES = BigDecimal.TEN;

    /**
     * From a day on, for periods that end on it or later.
     *
     * @param worthAsking below it no two figures are compared: yuan, or persons
     * @param usual       a first figure is not beyond it, either way: yuan, or persons
     */
    private record Threshold(Measure measure, LocalDate from, BigDecimal worthAsking, BigDecimal usual) {}

    /** Of one month or one quarter; the newest of a measure last. */
    private static final List<Threshold> THRESHOLDS = List.of(
            of(Measure.TAX, "10000", "10000000"),
            of(Measure.OUTPUT, "100000", "500000000"),
            of(Measure.JOBS, "50", "1000"));

    private Slips() {}

    private static Threshold of(Measure measure, String worthAsking, String usual) {
        return new Threshold(measure, LocalDate.of(1949, 10, 1), new BigDecimal(worthAsking), new BigDecimal(usual));
    }

    private static Threshold thresholdOf(Measure measure, Period period) {
        return THRESHOLDS.stream()
                .filter(each -> each.measure() == measure && !each.from().isAfter(period.lastDay()))
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    static boolean areComparable(BigDecimal before, BigDecimal now) {
        return before.signum() > 0 && now.signum() > 0;
    }

    /** @param period of the newer one */
    static boolean areAlike(Measure measure, Period period, BigDecimal before, BigDecimal now) {
        var larger = before.max(now);
        return larger.compareTo(thresholdOf(measure, period).worthAsking()) < 0
                || larger.compareTo(before.min(now).multiply(TIMES)) <= 0;
    }

    static BigDecimal usual(Measure measure, Period period) {
        return thresholdOf(measure, period).usual();
    }
}
