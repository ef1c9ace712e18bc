package io.parkledger.api.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.kit.access.AccessLog;
import io.parkledger.core.ledger.TestFolders;
import io.parkledger.core.ledger.backup.StoredBackup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who runs the system asks for a backup, is told where it is, and never holds one. */
class BackupTest {

    private static final Path FOLDER = TestFolders.make();

    private static TestApplication app;

    @BeforeAll
    static void start() {
        app = TestApplication.start("--parkledger.backup.folder=" + FOLDER);
        assertThat(app.post("system_admin", "/api/v1/parks", "{\"parkId\":\"LQ\",\"name\":\"澜桥\"}")
                        .status())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        app.close();
        TestFolders.delete(FOLDER);
    }

    private static Answered taken() {
        var asked = app.post("system_admin", "/api/v1/backups", "");
        assertThat(asked.status()).isEqualTo(202);
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> app.get("system_admin", "/api/v1/jobs/" + asked.text("/id")), job -> {
                    assertThat(job.text("/state")).as("%s", job.body()).isNotEqualTo("FAILED");
                    return job.text("/state").equals("DONE");
                });
    }

    @Test
    void it_is_a_file_of_the_server_and_everybody_who_watches_the_system_knows_of_it() {
        var job = taken();

        var file = FOLDER.resolve(job.text("/backup/file"));
        var stored = StoredBackup.open(file);
        assertThat(stored.sha256()).isEqualTo(job.text("/backup/sha256"));
        assertThat(file).hasSize(job.body().at("/backup/bytes").longValue());
        assertThat(stored.manifest().tables())
                .extracting(table -> table.name())
                .contains("ledger.event", "ledger.person_key", "access.account", "access.access_log");
        for (var login : List.of("system_admin", "auditor", "audit_admin")) {
            var listed = app.get(login, "/api/v1/backups");
            assertThat(listed.status()).isEqualTo(200);
            assertThat(listed.body().toString())
                    .as(login)
                    .contains(file.getFileName().toString());
            var page = app.page(login, "/operation/backups", "Accept-Language", "zh-CN");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains(file.getFileName().toString(), stored.sha256(), "最近一次备份", FOLDER.toString());
        }
        assertThat(app.page("system_admin", "/operation/backups", "Accept-Language", "en")
                        .body())
                .contains("Last backup", "--from=FILE.zip", "Back up now");
        assertThat(app.page("auditor", "/operation/backups").body()).doesNotContain("/backups/new");
        for (var login : List.of("staff", "manager", "security_admin")) {
            assertThat(app.get(login, "/api/v1/backups").status()).as(login).isEqualTo(403);
        }
        assertThat(app.post("audit_admin", "/api/v1/backups", "").status()).isEqualTo(403);
    }

    @Test
    void it_is_in_the_access_log_before_it_is_written_and_in_the_backup_itself() throws Exception {
        var job = taken();

        var lines = app.bean(AccessLog.class).after(0, 1_000).stream()
                .filter(line -> line.action().equals("backup"))
                .toList();
        assertThat(lines)
                .filteredOn(line -> line.target().equals(job.text("/backup/file")))
                .singleElement()
                .extracting(AccessLog.Line::login)
                .isEqualTo("system_admin");
        assertThat(app.page("audit_admin", "/accounts/log", "Accept-Language", "zh-CN")
                        .body())
                .contains("备份账本", job.text("/backup/file"));
        try (var zip = new ZipFile(FOLDER.resolve(job.text("/backup/file")).toFile());
                var rows = zip.getInputStream(zip.getEntry("access.access_log.copy"))) {
            assertThat(new String(rows.readAllBytes(), StandardCharsets.UTF_8)).contains(job.text("/backup/file"));
        }
    }

    @Test
    void a_folder_that_cannot_be_written_fails_the_job() {
        try (var node = TestApplication.start("--parkledger.backup.folder=/dev/null/backups")) {
            var asked = node.post("system_admin", "/api/v1/backups", "");
            assertThat(asked.status()).isEqualTo(202);
            var failed = await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> node.get("system_admin", "/api/v1/jobs/" + asked.text("/id")),
                            job -> job.text("/state").equals("FAILED"));
            assertThat(failed.text("/error")).contains("cannot be written");
        }
    }
}
