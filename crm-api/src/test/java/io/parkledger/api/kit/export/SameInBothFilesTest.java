package io.parkledger.api.kit.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.parkledger.api.TestApplication;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The CSV and the workbook of every list say the same to everybody, cell by cell. */
class SameInBothFilesTest {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern MONEY_HEADING = Pattern.compile(".*（元）");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}");
    private static final String MONEY = "#,##0.00";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static TestApplication park;

    @BeforeAll
    static void tellTheStory() {
        park = TestApplication.demo();
    }

    @AfterAll
    static void close() {
        park.close();
    }

    @Test
    void every_list_that_is_offered_as_one_is_offered_as_the_other() {
        assertThat(ListedFiles.of(park, Sheet.AT))
                .hasSizeGreaterThan(15)
                .isEqualTo(ListedFiles.of(park, Sheet.AT_XLSX));
    }

    @ParameterizedTest
    @CsvSource({"shen,zh-CN", "shen,en", "wang,zh-CN", "su,zh-CN", "watch,zh-CN"})
    void every_cell_of_every_list(String login, String language) throws IOException {
        int rows = 0;
        int money = 0;
        for (var list : ListedFiles.of(park, Sheet.AT)) {
            for (var path : ListedFiles.asked(list).toList()) {
                var what = path[0] + path[1] + " for " + login + " in " + language;
                var csv = park.file(login, path[0] + Sheet.AT + path[1], "Accept-Language", language);
                var xlsx = park.file(login, path[0] + Sheet.AT_XLSX + path[1], "Accept-Language", language);
                assertThat(xlsx.statusCode()).as(what).isEqualTo(csv.statusCode());
                if (csv.statusCode() != 200) {
                    // The first page has no figures for everybody; no other list is open to whom its file is not.
                    var page = park.file(login, path[0] + path[1]).statusCode();
                    assertThat(csv.statusCode()).as(what).isEqualTo(list.isEmpty() ? 404 : page);
                    continue;
                }
                assertThat(name(xlsx)).as(what).isEqualTo(name(csv).replace(".csv", ".xlsx"));
                var said = csv(csv.body());
                if (list.equals("/accounts/log")) {
                    // Whoever saves it is in it the next time.
                    assertThat(xlsx(xlsx.body())).as(what).containsAll(said.subList(0, said.size() - 1));
                } else {
                    assertThat(xlsx(xlsx.body())).as(what).isEqualTo(said);
                }
                rows += said.size();
                money += moneyIn(xlsx.body());
            }
        }

        assertThat(rows).isGreaterThan(login.equals("watch") ? 20 : 1_000);
        assertThat(money).isGreaterThan(language.equals("en") || login.equals("watch") ? -1 : 100);
    }

    private static String name(HttpResponse<?> file) {
        return file.headers().firstValue("Content-Disposition").orElseThrow();
    }

    /** By what they are: nothing, a number, a text; days as they are written in both. */
    private static List<List<Object>> csv(byte[] file) {
        var text = new String(file, UTF_8);
        assertThat(text).startsWith(BYTE_ORDER_MARK);
        var lines = new ArrayList<List<Object>>();
        // Between the rows of a table and its note, and between tables, there is an empty line.
        for (var part : text.substring(BYTE_ORDER_MARK.length()).split("\r\n\r\n")) {
            records(part).forEach(line -> addUnlessEmpty(line, lines));
        }
        return lines;
    }

    private static void addUnlessEmpty(List<Object> line, List<List<Object>> lines) {
        int end = line.size();
        while (end > 0 && line.get(end - 1).equals("")) {
            end--;
        }
        if (end > 0) {
            lines.add(line.subList(0, end).stream()
                    .map(SameInBothFilesTest::withoutTheTimeOfAsking)
                    .toList());
        }
    }

    private static List<List<Object>> records(String text) {
        try (var reader = CsvReader.builder().ofCsvRecord(text)) {
            return reader.stream()
                    .map(line -> line.getFields().stream()
                            .map(SameInBothFilesTest::fact)
                            .collect(Collectors.toList()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object fact(String field) {
        if (field.isEmpty()) {
            return "";
        }
        if (NUMBER.matcher(field).matches()) {
            return new BigDecimal(field).stripTrailingZeros();
        }
        return field.startsWith("\t") || field.startsWith("'") ? field.substring(1) : field;
    }

    /** All of its sheets, one below the other; where there are several, below their names. */
    private static List<List<Object>> xlsx(byte[] file) throws IOException {
        var lines = new ArrayList<List<Object>>();
        var sheets = sheets(file);
        sheets.forEach((name, rows) -> {
            if (sheets.size() > 1) {
                lines.add(List.of(name));
            }
            for (var row : rows) {
                var line = new ArrayList<Object>();
                for (int i = 0; i < row.getCellCount(); i++) {
                    line.add(row.getOptionalCell(i)
                            .map(SameInBothFilesTest::fact)
                            .orElse(""));
                }
                addUnlessEmpty(line, lines);
            }
        });
        return lines;
    }

    private static Map<String, List<Row>> sheets(byte[] file) throws IOException {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, false))) {
            var sheets = new LinkedHashMap<String, List<Row>>();
            for (var sheet : workbook.getSheets().toList()) {
                sheets.put(sheet.getName(), sheet.read());
            }
            return sheets;
        }
    }

    private static Object fact(Cell cell) {
        if (cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getType() == CellType.STRING) {
            return cell.asString();
        }
        assertThat(cell.getType()).isEqualTo(CellType.NUMBER);
        var format = cell.getDataFormatString();
        if (format != null && format.startsWith("yyyy")) {
            return format.contains("hh")
                    ? MINUTE.format(cell.asDate())
                    : cell.asDate().toLocalDate().toString();
        }
        return cell.asNumber().stripTrailingZeros();
    }

    /** The last line of a table says the minute: the clock may have gone on between the two. */
    private static Object withoutTheTimeOfAsking(Object said) {
        return said instanceof String text ? MOMENT.matcher(text).replaceAll("then") : said;
    }

    /** How many amounts there are below headings that say yuan, each shown to the fen. */
    private static int moneyIn(byte[] file) throws IOException {
        int amounts = 0;
        for (var rows : sheets(file).values()) {
            for (var heading : rows.get(0)) {
                if (!MONEY_HEADING.matcher(heading.asString()).matches()) {
                    continue;
                }
                for (var row : rows.subList(1, rows.size() - 1)) {
                    var cell = row.getOptionalCell(heading.getColumnIndex()).orElse(null);
                    if (cell != null && cell.getType() != CellType.EMPTY) {
                        assertThat(cell.getDataFormatString())
                                .as(heading.asString())
                                .isEqualTo(MONEY);
                        amounts++;
                    }
                }
            }
        }
        return amounts;
    }
}
