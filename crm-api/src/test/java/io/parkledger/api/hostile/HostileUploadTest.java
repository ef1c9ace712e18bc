package io.parkledger.api.hostile;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.api.hostile.RawHttp.Answer;
import io.parkledger.api.kit.access.Tokens;
import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Jobs;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.TestLedger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files and requests made to do harm are sent to both places that take a file, as a program and as a browser does: each
 * is refused in the reader's language, nothing of it is kept, and none takes the memory.
 */
@Timeout(300)
class HostileUploadTest {

    private static final String BETWEEN = "between";
    private static final String MULTIPART = "multipart/form-data; boundary=" + BETWEEN;
    private static final String TABLE = "楼宇,房号,楼层,面积\nA座,A1,1,100\n";
    private static final Pattern CHINESE = Pattern.compile("[\\u4e00-\\u9fff]");
    private static final int MANY = 20;
    private static final int CLAIMED = 20_999_000;
    private static final long MEGABYTE = 1 << 20;
    /** What may be left of a run, and what it may take while it lasts. */
    private static final long LEFT = 24 * MEGABYTE;

    private static final long TAKEN = 256 * MEGABYTE;
    private static final int BOMB_MEGABYTES = 300;

    private static TestApplication app;
    private static int port;
    private static String session;
    private static String formCookie;
    private static String formToken;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        port = app.address("/").getPort();
        app.post("system_admin", "/api/v1/parks", "{\"parkId\":\"LQ\",\"name\":\"澜桥\"}");
        app.post("system_admin", "/api/v1/parks", "{\"parkId\":\"XX\",\"name\":\"别处\"}");
        session = app.bean(Tokens.class).make("manager", Tokens.Kind.PAGE, "page", Duration.ofHours(1));
        try (var http = new RawHttp(port)) {
            var front = http.send("GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(UTF_8));
            formCookie = front.header("set-cookie").split(";")[0];
            var hidden = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(front.body());
            assertThat(hidden.find()).isTrue();
            formToken = hidden.group(1);
        }
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** Where a file can be sent to. */
    private enum Door {
        PROGRAM("/api/v1/imports"),
        FORM("/imports/new");

        private final String path;

        Door(String path) {
            this.path = path;
        }

        byte[] request(String language, Sent sent) {
            var lead = this == FORM && sent.isMultipart() ? field("_csrf", formToken) : new byte[0];
            var body = joined(lead, sent.body);
            var head = new StringBuilder("POST " + path + sent.query + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                    + "Accept-Language: " + language + "\r\nContent-Length: " + body.length + "\r\n");
            if (sent.type != null) {
                head.append("Content-Type: ").append(sent.type).append("\r\n");
            }
            head.append(
                    this == FORM
                            ? "Accept: text/html\r\nCookie: parkledger-session=" + session + "; " + formCookie + "\r\n"
                            : "Authorization: Bearer " + app.token("manager") + "\r\n");
            return joined(head.append("\r\n").toString().getBytes(UTF_8), body);
        }
    }

    /**
     * A request, and how it is answered.
     *
     * @param code of the answer, or of the field if it is one of {@code import.…}
     */
    private record Sent(
            String what,
            int status,
            String code,
            String query,
            @Nullable String type,
            byte[] body) {

        boolean isMultipart() {
            return type != null && type.startsWith("multipart") && body.length > 0;
        }

        @Override
        public String toString() {
            return what;
        }
    }

    private static Sent file(String what, String code, String name, byte[] bytes) {
        return parts(what, 400, "import.file-" + code, "", common(name, bytes));
    }

    private static Sent parts(String what, int status, String code, String query, byte[]... parts) {
        return new Sent(what, status, code, query, MULTIPART, joined(joined(parts), utf8("--" + BETWEEN + "--\r\n")));
    }

    private static byte[] common(String name, byte[] bytes) {
        return joined(field("parkId", "LQ"), field("kind", "UNITS"), file("file", name, bytes));
    }

    private static byte[] field(String name, String value) {
        return utf8(
                "--" + BETWEEN + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    private static byte[] file(String field, String name, byte[] bytes) {
        return joined(
                utf8("--" + BETWEEN + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"),
                bytes,
                utf8("\r\n"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Stream.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static Map<String, String> workbook(String rows) {
        var relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put(
                "_rels/.rels",
                "<Relationships><Relationship Id=\"a\" Type=\"" + relations
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"" + relations
                        + "\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                ("<Relationships><Relationship Id=\"s\" Type=\"%1$s/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                                + "<Relationship Id=\"x\" Type=\"%1$s/externalLink\" TargetMode=\"External\""
                                + " Target=\"http://127.0.0.1:%2$d/api/v1/leads\"/></Relationships>")
                        .formatted(relations, port));
        parts.put("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
        return parts;
    }

    private static byte[] packed(Map<String, String> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(utf8(part.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] bomb() {
        var parts = workbook("");
        parts.remove("xl/worksheets/sheet1.xml");
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(utf8(part.getValue()));
            }
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(utf8("<worksheet><sheetData>"));
            var filling = utf8("<a></a>".repeat((int) MEGABYTE / 7));
            for (int megabyte = 0; megabyte < BOMB_MEGABYTES; megabyte++) {
                zip.write(filling);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] old(String entry) {
        return joined(
                new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1},
                new byte[512],
                entry.getBytes(UTF_16LE),
                new byte[512]);
    }

    private static byte[] withMacros() {
        var parts = workbook("<row><c><v>1</v></c></row>");
        parts.put("xl/vbaProject.bin", "x");
        return packed(parts);
    }

    private static Stream<Sent> files() {
        var whole = packed(workbook("<row><c><v>1</v></c></row>".repeat(300)));
        return Stream.of(
                file("a bomb", "unpacks-too-large", "a.xlsx", bomb()),
                file("a million columns", "too-wide", "a.csv", utf8("a,".repeat(1_000_000) + "a\n")),
                file("macros under another name", "macros", "a.xlsx", withMacros()),
                file("old Excel under another name", "xls", "a.xlsx", old("Workbook")),
                file("a picture called a table", "not-a-spreadsheet", "a.csv", utf8("GIF89a\0\0\0\0")),
                file("half a workbook", "damaged", "a.xlsx", Arrays.copyOf(whole, whole.length / 2)),
                file("200,061 lines", "too-long", "a.csv", utf8("a\n".repeat(200_061))),
                file("nothing", "empty", "a.csv", new byte[0]));
    }

    private static Stream<Sent> requests() {
        var table = utf8(TABLE);
        var park = field("parkId", "LQ");
        var kind = field("kind", "UNITS");
        var file = file("file", "a.csv", table);
        var many = joined(IntStream.range(0, 10_000)
                .mapToObj(part -> field("f" + part, "x"))
                .toArray(byte[][]::new));
        var files = joined(IntStream.range(0, 10_000)
                .mapToObj(part -> file("f" + part, "", new byte[0]))
                .toArray(byte[][]::new));
        return Stream.of(
                parts("21 MB", 413, "request.too-large", "", common("a.csv", new byte[21 << 20])),
                parts("two files", 400, "request.one-file", "", park, kind, file, file),
                parts("a kind said twice", 400, "request.parameters", "", park, kind, kind, file),
                parts("a kind in the address too", 400, "request.parameters", "?kind=LEADS", park, kind, file),
                parts("two kinds in the address", 400, "request.given-twice", "?kind=LEADS&kind=UNITS", park, file),
                parts("no such kind", 400, "request.malformed", "", park, field("kind", "FOES"), file),
                parts("no kind", 400, "request.malformed", "", park, file),
                parts("no park", 400, "request.malformed", "", kind, file),
                parts("no such park", 400, "request.malformed", "", field("parkId", "ZZ"), kind, file),
                parts("no file", 400, "import.nothing-uploaded", "", park, kind),
                parts("a file without a name", 400, "import.nothing-uploaded", "", park, kind, file("file", "", table)),
                parts("a file that is a field", 400, "request.unknown-parameter", "", park, kind, field("file", TABLE)),
                parts("10,000 fields", 400, "request.parameters", "", park, kind, many, file),
                parts("10,000 files", 400, "request.one-file", "", park, kind, files),
                parts("a name with a NUL", 400, "request.parameters", "", common("a\0.csv", table)),
                parts("a name of 300 letters", 400, "request.malformed", "", common("长".repeat(300) + ".csv", table)),
                parts("a name that runs backwards", 400, "request.malformed", "", common("a\u202evsc.exe", table)),
                parts("a name of blanks", 400, "import.nothing-uploaded", "", common("   ", table)),
                parts("a head without an end", 400, "request.parameters", "", common("a".repeat(70_000), table)),
                new Sent(
                        "half a file",
                        400,
                        "request.parameters",
                        "",
                        MULTIPART,
                        joined(park, kind, Arrays.copyOf(file, file.length - 20))),
                new Sent("no boundary", 400, "request.parameters", "", "multipart/form-data", joined(park, kind, file)),
                new Sent("another boundary", 400, "request.required", "", MULTIPART + "s", joined(park, kind, file)),
                new Sent("a long boundary", 400, "request.parameters", "", MULTIPART + "-".repeat(5_000), file),
                new Sent("nothing at all", 400, "request.required", "", MULTIPART, new byte[0]),
                new Sent("no type", 415, "request.media-type", "", null, joined(park, kind, file)),
                new Sent("a text", 415, "request.media-type", "", "text/csv", table));
    }

    private static Answer send(Door door, String language, Sent sent) {
        try (var http = new RawHttp(port)) {
            return http.send(door.request(language, sent));
        }
    }

    private static JsonNode json(Answer answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static List<Long> kept() {
        Jdbc owner = TestLedger.owner(app.database());
        return owner.query(
                        "SELECT (SELECT count(*) FROM ledger.import_file), (SELECT count(*) FROM ledger.job),"
                                + " (SELECT count(*) FROM ledger.event WHERE type LIKE 'import.%')",
                        row -> List.of(row.getLong(1), row.getLong(2), row.getLong(3)))
                .get(0);
    }

    @ParameterizedTest
    @MethodSource({"files", "requests"})
    void it_is_refused_in_both_languages_and_nothing_is_kept(Sent sent) {
        var before = kept();

        for (var language : List.of("zh-CN", "en")) {
            var program = send(Door.PROGRAM, language, sent);
            assertThat(program.status()).as(program.body()).isEqualTo(sent.status());
            var problem = json(program);
            var error = problem.at("/errors/0");
            assertThat(sent.code())
                    .isIn(problem.at("/code").asString(), error.path("code").asString());
            if (sent.code().startsWith("import.")) {
                assertThat(error.path("field").asString()).isEqualTo("file");
            }
            var sentence = error.isMissingNode() ? problem.at("/detail") : error.path("detail");
            assertThat(CHINESE.matcher(sentence.asString()).find())
                    .as(sentence.asString())
                    .isEqualTo(language.equals("zh-CN"));

            var form = send(Door.FORM, language, sent);
            assertThat(form.header("content-type")).startsWith("text/html");
            if (sent.code().equals("request.required")) {
                // Without a part there is no token either: it is nobody's form.
                assertThat(form.status()).isEqualTo(403);
            } else {
                assertThat(form.status()).as(form.body()).isEqualTo(sent.status());
                assertThat(form.body())
                        .containsAnyOf(
                                HtmlUtils.htmlEscape(sentence.asString()),
                                // A page of its own, which says what a browser did wrong.
                                sent.status() + " · request.");
            }
        }
        assertThat(kept()).isEqualTo(before);
    }

    /** Twenty times each: what is left after it, and what is taken while it lasts. */
    @Test
    void memory_stays_as_it_was() {
        var all = Stream.concat(files(), requests()).toList();
        all.forEach(sent -> send(Door.PROGRAM, "en", sent));
        long before = usedAfterCollection();

        for (var sent : all) {
            IntStream.range(0, MANY).parallel().forEach(time -> send(Door.PROGRAM, "en", sent));
            assertThat(usedAfterCollection() - before).as("after %s", sent).isLessThan(LEFT);
        }
    }

    /** Whoever only says how much is about to come, or sends nearly all of it, takes no memory for it. */
    @ParameterizedTest
    @CsvSource({"true, false", "true, true", "false, false", "false, true"})
    void what_is_promised_takes_no_memory(boolean isSignedIn, boolean isSent) throws IOException {
        long before = usedAfterCollection();
        var token = isSignedIn ? "Authorization: Bearer " + app.token("staff") + "\r\n" : "";
        var sent = new byte[isSent ? CLAIMED - 1 : 2];
        var open = new ArrayList<Socket>();
        try {
            for (int number = 0; number < 2 * MANY; number++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                open.add(socket);
                socket.getOutputStream()
                        .write(utf8("POST /api/v1/imports HTTP/1.1\r\nHost: 127.0.0.1\r\n" + token + "Content-Type: "
                                + MULTIPART + "\r\nContent-Length: " + CLAIMED + "\r\n\r\n"));
                new Thread(() -> write(socket, sent), "sender").start();
            }
            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> usedAfterCollection() - before < TAKEN);
        } finally {
            for (var socket : open) {
                socket.close();
            }
        }
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            // Then it is refused already.
            assertThat(socket.isConnected()).isTrue();
        }
    }

    private static long usedAfterCollection() {
        System.gc();
        var memory = Runtime.getRuntime();
        return memory.totalMemory() - memory.freeMemory();
    }

    private static String put(String name, byte[] bytes) {
        var answer = send(Door.PROGRAM, "zh-CN", parts("a file", 201, "", "", common(name, bytes)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var id = json(answer).at("/id").asString();
        await().atMost(Duration.ofSeconds(60)).until(() -> app.bean(Jobs.class).all().stream()
                .filter(job -> id.equals(job.subject()))
                .allMatch(Job::isOver));
        return id;
    }

    private static JsonNode shown(String login, String path) {
        var head = app.bean(Ledger.class).reader().head();
        var answer = app.get(login, path + "?minPosition=" + head);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd.csv | passwd.csv",
                "C:\\Users\\su\\房源.csv | 房源.csv",
                "房源 (1).csv | 房源 (1).csv",
                "<img src=x>.csv | <img src=x>.csv"
            })
    void a_name_is_a_name_and_no_place(String sent, String kept) {
        var id = put(sent, utf8(TABLE));

        assertThat(shown("manager", "/api/v1/imports/" + id).path("fileName").asString())
                .isEqualTo(kept);
        assertThat(app.page("manager", "/imports/" + id).body()).doesNotContain("<img src=x>");
    }

    /** Formulas are not computed, and links not followed; what looks like a formula stays a text on its way back. */
    @Test
    void formulas_and_links_do_nothing() throws IOException {
        var id = put("a.xlsx", packed(workbook("""
                <row><c t="inlineStr"><is><t>楼宇</t></is></c><c t="inlineStr"><is><t>房号</t></is></c>\
                <c t="inlineStr"><is><t>楼层</t></is></c><c t="inlineStr"><is><t>面积</t></is></c></row>\
                <row><c t="inlineStr"><is><t>=cmd|' /C calc'!A0</t></is></c><c t="str"><f>[1]表!A1</f></c>\
                <c><f>1+1</f></c><c><f>WEBSERVICE("http://127.0.0.1")</f><v>x</v></c></row>\
                <row><c t="inlineStr"><is><t>@SUM(1)</t></is></c><c t="inlineStr"><is><t>+1</t></is></c>\
                <c><f>1+1</f><v>2</v></c><c><v>100</v></c></row>""")));

        var rows = app.get("manager", "/api/v1/imports/" + id + "/rows").body().path("items");
        assertThat(rows.valueStream().map(row -> row.path("outcome").asString()))
                .containsExactly("REFUSED", "CREATED");
        var back = app.file("manager", "/imports/" + id + "/errors.xlsx");
        assertThat(back.statusCode()).isEqualTo(200);
        try (var workbook =
                new ReadableWorkbook(new ByteArrayInputStream(back.body()), new ReadingOptions(true, false))) {
            var refused = workbook.getFirstSheet().read().get(1);
            assertThat(refused.getCell(0).asString()).isEqualTo("=cmd|' /C calc'!A0");
            assertThat(refused.getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(refused.stream().filter(cell -> cell != null && cell.getFormula() != null))
                    .isEmpty();
        }
    }

    /** A file may name persons: whoever has no right to it sees nothing of it, and does nothing with it. */
    @Test
    void nobody_of_another_park_and_no_other_role_has_to_do_with_it() {
        var id = put("a.csv", utf8(TABLE + "A座,A2,顶楼,100\n"));
        var before = kept();
        var read = List.of("", "/rows", "/in-the-way", "/history");
        var pages = List.of("", "/progress", "/errors.xlsx");
        var acts = Map.of(
                "commit", "{\"goodRowsOnly\":true,\"unlikelyToo\":false}",
                "undo", "{\"cause\":\"列错位\"}",
                "drop", "{}",
                "map", "{\"columns\":[{\"column\":0,\"field\":\"building\"}],\"fixed\":[]}");
        for (var login : List.of("elsewhere", "system_admin", "security_admin", "audit_admin")) {
            int status = login.equals("elsewhere") ? 404 : 403;
            var fields = Map.of("parkId", "LQ", "kind", "UNITS");
            assertThat(app.upload(login, "/api/v1/imports", fields, "a.csv", utf8(TABLE))
                            .status())
                    .as(login)
                    .isEqualTo(login.equals("elsewhere") ? 400 : status);
            read.forEach(path -> assertThat(
                            app.get(login, "/api/v1/imports/" + id + path).status())
                    .as(login + path)
                    .isEqualTo(status));
            pages.forEach(
                    path -> assertThat(app.file(login, "/imports/" + id + path).statusCode())
                            .as(login + path)
                            .isEqualTo(status));
            acts.forEach((verb, body) -> assertThat(app.post(login, "/api/v1/imports/" + id + "/" + verb, body)
                            .status())
                    .as(login + verb)
                    .isEqualTo(status));
            assertThat(app.post(
                                    login,
                                    "/api/v1/imports/" + id + "/commit",
                                    "{\"goodRowsOnly\":false,\"unlikelyToo\":false}")
                            .status())
                    .as("%s learns nothing of its rows", login)
                    .isEqualTo(status);
            assertThat(app.form(login, "/imports/" + id + "/columns", Map.of("c0", "building"))
                            .statusCode())
                    .as(login)
                    .isEqualTo(status);
        }
        assertThat(app.get("elsewhere", "/api/v1/imports").body().path("items").toString())
                .isEqualTo("[]");
        assertThat(app.page("elsewhere", "/imports").body()).doesNotContain(id);
        for (var path : List.of("", "/rows", "/errors.xlsx")) {
            assertThat(app.file(null, "/imports/" + id + path).statusCode()).isNotEqualTo(200);
        }
        acts.forEach((verb, body) -> assertThat(app.post("auditor", "/api/v1/imports/" + id + "/" + verb, body)
                        .status())
                .isEqualTo(403));
        assertThat(kept()).isEqualTo(before);
        assertThat(shown("manager", "/api/v1/imports/" + id).path("status").asString())
                .isEqualTo("PREPARED");
    }
}
