package io.parkledger.projection.report.figure;

import io.parkledger.projection.report.Part;
import io.parkledger.projection.report.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a figure comes from its parts. What is not known of a part is not known of the figure. */
public enum Rule {
    /** The one part as it is. */
    SUM(1),
    /** The first part in percent of the second, to one place. */
    SHARE(2) {
        @Override
        @Nullable
        BigDecimal of(List<BigDecimal> parts) {
            return Ratio.of(parts.get(0), parts.get(1)).percent();
        }
    },
    /** The first part for each unit of the second, to two places. */
    PER_UNIT(2) {
        @Override
        @Nullable
        BigDecimal of(List<BigDecimal> parts) {
            return divided(parts, BigDecimal.ONE, 2);
        }
    },
    /** The first part, of a year, for each unit of the second and month, to two places. */
    PER_UNIT_AND_MONTH(2) {
        @Override
        @Nullable
        BigDecimal of(List<BigDecimal> parts) {
            return divided(parts, MONTHS, 2);
        }
    },
    /** The first part, weighted days, over the weights of the second, in years. */
    WEIGHTED_YEARS(2) {
        @Override
        @Nullable
        BigDecimal of(List<BigDecimal> parts) {
            return divided(parts, DAYS_PER_YEAR, 3);
        }
    },
    /** The middle one of the rows of the one part; the mean of the two in the middle. */
    MEDIAN(1),
    /** The mean of the rows of the one part. */
    MEAN(1),
    /** The smallest of the rows of the one part that nine in ten do not exceed. */
    P90(1);

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final BigDecimal DAYS_PER_YEAR = new BigDecimal("365.25");

    private final int parts;

    Rule(int parts) {
        this.parts = parts;
    }

    /** Of one part its value: what becomes of its rows is known to it. */
    @Nullable
    BigDecimal of(List<BigDecimal> parts) {
        return parts.get(0);
    }

    /** Whether the rows add up to the value. */
    public boolean isSum() {
        return this != MEDIAN && this != MEAN && this != P90;
    }

    @Nullable
    BigDecimal value(List<Part> of) {
        if (of.size() != parts) {
            throw new IllegalArgumentException(this + " takes " + parts + " parts, not " + of.size());
        }
        return of.stream().anyMatch(part -> part.value() == null)
                ? null
                : of(of.stream().map(Part::value).toList());
    }

    private static @Nullable BigDecimal divided(List<BigDecimal> parts, BigDecimal by, int places) {
        return parts.get(1).signum() == 0
                ? null
                : parts.get(0).divide(parts.get(1).multiply(by), places, RoundingMode.HALF_UP);
    }
}
