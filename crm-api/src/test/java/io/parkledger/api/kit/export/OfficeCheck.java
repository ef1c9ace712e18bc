package io.parkledger.api.kit.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Jobs;
import io.parkledger.core.importing.ImportKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * LibreOffice opens every workbook that is handed out, and sees in it what was written: text is text, numbers are
 * numbers, days are days. Needs LibreOffice; {@code .ci/longer/office} provides it.
 */
class OfficeCheck {

    private static final int PATIENCE_MINUTES = 10;
    private static final MathContext KEPT = new MathContext(12);
    private static final String ROWS = """
            企业名称,信用代码,行业,房号,租期起,租期止,联系电话
            澜桥某某科技有限公司,919901010000000032,大数据,A0101,2021-01-01,2021-12-31,013800000000
            =1+1,0101,不知道的行业,3-2,1E5,2021/2/30,+86 100
            """;

    @TempDir
    Path folder;

    /** What a cell is, and what it says. */
    private record Said(String type, Object value) {}

    private static final Said NOTHING = new Said("", "");

    @Test
    void libre_office_sees_what_was_written() throws Exception {
        var written = new LinkedHashMap<String, byte[]>();
        try (var park = TestApplication.demo()) {
            takeLists(park, written);
            for (var kind : ImportKind.values()) {
                take(park, "wang", "/imports/template.xlsx?kind=" + kind, written);
            }
            takeRefusedRows(park, written);
            takeReport(park, written);
        }
        assertThat(written).hasSizeGreaterThan(60);

        var paths = new ArrayList<String>();
        for (var each : List.copyOf(written.values())) {
            paths.add(Files.write(folder.resolve(paths.size() + ".xlsx"), each).toString());
        }
        convert(paths);

        int number = 0;
        var kinds = new LinkedHashMap<String, Integer>();
        for (var each : written.entrySet()) {
            var seen = seen(folder.resolve("out/" + number++ + ".fods"));
            var expected = written(each.getValue());
            for (int row = 0; row < Math.min(seen.size(), expected.size()); row++) {
                assertThat(seen.get(row))
                        .as("%s, row %d", each.getKey(), row + 1)
                        .isEqualTo(expected.get(row));
            }
            assertThat(seen).as(each.getKey()).hasSameSizeAs(expected);
            expected.forEach(row -> row.forEach(said -> kinds.merge(said.type(), 1, Integer::sum)));
        }
        assertThat(kinds.keySet()).containsExactlyInAnyOrder("", "string", "float", "date");
        assertThat(kinds.values()).hasSize(4).allMatch(count -> count > 100);
    }

    private static void takeLists(TestApplication park, Map<String, byte[]> written) {
        for (var list : ListedFiles.of(park, Sheet.AT_XLSX)) {
            for (var path : ListedFiles.asked(list).toList()) {
                // Some lists are the auditor's alone, or those of the three admins.
                var login = Stream.of("wang", "shen", "watch", "security")
                        .filter(each -> park.file(each, path[0] + Sheet.AT_XLSX + path[1])
                                        .statusCode()
                                == 200)
                        .findFirst()
                        .orElseThrow();
                take(park, login, path[0] + Sheet.AT_XLSX + path[1], written);
            }
        }
    }

    private static void take(TestApplication park, String login, String path, Map<String, byte[]> written) {
        for (var language : List.of("zh-CN", "en")) {
            var file = park.file(login, path, "Accept-Language", language);
            assertThat(file.statusCode()).as(path).isEqualTo(200);
            written.put(path + " in " + language, file.body());
        }
    }

    private static void takeRefusedRows(TestApplication park, Map<String, byte[]> written) {
        var fields = Map.of("parkId", "LQ", "kind", "TENANTS");
        var answer = park.upload("wang", "/api/v1/imports", fields, "名单.csv", ROWS.getBytes(UTF_8));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        var id = answer.text("/id");
        await().atMost(Duration.ofSeconds(60)).until(() -> park.bean(Jobs.class).all().stream()
                .filter(job -> id.equals(job.subject()))
                .allMatch(Job::isOver));
        take(park, "wang", "/imports/" + id + "/errors.xlsx", written);
    }

    private static void takeReport(TestApplication park, Map<String, byte[]> written) throws Exception {
        var answer = park.post(
                "wang",
                "/api/v1/sealed-reports",
                "{\"parkId\":\"LQ\",\"period\":\"2021-12\",\"knownAt\":\"2021-12-31\"}");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        park.get("wang", "/api/v1/sealed-reports?minPosition=" + answer.text("/position"));
        var place = answer.header("Location") + "/files/report.xlsx";
        HttpRequest request = park.request("wang", place.substring(place.indexOf("/api/")))
                .GET()
                .build();
        var file = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(file.statusCode()).isEqualTo(200);
        written.put("sealed report", file.body());
    }

    private void convert(List<String> paths) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "soffice",
                "--headless",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--convert-to",
                "fods",
                "--outdir",
                folder.resolve("out").toString()));
        command.addAll(paths);
        var log = folder.resolve("log").toFile();
        var office = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            assertThat(office.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            office.destroyForcibly();
        }
        assertThat(office.exitValue()).as(Files.readString(log.toPath())).isZero();
    }

    /** All sheets, one below the other, without rows and ends of rows that say nothing. */
    private static List<List<Said>> written(byte[] file) throws IOException {
        var rows = new ArrayList<List<Said>>();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, false))) {
            for (var sheet : workbook.getSheets().toList()) {
                for (var row : sheet.read()) {
                    var said = new ArrayList<Said>();
                    for (int column = 0; column < row.getCellCount(); column++) {
                        said.add(row.getOptionalCell(column)
                                .map(OfficeCheck::said)
                                .orElse(NOTHING));
                    }
                    addUnlessEmpty(rows, said, 1);
                }
            }
        }
        return rows;
    }

    private static Said said(Cell cell) {
        if (cell.getType() == CellType.EMPTY || cell.getText().isEmpty()) {
            return NOTHING;
        }
        if (cell.getType() == CellType.STRING) {
            return new Said("string", cell.asString());
        }
        assertThat(cell.getType()).isEqualTo(CellType.NUMBER);
        var format = cell.getDataFormatString();
        return format != null && format.startsWith("yyyy") ? new Said("date", cell.asDate()) : number(cell.asNumber());
    }

    /** To as many digits as every spreadsheet keeps. */
    private static Said number(BigDecimal exact) {
        return new Said("float", exact.round(KEPT).stripTrailingZeros().toPlainString());
    }

    private static List<Said> trimmed(List<Said> row) {
        int end = row.size();
        while (end > 0 && row.get(end - 1).equals(NOTHING)) {
            end--;
        }
        return List.copyOf(row.subList(0, end));
    }

    private static void addUnlessEmpty(List<List<Said>> rows, List<Said> row, int times) {
        var whole = trimmed(row);
        if (!whole.isEmpty()) {
            rows.addAll(Collections.nCopies(times, whole));
        }
    }

    /** A spreadsheet as LibreOffice has written it. */
    private static List<List<Said>> seen(Path file) throws IOException, XMLStreamException {
        var rows = new ArrayList<List<Said>>();
        try (var in = Files.newInputStream(file)) {
            var xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
            List<Said> row = new ArrayList<>();
            int times = 1;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "table-row" -> {
                            row = new ArrayList<>();
                            times = repeated(xml, "number-rows-repeated");
                        }
                        case "table-cell", "covered-table-cell" -> addCells(xml, row);
                        default -> {}
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("table-row")) {
                    addUnlessEmpty(rows, row, times);
                }
            }
        }
        return rows;
    }

    private static int repeated(XMLStreamReader xml, String attribute) {
        var said = xml.getAttributeValue("urn:oasis:names:tc:opendocument:xmlns:table:1.0", attribute);
        return said == null ? 1 : Integer.parseInt(said);
    }

    private static void addCells(XMLStreamReader xml, List<Said> row) throws XMLStreamException {
        var element = xml.getLocalName();
        int times = repeated(xml, "number-columns-repeated");
        var office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
        var type = xml.getAttributeValue(office, "value-type");
        var value = xml.getAttributeValue(office, "value");
        var day = xml.getAttributeValue(office, "date-value");
        var text = text(xml, element);
        Said said = NOTHING;
        if (type != null) {
            said = switch (type) {
                case "float", "currency", "percentage" -> number(new BigDecimal(value));
                case "date" -> new Said(type, LocalDateTime.parse(day.contains("T") ? day : day + "T00:00"));
                default -> new Said(type, text);
            };
        }
        for (int i = 0; i < Math.min(times, said.equals(NOTHING) ? 2_000 : times); i++) {
            row.add(said);
        }
    }

    /** The paragraphs of a cell. */
    private static String text(XMLStreamReader xml, String element) throws XMLStreamException {
        var text = new StringBuilder();
        int paragraphs = 0;
        boolean isInside = false;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.CHARACTERS && isInside) {
                text.append(xml.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals(element)) {
                    return text.toString();
                }
                isInside &= !xml.getLocalName().equals("p");
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "p" -> {
                        text.append(paragraphs++ == 0 ? "" : "\n");
                        isInside = true;
                    }
                    case "s" -> {
                        var count = xml.getAttributeValue("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "c");
                        text.append(" ".repeat(count == null ? 1 : Integer.parseInt(count)));
                    }
                    case "tab" -> text.append('\t');
                    default -> {}
                }
            }
        }
    }
}
