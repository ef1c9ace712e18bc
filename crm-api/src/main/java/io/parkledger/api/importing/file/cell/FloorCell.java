package io.parkledger.api.importing.file.cell;

import java.util.regex.Pattern;

/** Floors as people write them. */
final class FloorCell {

    private static final String FLOOR = "(?:f|l|楼|层|楼层|floor|/f)?(?:\\.0+)?";
    private static final Pattern ABOVE = Pattern.compile("(?:第|f|l|地上)?(\\d{1,3})" + FLOOR);
    private static final Pattern BELOW = Pattern.compile("(?:b|-|−|负|地下第?|-b)(\\d{1,2})" + FLOOR);
    private static final Pattern IN_CHINESE = Pattern.compile("(第|负|地下|地上)?([一二三四五六七八九十]{1,3})[楼层]?");
    private static final String DIGITS = "零一二三四五六七八九";
    private static final int TEN = 10;

    private FloorCell() {}

    static int floor(String text) {
        var folded = CellText.folded(text);
        if (folded.equals("首层")) {
            return 1;
        }
        var above = ABOVE.matcher(folded);
        if (above.matches()) {
            return Integer.parseInt(above.group(1));
        }
        var below = BELOW.matcher(folded);
        if (below.matches()) {
            return -Integer.parseInt(below.group(1));
        }
        var chinese = IN_CHINESE.matcher(folded);
        if (!chinese.matches()) {
            throw new CellRefused("import.cell-not-a-floor", text);
        }
        int floor = number(text, chinese.group(2));
        boolean isBelow = "负".equals(chinese.group(1)) || "地下".equals(chinese.group(1));
        return isBelow ? -floor : floor;
    }

    /** Up to 九十九. */
    private static int number(String text, String chinese) {
        int ten = chinese.indexOf('十');
        if (ten < 0 && chinese.length() == 1) {
            return DIGITS.indexOf(chinese);
        }
        if (ten < 0 || ten > 1 || ten != chinese.lastIndexOf('十') || chinese.length() > ten + 2) {
            throw new CellRefused("import.cell-not-a-floor", text);
        }
        int tens = ten == 0 ? 1 : DIGITS.indexOf(chinese.charAt(0));
        int ones = chinese.length() == ten + 1 ? 0 : DIGITS.indexOf(chinese.charAt(ten + 1));
        return tens * TEN + ones;
    }
}
