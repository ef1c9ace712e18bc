package io.parkledger.api.importing.file;

import static io.parkledger.api.importing.file.SheetsOfParks.parts;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files made to fill the memory are read, or refused in words, by a virtual machine that has hardly more of it than a
 * plain file takes: one that needed more would end with an {@link OutOfMemoryError}.
 */
@Timeout(300)
class FlatMemoryTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String BEGIN = "<worksheet><sheetData>";
    private static final String END = "</sheetData></worksheet>";
    private static final String ROW = "<row><c t=\"inlineStr\"><is><t>a</t></is></c></row>";
    private static final int MEGABYTE = 1 << 20;

    /** More than the virtual machine has, as a character takes two bytes there. */
    private static final int MUCH = 32 * MEGABYTE;

    @TempDir
    private Path folder;

    private final Map<String, String> expected = new LinkedHashMap<>();

    /** Reads files, named one by one, as an upload is read; says of each what it came to. */
    static final class Reader {

        private Reader() {}

        public static void main(String[] files) throws IOException {
            for (var file : files) {
                System.out.println(Path.of(file).getFileName() + "=" + read(Files.readAllBytes(Path.of(file))));
            }
        }

        private static String read(byte[] bytes) {
            try {
                var table = TableFile.read("a", bytes);
                var rows = new int[1];
                table.forEach(row -> rows[0]++);
                return rows[0] + " rows";
            } catch (FileRefused e) {
                return e.code();
            } catch (OutOfMemoryError e) {
                return "OutOfMemoryError";
            }
        }
    }

    /** What is written piece by piece. */
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static Content text(String text) {
        return out -> out.write(text.getBytes(UTF_8));
    }

    private static Content times(int times, String text) {
        return times(times, each -> text);
    }

    private static Content times(int times, IntFunction<String> text) {
        return out -> {
            for (int i = 0; i < times; i++) {
                out.write(text.apply(i).getBytes(UTF_8));
            }
        };
    }

    /** As often as it takes to be much. */
    private static Content much(String text) {
        return much(text, UTF_8);
    }

    private static Content much(String text, Charset charset) {
        var some = text.repeat(MEGABYTE / text.length() + 1).getBytes(charset);
        return out -> {
            for (int written = 0; written < MUCH; written += some.length) {
                out.write(some);
            }
        };
    }

    private static Content all(Content... contents) {
        return out -> {
            for (var content : contents) {
                content.writeTo(out);
            }
        };
    }

    private static Content sheet(Content rows) {
        return all(text(BEGIN), rows, text(END));
    }

    private void add(String name, String outcome, Content content) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            content.writeTo(out);
        }
        expected.put(name, outcome);
    }

    private void addWorkbook(String name, String outcome, String part, Content content) throws IOException {
        addWorkbook(name, outcome, Map.of(part, content));
    }

    /** With noise besides, so that it is not refused for how little it is packed to. */
    private void addWorkbook(String name, String outcome, Map<String, Content> written) throws IOException {
        var all = new LinkedHashMap<String, Content>();
        parts(ROW + ROW).forEach((part, content) -> all.put(part, text(content)));
        all.putAll(written);
        var noise = new byte[MEGABYTE];
        new Random(7).nextBytes(noise);
        all.put("xl/media/image1.png", out -> out.write(noise));
        add(name, outcome, out -> {
            var zip = new ZipOutputStream(out);
            zip.setLevel(Deflater.BEST_SPEED);
            for (var part : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                part.getValue().writeTo(zip);
            }
            zip.finish();
        });
    }

    private void requireRead(int megabytes) throws IOException, InterruptedException {
        var command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx" + megabytes + "m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Reader.class.getName()),
                        expected.keySet().stream()
                                .map(name -> folder.resolve(name).toString()))
                .toList();
        var said = folder.resolve("said");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();

        assertThat(process.waitFor()).as("%s", Files.readString(said)).isZero();
        assertThat(Files.readAllLines(said))
                .containsExactlyElementsOf(expected.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .toList());
    }

    @Test
    void what_would_fill_the_memory_is_read_or_refused_with_little() throws IOException, InterruptedException {
        plain();
        sheets();
        markup();
        besidesTheSheet();
        texts();

        requireRead(48);
    }

    /** For these it has to be enough. */
    private void plain() throws IOException {
        add(
                "plain.csv",
                "199999 rows",
                times(200_000, row -> "澜桥企业" + row + ",A" + row + "," + "备注".repeat(12) + "\n"));
        addWorkbook(
                "plain.xlsx",
                "19999 rows",
                SHEET,
                sheet(times(20_000, row -> "<row><c t=\"inlineStr\"><is><t>企业" + row + "</t></is></c></row>")));
    }

    private void sheets() throws IOException {
        var longText = "<si><t>" + "长".repeat(32_767) + "</t></si>";
        addWorkbook(
                "empty-cells", "import.file-empty", SHEET, sheet(all(text("<row>"), much("<c></c>"), text("</row>"))));
        addWorkbook(
                "million-columns",
                "import.file-too-wide",
                SHEET,
                sheet(all(text("<row>"), times(1_000_000, "<c><v>1</v></c>"), text("</row>"))));
        addWorkbook(
                "million-merges",
                "1 rows",
                SHEET,
                all(
                        text(BEGIN + ROW + ROW + "</sheetData>"),
                        times(1_000_000, at -> "<mergeCell ref=\"B" + (at + 1) + ":C" + (at + 1) + "\"/>"),
                        text("</worksheet>")));
        addWorkbook(
                "texts-merged-down",
                "699 rows",
                Map.of(
                        "xl/sharedStrings.xml",
                        text("<sst><si><t>a</t></si>" + longText + "</sst>"),
                        SHEET,
                        all(
                                text(BEGIN),
                                times(700, row -> "<row><c r=\"%s%d\" t=\"s\"><v>%d</v></c></row>"
                                        .formatted(Column.letters(row), row + 1, row == 0 ? 0 : 1)),
                                text("</sheetData>"),
                                times(700, row -> "<mergeCell ref=\"%s%d:%1$s9999\"/>"
                                        .formatted(Column.letters(row), row + 1)),
                                text("</worksheet>"))));
        addWorkbook(
                "one-text-in-every-cell",
                "import.file-row-too-long",
                Map.of(
                        "xl/sharedStrings.xml",
                        text("<sst>" + longText + "</sst>"),
                        SHEET,
                        sheet(times(60, "<row>" + "<c t=\"s\"><v>0</v></c>".repeat(1_000) + "</row>"))));
        addWorkbook(
                "long-group-of-headings",
                "1 rows",
                SHEET,
                sheet(all(
                        text("<row><c t=\"inlineStr\"><is><t>" + "长".repeat(32_767)
                                + "</t></is></c><c r=\"ALK1\" t=\"inlineStr\"><is><t>b</t></is></c></row><row>"),
                        times(1_000, at -> "<c t=\"inlineStr\"><is><t>列%s</t></is></c>".formatted(Column.letters(at))),
                        text("</row>" + ROW))));
    }

    private void markup() throws IOException {
        var damaged = "import.file-damaged";
        var cell = "<row><c t=\"inlineStr\"><is><t>";
        addWorkbook("long-text", damaged, SHEET, sheet(all(text(cell), much("a"), text("</t></is></c></row>"))));
        addWorkbook(
                "long-text-of-ends", damaged, SHEET, sheet(all(text(cell), much("a>"), text("</t></is></c></row>"))));
        addWorkbook(
                "long-text-of-utf-16",
                damaged,
                SHEET,
                all(
                        out -> out.write(("\ufeff" + BEGIN + cell).getBytes(UTF_16LE)),
                        much("\u3c3e", UTF_16LE),
                        out -> out.write(("</t></is></c></row>" + END).getBytes(UTF_16LE))));
        addWorkbook("long-value", damaged, SHEET, sheet(all(text("<row spans=\""), much("a>"), text("\"/>"))));
        addWorkbook("long-comment", damaged, SHEET, sheet(all(text("<!--"), much("a> "), text("-->"))));
        addWorkbook(
                "long-declaration",
                damaged,
                SHEET,
                all(text("<!DOCTYPE a ["), much("<!ELEMENT a (b)>"), text("]>" + BEGIN + ROW + END)));
        addWorkbook("deep", damaged, SHEET, sheet(much("<a>")));
        addWorkbook("names", damaged, SHEET, sheet(times(500_000, at -> "<n" + at + " a" + at + "=\"\"/>")));
        addWorkbook(
                "namespaces",
                damaged,
                SHEET,
                sheet(times(500_000, at -> "<p" + at + ":a xmlns:p" + at + "=\"" + at + "\"/>")));
        addWorkbook("instructions", damaged, SHEET, sheet(times(1_000_000, at -> "<?n" + at + " ?>")));
    }

    private void besidesTheSheet() throws IOException {
        addWorkbook(
                "million-styles",
                "1 rows",
                "xl/styles.xml",
                all(
                        text("<styleSheet><numFmts>"),
                        times(
                                1_000_000,
                                at -> "<numFmt numFmtId=\"" + at + "\" formatCode=\"0.0&quot;" + at + "&quot;\"/>"),
                        text("</numFmts><cellXfs>"),
                        times(1_000_000, at -> "<xf numFmtId=\"" + at + "\"/>"),
                        text("</cellXfs></styleSheet>")));
        addWorkbook(
                "format-of-brackets",
                "1 rows",
                "xl/styles.xml",
                text("<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"" + "[".repeat(1_000_000)
                        + "\"/></numFmts></styleSheet>"));
        addWorkbook(
                "many-sheets",
                "import.file-unpacks-too-large",
                "xl/workbook.xml",
                all(
                        text("<workbook xmlns:r=\"r\"><sheets>"),
                        times(100_000, at -> "<sheet name=\"" + "x".repeat(900) + at + "\" r:id=\"s\"/>"),
                        text("</sheets></workbook>")));
        addWorkbook(
                "long-relations",
                "import.file-damaged",
                "xl/_rels/workbook.xml.rels",
                all(
                        text("<Relationships>"),
                        times(
                                1_000,
                                at -> "<Relationship Id=\"" + at + "\" Target=\"" + "x".repeat(100_000) + at + "\"/>"),
                        text("</Relationships>")));
        var names = new LinkedHashMap<String, Content>();
        for (int at = 0; at < 150; at++) {
            names.put("长".repeat(21_000) + at, text(""));
        }
        addWorkbook("long-names", "import.file-damaged", names);
        addWorkbook(
                "million-texts",
                "1 rows",
                "xl/sharedStrings.xml",
                all(text("<sst>"), times(1_000_000, at -> "<si><t>" + at + "</t></si>"), text("</sst>")));
    }

    private void texts() throws IOException {
        var line = 19 * MEGABYTE;
        add("one-line.csv", "import.file-row-too-long", times(line / 8, "abcdefgh"));
        add(
                "one-cell.csv",
                "import.file-row-too-long",
                all(text("a,b\n\""), times(line / 8, "abc,\nef\n"), text("\",1\n")));
        add("million-columns.csv", "import.file-too-wide", times(1_000_000, "a,"));
        add("ten-million-empty-columns.csv", "import.file-row-too-long", times(10_000_000, ","));
        add(
                "a-quote-too-few.csv",
                "import.file-row-too-long",
                all(text("a,b\n\"甲,1\n"), times(line / 10, "abc,efgh,\n")));
    }

    /** Texts are kept beside the sheet that points to them: those of the largest tables, and no more. */
    @Test
    void texts_that_are_more_than_those_of_the_largest_table_are_refused_in_time()
            throws IOException, InterruptedException {
        var refused = "import.file-unpacks-too-large";
        addWorkbook(
                "long-texts",
                refused,
                "xl/sharedStrings.xml",
                all(text("<sst>"), times(4_000, "<si><t>" + "a".repeat(32_767) + "</t></si>"), text("</sst>")));
        addWorkbook(
                "empty-texts",
                refused,
                "xl/sharedStrings.xml",
                all(text("<sst>"), times(26_000, "<si/>".repeat(1_000)), text("</sst>")));

        requireRead(128);
    }
}
