package io.parkledger.core.ledger.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parkledger.core.ledger.LedgerCannotStart;
import io.parkledger.core.ledger.embedded.EmbeddedPostgres.Machine;
import io.parkledger.core.ledger.embedded.EmbeddedPostgres.Start;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@Tag("chaos")
class EmbeddedPostgresTest {
    private static final Path PROGRAMS = Path.of("target", "postgres-programs").toAbsolutePath();

    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    Path temp;

    private Path data;
    private final List<Process> started = new ArrayList<>();
    private final List<Path> mounted = new ArrayList<>();

    @BeforeEach
    void here() {
        data = temp.resolve("data").resolve("postgres");
    }

    @AfterEach
    void leaveNothingRunning() throws Exception {
        for (var process : started) {
            process.destroyForcibly().waitFor();
        }
        if (Files.exists(pidFile())) {
            Predecessor.in(cluster()).running().ifPresent(p -> {
                p.destroyForcibly();
                p.onExit().join();
            });
        }
        for (var path : mounted) {
            run("umount", "-l", path.toString());
        }
    }

    @Test
    void what_is_committed_is_on_the_disk() throws Exception {
        try (var postgres = start(data)) {
            assertThat(List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums"))
                    .allSatisfy(setting ->
                            assertThat(one(postgres, "SHOW " + setting)).isEqualTo("on"));
            assertThat(one(postgres, "SHOW shared_buffers")).isEqualTo("128MB");
            assertThat(one(postgres, "SHOW max_connections")).isEqualTo("60");
        }
    }

    @Test
    void durability_cannot_be_switched_off_from_inside() throws Exception {
        try (var postgres = start(data)) {
            execute(postgres, "ALTER SYSTEM SET fsync = off");
            execute(postgres, "ALTER SYSTEM SET full_page_writes = off");
            execute(postgres, "ALTER ROLE parkledger SET synchronous_commit = off");
            execute(postgres, "ALTER DATABASE parkledger SET synchronous_commit = off");
        }
        try (var postgres = start(data)) {
            assertThat(List.of("fsync", "synchronous_commit", "full_page_writes"))
                    .allSatisfy(setting ->
                            assertThat(one(postgres, "SHOW " + setting)).isEqualTo("on"));
        }
    }

    @Test
    void only_this_computer_reaches_it_and_only_with_the_password() throws Exception {
        try (var postgres = start(data)) {
            assertThat(one(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(one(postgres, "SHOW unix_socket_directories")).isEmpty();
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(run(
                                    "stat",
                                    "-c",
                                    "%a",
                                    cluster().resolve("parkledger.password").toString())
                            .strip())
                    .isEqualTo("600");
        }
    }

    @Test
    void it_speaks_every_language_and_sorts_the_same_everywhere() throws Exception {
        try (var postgres = start(data)) {
            assertThat(one(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(
                            one(
                                    postgres,
                                    "SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname = current_database()"))
                    .isEqualTo("b C.UTF-8");
            assertThat(one(postgres, "SELECT upper('é') || lower('Ä') || '园区'")).isEqualTo("Éä园区");
        }
    }

    @Test
    void the_extensions_the_ledger_may_use_are_there() throws Exception {
        try (var postgres = start(data)) {
            execute(postgres, "CREATE EXTENSION btree_gist");
            execute(
                    postgres,
                    "CREATE TABLE stay (space int, term daterange, EXCLUDE USING gist (space WITH =, term WITH &&))");
            execute(postgres, "INSERT INTO stay VALUES (1, '[2026-01-01,2027-01-01)')");
            assertThatThrownBy(() -> execute(postgres, "INSERT INTO stay VALUES (1, '[2026-06-01,2026-07-01)')"))
                    .hasMessageContaining("exclusion constraint");
            execute(postgres, "CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 2 * n; END'");
            assertThat(one(postgres, "SELECT twice(21)")).isEqualTo("42");
        }
    }

    @Test
    void data_survive_a_restart_and_a_restart_is_quick() throws Exception {
        try (var postgres = start(data)) {
            execute(postgres, "CREATE TABLE fact (said text)");
            execute(postgres, "INSERT INTO fact VALUES ('stays')");
        }
        var before = System.nanoTime();
        try (var postgres = start(data)) {
            System.out.println("TIMING restart ms " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
            assertThat(one(postgres, "SELECT said FROM fact")).isEqualTo("stays");
        }
    }

    @Test
    void a_closed_one_leaves_nothing_behind_and_can_be_closed_again() throws Exception {
        var postgres = start(data);
        var server = Predecessor.in(cluster()).running().orElseThrow();
        try (var open = connect(postgres)) {
            postgres.close();
            postgres.close();
            assertThat(server.onExit()).succeedsWithin(SOON);
            assertThat(pidFile()).doesNotExist();
            assertThat(Files.readString(postgres.log()))
                    .contains("fast shutdown request", "database system is shut down");
            assertThat(open.isValid(1)).isFalse();
        }
        start(data).close();
    }

    @Test
    void an_interrupted_thread_still_stops_it() throws Exception {
        var postgres = start(data);
        Thread.currentThread().interrupt();
        postgres.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(pidFile()).doesNotExist();
    }

    @Test
    void a_path_may_be_long_and_hold_blanks_and_apostrophes() throws Exception {
        data = temp.resolve("it's a long path & (more); * ? ~ " + "x".repeat(150));
        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThat(one(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_path_that_a_shell_would_read_is_refused() {
        assertThat(List.of("$HOME", "`touch x`", "a\"b", "a\\b", "a\nb"))
                .allSatisfy(
                        name -> assertThat(refusal(temp.resolve(name)).code()).isEqualTo("ledger.path-not-allowed"));
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void the_programs_are_kept_in_the_data_folder_and_unpacked_once() throws Exception {
        Files.createDirectories(data.resolve("programs-of-an-earlier-version"));
        Files.createDirectories(data.resolve("unpacking-interrupted"));
        var before = System.nanoTime();
        EmbeddedPostgres.start(data).close();
        System.out.println("TIMING first start with unpacking and stop ms "
                + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
        assertThat(programs()).hasSize(1);
        before = System.nanoTime();
        EmbeddedPostgres.start(data).close();
        System.out.println(
                "TIMING second start and stop ms " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
        var folderChangedAt = Files.getLastModifiedTime(data);
        var archive = PostgresPrograms.archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        assertThat(PostgresPrograms.unpacked(archive, data))
                .isEqualTo(programs().get(0));
        assertThat(Files.getLastModifiedTime(data)).isEqualTo(folderChangedAt);
        assertThat(data.resolve("unpacking-interrupted")).doesNotExist();
    }

    @Test
    void a_second_start_in_the_same_process_is_refused_and_harms_nothing() throws Exception {
        try (var first = start(data)) {
            assertThat(refusal(data).code()).isEqualTo("ledger.data-folder-in-use");
            assertThat(refusal(temp.resolve("data/../data/postgres")).code()).isEqualTo("ledger.data-folder-in-use");
            assertThat(one(first, "SELECT 1")).isEqualTo("1");
            // A refused start must not have given up the lock of the first.
            assertThat(application(data).firstLine()).startsWith("REFUSED ledger.data-folder-in-use");
        }
    }

    @Test
    void a_second_start_from_another_process_is_refused_with_the_number_of_the_first() throws Exception {
        var first = application(data);
        assertThat(first.firstLine()).startsWith("READY");
        var refusal = refusal(data);
        assertThat(refusal.code()).isEqualTo("ledger.data-folder-in-use");
        assertThat(refusal.getMessage())
                .contains(data.toString(), "process " + first.process.pid(), "Stop that one first");
        assertThat(Predecessor.in(cluster()).running()).isPresent();
    }

    @Test
    void after_a_killed_application_the_server_it_left_is_stopped_and_nothing_is_lost() throws Exception {
        var killed = application(data);
        assertThat(killed.firstLine()).startsWith("READY");
        kill(killed.process.toHandle());
        var orphan = Predecessor.in(cluster()).running().orElseThrow();
        assertThat(orphan.isAlive()).isTrue();
        var before = System.nanoTime();
        try (var postgres = start(data)) {
            System.out.println(
                    "TIMING start over an orphan ms " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
            assertThat(orphan.onExit()).succeedsWithin(SOON);
            assertThat(one(postgres, "SELECT said FROM fact")).isEqualTo("by the other process");
            assertThat(Files.readString(postgres.log())).contains("database system was shut down at");
        }
    }

    @Test
    void after_a_killed_server_the_number_of_a_dead_process_does_no_harm() throws Exception {
        crashedCluster();
        try (var postgres = start(data)) {
            assertThat(one(postgres, "SELECT said FROM fact")).isEqualTo("stays");
            assertThat(Files.readString(postgres.log())).contains("was not properly shut down");
        }
    }

    @Test
    void after_a_killed_server_its_number_may_belong_to_another_process_which_is_left_alone() throws Exception {
        crashedCluster();
        var stranger =
                new ProcessBuilder("sleep", "100").directory(cluster().toFile()).start();
        started.add(stranger);
        pretendServerIs(stranger.pid());
        try (var postgres = start(data)) {
            assertThat(one(postgres, "SELECT said FROM fact")).isEqualTo("stays");
        }
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void the_number_may_belong_to_the_server_of_another_data_folder_which_is_left_alone() throws Exception {
        crashedCluster();
        try (var other = start(temp.resolve("other"))) {
            pretendServerIs(Predecessor.in(PostgresCluster.in(temp.resolve("other")))
                    .running()
                    .orElseThrow()
                    .pid());
            try (var postgres = start(data)) {
                assertThat(one(postgres, "SELECT said FROM fact")).isEqualTo("stays");
            }
            assertThat(one(other, "SELECT 1")).isEqualTo("1");
        }
    }

    /** It outlives the shell that begot it: one that dies before is buried by that. */
    @Test
    void the_number_may_belong_to_a_dead_server_that_nobody_buried() throws Exception {
        crashedCluster();
        var unburied = new ProcessBuilder(
                        "bash",
                        "-c",
                        "cp /bin/sleep \"$0/postgres\"; \"$0/postgres\" 1 & echo $!; exec sleep 100",
                        temp.toString())
                .start();
        started.add(unburied);
        var pid = Long.parseLong(unburied.inputReader().readLine());
        await(() -> Files.readString(Path.of("/proc/" + pid + "/status")).contains("zombie"));
        pretendServerIs(pid);
        try (var postgres = start(data)) {
            assertThat(one(postgres, "SELECT said FROM fact")).isEqualTo("stays");
        }
    }

    @Test
    void an_empty_number_file_of_a_crash_does_no_harm() throws Exception {
        crashedCluster();
        Files.writeString(pidFile(), "");
        try (var postgres = start(data)) {
            assertThat(one(postgres, "SELECT said FROM fact")).isEqualTo("stays");
        }
    }

    @Test
    void a_first_start_killed_in_the_middle_leaves_a_folder_that_starts() throws Exception {
        start(temp.resolve("unpacked-before")).close();
        var killed = application(data);
        await(() -> Files.isDirectory(data) && !list(data, "cluster.new-*").isEmpty());
        kill(killed.process.toHandle());
        assertThat(cluster()).doesNotExist();
        try (var postgres = start(data)) {
            assertThat(one(postgres, "SELECT 1")).isEqualTo("1");
        }
        start(data).close();
        assertThat(list(data, "cluster.new-*")).isEmpty();
    }

    @Test
    void a_full_disk_is_noticed_before_anything_is_written() {
        var machine = new Machine("Linux", "amd64", path -> 199L << 20);
        var refusal = refusal(Start.in(data), machine);
        assertThat(refusal.code()).isEqualTo("ledger.disk-full");
        assertThat(refusal.getMessage()).contains(data.toString(), "at least 200 MB", "Free some space");
        assertThat(data).doesNotExist();
    }

    @Test
    void an_existing_folder_needs_less_room() throws Exception {
        start(data).close();
        var enough = new Machine("Linux", "amd64", path -> 64L << 20);
        EmbeddedPostgres.start(Start.in(data).withProgramsIn(PROGRAMS), enough).close();
        var machine = new Machine("Linux", "amd64", path -> 63L << 20);
        assertThat(refusal(Start.in(data).withProgramsIn(PROGRAMS), machine).getMessage())
                .contains("at least 64 MB");
    }

    @Test
    void a_disk_that_fills_during_the_first_start_leaves_a_folder_that_starts() throws Exception {
        var disk = disk("size=90m");
        var optimist = new Machine("Linux", "amd64", path -> path.startsWith(disk) ? 1L << 40 : 0);
        data = disk.resolve("postgres");
        assertThat(refusal(Start.in(data), optimist).code()).isEqualTo("ledger.disk-full"); // initdb finds no room
        assertThat(list(data, "cluster*")).isEmpty();
        run("rm", "-r", programs().get(0).toString());
        run("mount", "-o", "remount,size=30m", disk.toString());
        assertThat(refusal(Start.in(data), optimist).code()).isEqualTo("ledger.disk-full"); // unpacking finds no room
        run("mount", "-o", "remount,size=400m", disk.toString());
        EmbeddedPostgres.start(data).close();
    }

    @Test
    void a_full_disk_at_a_later_start_harms_nothing() throws Exception {
        var disk = disk("size=300m");
        data = disk.resolve("postgres");
        crashedCluster();
        run("sh", "-c", "cat /dev/zero > '" + disk + "/filler' 2>/dev/null || true");
        var optimist = new Machine("Linux", "amd64", path -> path.startsWith(disk) ? 1L << 40 : 0);
        assertThat(refusal(data).code()).isEqualTo("ledger.disk-full");
        assertThat(refusal(Start.in(data).withProgramsIn(PROGRAMS), optimist).code())
                .isEqualTo("ledger.disk-full");
        Files.delete(disk.resolve("filler"));
        try (var postgres = start(data)) {
            assertThat(one(postgres, "SELECT said FROM fact")).isEqualTo("stays");
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws Exception {
        var disk = disk("size=300m");
        data = disk.resolve("postgres");
        start(data).close();
        run("mount", "-o", "remount,ro", disk.toString());
        var refusal = refusal(data);
        assertThat(refusal.code()).isEqualTo("ledger.data-folder-not-writable");
        assertThat(refusal.getMessage()).contains(data.toString(), "Read-only file system", "choose another");
        assertThat(refusal(disk.resolve("new")).code()).isEqualTo("ledger.data-folder-not-writable");
        run("mount", "-o", "remount,rw", disk.toString());
        start(data).close();
    }

    @Test
    void programs_on_a_disk_that_allows_none_are_named() throws Exception {
        var refusal = refusal(Start.in(disk("size=300m,noexec").resolve("postgres")), Machine.real());
        assertThat(refusal.code()).isEqualTo("ledger.programs-do-not-run");
        assertThat(refusal.getMessage()).contains("programs-", "Permission denied", "noexec");
    }

    @Test
    void an_ordinary_user_starts_it_beside_root() throws Exception {
        assumeRoot();
        try (var ofRoot = start(temp.resolve("of-root"))) {
            var home = homeOfNobody();
            var application = application(asNobody(home), home.resolve("data"), home.resolve("data"));
            assertThat(application.firstLine()).isEqualTo("READY nobody");
            assertThat(one(ofRoot, "SELECT 1")).isEqualTo("1");
            data = home.resolve("data");
            application.end();
            assertThat(pidFile()).doesNotExist();
        }
    }

    @Test
    void an_ordinary_user_is_told_about_folders_that_are_not_his() throws Exception {
        assumeRoot();
        var home = homeOfNobody();
        var closed = Files.createDirectories(home.resolve("closed"));
        assertThat(application(asNobody(home), closed.resolve("data"), home.resolve("programs"))
                        .firstLine())
                .startsWith("REFUSED ledger.data-folder-not-writable")
                .contains("The user nobody", closed.toString());
    }

    @Test
    void root_does_not_spoil_the_folder_of_an_ordinary_user() throws Exception {
        assumeRoot();
        var home = homeOfNobody();
        var application = application(asNobody(home), home.resolve("data"), home.resolve("data"));
        assertThat(application.firstLine()).isEqualTo("READY nobody");
        application.end();
        data = home.resolve("data");
        var refusal = refusal(data);
        assertThat(refusal.code()).isEqualTo("ledger.data-folder-of-another-user");
        assertThat(refusal.getMessage()).contains("Start it as nobody");
        assertThat(run("find", data.toString(), "-user", "root")).isEmpty();
        var empty = Files.createDirectory(home.resolve("empty"));
        run("chown", "nobody", empty.toString());
        assertThat(refusal(empty).code()).isEqualTo("ledger.data-folder-of-another-user");
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void root_is_told_when_a_folder_above_is_closed_to_its_processes() throws Exception {
        assumeRoot();
        var home = homeOfNobody();
        var ofRoot = Files.createDirectory(home.resolve("of-root"));
        run("chmod", "700", home.toString());
        var refusal = refusal(Start.in(ofRoot), Machine.real());
        assertThat(refusal.code()).isEqualTo("ledger.data-folder-not-writable");
        assertThat(refusal.getMessage()).contains("a folder above it");
    }

    @Test
    void root_without_user_namespaces_is_told_what_to_do() throws Exception {
        assumeRoot();
        var noNamespaces = List.of(
                "unshare", "-U", "-r", "sh", "-c", "echo 0 > /proc/sys/user/max_user_namespaces; exec \"$@\"", "sh");
        assertThat(application(noNamespaces, data, PROGRAMS).firstLine())
                .startsWith("REFUSED ledger.root-needs-user-namespaces")
                .contains("as an ordinary user");
    }

    @Test
    void a_platform_without_programs_is_named() {
        var refusal = refusal(Start.in(data), new Machine("SunOS", "sparcv9", path -> Long.MAX_VALUE));
        assertThat(refusal.code()).isEqualTo("ledger.platform-not-supported");
        assertThat(refusal.getMessage()).contains("SunOS on sparcv9", "URL");
        assertThat(data).doesNotExist();
    }

    @Test
    void programs_come_for_every_usual_platform() {
        assertThat(List.of("Linux/amd64", "Linux/aarch64", "Mac OS X/x86_64", "Mac OS X/aarch64", "Windows 11/amd64"))
                .allSatisfy(
                        platform -> assertThat(PostgresPrograms.archive(platform.split("/")[0], platform.split("/")[1]))
                                .isNotNull());
    }

    @Test
    void a_broken_configuration_is_quoted_from_the_log() throws Exception {
        start(data).close();
        Files.writeString(cluster().resolve("postgresql.conf"), "nonsense = 1\n");
        var refusal = refusal(data);
        assertThat(refusal.code()).isEqualTo("ledger.postgres-did-not-start");
        assertThat(refusal.getMessage()).contains(data.resolve("postgres.log").toString(), "nonsense");
    }

    @Test
    void a_lost_password_is_named() throws Exception {
        start(data).close();
        Files.delete(cluster().resolve("parkledger.password"));
        assertThat(refusal(data).code()).isEqualTo("ledger.password-missing");
        assertThat(pidFile()).doesNotExist();
    }

    @Test
    void an_application_that_forgets_to_close_leaves_no_server() throws Exception {
        var application = application(data);
        assertThat(application.firstLine()).startsWith("READY");
        var server = Predecessor.in(cluster()).running().orElseThrow();
        application.end();
        assertThat(server.onExit()).succeedsWithin(SOON);
        assertThat(Files.readString(data.resolve("postgres.log"))).contains("database system is shut down");
    }

    @Test
    void a_terminated_application_stops_its_server() throws Exception {
        var application = application(data);
        assertThat(application.firstLine()).startsWith("READY");
        var server = Predecessor.in(cluster()).running().orElseThrow();
        application.process.destroy(); // SIGTERM
        assertThat(application.process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(server.onExit()).succeedsWithin(SOON);
        assertThat(Files.readString(data.resolve("postgres.log"))).contains("database system is shut down");
    }

    private Path cluster() {
        return PostgresCluster.in(data);
    }

    private Path pidFile() {
        return Predecessor.pidFile(cluster());
    }

    private List<Path> programs() throws IOException {
        return list(data, "programs-*");
    }

    private static List<Path> list(Path folder, String glob) throws IOException {
        try (var found = Files.newDirectoryStream(folder, glob)) {
            var paths = new ArrayList<Path>();
            found.forEach(paths::add);
            return paths;
        }
    }

    private static EmbeddedPostgres start(Path folder) {
        return EmbeddedPostgres.start(Start.in(folder).withProgramsIn(PROGRAMS));
    }

    private static LedgerCannotStart refusal(Path folder) {
        return refusal(Start.in(folder).withProgramsIn(PROGRAMS), Machine.real());
    }

    private static LedgerCannotStart refusal(Start start, Machine machine) {
        var refusal = catchThrowableOfType(LedgerCannotStart.class, () -> EmbeddedPostgres.start(start, machine)
                .close());
        assertThat(refusal).as("refusal").isNotNull();
        System.out.println("SENTENCE " + refusal.code() + ": " + refusal.getMessage());
        return refusal;
    }

    /** A cluster with one committed fact, as it is after kill -9 of the server. */
    private void crashedCluster() throws Exception {
        try (var postgres = start(data)) {
            execute(postgres, "CREATE TABLE fact (said text)");
            execute(postgres, "INSERT INTO fact VALUES ('stays')");
            kill(Predecessor.in(cluster()).running().orElseThrow());
        }
        assertThat(pidFile()).exists();
    }

    private void pretendServerIs(long pid) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(pidFile()));
        lines.set(0, Long.toString(pid));
        Files.write(pidFile(), lines);
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
        assertThat(process.isAlive()).isFalse();
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var c = connect(postgres);
                var s = c.createStatement()) {
            s.execute(sql);
        }
    }

    private static String one(EmbeddedPostgres postgres, String sql) {
        try (var c = connect(postgres);
                var s = c.createStatement();
                var row = s.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static void assumeRoot() {
        assumeTrue(User.number() == 0, "needs root");
    }

    /** A small disk of its own, in memory. */
    private Path disk(String options) throws Exception {
        assumeRoot();
        var path = Files.createDirectories(temp.resolve("disk"));
        run("mount", "-t", "tmpfs", "-o", options, "tmpfs", path.toString());
        mounted.add(path);
        return path;
    }

    /** A folder of the user nobody, with a copy of the class path, as root's is closed to him. */
    private Path homeOfNobody() throws Exception {
        run("chmod", "755", temp.toString());
        var home = Files.createDirectory(temp.resolve("home"));
        var classes = Files.createDirectory(home.resolve("classes"));
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Files.exists(Path.of(entry)) && !entry.matches(".*binaries-(darwin|windows|.*alpine|.*arm).*")) {
                run(
                        "cp",
                        "-r",
                        entry,
                        classes.resolve(classes.toFile().list().length + "-"
                                        + Path.of(entry).getFileName())
                                .toString());
            }
        }
        run("chown", "nobody", home.toString());
        run("chmod", "-R", "a+rX", home.toString());
        return home;
    }

    private static List<String> asNobody(Path home) {
        return List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env", "-C", home.toString());
    }

    private Application application(Path folder) throws Exception {
        return application(List.of(), folder, PROGRAMS);
    }

    private Application application(List<String> prefix, Path folder, Path programs) throws Exception {
        var copy = temp.resolve("home").resolve("classes");
        var classPath = Files.exists(copy) && prefix.contains("setpriv")
                ? String.join(":", list(copy, "*").stream().map(Path::toString).toList())
                : System.getProperty("java.class.path");
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                classPath,
                PostgresRun.class.getName(),
                folder.toString(),
                programs.toString()));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        return new Application(process, process.inputReader(UTF_8));
    }

    private record Application(Process process, BufferedReader output) {
        String firstLine() throws IOException {
            return String.valueOf(output.readLine());
        }

        void end() throws Exception {
            process.getOutputStream().close();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static String run(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(printed).isZero();
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
