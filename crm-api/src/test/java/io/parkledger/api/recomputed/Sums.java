package io.parkledger.api.recomputed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Arithmetic of the conventions: halves are rounded up, once; without a denominator nothing is said. */
final class Sums {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Sums() {}

    static <T> BigDecimal of(Collection<T> all, Function<T, BigDecimal> number) {
        return all.stream().map(number).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static Map<String, Object> ratio(BigDecimal numerator, BigDecimal denominator) {
        var ratio = new LinkedHashMap<String, Object>();
        ratio.put("numerator", numerator);
        ratio.put("denominator", denominator);
        ratio.put(
                "percent",
                denominator.signum() == 0
                        ? null
                        : numerator.multiply(HUNDRED).divide(denominator, 1, RoundingMode.HALF_UP));
        return ratio;
    }

    static Map<String, Object> ratio(long numerator, long denominator) {
        return ratio(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
    }

    /** How long several cases took: median, mean and the least that nine in ten do not exceed. */
    static Map<String, Object> days(List<Long> unsorted) {
        var days = unsorted.stream().sorted().toList();
        var all = new LinkedHashMap<String, Object>();
        int cases = days.size();
        all.put("cases", cases);
        all.put("median", null);
        all.put("mean", null);
        all.put("p90", null);
        if (cases > 0) {
            var middle = BigDecimal.valueOf(days.get((cases - 1) / 2) + days.get(cases / 2));
            var sum =
                    BigDecimal.valueOf(days.stream().mapToLong(Long::longValue).sum());
            all.put("median", middle.divide(BigDecimal.valueOf(2), 1, RoundingMode.HALF_UP));
            all.put("mean", sum.divide(BigDecimal.valueOf(cases), 1, RoundingMode.HALF_UP));
            all.put("p90", days.get((cases * 9 + 9) / 10 - 1));
        }
        return all;
    }
}
