package io.parkledger.api.kit.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.value.Cny;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTest {

    private static final long MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    private static byte[] sheet(Object... facts) throws IOException {
        var out = new ByteArrayOutputStream();
        var sheet = new Spreadsheet(out, "线索");
        sheet.heading(Arrays.stream(facts).map(fact -> "列").toList());
        sheet.row(Arrays.asList(facts));
        sheet.note("说明");
        sheet.end();
        return out.toByteArray();
    }

    private static List<Row> rows(byte[] file) throws IOException {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, false))) {
            return workbook.getFirstSheet().read();
        }
    }

    private static Cell cell(Object fact) throws IOException {
        return rows(sheet(fact)).get(1).getCell(0);
    }

    /** A part of the file, as it is written. */
    private String part(byte[] file, String name) throws IOException {
        var kept = Files.write(folder.resolve("file.xlsx"), file);
        try (var zip = new ZipFile(kept.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1+1", "@SUM(A1)", "919901010000000032", "0101", "3-2", "TRUE", "a<b&\"c\""})
    void a_text_stays_a_text_also_when_it_is_edited(String text) throws IOException {
        assertThat(cell(text).getType()).isEqualTo(CellType.STRING);
        assertThat(cell(text).asString()).isEqualTo(text);
        assertThat(part(sheet(text), "xl/styles.xml")).contains("\"@\"");
        assertThat(part(sheet(text), "xl/worksheets/sheet1.xml")).doesNotContain("<f>");
    }

    @Test
    void numbers_are_numbers_money_shows_its_fen_and_days_are_days() throws IOException {
        assertThat(cell(Cny.of("-10687300.5")).asNumber()).isEqualByComparingTo("-10687300.5");
        assertThat(cell(Cny.of("1")).getDataFormatString()).isEqualTo("#,##0.00");
        assertThat(cell(new BigDecimal("100.50")).asNumber()).isEqualByComparingTo("100.5");
        assertThat(cell(7L).asNumber()).isEqualByComparingTo("7");
        assertThat(cell(LocalDate.of(2022, 2, 16)).asDate()).isEqualTo("2022-02-16T00:00");
        assertThat(cell(LocalDate.of(2022, 2, 16)).getDataFormatString()).isEqualTo("yyyy-mm-dd");
        assertThat(cell(LocalDateTime.of(2022, 2, 16, 9, 5)).asDate()).isEqualTo("2022-02-16T09:05");
        assertThat(cell(new Spreadsheet.ToTheSecond(LocalDateTime.of(2022, 2, 16, 9, 5, 7)))
                        .asDate())
                .isEqualTo("2022-02-16T09:05:07");
        assertThat(rows(sheet("a", null, "", "b")).get(1).stream()
                        .map(each -> each == null ? "" : each.asString())
                        .toList())
                .containsExactly("a", "", "", "b");
    }

    @Test
    void the_heading_stays_in_sight_and_columns_are_as_wide_as_what_stands_in_them() throws IOException {
        var file = sheet("澜桥科技有限公司", "x", "y".repeat(300));
        var xml = part(file, "xl/worksheets/sheet1.xml");

        assertThat(xml).contains("ySplit=\"1\"", "state=\"frozen\"");
        assertThat(xml.replaceAll("\\.0\"", "\""))
                .contains("min=\"1\" max=\"1\" width=\"18\"", "min=\"2\" max=\"2\" width=\"8\"", "width=\"62\"");
        assertThat(rows(file).get(2).getRowNum()).isEqualTo(4);
        assertThat(rows(file).get(2).getCell(0).asString()).isEqualTo("说明");
    }

    /** Every column can be filtered, and the line that says what the list is stays out of it. */
    @Test
    void all_rows_and_no_more_are_filtered_by_their_headings() throws IOException {
        var out = new ByteArrayOutputStream();
        var sheet = new Spreadsheet(out, "线索");
        sheet.heading(List.of("企业", "面积"));
        for (int i = 0; i < 20; i++) {
            sheet.row(List.of("澜桥", i));
        }
        sheet.note("说明");
        sheet.end();

        assertThat(part(out.toByteArray(), "xl/worksheets/sheet1.xml")).contains("<autoFilter ref=\"A1:B21\"");
    }

    @Test
    void what_no_cell_can_hold_is_left_out() throws IOException {
        assertThat(cell("a\u0001b\uffff").asString()).isEqualTo("ab");
        assertThat(cell("长".repeat(40_000)).asString()).hasSize(32_767).endsWith("长…");
    }

    @Test
    void a_list_longer_than_a_sheet_goes_on_in_another() throws IOException {
        var out = new ByteArrayOutputStream();
        var sheet = new Spreadsheet(out, "企业/名单", 700);
        sheet.heading(List.of("序号"));
        for (int i = 0; i < 1_500; i++) {
            sheet.row(List.of(i));
        }
        sheet.note("说明");
        sheet.end();

        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var sheets = workbook.getSheets().toList();
            assertThat(sheets).extracting(Sheet::getName).containsExactly("企业-名单", "企业-名单 2", "企业-名单 3");
            int next = 0;
            for (var each : sheets) {
                var rows = each.read();
                assertThat(rows.get(0).getCell(0).asString()).isEqualTo("序号");
                assertThat(rows.size()).isLessThanOrEqualTo(700);
                for (var row : rows.subList(1, rows.size())) {
                    if (row.getCell(0).getType() == CellType.NUMBER) {
                        assertThat(row.getCell(0).asNumber()).isEqualByComparingTo(new BigDecimal(next++));
                    }
                }
            }
            assertThat(next).isEqualTo(1_500);
            assertThat(sheets.get(2).read().stream()
                            .map(row -> row.getCell(0).getText())
                            .collect(Collectors.toList()))
                    .endsWith("说明");
        }
    }

    /** Rows leave the memory as they are written: a hundred thousand take no more than five thousand. */
    @Test
    void a_long_list_takes_no_more_memory() throws IOException {
        var sheet = new Spreadsheet(OutputStream.nullOutputStream(), "线索");
        sheet.heading(Collections.nCopies(12, "列"));
        long little = usedAfter(5_000, sheet);
        long much = usedAfter(95_000, sheet);
        sheet.note("说明");
        sheet.end();

        assertThat(much).isLessThan(little + 8 * MEGABYTE);
    }

    private static long usedAfter(int rows, Spreadsheet sheet) throws IOException {
        for (int row = 0; row < rows; row++) {
            var facts = new ArrayList<Object>(Collections.nCopies(10, "澜桥科技有限公司" + row));
            facts.add(Cny.of("1.5"));
            facts.add(LocalDate.of(2022, 2, 16));
            sheet.row(facts);
        }
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void what_was_cut_off_is_no_workbook() throws IOException {
        var out = new ByteArrayOutputStream();
        var sheet = new Spreadsheet(out, "线索");
        sheet.heading(List.of("序号"));
        for (int i = 0; i < 1_500; i++) {
            sheet.row(List.of(i));
        }

        assertThat(out.size()).isPositive();
        assertThatThrownBy(() -> rows(out.toByteArray())).isInstanceOf(Exception.class);
    }
}
