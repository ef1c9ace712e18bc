package io.parkledger.api.importing.file;

import static io.parkledger.api.importing.file.SheetsOfParks.cells;
import static io.parkledger.api.importing.file.SheetsOfParks.csv;
import static io.parkledger.api.importing.file.SheetsOfParks.packed;
import static io.parkledger.api.importing.file.SheetsOfParks.parts;
import static io.parkledger.api.importing.file.SheetsOfParks.xlsx;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.parkledger.api.kit.wording.Bundles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are something else, damaged, or made to do harm: each is refused in words, none takes the memory. */
@Timeout(60)
class HostileFilesTest {

    private static final String CELL = "<row><c t=\"inlineStr\"><is><t>%s</t></is></c></row>";
    private static final byte[] OLE = {
        (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
    };

    private static byte[] ole(String entry) {
        return joined(OLE, new byte[512], entry.getBytes(UTF_16LE), new byte[512]);
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        Stream.of(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static byte[] table(String sheetData) {
        return packed(parts(sheetData));
    }

    private static byte[] with(String part, String content) {
        var parts = parts(CELL.formatted("a"));
        parts.put(part, content);
        return packed(parts);
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static String rows(int count) {
        return IntStream.range(0, count).mapToObj(row -> CELL.formatted("x")).collect(Collectors.joining());
    }

    private static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("nothing", "empty", new byte[0]),
                Arguments.of("blank lines", "empty", csv("\n , \n\n")),
                Arguments.of("a workbook without a cell", "empty", table("<row r=\"9\"><c r=\"C9\" s=\"1\"/></row>")),
                Arguments.of("21 MB", "too-large", new byte[21 << 20]),
                Arguments.of("old Excel", "xls", ole("Workbook")),
                Arguments.of("older Excel", "xls", ole("Book")),
                Arguments.of("a workbook with a password", "encrypted", ole("EncryptedPackage")),
                Arguments.of("old Word", "not-a-spreadsheet", ole("WordDocument")),
                Arguments.of("macros", "macros", with("xl/vbaProject.bin", "x")),
                Arguments.of("a binary workbook", "other-kind", packed(Map.of("xl/workbook.bin", "x"))),
                Arguments.of("OpenDocument", "other-kind", packed(Map.of("mimetype", "x", "content.xml", "<a/>"))),
                Arguments.of("Word", "not-a-spreadsheet", packed(Map.of("word/document.xml", "<a/>"))),
                Arguments.of("some ZIP", "not-a-spreadsheet", packed(Map.of("a.txt", "x"))),
                Arguments.of("PDF", "not-a-spreadsheet", csv("%PDF-1.7\n1 0 obj\n")),
                Arguments.of("a picture", "not-a-spreadsheet", joined(csv("\u0089PNG\r\n", ISO_8859_1), random(999))),
                Arguments.of("noise", "not-a-spreadsheet", random(9_999)),
                Arguments.of("JSON", "not-a-spreadsheet", csv("{\"a\": [1, 2]}")),
                Arguments.of("a web page", "web-page", csv("<html><table><tr><td>企业</td></tr></table></html>")),
                Arguments.of("XML of 2003", "web-page", csv("<?xml version=\"1.0\"?><Workbook/>")),
                Arguments.of("Big5", "charset-unknown", csv("企業名稱,統一編號,產業別\n", Charset.forName("Big5"))),
                Arguments.of(
                        "UTF-16 with half a sign", "charset-unknown", joined(new byte[] {-1, -2}, new byte[] {0x41})),
                Arguments.of("UTF-16 without its mark", "not-a-spreadsheet", csv("a,b\n1,2\n", UTF_16LE)),
                Arguments.of("a quote too few", "quotes-wrong", csv("a,b\n\"甲,1\n乙,2\n")),
                Arguments.of("a million columns", "too-wide", csv("a,".repeat(1_000_000) + "a\n")),
                Arguments.of("a line of a megabyte", "row-too-long", csv("a,b\n" + "x".repeat(1 << 20))),
                Arguments.of(
                        "a quote that ends too late", "row-too-long", csv("a\n\"" + "x\n".repeat(1 << 18) + "\"\n")),
                Arguments.of(
                        "a row that is a book",
                        "row-too-long",
                        table("<row>"
                                + "<c t=\"inlineStr\"><is><t>%s</t></is></c>"
                                        .formatted("x".repeat(32_767))
                                        .repeat(4) + "</row>")),
                Arguments.of("column ALM", "too-wide", table("<row r=\"1\"><c r=\"ALM1\"><v>1</v></c></row>")),
                Arguments.of("no such column", "damaged", table("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>")),
                Arguments.of("no such row", "damaged", table("<row r=\"1048577\"><c><v>1</v></c></row>")),
                Arguments.of("rows run backwards", "damaged", table("<row r=\"2\"/><row r=\"1\"/>")),
                Arguments.of("a text that is not there", "damaged", table("<row><c t=\"s\"><v>7</v></c></row>")),
                Arguments.of("no XML", "damaged", with("xl/worksheets/sheet1.xml", "a,b")),
                Arguments.of("200,061 rows", "too-long", table(rows(200_061))),
                Arguments.of("200,061 lines", "too-long", csv("a\n".repeat(200_061))),
                Arguments.of(
                        "an entity of another file",
                        "damaged",
                        with(
                                "xl/worksheets/sheet1.xml",
                                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData>"
                                        + CELL.formatted("&e;") + "</sheetData></worksheet>")),
                Arguments.of("a long comment", "damaged", table("<!--" + "> ".repeat(1 << 20) + "-->")),
                Arguments.of("a long text", "damaged", table(CELL.formatted("a".repeat(2 << 20)))),
                Arguments.of("a long text of ends", "damaged", table(CELL.formatted("a>".repeat(1 << 20)))),
                Arguments.of(
                        "a long attribute of ends", "damaged", table("<row spans='" + "a>".repeat(1 << 20) + "'/>")),
                Arguments.of("elements in each other", "damaged", table("<a>".repeat(101) + "</a>".repeat(101))),
                Arguments.of("a long attribute", "damaged", table("<row spans=\"" + "a".repeat(2 << 20) + "\"/>")));
    }

    @ParameterizedTest(name = "{0} is refused as {1}")
    @MethodSource("refused")
    void a_file_that_is_no_table_is_refused_in_words(String what, String code, byte[] bytes) {
        // Whatever it calls itself.
        for (var name : List.of("名单.xlsx", "list.csv", "a.xls")) {
            var refused = catchThrowableOfType(FileRefused.class, () -> TableFile.read(name, bytes));

            assertThat(refused).as(what).isNotNull();
            assertThat(refused.code()).isEqualTo("import.file-" + code);
        }
    }

    @Test
    void every_way_to_be_refused_is_tried() {
        var sentences = Bundles.chinese().stringPropertyNames().stream()
                .filter(key -> key.startsWith("problem.import.file-"))
                .map(key -> key.substring("problem.import.file-".length()))
                .toList();
        var tried = refused().map(each -> (String) each.get()[1]).collect(Collectors.toCollection(TreeSet::new));
        tried.add("unpacks-too-large");

        assertThat(sentences).hasSizeGreaterThan(10).containsExactlyInAnyOrderElementsOf(tried);
    }

    @Test
    void what_is_at_the_limit_is_read() {
        assertThat(cells(table(rows(10_000)))).hasSize(9_999);
        assertThat(TableFile.read("a", csv("a,".repeat(999) + "a\n" + "1" + ",".repeat(1_500)))
                        .columns())
                .hasSize(1_000);
        assertThat(cells(table(CELL.formatted("a") + "<row><c r=\"XFD2\" s=\"3\"/><c/></row>" + CELL.formatted("b"))))
                .hasSize(1);
    }

    /** A small file that unpacks to a large one: a part is unpacked, and none is kept. */
    @ParameterizedTest
    @ValueSource(strings = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"})
    void a_bomb_is_given_up_early(String part) throws IOException {
        var parts = parts(CELL.formatted("a"));
        var content = parts.getOrDefault(part, "<sst>");
        parts.remove(part);
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var each : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue().getBytes(UTF_8));
            }
            zip.putNextEntry(new ZipEntry(part));
            zip.write(content.substring(0, content.indexOf('>') + 1).getBytes(UTF_8));
            var filling = "<a></a>".repeat(100_000).getBytes(UTF_8);
            for (int i = 0; i < 40; i++) {
                zip.write(filling);
            }
        }

        assertThat(out.size()).isLessThan(2 << 20);
        assertThat(catchThrowableOfType(FileRefused.class, () -> TableFile.read("a.xlsx", out.toByteArray())))
                .extracting(FileRefused::code)
                .isEqualTo("import.file-unpacks-too-large");
    }

    /** As programs may write parts, with a mark or without. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-8"})
    void a_part_is_read_in_either_charset_of_workbooks(String charset) throws IOException {
        var parts = parts(CELL.formatted("a") + CELL.formatted("大数据\u3c3e"));
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(("<?xml version=\"1.0\" encoding=\"" + charset + "\"?>" + part.getValue()).getBytes(charset));
            }
        }

        assertThat(cells(out.toByteArray())).containsExactly(List.of("大数据\u3c3e"));
    }

    /** The same bytes, listed a thousand times over as parts of their own. */
    @Test
    void parts_that_lie_over_each_other_are_counted_each() {
        var sheets = IntStream.range(0, 60)
                .mapToObj(i -> "<sheet name=\"%d\" r:id=\"s\" sheetId=\"%1$d\"/>".formatted(i))
                .collect(Collectors.joining());
        var parts = parts("<row></row>".repeat(100_000));
        parts.compute("xl/workbook.xml", (name, book) -> book.replaceAll("<sheet .*?/>", sheets));

        assertThat(catchThrowableOfType(FileRefused.class, () -> TableFile.read("a.xlsx", packed(parts))))
                .extracting(FileRefused::code)
                .isEqualTo("import.file-unpacks-too-large");
    }

    @Test
    void a_file_that_was_cut_off_anywhere_is_refused() {
        var file = xlsx(IntStream.range(0, 2_000)
                .mapToObj(row -> List.of("企业" + row * 7_919 % 1_000, "A" + row, String.valueOf(row * row)))
                .toList());
        assertThat(file).hasSizeGreaterThan(20_000);
        assertThat(cells(file)).hasSize(1_999);

        for (int length = 4; length < file.length; length += length < file.length - 1_100 ? 1_000 : 1) {
            var cut = Arrays.copyOf(file, length);
            assertThat(catchThrowableOfType(FileRefused.class, () -> TableFile.read("a.xlsx", cut)))
                    .as("the first %d bytes", length)
                    .isNotNull();
        }
    }

    @Test
    void a_file_with_any_byte_changed_is_read_or_refused_and_nothing_else() {
        var file = xlsx(IntStream.range(0, 50)
                .mapToObj(row -> List.of("企业" + row, "A" + row))
                .toList());
        var random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            var changed = file.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            refused += catchThrowableOfType(FileRefused.class, () -> cells(changed)) == null ? 0 : 1;
        }

        assertThat(refused).isBetween(100, 500);
    }

    @Test
    void a_part_with_a_password_is_not_taken_for_damaged() {
        var file = table(CELL.formatted("a"));
        for (int at = 0; at < file.length - 4; at++) {
            if (file[at] == 'P' && file[at + 1] == 'K' && file[at + 2] == 1 && file[at + 3] == 2) {
                file[at + 8] |= 1;
            }
        }

        assertThat(catchThrowableOfType(FileRefused.class, () -> TableFile.read("a.xlsx", file)))
                .extracting(FileRefused::code)
                .isEqualTo("import.file-encrypted");
    }

    /** As some programs write it: not compressed, and what stands for a large one in the directory of a small one. */
    @Test
    void parts_that_are_not_compressed_are_read() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (var part : parts(CELL.formatted("a") + CELL.formatted("b")).entrySet()) {
                var content = part.getValue().getBytes(UTF_8);
                var sum = new CRC32();
                sum.update(content);
                var entry = new ZipEntry(part.getKey().toUpperCase(Locale.ROOT));
                entry.setSize(content.length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
            }
        }

        assertThat(cells(out.toByteArray())).containsExactly(List.of("b"));
    }
}
