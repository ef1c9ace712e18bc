package io.parkledger.api.history;

import static io.parkledger.api.Told.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.core.ledger.TestLedger;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An auditor takes evidence away, and needs neither us nor this program to check it. */
class PackApiTest {

    private static TestApplication app;
    private static String early;

    @TempDir
    Path folder;

    @BeforeAll
    static void fill() {
        app = TestApplication.start();
        register("1");
        early = checkpointOf(1);
        for (int i = 2; i <= 5; i++) {
            register("" + i);
        }
        checkpointOf(5);
    }

    private static void register(String lead) {
        var status = app.post(
                        "staff",
                        "/api/v1/leads",
                        "{\"leadId\":\"L-" + lead + "\",\"company\":\"澜桥第" + lead + "家\",\"source\":\"WALK_IN\"}")
                .status();
        assertThat(status).isEqualTo(201);
    }

    private static String checkpointOf(int size) {
        return await().until(
                        () -> sent("checkpoint", HttpResponse.BodyHandlers.ofString())
                                .body(),
                        note -> note.lines().skip(1).findFirst().orElse("").equals("" + size));
    }

    private static <T> HttpResponse<T> sent(String what, HttpResponse.BodyHandler<T> body) {
        var request = app.request("auditor", "/api/v1/log/" + what).build();
        return HttpClient.newHttpClient().sendAsync(request, body).join();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private Path download(String query) throws IOException {
        var answer = sent("pack" + query, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Files.write(folder.resolve("pack.zip"), answer.body());
    }

    /** With the program that lies in the pack. */
    private String verified(Path pack, String... more) throws Exception {
        var program = folder.resolve("verify.py");
        try (var zip = new ZipFile(pack.toFile())) {
            Files.write(program, zip.getInputStream(zip.getEntry("verify.py")).readAllBytes());
        }
        var command = new ArrayList<>(List.of("python3", "-B", program.toString(), pack.toString()));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void all_of_the_ledger_continues_what_was_noted_earlier() throws Exception {
        var trusted = Files.writeString(folder.resolve("early.txt"), early);
        var pack = download("");

        assertThat(verified(pack, "--trusted", trusted.toString())).startsWith("HOLDS: 5 events");
        try (var zip = new ZipFile(pack.toFile())) {
            assertThat(new String(
                            zip.getInputStream(zip.getEntry("history.html")).readAllBytes(), UTF_8))
                    .contains("澜桥第5家");
        }
    }

    @Test
    void a_subject_or_a_time_alone_continues_it_too() throws Exception {
        var trusted = Files.writeString(folder.resolve("early.txt"), early);

        assertThat(verified(download("?subject=L-3&trusted=1"), "--trusted", trusted.toString()))
                .startsWith("HOLDS: 1 events");
        var pack = download("?from=1&to=3");
        assertThat(verified(pack)).startsWith("HOLDS: 2 events");
        try (var zip = new ZipFile(pack.toFile())) {
            assertThat(new String(
                            zip.getInputStream(zip.getEntry("history.html")).readAllBytes(), UTF_8))
                    .contains("澜桥第2家", "澜桥第3家")
                    .doesNotContain("澜桥第1家", "澜桥第4家");
        }
    }

    @Test
    void the_workbook_tells_what_the_page_tells_and_the_manifest_names_both() throws Exception {
        for (var which : List.of("", "?subject=L-3", "?from=1&to=3")) {
            for (var language : List.of("zh-CN", "en")) {
                var request = app.request("auditor", "/api/v1/log/pack" + which, "Accept-Language", language);
                var answer = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
                try (var zip = new ZipFile(
                        Files.write(folder.resolve("both.zip"), answer.body()).toFile())) {
                    var page = new String(
                            zip.getInputStream(zip.getEntry("history.html")).readAllBytes(), UTF_8);
                    var told = CELLS.matcher(page)
                            .results()
                            .map(row -> IntStream.rangeClosed(1, 4)
                                    .mapToObj(row::group)
                                    .toList())
                            .toList();
                    assertThat(told).as(which + language).isNotEmpty();
                    var workbook = workbook(zip.getInputStream(zip.getEntry("history.xlsx")));
                    assertThat(workbook.subList(1, workbook.size())).isEqualTo(told);
                    assertThat(workbook.get(0).get(3)).isEqualTo(language.equals("en") ? "What" : "事项");
                    assertThat(page).contains("<th>" + String.join("</th><th>", workbook.get(0)) + "</th>");
                    assertThat(new String(
                                    zip.getInputStream(zip.getEntry("manifest.json"))
                                            .readAllBytes(),
                                    UTF_8))
                            .contains("\"history.html\"", "\"history.xlsx\"");
                }
            }
        }
    }

    private static final Pattern CELLS =
            Pattern.compile("<tr><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td></tr>");

    private static List<List<String>> workbook(InputStream file) throws IOException {
        try (var workbook = new ReadableWorkbook(file)) {
            return workbook.getFirstSheet().read().stream()
                    .map(row -> row.stream()
                            .map(cell -> cell.getType() == CellType.NUMBER && cell.getColumnIndex() == 1
                                    ? DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                                            .format(cell.asDate())
                                    : cell.getText())
                            .toList())
                    .toList();
        }
    }

    @Test
    void what_is_not_there_or_not_theirs_is_refused() {
        assertThat(app.get("auditor", "/api/v1/log/pack?subject=L-99").status()).isEqualTo(404);
        assertThat(app.get("auditor", "/api/v1/log/pack?from=3&to=1").status()).isEqualTo(400);
        assertThat(app.get("auditor", "/api/v1/log/pack?from=99").status()).isEqualTo(400);
        assertThat(app.get("staff", "/api/v1/log/pack").status()).isEqualTo(403);
    }

    @Test
    void a_pack_of_which_something_is_missing_is_refused_in_words() {
        var owner = TestLedger.owner(app.database());
        owner.update("ALTER TABLE ledger.seal DISABLE TRIGGER ALL");
        owner.update("UPDATE ledger.seal SET position = 900 WHERE position = 2");
        try {
            for (var which : List.of("", "?from=1&to=3")) {
                var refused = refused(404, app.get("auditor", "/api/v1/log/pack" + which));
                assertThat(refused.text("/code")).isEqualTo("log.pack-incomplete");
                assertThat(refused.text("/detail")).contains("无法生成取证包");
                assertThat(refused.header("Content-Disposition")).isNull();
            }
        } finally {
            owner.update("UPDATE ledger.seal SET position = 2 WHERE position = 900");
        }
    }
}
