package io.parkledger.api.importing.file.cell;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Numbers of units as people list them: with signs between them, and in ranges. */
final class UnitsCell {

    private static final Pattern BETWEEN = Pattern.compile("\\s*[、|｜,，;；/／\\n+＋&＆]\\s*");
    private static final Pattern BLANK = Pattern.compile("\\s+");
    private static final Pattern WITHOUT_BLANKS = Pattern.compile("[A-Za-z]{0,3}\\d{3,5}");
    /** Signs that nothing but a range is written with. */
    private static final Pattern RANGE = Pattern.compile("(.+?)\\s*[~～至∼—–]+\\s*(.+)");
    /** As part of a number it is as usual as in a range: 3-201. */
    private static final Pattern HYPHEN = Pattern.compile("([^-－]+)\\s*[-－]\\s*([^-－]+)");

    private static final Pattern NUMBER = Pattern.compile("(\\D*|.*\\D)(\\d{1,6})(室|号)?");
    private static final int AT_MOST = 200;

    /** Units are numbered 1 to 99 on each floor. */
    private static final int OF_A_FLOOR = 100;

    private static final int DIGITS_WITH_FLOOR = 3;

    private UnitsCell() {}

    static List<String> units(String text) {
        var units = new LinkedHashSet<String>();
        for (var part : BETWEEN.split(text)) {
            for (var each : apart(part)) {
                add(each, text, units);
            }
        }
        if (units.isEmpty()) {
            throw new CellRefused("import.cell-units-unclear", text);
        }
        return List.copyOf(units);
    }

    private static List<String> apart(String part) {
        var parts = BLANK.split(part.strip());
        return Stream.of(parts).allMatch(each -> WITHOUT_BLANKS.matcher(each).matches())
                ? List.of(parts)
                : List.of(part.strip());
    }

    private static void add(String part, String text, Set<String> units) {
        if (part.isEmpty()) {
            return;
        }
        var range = RANGE.matcher(part);
        if (range.matches()) {
            addRange(range.group(1), range.group(2), text, units);
            return;
        }
        var hyphen = HYPHEN.matcher(part);
        if (hyphen.matches()
                && areAlike(hyphen.group(1).strip(), hyphen.group(2).strip())) {
            addRange(hyphen.group(1).strip(), hyphen.group(2).strip(), text, units);
            return;
        }
        units.add(part);
    }

    /** Whether both are numbers of units of one kind, as in A0101-A0105. */
    private static boolean areAlike(String first, String last) {
        var one = NUMBER.matcher(first);
        var other = NUMBER.matcher(last);
        return one.matches()
                && other.matches()
                && one.group(1).equalsIgnoreCase(other.group(1))
                && one.group(2).length() == other.group(2).length()
                && one.group(2).length() >= DIGITS_WITH_FLOOR;
    }

    private static void addRange(String first, String last, String text, Set<String> units) {
        var from = NUMBER.matcher(first);
        var until = NUMBER.matcher(last);
        if (!from.matches()
                || !until.matches()
                || !until.group(1).isEmpty() && !until.group(1).equalsIgnoreCase(from.group(1))
                || until.group(2).length() > from.group(2).length()) {
            throw new CellRefused("import.cell-units-unclear", text);
        }
        var digits = from.group(2);
        // A0101～05 leaves out what both begin with.
        var end = digits.substring(0, digits.length() - until.group(2).length()) + until.group(2);
        int one = Integer.parseInt(digits);
        int other = Integer.parseInt(end);
        if (other < one || other - one >= AT_MOST) {
            throw new CellRefused("import.cell-units-unclear", text);
        }
        if (digits.length() >= DIGITS_WITH_FLOOR && one / OF_A_FLOOR != other / OF_A_FLOOR) {
            throw new CellRefused("import.cell-units-on-several-floors", text);
        }
        var ending = from.group(3) == null ? "" : from.group(3);
        for (int number = one; number <= other; number++) {
            units.add(from.group(1) + ("%0" + digits.length() + "d").formatted(number) + ending);
        }
    }
}
