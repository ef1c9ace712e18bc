package io.parkledger.api.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.kit.access.Tokens;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.ledger.TestFolders;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.ledger.TestPostgres;
import io.parkledger.core.ledger.embedded.EmbeddedPostgres;
import io.parkledger.core.ledger.seal.LogReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The drill: a ledger is backed up while it is written to, more is written and a person erased, and the copy is brought
 * back, verified and gone on with.
 */
class BackupCommandsTest {

    private static final Duration A_WHILE = Duration.ofSeconds(30);
    private static final List<String> REPORTS = List.of(
            "/api/v1/leads?limit=500&asOf=",
            "/api/v1/reports/funnel?parkId=LQ&from=2021-01&to=2030-12&asOf=",
            "/api/v1/parks?asOf=");

    /** All of them fit on the one page that is compared. */
    private static final int WRITTEN_MEANWHILE = 400;

    private static final Path FOLDER = TestFolders.make();
    private static final Path OUTSIDE = FOLDER.resolve("outside/checkpoints.txt");
    private static final Path FILE = FOLDER.resolve("backup.zip");

    private static LedgerSettings original;
    /** What the file says it holds up to. */
    private static long position;
    /** What the original showed as of that position. */
    private static List<String> shown;

    private static String lead;

    @BeforeAll
    static void backUp() throws IOException {
        var app = TestApplication.start(seal());
        original = app.database();
        done(app.post("system_admin", "/api/v1/parks", "{\"parkId\":\"LQ\",\"name\":\"澜桥\"}"));
        lead = lead(app, 0).text("/id");
        done(app.post("staff", "/api/v1/leads/" + lead + "/name-contact", """
                {"contact":{"personId":"P-1","name":"孙一","phone":"100-0000-0001"}}"""));
        awaitOutside(app);
        var writing = new AtomicBoolean(true);
        var load = CompletableFuture.runAsync(() -> {
            for (int i = 1; writing.get() && i <= WRITTEN_MEANWHILE; i++) {
                lead(app, i);
            }
        });

        var said = run(original, "backup", "--to=" + FILE, "--keys=" + FOLDER.resolve("keys.zip"));

        writing.set(false);
        load.join();
        assertThat(said).startsWith("0 ").contains("SHA-256", "2 key files", "somewhere else");
        position = Long.parseLong(said.replaceAll("(?s).*up to position (\\d+),.*", "$1"));
        shown = shown(app);
        done(lead(app, 1_000_000));
        assertThat(app.erase("P-1").status()).isEqualTo(202);
        await().atMost(A_WHILE).until(() -> Files.exists(OUTSIDE.resolveSibling("checkpoints.txt.erased-persons")));
        awaitOutside(app);
        assertThat(app.bean(Ledger.class).reader().head()).isGreaterThan(position);
        app.close();
    }

    @AfterAll
    static void delete() {
        TestFolders.delete(FOLDER);
    }

    private static String[] seal() {
        return new String[] {"--parkledger.seal.keys=" + FOLDER.resolve("keys"), "--parkledger.seal.outside=" + OUTSIDE
        };
    }

    private static Answered lead(TestApplication app, int number) {
        return app.post("staff", "/api/v1/leads", "{\"company\":\"公司" + number + "\",\"source\":\"WALK_IN\"}");
    }

    private static void done(Answered answered) {
        assertThat(answered.status()).as("%s", answered.body()).isIn(200, 201);
    }

    private static List<String> shown(TestApplication app) {
        return REPORTS.stream()
                .map(report -> {
                    var answered = app.get("auditor", report + position);
                    assertThat(answered.status())
                            .as("%s %s", report, answered.body())
                            .isEqualTo(200);
                    return answered.body().toString();
                })
                .toList();
    }

    private static void awaitOutside(TestApplication app) {
        var log = app.bean(LogReader.class);
        await().atMost(A_WHILE).until(() -> log.checkpoint()
                .filter(note -> log.size() == app.bean(Ledger.class).reader().head())
                .filter(note -> Files.exists(OUTSIDE) && read(OUTSIDE).endsWith(note + "\n"))
                .isPresent());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(LedgerSettings database, String... words) {
        return run(Stream.concat(
                Stream.of(words),
                Stream.of(
                        "--parkledger.ledger.url=" + database.url(),
                        "--parkledger.ledger.user=" + database.user(),
                        "--parkledger.ledger.password=" + database.password(),
                        "--parkledger.ledger.owner-user=" + database.ownerUser(),
                        "--parkledger.ledger.owner-password=" + database.ownerPassword())));
    }

    private static String run(Stream<String> words) {
        var arguments = new ArrayList<>(words.toList());
        if (arguments.stream().noneMatch(each -> each.startsWith("--parkledger.seal.outside="))) {
            arguments.addAll(List.of(seal()));
        }
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, UTF_8);
        var result = BackupCommands.knows(arguments)
                ? BackupCommands.run(arguments, print)
                : SealCommands.run(arguments, print);
        return result + " " + out.toString(UTF_8);
    }

    /** Its own file outside, since each restore tells of another future. */
    private static String[] outsideOf(String copy) throws IOException {
        var outside = Files.createDirectories(FOLDER.resolve(copy)).resolve("checkpoints.txt");
        Files.copy(OUTSIDE, outside);
        Files.copy(
                OUTSIDE.resolveSibling("checkpoints.txt.erased-persons"),
                outside.resolveSibling("checkpoints.txt.erased-persons"));
        return new String[] {"--parkledger.seal.keys=" + FOLDER.resolve("keys"), "--parkledger.seal.outside=" + outside
        };
    }

    private static String[] with(String[] more, String... words) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void a_copy_in_a_database_of_ones_own_shows_what_was_there_says_what_is_lost_and_goes_on() throws IOException {
        var copy = TestPostgres.newDatabase();
        var seal = outsideOf("own");

        var said = run(copy, with(seal, "restore", "--from=" + FILE));

        assertThat(said)
                .startsWith("0 Brought back")
                .contains(
                        "up to position " + position + ". Persons who had been erased since and are erased again: 1",
                        "LEDGER_CUT_SHORT",
                        "what was brought back is as it was sealed",
                        "are lost, which the ledger tells",
                        "/2 from now on");
        assertThat(run(copy, with(seal, "verify"))).startsWith("0 ");
        try (var app = TestApplication.over(copy, seal)) {
            speak(app);
            assertThat(shown(app)).isEqualTo(withoutPerson(shown));
            var contact = app.get("auditor", "/api/v1/leads/" + lead);
            assertThat(contact.status()).isEqualTo(200);
            assertThat(contact.text("/contact/personId")).isEqualTo("P-1");
            assertThat(contact.body().at("/contact/name").isNull()).isTrue();
            done(lead(app, 2_000_000));
            await().atMost(A_WHILE)
                    .until(() -> app.bean(LogReader.class).size()
                            == app.bean(Ledger.class).reader().head());
        }
        assertThat(run(copy, with(seal, "verify", OUTSIDE.toString())))
                .as("who holds a checkpoint of what is lost")
                .startsWith("1 ")
                .contains("LEDGER_CUT_SHORT");
        assertThat(TestLedger.owner(copy)
                        .query(
                                "SELECT action FROM access.access_log WHERE login = 'server' ORDER BY id",
                                row -> row.getString(1)))
                .containsExactly("backup", "restore");
    }

    private static void speak(TestApplication app) {
        for (var login : List.of("auditor", "staff")) {
            app.speakWith(login, app.bean(Tokens.class).make(login, Tokens.Kind.API, "test", Duration.ofHours(1)));
        }
    }

    private static List<String> withoutPerson(List<String> shown) {
        assertThat(shown).anyMatch(report -> report.contains("孙一"));
        return shown.stream()
                .map(report -> report.replace(
                        "\"name\":\"孙一\",\"phone\":\"100-0000-0001\",\"withheld\":null",
                        "\"name\":null,\"phone\":null,\"withheld\":\"ERASED\""))
                .toList();
    }

    @Test
    void a_copy_in_an_empty_folder_is_backed_up_again_whether_it_runs_or_not() throws IOException {
        var data = FOLDER.resolve("embedded-data");
        var seal = outsideOf("embedded");
        Files.createDirectories(data.resolve("keys"));

        var said = run(Stream.of(with(seal, "restore", "--from=" + FILE, "--data=" + data)));

        assertThat(said).startsWith("0 Brought back").contains("are lost, which the ledger tells");
        assertThat(run(Stream.of(with(seal, "restore", "--from=" + FILE, "--data=" + data))))
                .startsWith("2 restore.folder-not-empty: The data folder");
        assertThat(run(Stream.of(with(seal, "backup", "--to=" + FOLDER.resolve("stopped.zip"), "--data=" + data))))
                .startsWith("0 ");
        try (var running = EmbeddedPostgres.start(data.resolve("postgres"))) {
            assertThat(running.port()).isPositive();
            assertThat(run(Stream.of(with(seal, "backup", "--to=" + FOLDER.resolve("running.zip"), "--data=" + data))))
                    .startsWith("0 ");
        }
        assertThat(run(Stream.of("backup", "--to=" + FILE, "--data=" + data))).startsWith("2 backup.file-exists: ");
        assertThat(run(Stream.of("backup", "--to=" + FOLDER.resolve("none.zip"), "--data=" + FOLDER.resolve("none"))))
                .startsWith("2 backup.no-ledger: ");
        assertThat(FOLDER.resolve("none")).doesNotExist();
        assertThat(run(Stream.of("backup", "--data=" + data))).startsWith("2 Usage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut-short", "changed"})
    void a_file_that_is_not_whole_leaves_the_folder_empty(String how) throws IOException {
        var bytes = Files.readAllBytes(FILE);
        var file = FOLDER.resolve(how + ".zip");
        bytes[bytes.length / 2] ^= 4;
        Files.write(file, how.equals("changed") ? bytes : Arrays.copyOf(bytes, bytes.length - 1));
        var data = FOLDER.resolve("for-" + how);

        assertThat(run(Stream.of("restore", "--from=" + file, "--data=" + data)))
                .startsWith("2 restore.file-" + how + ": ")
                .hasLineCount(1);

        assertThat(data).doesNotExist();
    }

    @Test
    void another_ledgers_checkpoints_a_database_in_use_and_the_demos_clock_are_refused() throws IOException {
        var other = FOLDER.resolve("other");
        try (var app = TestApplication.start("--parkledger.seal.outside=" + other)) {
            done(app.post("system_admin", "/api/v1/parks", "{\"parkId\":\"XX\",\"name\":\"别处\"}"));
            await().atMost(A_WHILE).until(() -> Files.exists(other) && Files.size(other) > 0);
        }

        assertThat(run(TestPostgres.newDatabase(), "restore", "--from=" + FILE, "--parkledger.seal.outside=" + other))
                .startsWith("2 restore.another-ledger: ");
        assertThat(run(original, "restore", "--from=" + FILE)).startsWith("2 restore.database-not-empty: ");
        assertThat(run(TestPostgres.newDatabase(), "restore", "--from=" + FILE, "--spring.profiles.active=demo"))
                .startsWith("2 restore.kind-mismatch: ");
    }

    @Test
    void what_was_changed_in_the_database_before_the_backup_is_found_and_nothing_is_told_on_top_of_it()
            throws IOException {
        var tampered = TestPostgres.copyOf(original);
        var owner = TestLedger.owner(tampered);
        owner.update("ALTER TABLE ledger.event DISABLE TRIGGER event_only_grows");
        owner.update("UPDATE ledger.event SET type = 'park.withdrawn' WHERE aggregate_id = 'LQ'");
        owner.update("ALTER TABLE ledger.event ENABLE TRIGGER event_only_grows");
        var file = FOLDER.resolve("tampered.zip");
        assertThat(run(tampered, "backup", "--to=" + file)).startsWith("0 ");
        var copy = TestPostgres.newDatabase();

        var said = run(copy, with(outsideOf("tampered"), "restore", "--from=" + file));

        assertThat(said).startsWith("1 ").contains("EVENT_CHANGED at position 1 in type of LQ", "Nothing is signed");
        assertThat(TestLedger.owner(copy)
                        .query(
                                "SELECT count(*) FROM ledger.event WHERE type LIKE 'custody.ledger-restored'",
                                row -> row.getLong(1)))
                .containsExactly(0L);
    }

    @Test
    void without_its_keys_it_is_brought_back_and_says_what_to_do() throws IOException {
        var copy = TestPostgres.newDatabase();
        var seal = outsideOf("keyless");

        var said =
                run(copy, "restore", "--from=" + FILE, seal[1], "--parkledger.seal.keys=" + FOLDER.resolve("nowhere"));

        assertThat(said).startsWith("1 ").contains("seal.key-missing", "java -jar parkledger.jar restore");
        assertThat(run(copy, with(seal, "restore"))).startsWith("0 Kept");
    }
}
