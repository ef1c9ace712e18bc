package io.parkledger.api.importing.file;

import static io.parkledger.api.importing.file.SheetsOfParks.cells;
import static io.parkledger.api.importing.file.SheetsOfParks.csv;
import static io.parkledger.api.importing.file.SheetsOfParks.headings;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.junit.jupiter.api.Test;

class WrittenFilesTest {

    private static final List<String> HEADINGS = List.of("行号", "原因");

    private static String part(byte[] file, String name) throws IOException {
        try (var part = PackedParts.of(file).open(name)) {
            return new String(part.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] annotated(TableFile file, Map<Integer, List<Remark>> remarks) throws IOException {
        var out = new ByteArrayOutputStream();
        AnnotatedFile.write(file, remarks, HEADINGS, out);
        return out.toByteArray();
    }

    @Test
    void rows_with_something_wrong_come_back_with_the_reason() throws IOException {
        var file = TableFile.read("a.csv", csv("单元,面积\n0101,115\n0102,很大\n合计,115\n0103,\n"));

        var back = annotated(
                file,
                Map.of(
                        3, List.of(new Remark(1, "“很大”不是数字"), new Remark(null, "单元 0102 已登记")),
                        5, List.of(new Remark(1, "面积不能为空"))));

        assertThat(headings(TableFile.read("b.xlsx", back))).containsExactly("单元", "面积", "行号", "原因");
        assertThat(cells(back))
                .containsExactly(
                        List.of("0102", "很大", "3", "“很大”不是数字\n单元 0102 已登记"), List.of("0103", "", "5", "面积不能为空"));
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(back), new ReadingOptions(true, false))) {
            var cell = workbook.getFirstSheet().read().get(1).getCell(0);
            assertThat(cell.getType()).isEqualTo(CellType.STRING);
        }
        assertThat(part(back, "xl/styles.xml")).contains("FFC7CE", "\"@\"");
        assertThat(part(annotated(file, Map.of(3, List.of(new Remark(null, "x")))), "xl/styles.xml"))
                .doesNotContain("FFC7CE");
    }

    @Test
    void many_rows_come_back_in_their_order() throws IOException {
        var file = TableFile.read(
                "a.csv",
                csv("单元,面积\n"
                        + IntStream.range(0, 2_000)
                                .mapToObj(row -> "A" + row + ",x\n")
                                .collect(Collectors.joining())));
        var remarks = IntStream.rangeClosed(2, 2_001)
                .filter(row -> row % 2 == 0)
                .boxed()
                .collect(Collectors.toMap(row -> row, row -> List.of(new Remark(1, "不是数字"))));

        assertThat(cells(annotated(file, remarks)).stream().map(row -> row.get(2)))
                .isEqualTo(
                        remarks.keySet().stream().sorted().map(String::valueOf).toList());
    }

    @Test
    void a_template_shows_how_and_is_understood_when_it_is_filled_in() throws IOException {
        for (var kind : Synonyms.kinds()) {
            var wanted = Synonyms.of(kind);
            var headings = wanted.stream().map(each -> each.synonyms().get(0)).toList();
            var example = headings.stream().map(heading -> "0101").toList();
            var out = new ByteArrayOutputStream();
            TemplateFile.write(headings, example, out);

            var read = TableFile.read("template.xlsx", out.toByteArray());

            assertThat(cells(read)).containsExactly(example);
            assertThat(read.leftOut()).isEmpty();
            assertThat(Headings.match(read.columns(), wanted).columns()).hasSameSizeAs(wanted);
            assertThat(part(out.toByteArray(), "xl/styles.xml")).contains("\"@\"");
        }
    }
}
