package io.parkledger.api.importing.file.cell;

import io.parkledger.api.importing.file.cell.CellUnit.Kind;
import io.parkledger.core.bound.Bounds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number as people write it, exact, with the unit behind it.
 *
 * @param unit null where none stands in the cell
 */
record NumberCell(String text, BigDecimal number, @Nullable CellUnit unit) {

    private static final Pattern SHAPE = Pattern.compile(
            "(?:¥|￥|cny|rmb|人民币)?([-+−(]?)(?:¥|￥|cny|rmb)?(\\d{1,3}(?:[,，]\\d{3})+|\\d+)?(\\.\\d+)?(\\)?)(.*)");
    private static final Pattern SPACED =
            Pattern.compile("(?<=^|[^\\d.,])(\\d{1,3})((?:[ \\u2009']\\d{3})+)(?![\\d ])");
    private static final Pattern APART = Pattern.compile("\\d\\s+[\\d.,]|[.,]\\s+\\d");

    private static final BigDecimal SQUARE_METRES_OF_THREE_MU = BigDecimal.valueOf(2_000);
    private static final BigDecimal THREE = BigDecimal.valueOf(3);
    private static final int DIGITS_OF_AREA = 2;

    static NumberCell of(String text) {
        var spaced = SPACED.matcher(text)
                .replaceAll(found -> found.group(1) + found.group(2).replaceAll("\\D", ""));
        if (APART.matcher(spaced).find()) {
            throw new CellRefused("import.cell-not-a-number", text);
        }
        CellReaders.requireDigits(CellText.folded(text));
        var shape = SHAPE.matcher(CellText.folded(spaced));
        if (!shape.matches() || shape.group(2) == null && shape.group(3) == null) {
            throw new CellRefused("import.cell-not-a-number", text);
        }
        boolean isInBrackets = shape.group(1).equals("(");
        if (isInBrackets == shape.group(4).isEmpty()) {
            throw new CellRefused("import.cell-not-a-number", text);
        }
        var digits = (shape.group(2) == null ? "0" : shape.group(2).replaceAll("\\D", ""))
                + (shape.group(3) == null ? "" : shape.group(3));
        if (!Bounds.isMeasured(digits)) {
            throw new CellRefused("import.cell-not-a-number", text);
        }
        var number = new BigDecimal(digits);
        boolean isNegative =
                isInBrackets || shape.group(1).equals("-") || shape.group(1).equals("−");
        return new NumberCell(text, isNegative ? number.negate() : number, unit(text, shape.group(5)));
    }

    private static @Nullable CellUnit unit(String text, String written) {
        if (written.isEmpty()) {
            return null;
        }
        return CellUnit.of(written).orElseThrow(() -> new CellRefused("import.cell-not-a-number", text));
    }

    /** In yuan, square metres, persons, or as a fraction. */
    BigDecimal value() {
        return unit == null ? number : scaled(unit);
    }

    private BigDecimal scaled(CellUnit by) {
        if (by == CellUnit.MU) {
            return number.multiply(SQUARE_METRES_OF_THREE_MU).divide(THREE, DIGITS_OF_AREA, RoundingMode.HALF_UP);
        }
        return by.factor().compareTo(BigDecimal.ONE) == 0 ? number : number.multiply(by.factor());
    }

    /**
     * The number in the smallest unit of its kind.
     *
     * @param ofColumn  counts where none stands in the cell, if it is of that kind
     * @param otherwise counts where none is stated at all
     */
    BigDecimal in(Kind kind, @Nullable CellUnit ofColumn, CellUnit otherwise) {
        if (unit != null && unit.kind() != kind) {
            throw new CellRefused("import.cell-unit-wrong", text, otherwise.symbol());
        }
        if (unit != null) {
            return scaled(unit);
        }
        return scaled(ofColumn != null && ofColumn.kind() == kind ? ofColumn : otherwise);
    }

    BigDecimal rent(@Nullable CellUnit ofColumn) {
        var counts = unit == null || unit == CellUnit.YUAN ? ofColumn : unit;
        if (counts != null && counts.kind() == Kind.RENT_BY_DAY) {
            throw new CellRefused("import.cell-rent-by-day", text);
        }
        if (unit == CellUnit.YUAN) {
            return number;
        }
        return in(Kind.RENT, ofColumn, CellUnit.YUAN_PER_SQUARE_METRE_AND_MONTH);
    }

    int persons() {
        boolean isWhole = number.stripTrailingZeros().scale() <= 0;
        if (!isWhole || number.signum() < 0 || unit != null && unit != CellUnit.PERSON) {
            throw new CellRefused("import.cell-not-a-count", text);
        }
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            throw new CellRefused("import.cell-not-a-count", text);
        }
    }
}
