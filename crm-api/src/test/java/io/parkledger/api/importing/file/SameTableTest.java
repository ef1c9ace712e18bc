package io.parkledger.api.importing.file;

import static io.parkledger.api.importing.file.SheetsOfParks.cells;
import static io.parkledger.api.importing.file.SheetsOfParks.headings;
import static io.parkledger.api.importing.file.SheetsOfParks.xlsx;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.parkledger.api.importing.file.cell.CellText;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random tables are read as the same from each kind of file that can hold them. */
class SameTableTest {

    private static final long SEED = 20_211_231;
    private static final int TABLES = 60;
    private static final List<String> PIECES = List.of(
            "澜桥",
            "数据",
            "有限公司",
            "A0101",
            "115.5",
            "\"",
            "-",
            ",",
            ";",
            "\n",
            "（",
            "）",
            "<&>",
            "0",
            "2021-03-05",
            "、",
            " ",
            "é",
            "𠮷",
            "\t",
            "x");

    private static String cell(Random random) {
        var text = new StringBuilder();
        IntStream.range(0, random.nextInt(5)).forEach(i -> text.append(PIECES.get(random.nextInt(PIECES.size()))));
        return text.toString();
    }

    private static List<List<String>> table(Random random) {
        int width = 3 + random.nextInt(6);
        var rows = new ArrayList<List<String>>();
        rows.add(IntStream.range(0, width).mapToObj(column -> "列" + column).toList());
        int count = random.nextInt(30);
        for (int row = 0; row < count; row++) {
            // The first tells it from a title, a total and nothing.
            rows.add(Stream.concat(
                            Stream.of("行" + row, "值"), IntStream.range(2, width).mapToObj(column -> cell(random)))
                    .toList());
        }
        return rows;
    }

    private static byte[] csv(List<List<String>> rows, char delimiter, String mark, Charset charset) {
        var text = new StringWriter();
        text.write(mark);
        var lines = CsvWriter.builder().fieldSeparator(delimiter).bufferSize(0).build(text);
        rows.forEach(lines::writeRecord);
        return text.toString().getBytes(charset);
    }

    private static List<String> tidy(List<String> row) {
        return row.stream().map(CellText::tidy).toList();
    }

    @Test
    void a_table_is_the_same_in_every_kind_of_file() {
        var random = new Random(SEED);
        int rows = 0;
        for (int i = 0; i < TABLES; i++) {
            var table = table(random);
            var expected = table.subList(1, table.size()).stream()
                    .map(SameTableTest::tidy)
                    .toList();
            var files = List.of(
                    xlsx(table),
                    csv(table, ',', "", UTF_8),
                    csv(table, ';', "\ufeff", UTF_8),
                    csv(table, ',', "", Charset.forName("GB18030")),
                    csv(table, '\t', "\ufeff", UTF_16LE));
            for (var file : files) {
                var read = TableFile.read("table %d, file %d".formatted(i, files.indexOf(file)), file);
                assertThat(headings(read)).as("table %d of seed %d", i, SEED).isEqualTo(table.get(0));
                assertThat(cells(read)).as("table %d of seed %d", i, SEED).isEqualTo(expected);
                assertThat(cells(read)).as("a second time").isEqualTo(expected);
                assertThat(read.leftOut()).isEmpty();
            }
            rows += expected.size();
        }
        assertThat(rows).isGreaterThan(500);
    }
}
