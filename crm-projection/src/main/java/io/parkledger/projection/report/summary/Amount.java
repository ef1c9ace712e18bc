package io.parkledger.projection.report.summary;

import io.parkledger.core.value.Cny;
import io.parkledger.projection.report.Ratio;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a figure comes to.
 *
 * @param value       as it stands in the report; a share in per cent
 * @param numerator   of a share; null of all else
 * @param denominator of a share; null of all else
 */
public record Amount(
        BigDecimal value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator) {

    /** Written in one way, however it was computed: without zeros at the end of what is behind the point. */
    public Amount {
        value = plain(value);
        numerator = numerator == null ? null : plain(numerator);
        denominator = denominator == null ? null : plain(denominator);
    }

    private static BigDecimal plain(BigDecimal number) {
        var shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    static Amount of(long count) {
        return of(BigDecimal.valueOf(count));
    }

    static Amount of(BigDecimal value) {
        return new Amount(value, null, null);
    }

    static Amount of(Cny amount) {
        return of(amount.yuan());
    }

    /** Null where there is nothing that it could be a share of. */
    static @Nullable Amount of(Ratio share) {
        return share.percent() == null ? null : new Amount(share.percent(), share.numerator(), share.denominator());
    }
}
