package io.parkledger.api.upgrade;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.wiring.BackupCommands;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.StoredLedger;
import io.parkledger.core.ledger.TestFolders;
import io.parkledger.core.ledger.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Backups that earlier versions wrote, brought back by this one: each is verified with its keys and checkpoints, and
 * shows what it showed. Every release adds one; {@code ledgers/} says how.
 */
class BackupOfBeforeTest {

    private static final int FIGURES = 9;
    private static final int EVENTS = 243;

    private final Path folder = TestFolders.make();

    @ParameterizedTest
    @ValueSource(strings = "backup-1")
    void a_backup_of_an_earlier_version_comes_back_as_it_was_sealed_and_shows_what_it_showed(String name)
            throws IOException {
        var database = TestPostgres.newDatabase();
        copy(name + "/days.zip", "days.zip");
        copy(name + "/checkpoints.txt", "checkpoints.txt");
        unpackKeys(name + "/keys.zip");
        var out = new ByteArrayOutputStream();

        var result = BackupCommands.run(
                List.of(
                        "restore",
                        "--from=" + folder.resolve("days.zip"),
                        "--spring.profiles.active=demo",
                        "--parkledger.seal.keys=" + folder.resolve("keys"),
                        "--parkledger.seal.outside=" + folder.resolve("checkpoints.txt"),
                        "--parkledger.ledger.url=" + database.url(),
                        "--parkledger.ledger.user=" + database.user(),
                        "--parkledger.ledger.password=" + database.password(),
                        "--parkledger.ledger.owner-user=" + database.ownerUser(),
                        "--parkledger.ledger.owner-password=" + database.ownerPassword()),
                new PrintStream(out, true, UTF_8));

        assertThat(result + " " + out.toString(UTF_8))
                .startsWith("0 ")
                .contains(
                        EVENTS + " events up to position " + EVENTS,
                        "what was brought back is as it was sealed",
                        "there is nothing to restore");
        try (var app = TestApplication.demoOver(
                database,
                "--parkledger.demo.folder=classpath:ledgers/" + name + "/days",
                "--parkledger.seal.keys=" + folder.resolve("keys"),
                "--parkledger.seal.outside=" + folder.resolve("checkpoints.txt"))) {
            assertThat(app.bean(Ledger.class).reader().after(0, EVENTS)).hasSize(EVENTS);
            var expected = JsonMapper.shared().readTree(StoredLedger.open(name + "/figures.json"));
            assertThat(expected).hasSize(FIGURES);
            for (var figure : expected.properties()) {
                var answer = app.get("shen", figure.getKey());
                assertThat(answer.status()).as(figure.getKey()).isEqualTo(200);
                assertShown(figure.getKey(), figure.getValue(), answer.body());
            }
        }
    }

    /** Fields may be added to what was shown; none is lost or different. */
    private static void assertShown(String where, JsonNode expected, JsonNode found) {
        if (expected.isObject() && found.isObject()) {
            expected.properties()
                    .forEach(field ->
                            assertShown(where + " " + field.getKey(), field.getValue(), found.path(field.getKey())));
        } else if (expected.isArray() && found.isArray()) {
            assertThat(found).as(where).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                assertShown(where + " " + i, expected.get(i), found.get(i));
            }
        } else {
            assertThat(found.toString()).as(where).isEqualTo(expected.toString());
        }
    }

    private void copy(String name, String as) throws IOException {
        try (var in = StoredLedger.open(name)) {
            Files.copy(in, folder.resolve(as));
        }
    }

    private void unpackKeys(String name) throws IOException {
        var keys = Files.createDirectories(folder.resolve("keys"));
        try (var zip = new ZipInputStream(StoredLedger.open(name))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, keys.resolve(Path.of(entry.getName()).getFileName()));
            }
        }
    }
}
