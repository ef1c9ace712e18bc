package io.parkledger.projection.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A share of something, with what it was computed from.
 *
 * @param percent rounded half up, once, here, to one place; null when there is no denominator ("—", never 0 %)
 */
public record Ratio(
        BigDecimal numerator,
        BigDecimal denominator,
        @Nullable BigDecimal percent) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public static Ratio of(BigDecimal numerator, BigDecimal denominator) {
        var percent = denominator.signum() == 0
                ? null
                : numerator.multiply(HUNDRED).divide(denominator, 1, RoundingMode.HALF_UP);
        return new Ratio(numerator, denominator, percent);
    }

    public static Ratio of(long numerator, long denominator) {
        return of(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
    }
}
