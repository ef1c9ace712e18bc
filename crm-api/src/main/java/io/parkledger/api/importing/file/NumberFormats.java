package io.parkledger.api.importing.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers of a workbook as people see them: a day is a number to Excel, and only its format says that it is a day. */
final class NumberFormats {

    private static final int FORMATS_AT_MOST = 70_000;
    /** Characters of a format of Excel, at most. */
    private static final int LONGEST = 255;

    /** Formats that Excel has without writing them down, the Chinese ones among them. */
    private static final Set<Integer> DAYS = Set.of(14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58);

    private static final Set<Integer> MONTHS = Set.of(17, 27, 36, 50, 52, 57);
    private static final Set<Integer> TIMES = Set.of(18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56);

    private static final Pattern NOT_SAID = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*]|General|AM/PM|A/P");
    private static final Pattern PADDED = Pattern.compile("0{2,18}");

    /** More digits before the point has no number of Excel. */
    private static final int DIGITS = 15;

    private static final MathContext SHOWN = new MathContext(DIGITS, RoundingMode.HALF_UP);
    private static final int SMALLEST_SHOWN = 30;

    private static final int LEAP_DAY_THAT_NEVER_WAS = 60;
    private static final int LAST_DAY = 2_958_465;
    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 31);
    private static final LocalDate FIRST_OF_1904 = LocalDate.of(1904, 1, 1);
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final int ISO_MONTH = 7;

    private final boolean from1904;
    private final List<Shape> shapes = new ArrayList<>();

    /** What a number is shown as. */
    private enum Kind {
        NUMBER,
        DAY,
        MONTH,
        TIME,
        PADDED
    }

    /** @param digits at least, of a padded one */
    private record Shape(Kind kind, int digits) {

        private static final Shape NUMBER = new Shape(Kind.NUMBER, 0);

        static Shape of(int format) {
            return DAYS.contains(format)
                    ? new Shape(Kind.DAY, 0)
                    : MONTHS.contains(format)
                            ? new Shape(Kind.MONTH, 0)
                            : TIMES.contains(format) ? new Shape(Kind.TIME, 0) : NUMBER;
        }

        static Shape of(String format) {
            if (format.length() > LONGEST) {
                return NUMBER;
            }
            if (PADDED.matcher(format).matches()) {
                return new Shape(Kind.PADDED, format.length());
            }
            var first = format.split(";", 2)[0];
            var said = NOT_SAID.matcher(first).replaceAll("").toLowerCase(Locale.ROOT);
            boolean hasNumber = said.contains("0") && !said.contains("ss.0") || said.contains("#");
            if (hasNumber) {
                return NUMBER;
            }
            if (said.contains("d")) {
                return new Shape(Kind.DAY, 0);
            }
            if (said.contains("y")) {
                return new Shape(said.contains("m") ? Kind.MONTH : Kind.DAY, 0);
            }
            return said.contains("h") || said.contains("s") || first.contains("[h]") || first.contains("[m")
                    ? new Shape(Kind.TIME, 0)
                    : said.contains("m") ? new Shape(Kind.DAY, 0) : NUMBER;
        }
    }

    private NumberFormats(boolean from1904) {
        this.from1904 = from1904;
    }

    /** @param from1904 whether days are counted from 1904 on, as the Macintosh did */
    static NumberFormats none(boolean from1904) {
        return new NumberFormats(from1904);
    }

    static NumberFormats in(XmlPart styles, boolean from1904) {
        var formats = new NumberFormats(from1904);
        Map<Integer, Shape> own = new HashMap<>();
        boolean isOfCells = false;
        while (styles.next()) {
            if (styles.begins("numFmt") && own.size() < FORMATS_AT_MOST) {
                own.put(styles.number("numFmtId", 0), Shape.of(styles.attribute("formatCode", "")));
            } else if (styles.begins("cellXfs")) {
                isOfCells = true;
            } else if (styles.ends("cellXfs")) {
                isOfCells = false;
            } else if (isOfCells && styles.begins("xf") && formats.shapes.size() < FORMATS_AT_MOST) {
                int format = styles.number("numFmtId", 0);
                formats.shapes.add(own.containsKey(format) ? own.get(format) : Shape.of(format));
            }
        }
        return formats;
    }

    /**
     * The text of a number. One of more digits than Excel can keep is written with its exponent, as Excel shows it: a
     * code that was typed as a number has lost its last digits, and nobody shall take it for a code.
     *
     * @param style of its cell; -1 for none
     */
    String text(String number, int style) {
        var shape = style >= 0 && style < shapes.size() ? shapes.get(style) : Shape.NUMBER;
        BigDecimal exact;
        try {
            exact = new BigDecimal(number.strip());
        } catch (NumberFormatException e) {
            return number;
        }
        if (exact.signum() != 0 && exact.precision() - (long) exact.scale() > DIGITS) {
            return withExponent(exact);
        }
        var shown = exact.round(SHOWN).stripTrailingZeros();
        if (shown.scale() > SMALLEST_SHOWN || shown.signum() == 0) {
            shown = BigDecimal.ZERO;
        }
        return switch (shape.kind()) {
            case NUMBER -> shown.toPlainString();
            case PADDED -> padded(shown, shape.digits());
            case DAY, MONTH, TIME -> isDay(shown) ? dated(shown, shape.kind()) : shown.toPlainString();
        };
    }

    private static String withExponent(BigDecimal number) {
        var digits = number.round(SHOWN).stripTrailingZeros();
        var unscaled = digits.unscaledValue().abs().toString();
        long exponent = unscaled.length() - 1L - digits.scale();
        return (number.signum() < 0 ? "-" : "") + unscaled.charAt(0)
                + (unscaled.length() > 1 ? "." + unscaled.substring(1) : "") + "E+" + exponent;
    }

    /** A number of a unit, 0101, that is kept as 101. */
    private static String padded(BigDecimal number, int digits) {
        var plain = number.toPlainString();
        return number.signum() < 0 || number.scale() > 0
                ? plain
                : "0".repeat(Math.max(0, digits - plain.length())) + plain;
    }

    private static boolean isDay(BigDecimal number) {
        return number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(LAST_DAY + 1L)) < 0;
    }

    private String dated(BigDecimal number, Kind kind) {
        int serial = number.intValue();
        var time = LocalTime.ofSecondOfDay(number.subtract(BigDecimal.valueOf(serial))
                .multiply(BigDecimal.valueOf(SECONDS_OF_A_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .min(BigDecimal.valueOf(SECONDS_OF_A_DAY - 1))
                .intValue());
        if (kind == Kind.TIME && serial == 0) {
            return time.toString();
        }
        if (!from1904 && (serial == 0 || serial == LEAP_DAY_THAT_NEVER_WAS)) {
            return number.toPlainString();
        }
        var day = day(serial);
        if (kind == Kind.MONTH) {
            return day.toString().substring(0, ISO_MONTH);
        }
        return time.toSecondOfDay() == 0 ? day.toString() : day.atTime(time).toString();
    }

    private LocalDate day(int serial) {
        if (from1904) {
            return FIRST_OF_1904.plusDays(serial);
        }
        return BEFORE_1900.plusDays(serial < LEAP_DAY_THAT_NEVER_WAS ? serial : serial - 1);
    }
}
