package io.parkledger.core.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.parkledger.core.bound.Bounds;
import io.parkledger.core.meaning.MeasuredIn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * An amount of money in yuan, exact to the fen; written as a decimal string, {@code "31264000.00"}. Negative for
 * refunds.
 */
@MeasuredIn("yuan")
public record Cny(BigDecimal yuan) implements Comparable<Cny> {

    private static final int FEN_DIGITS = 2;
    /**
     * What sums of amounts may come to; what is written down is held against
     * {@link io.parkledger.core.bound.Bounds#YUAN} when it is appended.
     */
    private static final BigDecimal LIMIT = BigDecimal.valueOf(Long.MAX_VALUE, FEN_DIGITS);

    private static final BigDecimal MONTHS_OF_A_YEAR = BigDecimal.valueOf(12);

    public static final Cny ZERO = new Cny(BigDecimal.ZERO);

    public Cny {
        // Without its zeros first: written out in full, 0E-999999999 fills the memory.
        yuan = yuan.stripTrailingZeros();
        if (yuan.scale() > FEN_DIGITS || yuan.abs().compareTo(LIMIT) > 0) {
            throw new InvalidValue("value.amount-not-in-fen", yuan.toString());
        }
        yuan = yuan.setScale(FEN_DIGITS, RoundingMode.UNNECESSARY);
    }

    /**
     * @throws InvalidValue unless it is a decimal number with at most two places, of a length that is measured first
     */
    @JsonCreator
    public static Cny of(String yuan) {
        if (!Bounds.isMeasured(yuan)) {
            throw new InvalidValue("value.amount-not-in-fen", yuan);
        }
        try {
            return new Cny(new BigDecimal(yuan));
        } catch (NumberFormatException e) {
            throw new InvalidValue("value.amount-not-in-fen", yuan);
        }
    }

    public static Cny ofFen(long fen) {
        return new Cny(BigDecimal.valueOf(fen, FEN_DIGITS));
    }

    /** What some amounts come to; {@link #ZERO} of none. */
    public static Cny sum(Stream<Cny> amounts) {
        return new Cny(amounts.map(Cny::yuan).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    public Cny plus(Cny other) {
        return new Cny(yuan.add(other.yuan));
    }

    /** As a rent per m² and month: what it comes to in a year on that area, rounded to the fen. */
    public Cny perYearOn(BigDecimal areaSqm) {
        return new Cny(yuan.multiply(MONTHS_OF_A_YEAR).multiply(areaSqm).setScale(FEN_DIGITS, RoundingMode.HALF_UP));
    }

    /**
     * Its parts by weight, in the order of the weights: they add up to it, to the fen. What rounding leaves goes, fen
     * by fen, to those from whom rounding took most, of equals to the first.
     *
     * @param weights none of them negative; of weights that come to nothing the first takes all
     */
    public List<Cny> shares(List<BigDecimal> weights) {
        if (weights.isEmpty()) {
            return List.of();
        }
        var whole = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var fen = BigDecimal.valueOf(fen());
        var down = new long[weights.size()];
        var lost = new ArrayList<BigDecimal>();
        long left = fen();
        for (int each = 0; each < down.length; each++) {
            var parts = whole.signum() == 0
                    ? new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO}
                    : fen.multiply(weights.get(each)).divideAndRemainder(whole);
            down[each] = parts[0].longValueExact();
            lost.add(parts[1].abs());
            left -= down[each];
        }
        var byLoss = IntStream.range(0, down.length)
                .boxed()
                .sorted(Comparator.comparing(lost::get, Comparator.reverseOrder()))
                .toList();
        if (whole.signum() == 0) {
            down[0] = left;
            left = 0;
        }
        for (int given = 0; given < Math.abs(left); given++) {
            down[byLoss.get(given)] += Long.signum(left);
        }
        return LongStream.of(down).mapToObj(Cny::ofFen).toList();
    }

    public long fen() {
        return yuan.movePointRight(FEN_DIGITS).longValueExact();
    }

    @Override
    public int compareTo(Cny other) {
        return yuan.compareTo(other.yuan);
    }

    @Override
    @JsonValue
    public String toString() {
        return yuan.toPlainString();
    }
}
