package io.parkledger.api.importing.file.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.parkledger.api.importing.file.cell.DayCell.OfMonth;
import io.parkledger.core.value.Industry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What parks write into cells, right and wrong, and what becomes of it. */
class CellReadersTest {

    private static final Map<String, Function<String, Object>> KINDS = Map.ofEntries(
            Map.entry("day", cell -> CellReaders.day(cell, OfMonth.FIRST)),
            Map.entry("last day", cell -> CellReaders.day(cell, OfMonth.LAST)),
            Map.entry("month", CellReaders::month),
            Map.entry("period", CellReaders::period),
            Map.entry("number", cell -> CellReaders.number(cell).toPlainString()),
            Map.entry("area", cell -> CellReaders.squareMetres(cell, null).toPlainString()),
            Map.entry("area in 亩", cell -> CellReaders.squareMetres(cell, CellUnit.MU)
                    .toPlainString()),
            Map.entry("yuan", cell -> CellReaders.yuan(cell, null)),
            Map.entry("wan", cell -> CellReaders.yuan(cell, CellUnit.TEN_THOUSAND_YUAN)),
            Map.entry("rent", cell -> CellReaders.rent(cell, null)),
            Map.entry("rent by day", cell -> CellReaders.rent(cell, CellUnit.YUAN_PER_SQUARE_METRE_AND_DAY)),
            Map.entry("persons", CellReaders::persons),
            Map.entry("days", CellReaders::days),
            Map.entry("companies", cell -> String.join("¦", CellReaders.companies(cell))),
            Map.entry("code", CellReaders::creditCode),
            Map.entry("phone", CellReaders::phone),
            Map.entry("yes or no", CellReaders::yesNo),
            Map.entry("floor", CellReaders::floor),
            Map.entry("units", cell -> String.join(" ", CellReaders.units(cell))),
            Map.entry("text", CellReaders::text));

    /** Kind, what it comes to, and cells that come to it; what begins with an exclamation mark is a refusal. */
    private static final String CELLS = """
            day        | 2021-03-05      | 2021-03-05 | 2021-3-5 | 2021/3/5 | 2021.3.5 | 20210305 | 2021年3月5日 | 2021年03月05号
            day        | 2021-03-05      | ２０２１年３月５日 | 2021／3／5 | 2021 年 3 月 5 日 | 44260 | 2021-03-05T14:30 | 2021/3/5 0:00:00
            day        | 2021-03-05      | 5 Mar 2021 | 5-Mar-2021 | March 5, 2021 | Mar 5 2021 | 2021年3月5日 星期五 | 2021.03.05.
            day        | 2021-03-01      | 2021年3月 | 2021-03 | 2021/3 | 202103 | 2021.03 | 2021年3月份 | Mar 2021
            last day   | 2021-02-28      | 2021年2月 | 2021-02-28 | 2021.2
            last day   | 2020-02-29      | 2020-02 | 2020年2月
            day        | !year-of-two-digits | 21/3/5 | 21.03.05 | 21年3月5日 | 21-3-5 | 21年3月
            day        | !no-such-day    | 2021-02-30 | 2021年13月1日 | 20211301 | 2021-13
            day        | !not-a-day      | 长期 | 3/5/2021 | 05/03/2021 | 3月5日 | 2021 | 2021年 | 2021-03-05至2022-03-04 | 5 Foo | 12345 | 2021Q1 | 1899-01-01
            day        | !month-may-be-october | 2021.1
            day        | !unreadable     | #N/A | #?
            month      | 2021-03         | 2021年3月 | 2021-03 | 2021/3 | 2021/03 | 202103 | 2021-03-31 | 2021年3月份 | 44260 | 2021.03
            month      | !not-a-month    | 3月 | 2021Q1 | 一季度
            month      | !no-such-day    | 2021-00 | 2021年13月
            month      | !month-may-be-october | 2021.1
            period     | 2021-Q1         | 2021Q1 | 2021-Q1 | 2021q1 | 2021 Q1 | 2021年Q1 | 2021年一季度 | 2021年第1季度 | 2021年第一季度 | 2021一季度
            period     | 2021-Q1         | Q1 2021 | Q1-2021 | 2021年1-3月 | 2021年1～3月 | 2021年1月至3月 | 2021年度一季度 | ２０２１年１季度 | 2021/Q1
            period     | 2021-Q4         | 2021年四季度 | 2021年10-12月 | 2021Q4
            period     | 2021-03         | 2021年3月 | 2021-03 | 2021/3 | 202103 | 2021-03-01
            period     | !not-a-period   | 2021 | 2021年 | 一季度 | Q1 | 2021Q5 | 2021年上半年 | 2021年1-2月 | 2021年2-4月 | 2021-03-31 | 2021年五季度
            number     | 1150.50         | 1,150.50 | 1 150.50 | 1150.50 | １，１５０．５０ | 1，150.50
            number     | 1150            | 1 150 | 1'150
            number     | -1150.5         | -1,150.5 | (1,150.5) | （1150.5） | －1150.5 | −1150.5
            number     | 377400.00       | 37.74万元
            number     | 377400.00       | ¥377,400.00 | 377400.00元 | ￥377,400.00
            number     | 1200000000      | 12亿 | 12亿元
            number     | 0.25            | 25% | 25％ | 0.25
            number     | 115             | 115㎡ | 115 平方米 | 115m2 | 115m² | 115平米 | 115 sqm
            number     | 18              | 18元/㎡·月 | 18 元/平方米/月 | 18
            number     | !not-a-number   | 约115 | 1,15 | 1.150,50 | 12 3 | 3-5 | 十二 | 1,1505 | . | - | 万元 | 115x | (115 | 1..5 | 无 | 1,150,50
            number     | !digits-lost    | 1.23E+05 | 1E5
            area       | 115             | 115 | 115㎡ | 115平方米
            area       | 11500.00        | 1.15万㎡ | 1.15万平方米
            area       | 2000.00         | 3亩
            area in 亩 | 2000.00         | 3 | 3亩
            area in 亩 | 115             | 115㎡
            area       | !unit-wrong     | 115元 | 115人 | 115%
            yuan       | 37.74           | 37.74 | 37.74元 | ¥37.74
            yuan       | 377400.00       | 37.74万元 | 37.74万 | 377,400
            yuan       | 1200000000.00   | 12亿 | 1,200百万元
            wan        | 377400.00       | 37.74 | 37.74万元 | 377400元 | ¥37.74
            wan        | -1200.00        | -0.12 | (0.12)
            wan        | !value.amount-not-in-fen | 0.0000001
            wan        | !unit-wrong     | 115㎡ | 4人
            rent       | 18.00           | 18 | 18元/㎡·月 | 18元/平方米/月 | 18元/m2/月 | 18元/㎡.月 | 18元 | 18元/月/㎡ | 18元/月·㎡
            rent       | !rent-by-day    | 0.6元/㎡·天 | 0.6元/平方米/天 | 0.6元/㎡/日
            rent by day | !rent-by-day   | 0.6 | 0.6元
            rent       | !unit-wrong     | 1.2万元 | 18㎡
            persons    | 4               | 4 | 4人 | 4 名 | 4.0 | ４人 | 4位
            persons    | 0               | 0
            persons    | 1150            | 1,150人
            persons    | !not-a-count    | 4.5 | -1 | 4㎡ | 99999999999
            persons    | !not-a-number   | 约4人 | 3-5人 | 四人
            days       | 2               | 2 | 2天 | 2 日 | ２天 | 2.0 | 2 days
            days       | 0               | 0
            days       | !not-days       | 半天 | 0.5 | 2-3天 | 两天 | -1 | 20000 | 2人
            companies  | 甲公司          | 甲公司 | 甲公司、 | 甲公司，甲公司
            companies  | 甲公司¦乙公司   | 甲公司、乙公司 | 甲公司，乙公司 | 甲公司,乙公司 | 甲公司；乙公司 | 甲公司/乙公司 | 甲公司、 乙公司、甲公司
            companies  | Foo Co., Ltd.¦Bar A/S | Foo Co., Ltd.、Bar A/S | Foo Co., Ltd., Bar A/S
            code       | 91990101MA91X9P91N | 91990101MA91X9P91N | 91990101ma91x9p91n | 9199 0101 MA91 X9P9 1N | 91990101-MA91X9P91-N | ９１９９０１０１ＭＡ９１Ｘ９Ｐ９１Ｎ
            code       | !digits-lost    | 9.19901E+17 | 1.23E+17
            code       | !value.credit-code-check | 91990101MA91X9P91X
            code       | !value.credit-code-malformed | 91990101 | 无 | 91990101MA91X9P91O
            phone      | 13800138000     | 13800138000 | １３８００１３８０００
            phone      | 010-8888 6666   | 010-8888 6666
            phone      | +86 138 0013 8000 | +86 138 0013 8000
            phone      | !digits-lost    | 1.38E+10
            phone      | !not-a-phone    | 无 | 1234 | 王经理 | 王经理13800138000
            yes or no  | true            | 是 | 有 | Y | yes | TRUE | 1 | √
            yes or no  | false           | 否 | 无 | N | no | False | 0 | ×
            yes or no  | !not-yes-or-no  | 不详 | 2 | 是否
            floor      | 3               | 3 | 3层 | 3F | F3 | 3楼 | 第3层 | 三层 | 第三层 | 3.0 | ３层 | L3 | 3/F
            floor      | 1               | 首层 | 一楼 | 1
            floor      | 12              | 12 | 十二层 | 12F
            floor      | 21              | 二十一层 | 21
            floor      | -1              | B1 | -1 | 负一层 | 地下一层 | -1F | 地下1层 | B1层 | b1
            floor      | !not-a-floor    | 1-3层 | 顶层 | 3.5 | A3 | 十十 | 一二
            units      | A0101           | A0101 | Ａ０１０１
            units      | A0101 A0102     | A0101、A0102 | A0101|A0102 | A0101,A0102 | A0101/A0102 | A0101，A0102 | A0101; A0102 | A0101 A0102 | A0101、A0102、A0101 | A0101+A0102
            units      | A0101 A0102 A0103 | A0101-A0103 | A0101～A0103 | A0101~A0103 | A0101至A0103 | A0101～03 | A0101—A0103
            units      | A0101 A0102 B201 | A0101-A0102、B201
            units      | 101室 102室 103室 | 101室-103室 | 101室～103室
            units      | 3-201           | 3-201
            units      | A0101-05        | A0101-05
            units      | 1号楼 101       | 1号楼 101
            units      | !units-unclear  | A0105-A0101 | A0101～B0103 | A0101～ABC | 、 | A0101～A010005
            units      | !units-on-several-floors | A0101-A0205 | 101～203
            text       | 澜桥（集团）    | 澜桥（集团） | <wide>澜桥（集团）<unseen>
            text       | !unreadable     | #REF! | #VALUE!
            text       | !empty          | <wide>
            """;

    private static Stream<Arguments> cells() {
        return CELLS.lines().flatMap(line -> {
            var parts = Arrays.stream(line.replace("A0101|A0102", "A0101¦A0102").split(" *\\| *"))
                    .toList();
            return parts.subList(2, parts.size()).stream()
                    .map(cell -> Arguments.of(
                            parts.get(0),
                            cell.replace('¦', '|').replace("<wide>", "\u3000").replace("<unseen>", "\u200b"),
                            parts.get(1)));
        });
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @MethodSource("cells")
    void a_cell_is_what_its_column_is_about(String kind, String cell, String expected) {
        var reader = KINDS.get(kind);
        var refused = catchThrowableOfType(CellRefused.class, () -> reader.apply(cell));

        assertThat(refused == null ? reader.apply(cell).toString() : "!" + code(refused))
                .isEqualTo(expected);
    }

    private static String code(CellRefused refused) {
        return refused.code().replace("import.cell-", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"长期", "不定期", "无固定期限", " 长 期 ", "长期有效", "Open-ended"})
    void a_lease_may_have_no_last_day(String cell) {
        assertThat(CellReaders.openEnd(cell)).isTrue();
        assertThat(CellReaders.openEnd("2021-03-05")).isFalse();
    }

    @Test
    void what_only_says_that_there_is_nothing_is_nothing() {
        assertThat(List.of("", " ", "/", "—", "-", "无", "N/A")).allMatch(CellText::isNothing);
        assertThat(List.of("0", "无锡", "#N/A")).noneMatch(CellText::isNothing);
    }

    @Test
    void a_unit_is_found_in_a_heading() {
        assertThat(units(
                        "税收（万元）",
                        "税收(单位：万元)",
                        "税收/万元",
                        "taxQ1_wan",
                        "税收万元",
                        "area_m2",
                        "面积(㎡)",
                        "占地（亩）",
                        "租金（元/㎡·月）",
                        "租金(元/平方米/天)",
                        "产值（亿元）",
                        "注册资本（人民币万元）",
                        "用工（人）"))
                .containsExactly("万元", "万元", "万元", "万元", "万元", "㎡", "㎡", "亩", "元/㎡·月", "元/㎡·天", "亿元", null, "人");
        assertThat(units("企业名称", "所属期(季度)", "单元", "平均", "备注（选填）")).containsOnlyNulls();
    }

    private static List<@Nullable String> units(String... headings) {
        return Stream.of(headings)
                .map(heading -> CellUnit.statedIn(heading).map(CellUnit::symbol).orElse(null))
                .toList();
    }

    private static final Map<Industry, List<String>> WORDS = Map.of(
            Industry.BIG_DATA, List.of("大数据", "big data"),
            Industry.CLOUD_SOFTWARE, List.of("云计算与软件", "cloud and software"),
            Industry.SMART_MANUFACTURING, List.of("智能制造", "smart manufacturing"),
            Industry.TECH_IP_SERVICES, List.of("科技与知识产权服务", "technology and IP services"),
            Industry.OTHER, List.of("其他", "other"));

    private static WordFinder<Industry> industries() {
        return new WordFinder<>(
                Industry.class,
                industry -> WORDS.getOrDefault(industry, List.of(industry.name().toLowerCase(Locale.ROOT))),
                Map.of("软件园项目", "CLOUD_SOFTWARE", "大数据其他", "OTHER"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"大数据", "big data", "BIG_DATA", "Big Data", "大 数 据", "大数据类", "大数据产业", "大数据（含算力）", "「大数据」"})
    void a_word_is_found_in_any_writing(String cell) {
        assertThat(industries().find(cell)).isEqualTo(Industry.BIG_DATA);
    }

    @Test
    void the_words_of_a_park_go_before_those_of_everybody() {
        assertThat(industries().find("软件园 项目")).isEqualTo(Industry.CLOUD_SOFTWARE);
        assertThat(industries().find("大数据其他")).isEqualTo(Industry.OTHER);
    }

    @Test
    void a_word_that_may_mean_several_is_not_guessed() {
        enum Kind {
            SERVICE,
            SERVICE_TRADE
        }
        var finder = new WordFinder<>(Kind.class, kind -> List.of(kind == Kind.SERVICE ? "服务类" : "服务业"), Map.of());

        assertThat(finder.find("服务类")).isEqualTo(Kind.SERVICE);
        assertThat(catchThrowableOfType(CellRefused.class, () -> finder.find("服务")))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("import.cell-word-unclear");
                    assertThat(refused.facts()).containsExactly("服务", List.of(Kind.SERVICE, Kind.SERVICE_TRADE));
                });
        assertThat(catchThrowableOfType(CellRefused.class, () -> finder.find("大数")))
                .extracting(CellRefused::code)
                .isEqualTo("import.cell-not-a-word");
    }
}
