package io.parkledger.api.report.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.report.sealed.ReportFiles.ReportFile;
import io.parkledger.core.ledger.Sha256;
import io.parkledger.core.report.ReportPeriod;
import io.parkledger.projection.report.summary.Amount;
import io.parkledger.projection.report.summary.ParkSummary.Figure;
import io.parkledger.projection.report.summary.SummaryItem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/** The same JSON makes the same files, wherever they are made, and all of them say its numbers. */
class ReportFilesTest {

    private static final Sayings CHINESE = chinese();

    private static Sayings chinese() {
        var words = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/pages/report.properties"))) {
            words.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return (key, facts) -> new MessageFormat(words.getProperty(key), Locale.ROOT).format(facts);
    }

    /** Every figure another number, so that none stands for another; one is not known, and one cannot be compared. */
    private static ReportDocument document() {
        var figures = new ArrayList<Figure>();
        for (var item : SummaryItem.values()) {
            var number = BigDecimal.valueOf(101 + item.ordinal());
            figures.add(
                    switch (item) {
                        case TAX -> new Figure(item, null, null, null);
                        case TAX_OF_YEAR ->
                            new Figure(item, amount("31264000.55"), amount("27100000"), amount("21000000"));
                        case RENEWAL_RATE ->
                            new Figure(
                                    item,
                                    new Amount(new BigDecimal("73.3"), BigDecimal.valueOf(11), BigDecimal.valueOf(15)),
                                    null,
                                    null);
                        default ->
                            new Figure(item, new Amount(number, null, null), new Amount(number, null, null), null);
                    });
        }
        return new ReportDocument(
                "招统-2021-12-001",
                null,
                new ReportPeriod("2021-12"),
                new ReportDocument.Park("LQ", "澜桥<数字>&\"经济\"产业园\u2028\u0001"),
                new ReportDocument.Known(5185, "2021-12-31", "2021-12-31T15:59:59.999Z"),
                "2021-12-31",
                "2022-01-10",
                new ReportDocument.Covering(
                        "park.example/ledger", 5190, "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="),
                "https://park.example/reports/%E6%8B%9B%E7%BB%9F-2021-12-001",
                figures);
    }

    private static Amount amount(String number) {
        return new Amount(new BigDecimal(number), null, null);
    }

    private static Map<String, byte[]> files(ReportDocument report) {
        return ReportFiles.of(report.json(), CHINESE).stream()
                .collect(Collectors.toMap(ReportFile::name, ReportFile::bytes));
    }

    private static Map<String, String> hashes() {
        return ReportFiles.of(document().json(), CHINESE).stream()
                .collect(Collectors.toMap(ReportFile::name, file -> Sha256.hex(file.bytes())));
    }

    @Test
    void files_have_neither_a_time_zone_nor_a_language_nor_a_clock() throws InterruptedException {
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            var one = hashes();
            Thread.sleep(2_100);
            Locale.setDefault(new Locale("ar", "EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("America/Adak"));

            assertThat(hashes()).hasSize(4).isEqualTo(one);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void what_was_written_is_read_without_loss() {
        var json = document().json();

        assertThat(ReportDocument.parse(json)).isEqualTo(document());
        assertThat(ReportDocument.parse(json).json()).isEqualTo(json);
    }

    @Test
    void the_json_is_canonical() {
        var json = CanonicalJson.of(Map.of(
                "b",
                List.of("x\u2028\u0001\"\\\n", 7L),
                "a",
                Map.of("\ufb33", "1.50", "\ud83d\ude00", "2"),
                "aa",
                List.of()));

        assertThat(new String(json, UTF_8))
                .isEqualTo(
                        "{\"a\":{\"\ud83d\ude00\":\"2\",\"\ufb33\":\"1.50\"},\"aa\":[],\"b\":[\"x\u2028\\u0001\\\"\\\\\\n\",7]}");
    }

    @Test
    void the_spreadsheet_has_the_numbers_of_the_json() throws IOException {
        var report = document();
        var read = new ArrayList<String>();
        try (var workbook =
                new ReadableWorkbook(new ByteArrayInputStream(files(report).get("report.xlsx")))) {
            for (var row : workbook.getFirstSheet().read()) {
                if (row.getCellCount() == 8 && !row.getCellText(7).equals("代码")) {
                    read.add(Stream.of(2, 3, 4, 5, 6, 7).map(row::getCellText).collect(Collectors.joining("|")));
                }
            }
        }

        assertThat(read)
                .containsExactlyElementsOf(
                        report.figures().stream().map(ReportFilesTest::inCells).toList());
    }

    private static String inCells(Figure figure) {
        return Stream.of(
                        value(figure.amount()),
                        part(figure.amount() == null ? null : figure.amount().numerator()),
                        part(figure.amount() == null ? null : figure.amount().denominator()),
                        value(figure.monthBefore()),
                        value(figure.yearBefore()),
                        figure.item().name())
                .collect(Collectors.joining("|"));
    }

    private static String value(Amount amount) {
        return amount == null ? "—" : amount.value().toPlainString();
    }

    private static String part(BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    @Test
    void the_printed_report_and_the_page_say_every_figure_and_what_proves_them() throws IOException {
        var report = document();
        var files = files(report);
        String printed;
        try (var pdf = Loader.loadPDF(files.get("report.pdf"))) {
            printed = new PDFTextStripper().getText(pdf).replaceAll("\\s+", "");
        }
        var page = new String(files.get("report.html"), UTF_8);

        var table = ReportTable.of(report, Sha256.hex(report.json()), CHINESE);
        assertThat(table.parts()).hasSize(SummaryItem.Section.values().length);
        for (var part : table.parts()) {
            for (var line : part.lines()) {
                assertThat(printed).contains((line.name() + "（" + line.unit() + "）" + line.amount()).replace(" ", ""));
                assertThat(page).contains(">" + line.name() + "（" + line.unit() + "）<", ">" + line.amount() + "<");
            }
        }
        assertThat(printed).contains("3,126.40", "73.3%(11/15)", "招统-2021-12-001", "本期税收（全口径）（万元）—");
        for (var said :
                List.of("park.example/ledger", "5190", Sha256.hex(report.json()), "2021-12-31", report.address())) {
            assertThat(page).contains(said);
            // A long text goes on beside the code in the next line.
            assertThat(printed.replaceAll("\\s", "")).contains(said.substring(0, Math.min(10, said.length())));
        }
        assertThat(page).contains("澜桥&lt;数字&gt;&amp;&quot;经济&quot;").doesNotContain("<数字>");
    }
}
