package io.parkledger.api.importing.file;

import static io.parkledger.api.importing.file.SheetsOfParks.cells;
import static io.parkledger.api.importing.file.SheetsOfParks.csv;
import static io.parkledger.api.importing.file.SheetsOfParks.headings;
import static io.parkledger.api.importing.file.SheetsOfParks.numbers;
import static io.parkledger.api.importing.file.SheetsOfParks.packed;
import static io.parkledger.api.importing.file.SheetsOfParks.parts;
import static io.parkledger.api.importing.file.SheetsOfParks.write;
import static io.parkledger.api.importing.file.SheetsOfParks.xlsx;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.importing.file.FileForm.Kind;
import io.parkledger.api.importing.file.cell.CellReaders;
import io.parkledger.api.importing.file.cell.CellRefused;
import io.parkledger.api.importing.file.cell.CellText;
import io.parkledger.api.importing.file.cell.CellUnit;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableFileTest {

    private static final String TABLE = "企业名称,面积\n澜桥数据,115\n沧屿星漾,\"1,305.5\"\n";
    private static final List<List<String>> READ = List.of(List.of("澜桥数据", "115"), List.of("沧屿星漾", "1,305.5"));

    private static TableFile read(byte[] file) {
        return TableFile.read("名单.xlsx", file);
    }

    @Test
    void the_charset_of_a_text_is_found() {
        var gb = Charset.forName("GB18030");

        assertThat(Map.of(
                        "UTF-8", csv(TABLE),
                        "GB18030", csv(TABLE, gb),
                        "UTF-16LE", csv('\ufeff' + TABLE, UTF_16LE),
                        "UTF-16BE", csv('\ufeff' + TABLE, UTF_16BE)))
                .hasSize(4)
                .allSatisfy((charset, bytes) -> {
                    assertThat(read(bytes).form().charset()).isEqualTo(charset);
                    assertThat(cells(bytes)).isEqualTo(READ);
                });
        assertThat(cells(csv('\ufeff' + TABLE))).isEqualTo(READ);
        assertThat(headings(read(csv('\ufeff' + TABLE)))).containsExactly("企业名称", "面积");
        assertThat(cells(csv("名称,字\n𠮷野,㐀\n", gb))).containsExactly(List.of("𠮷野", "㐀"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void the_delimiter_of_a_text_is_found(String delimiter) {
        var file = read(csv("企业名单\n企业名称#面积#租金\n\"a,b;c\td\"#\"1,150.50\"#\"1,00\"\n甲#2#3\n".replace("#", delimiter)));

        assertThat(file.form()).isEqualTo(new FileForm(Kind.CSV, "UTF-8", delimiter.charAt(0), null, List.of(), 2, 2));
        assertThat(cells(file)).contains(List.of("甲", "2", "3")).hasSize(2);
        assertThat(cells(csv("sep=;\r\n名称;面积\r\n甲,乙;1\r\n"))).containsExactly(List.of("甲,乙", "1"));
    }

    @Test
    void a_row_has_the_number_that_excel_shows_however_many_lines_it_takes() {
        var file = read(csv("名称,地址\n甲,\"一路\n二号\"\n\n乙,\"a \"\"b\"\"\"\n"));

        assertThat(numbers(file)).containsExactly(2, 4);
        assertThat(cells(file)).containsExactly(List.of("甲", "一路\n二号"), List.of("乙", "a \"b\""));
        assertThat(file.leftOut()).containsExactly(LeftOut.of(3, WhyLeftOut.BLANK));
    }

    @Test
    void what_only_keeps_excel_from_computing_is_not_part_of_a_text() {
        assertThat(cells(csv("单元,号\n\t0101,=\"0102\"\n'0103,'=1+1\n\u3000Ａ０１\u3000０４ ,（甲）\u200b\n")))
                .containsExactly(List.of("0101", "0102"), List.of("0103", "=1+1"), List.of("A01 04", "（甲）"));
    }

    private static final Consumer<Worksheet> TAX = sheet -> {
        write(
                sheet,
                List.of(
                        List.of("沧屿高新区 2021 年税收统计表"),
                        List.of("填报单位：招商一部", "", "", "", "单位：万元"),
                        List.of(),
                        List.of("企业\n名称", "信用代码", "税收", "", "用工人数"),
                        List.of("", "", "增值税", "企业所得税", "")));
        sheet.range(0, 0, 0, 4).merge();
        sheet.range(3, 0, 4, 0).merge();
        sheet.range(3, 1, 4, 1).merge();
        sheet.range(3, 2, 3, 3).merge();
        sheet.range(3, 4, 4, 4).merge();
        row(sheet, 5, "澜桥数据", "9199", 37.74, 1, 12);
        row(sheet, 6, "A座小计", "", 37.74, 1, 12);
        row(sheet, 8, "沧屿星漾", "9198", 5, 6, 7);
        row(sheet, 9, "合 计", "", 42.74, 7, 19);
        row(sheet, 10, "填表人：苏专员", "", "审核人：何经理");
        row(sheet, 12, "本表按季报送");
    };

    private static void row(Worksheet sheet, int row, Object... cells) {
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] instanceof Number number) {
                sheet.value(row, column, number);
            } else if (!cells[column].equals("")) {
                sheet.value(row, column, cells[column].toString());
            }
        }
    }

    @Test
    void titles_and_units_stand_above_the_headings_and_totals_and_notes_are_no_rows() {
        var file = read(xlsx(TAX));

        assertThat(file.form()).isEqualTo(new FileForm(Kind.XLSX, null, null, "Sheet1", List.of(), 4, 5));
        assertThat(file.unit()).isEqualTo(CellUnit.TEN_THOUSAND_YUAN);
        assertThat(headings(file)).containsExactly("企业名称", "信用代码", "税收 / 增值税", "税收 / 企业所得税", "用工人数");
        assertThat(file.columns().get(4).letters()).isEqualTo("E");
        assertThat(cells(file))
                .containsExactly(List.of("澜桥数据", "9199", "37.74", "1", "12"), List.of("沧屿星漾", "9198", "5", "6", "7"));
        assertThat(numbers(file)).containsExactly(6, 9);
        assertThat(file.leftOut())
                .containsExactly(
                        LeftOut.of(7, WhyLeftOut.TOTAL),
                        LeftOut.of(8, WhyLeftOut.BLANK),
                        LeftOut.of(10, WhyLeftOut.TOTAL),
                        LeftOut.of(11, WhyLeftOut.NOTE),
                        LeftOut.of(12, WhyLeftOut.BLANK),
                        LeftOut.of(13, WhyLeftOut.NOTE));
    }

    @Test
    void headings_that_were_merged_once_are_still_headings_of_two_rows() {
        var file = read(csv("""
                税收统计表,,,,
                企业名称,信用代码,税收,,用工人数
                ,,增值税,企业所得税,
                甲,乙,栏次,1,2
                甲,乙,1,2,3
                澜桥,9199,37.74,1,12
                企业名称,信用代码,增值税,企业所得税,用工人数
                沧屿,9198,5,6,7
                Total,,42.74,7,19
                """));

        assertThat(headings(file)).containsExactly("企业名称", "信用代码", "税收 / 增值税", "税收 / 企业所得税", "用工人数");
        assertThat(numbers(file)).containsExactly(5, 6, 8);
        assertThat(file.leftOut())
                .containsExactly(
                        LeftOut.of(4, WhyLeftOut.HEADING),
                        LeftOut.of(7, WhyLeftOut.HEADING),
                        LeftOut.of(9, WhyLeftOut.TOTAL));
        var numbered = read(csv("名称,代码,人数,产值\n甲,乙,1,2\n澜桥,1,2,3\n"));
        assertThat(numbers(numbered)).containsExactly(3);
        assertThat(numbered.leftOut()).containsExactly(LeftOut.of(2, WhyLeftOut.HEADING));
    }

    @Test
    void a_row_of_units_belongs_to_the_headings() {
        var file = read(csv("单元,面积,租金\n,（㎡）,（元/㎡·月）\nA0101,115,18\n"));

        assertThat(headings(file)).containsExactly("单元", "面积 / （㎡）", "租金 / （元/㎡·月）");
        assertThat(numbers(file)).containsExactly(3);
    }

    @Test
    void a_table_of_plain_rows_has_one_row_of_headings() {
        var file = read(csv("单元,楼宇,备注\nA0101,A座,\nA0102,,x\n,A座,x\n"));

        assertThat(file.form().lastHeaderRow()).isEqualTo(1);
        assertThat(numbers(file)).containsExactly(2, 3, 4);
        assertThat(cells(file)).contains(List.of("A0101", "A座", ""));
        assertThat(file.leftOut()).isEmpty();
        assertThat(numbers(read(csv("名称,面积\n")))).isEmpty();
    }

    @Test
    void what_is_merged_downwards_is_meant_for_each_row() {
        var file = read(xlsx(sheet -> {
            write(sheet, List.of(List.of("楼宇", "单元"), List.of("A座", "A01"), List.of("", "A02"), List.of("", "A03")));
            sheet.range(1, 0, 2, 0).merge();
        }));

        assertThat(cells(file)).containsExactly(List.of("A座", "A01"), List.of("A座", "A02"), List.of("", "A03"));
    }

    @Test
    void the_first_visible_sheet_with_something_on_it_is_read_and_the_others_are_named() {
        Map<String, Consumer<Worksheet>> sheets = new LinkedHashMap<>();
        sheets.put("空", sheet -> sheet.style(3, 3).bold().set());
        sheets.put("藏", sheet -> {
            sheet.value(0, 0, "藏");
            sheet.setVisibilityState(VisibilityState.HIDDEN);
        });
        sheets.put("名单", sheet -> write(sheet, List.of(List.of("名称", "面积"), List.of("甲", "1"))));
        sheets.put("说明", sheet -> sheet.value(0, 0, "怎么填"));

        var file = read(xlsx(sheets));

        assertThat(file.form().sheet()).isEqualTo("名单");
        assertThat(file.form().otherSheets()).containsExactly("说明");
        assertThat(cells(file)).containsExactly(List.of("甲", "1"));
    }

    @Test
    void numbers_and_days_are_read_as_people_see_them() {
        var file = xlsx(sheet -> {
            row(sheet, 0, "a", "b", "c", "d", "e", "f");
            sheet.value(1, 0, new BigDecimal("0.1").doubleValue() + 0.2);
            sheet.value(1, 1, 13_800_138_000L);
            sheet.value(1, 2, 123_456_789_012_345_678L);
            sheet.value(1, 3, LocalDate.of(2021, 3, 5));
            sheet.style(1, 3).format("yyyy-mm-dd").set();
            sheet.value(1, 4, 101);
            sheet.style(1, 4).format("0000").set();
            sheet.value(1, 5, true);
            sheet.value(2, 0, 0.000_012_5);
            sheet.value(2, 1, -1_150.5);
            sheet.style(2, 1).format("#,##0.00;[Red]-#,##0.00").set();
            sheet.value(2, 2, 44_256);
            sheet.style(2, 2).format("yyyy年m月").set();
            sheet.value(2, 3, 44_260.5);
            sheet.style(2, 3).format("[$-804]yyyy/m/d h:mm").set();
            sheet.value(2, 4, 44_260);
            sheet.value(2, 5, 0.25);
            sheet.style(2, 5).format("0%").set();
        });

        assertThat(cells(file))
                .containsExactly(
                        List.of("0.3", "13800138000", "1.23456789012346E+17", "2021-03-05", "0101", "是"),
                        List.of("0.0000125", "-1150.5", "2021-03", "2021-03-05T12:00", "44260", "0.25"));
        Assertions.assertThatThrownBy(() -> CellReaders.creditCode("1.23456789012346E+17"))
                .isInstanceOfSatisfying(
                        CellRefused.class, refused -> assertThat(refused.code()).isEqualTo("import.cell-digits-lost"));
    }

    @ParameterizedTest
    @CsvSource({
        "14, 44260, 2021-03-05, 2025-03-06",
        "57, 44260, 2021-03, 2025-03",
        "31, 1, 1900-01-01, 1904-01-02",
        "14, 59, 1900-02-28, 1904-02-29",
        "14, 60, 60, 1904-03-01",
        "14, 61, 1900-03-01, 1904-03-02",
        "20, 0.5, 12:00, 12:00",
        "0, 44260, 44260, 44260"
    })
    void days_are_counted_from_1900_or_from_1904(int format, String serial, String from1900, String from1904) {
        var styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"%d\"/></cellXfs>".formatted(format);
        var data = "<row><c t=\"inlineStr\"><is><t>a</t></is></c><c t=\"inlineStr\"><is><t>b</t></is></c></row>"
                + "<row><c s=\"1\"><v>" + serial + "</v></c></row>";

        assertThat(cells(packed(parts("", styles, data)))).containsExactly(List.of(from1900, ""));
        assertThat(cells(packed(parts("<workbookPr date1904=\"1\"/>", styles, data))))
                .containsExactly(List.of(from1904, ""));
    }

    @Test
    void a_formula_shows_what_it_came_to_and_without_that_its_cell_cannot_be_read() {
        var row = "<row r=\"%d\"><c r=\"A%1$d\" t=\"str\"><f>A1</f><v>甲</v></c><c r=\"B%1$d\"><f>1+1</f>%s</c>"
                + "<c r=\"C%1$d\" t=\"e\"><v>#N/A</v></c><c r=\"D%1$d\" t=\"s\"><v>0</v></c></row>";
        var parts = parts(row.formatted(1, "<v>2</v>") + row.formatted(2, "<v>2</v>") + row.formatted(7, ""));
        parts.put(
                "xl/sharedStrings.xml",
                "<sst><si><r><t>丙_x000D_</t></r><r><t>丁</t></r><rPh><t>bing</t></rPh></si></sst>");

        assertThat(cells(packed(parts)))
                .containsExactly(
                        List.of("甲", "2", "#N/A", "丙\n丁"), List.of("甲", CellText.NOT_COMPUTED, "#N/A", "丙\n丁"));
        assertThat(List.of(CellText.NOT_COMPUTED, "#N/A")).allMatch(CellText::isUnreadable);
    }
}
