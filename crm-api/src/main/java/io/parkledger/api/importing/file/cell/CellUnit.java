package io.parkledger.api.importing.file.cell;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A unit as it stands in headings, above tables and in cells. */
public enum CellUnit {
    YUAN(Kind.MONEY, "1", "元", "人民币元|cny|rmb|yuan"),
    THOUSAND_YUAN(Kind.MONEY, "1000", "千元", "千|1,?000yuan|cny1,?000|thousandyuan"),
    TEN_THOUSAND_YUAN(Kind.MONEY, "10000", "万元", "万|10,?000yuan|cny10,?000|10kcny|wanyuan|wan"),
    MILLION_YUAN(Kind.MONEY, "1000000", "百万元", "百万|millionyuan|cnymillion|mcny"),
    HUNDRED_MILLION_YUAN(Kind.MONEY, "100000000", "亿元", "亿"),
    SQUARE_METRE(Kind.AREA, "1", "㎡", "m2|平方米|平米|平方|平|sqm|sq\\.m\\.?|squaremetres?|squaremeters?"),
    TEN_THOUSAND_SQUARE_METRES(Kind.AREA, "10000", "万㎡", "万m2|万平方米|万平米|万平方|万平"),
    HECTARE(Kind.AREA, "10000", "公顷", "ha|hectares?"),
    /** Two thousand square metres are three of it. */
    MU(Kind.AREA, "1", "亩", "mu"),
    YUAN_PER_SQUARE_METRE_AND_MONTH(
            Kind.RENT,
            "1",
            "元/㎡·月",
            "元[/每](?:m2|平方米|平米|平|sqm)[/·.•*每]?月|元/月[/·.]?(?:m2|平方米|平米|平)|元/\\((?:m2|平方米|平米)[·.*/]月\\)"
                    + "|(?:cny|yuan|rmb)(?:/|per)(?:sqm|m2)(?:/|permonth|·|\\.)?(?:month)?"),
    YUAN_PER_SQUARE_METRE_AND_DAY(
            Kind.RENT_BY_DAY, "1", "元/㎡·天", "元[/每](?:m2|平方米|平米|平|sqm)[/·.•*每]?[天日]|元/[天日][/·.]?(?:m2|平方米|平米|平)"),
    PERSON(Kind.COUNT, "1", "人", "名|位|人次|persons?|people|employees?"),
    PERCENT(Kind.SHARE, "0.01", "%", "百分之"),
    PER_MILLE(Kind.SHARE, "0.001", "‰", "千分之");

    /** What is measured. */
    public enum Kind {
        MONEY,
        AREA,
        RENT,
        RENT_BY_DAY,
        COUNT,
        SHARE
    }

    private static final Pattern BRACKETS =
            Pattern.compile("[(\\[【]([^()\\[\\]【】]*(?:\\([^()]*\\))?[^()\\[\\]【】]*)[)\\]】]");
    private static final Pattern STATED = Pattern.compile("(?:单位|unit)[:：]?");
    /** Behind which a unit stands, where it does not stand in brackets. */
    private static final Pattern BEHIND = Pattern.compile("[/_,，:：]");

    private final Kind kind;
    private final BigDecimal factor;
    private final String symbol;
    private final Pattern writings;

    CellUnit(Kind kind, String factor, String symbol, String writings) {
        this.kind = kind;
        this.factor = new BigDecimal(factor);
        this.symbol = symbol;
        this.writings = Pattern.compile("(?:" + Pattern.quote(CellText.folded(symbol)) + "|" + writings + ")");
    }

    public Kind kind() {
        return kind;
    }

    /** How many yuan, square metres, persons it is. */
    BigDecimal factor() {
        return factor;
    }

    /** As people write it. */
    public String symbol() {
        return symbol;
    }

    /** The unit that a text is, and nothing else. */
    public static Optional<CellUnit> of(String text) {
        var folded = CellText.folded(text);
        return Stream.of(values())
                .filter(unit -> unit.writings.matcher(folded).matches())
                .findFirst();
    }

    /** The unit that a heading states: in brackets, behind a stroke, or as its end. */
    public static Optional<CellUnit> statedIn(String heading) {
        var folded = CellText.folded(heading);
        var brackets = BRACKETS.matcher(folded);
        while (brackets.find()) {
            var unit = of(STATED.matcher(brackets.group(1)).replaceFirst(""));
            if (unit.isPresent()) {
                return unit;
            }
        }
        var behind = BEHIND.matcher(folded);
        while (behind.find()) {
            var unit = of(folded.substring(behind.end()));
            if (unit.isPresent()) {
                return unit;
            }
        }
        return Stream.of(YUAN_PER_SQUARE_METRE_AND_MONTH, YUAN_PER_SQUARE_METRE_AND_DAY, TEN_THOUSAND_YUAN)
                .filter(unit -> folded.endsWith(CellText.folded(unit.symbol)))
                .findFirst();
    }
}
