package io.parkledger.api.contribution;

import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.contribution.Figure.Measure;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which figure of which period is filled in, and how it is written.
 *
 * @param taxType for tax only; full scope, always
 * @param unit    in which money is typed and shown
 */
record GridAsked(Period period, Measure show, TaxType taxType, Unit unit) {

    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final Pattern GROUPING = Pattern.compile("[,\\s]");
    private static final Pattern TYPED = Pattern.compile("(.*?)(万元|万|元|人)?");

    /** What money is counted in. */
    enum Unit {
        WAN,
        YUAN
    }

    /** @throws Refused when it shows what there is none of */
    static GridAsked of(Period period, @Nullable String show, @Nullable TaxType taxType, @Nullable Unit unit) {
        return new GridAsked(
                period,
                show == null ? Measure.TAX : measure(show),
                taxType == null ? TaxType.ALL : taxType,
                unit == null ? Unit.WAN : unit);
    }

    private static Measure measure(String show) {
        return Stream.of(Measure.values())
                .filter(each -> nameOf(each).equals(show))
                .findFirst()
                .orElseThrow(() -> Refused.malformed("show", "request.not-readable", show));
    }

    private static String nameOf(Measure measure) {
        return measure.name().toLowerCase(Locale.ROOT);
    }

    /** As addresses say it. */
    public String name() {
        return nameOf(show);
    }

    public Figure figure() {
        return switch (show) {
            case TAX -> Figure.tax(taxType, TaxScope.FULL);
            case JOBS -> Figure.JOBS;
            case OUTPUT -> Figure.OUTPUT;
        };
    }

    public boolean isMoney() {
        return show != Measure.JOBS;
    }

    public boolean isWan() {
        return isMoney() && unit == Unit.WAN;
    }

    /** This grid, of another measure. */
    public String address(Measure measure) {
        return "/contributions/grid?period=" + period + "&show=" + nameOf(measure)
                + (measure == Measure.TAX && taxType != TaxType.ALL ? "&taxType=" + taxType : "")
                + (measure == Measure.JOBS || unit == Unit.WAN ? "" : "&unit=" + unit);
    }

    public String address() {
        return address(show);
    }

    /** A value as one types it. @param value yuan, or persons */
    public @Nullable String typed(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        return (isWan() ? value.divide(TEN_THOUSAND) : value)
                .stripTrailingZeros()
                .toPlainString();
    }

    /**
     * What was typed, as yuan or persons: 1,234.5 in the unit of the grid, 12.3万元 and 123000元 in any. What is no number
     * stays as it was typed, and is refused by name.
     */
    String read(String typed) {
        var plain = GROUPING.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC))
                .replaceAll("");
        var parts = TYPED.matcher(plain);
        if (!parts.matches()) {
            return plain;
        }
        var unitSaid = parts.group(2);
        var isInWan = unitSaid == null ? isWan() : isMoney() && unitSaid.startsWith("万");
        var isItsUnit = unitSaid == null || unitSaid.equals("人") != isMoney();
        return isItsUnit ? scaled(parts.group(1), isInWan ? TEN_THOUSAND : BigDecimal.ONE) : plain;
    }

    private static String scaled(String number, BigDecimal times) {
        if (!number.matches("[+-]?\\d{1,30}(\\.\\d{0,10})?|[+-]?\\.\\d{1,10}")) {
            return number;
        }
        return new BigDecimal(number).multiply(times).stripTrailingZeros().toPlainString();
    }
}
