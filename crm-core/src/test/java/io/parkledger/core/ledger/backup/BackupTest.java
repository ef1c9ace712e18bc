package io.parkledger.core.ledger.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.ledger.MigratedSchema;
import io.parkledger.core.ledger.SomeBooks;
import io.parkledger.core.ledger.TestFolders;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.ledger.TestPostgres;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ledger goes into a file while it is written to, and comes back out of it, or not at all. */
class BackupTest {

    private static final List<MigratedSchema> SCHEMAS = List.of(MigratedSchema.LEDGER);
    private static final int SEED = 6;

    private static TestLedger ledger;
    private static Path folder;
    /** Of a ledger to which nobody writes. */
    private static Path quiet;

    @BeforeAll
    static void write() {
        ledger = TestLedger.open();
        SomeBooks.letUnits(6).forEach(ledger::send);
        ledger.positionOf(ledger.send(SomeBooks.corrections(1).get(0)));
        owner(ledger.settings)
                .update("INSERT INTO ledger.person_key VALUES ('P-1', '\\x01'), ('P-2', '\\x02'), ('P-3', '\\x03')");
        folder = TestFolders.make();
        quiet = folder.resolve("quiet.zip");
        backup(ledger.settings).to(quiet, BackupProgress.NOBODY);
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static Backup backup(LedgerSettings settings) {
        return new Backup(settings, SCHEMAS, "1.0.0");
    }

    private static Jdbc owner(LedgerSettings settings) {
        return TestLedger.owner(settings);
    }

    private static int load(Path file, LedgerSettings into, String... erased) {
        return new Recovery(StoredBackup.open(file), into, SCHEMAS).load(List.of(erased), BackupProgress.NOBODY);
    }

    /** Every row of every table, in an order of its own. */
    private static String rows(LedgerSettings settings, String table) {
        return owner(settings)
                .query(
                        "SELECT r::text FROM ledger." + table + " r ORDER BY r::text COLLATE \"C\"",
                        row -> row.getString(1))
                .stream()
                .collect(Collectors.joining("\n"));
    }

    private static List<String> tables(LedgerSettings settings) {
        return owner(settings)
                .query(
                        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace::regnamespace::text = 'ledger'"
                                + " AND relname <> 'flyway_schema_history' ORDER BY 1",
                        row -> row.getString(1));
    }

    private static void assertRefused(Runnable work, String code) {
        assertThatThrownBy(work::run)
                .asInstanceOf(type(BackupRefused.class))
                .extracting(BackupRefused::code)
                .isEqualTo(code);
    }

    private static boolean isEmpty(LedgerSettings settings) {
        return owner(settings)
                .query("SELECT 1 FROM pg_namespace WHERE nspname = 'ledger'", row -> row.getInt(1))
                .isEmpty();
    }

    @Test
    void all_that_the_ledger_holds_comes_back() {
        var copy = TestPostgres.newDatabase();

        assertThat(load(quiet, copy)).isZero();

        assertThat(tables(copy)).hasSizeGreaterThan(20).isEqualTo(tables(ledger.settings));
        for (var table : tables(copy)) {
            assertThat(rows(copy, table)).as(table).isEqualTo(rows(ledger.settings, table));
        }
        try (var opened = TestLedger.open(copy)) {
            var head = opened.ledger.reader().head();
            assertThat(head).isEqualTo(StoredBackup.open(quiet).manifest().position());
            assertThat(opened.positionOf(opened.send(SomeBooks.corrections(2).get(1))))
                    .isEqualTo(head + 1);
        }
        assertThatThrownBy(() -> owner(copy).update("DELETE FROM ledger.event"))
                .as("it only grows")
                .hasMessageContaining("only grows");
    }

    @Test
    void what_is_written_meanwhile_is_in_it_whole_or_not_at_all() {
        var file = folder.resolve("busy.zip");
        try (var busy = TestLedger.open()) {
            SomeBooks.letUnits(1).forEach(busy::send);
            owner(busy.settings)
                    .update("INSERT INTO ledger.content SELECT sha256(b), b FROM (SELECT decode("
                            + "string_agg(md5(n::text), ''), 'hex') AS b FROM generate_series(1, 200000) n) bytes");
            var under = new CountDownLatch(30);
            var done = new CountDownLatch(1);
            var load = CompletableFuture.runAsync(() -> {
                for (var command : SomeBooks.corrections(2_000)) {
                    busy.send(command);
                    under.countDown();
                    if (done.getCount() == 0) {
                        return;
                    }
                }
            });
            await(under);
            var whileCopied = new ArrayList<Long>();
            var written = backup(busy.settings).to(file, (copied, total) -> {
                whileCopied.add(busy.ledger.reader().lastIndex());
                SomeBooks.corrections(20).forEach(busy::send);
            });
            done.countDown();
            load.join();

            var copy = TestPostgres.newDatabase();
            load(file, copy);

            var events = written.manifest().events();
            assertThat(whileCopied).hasSizeGreaterThan(1);
            assertThat(events)
                    .as("none that was written after it began")
                    .isGreaterThan(30)
                    .isLessThanOrEqualTo(whileCopied.get(0))
                    .isLessThan(busy.ledger.reader().lastIndex());
            assertThat(owner(copy).query("SELECT count(*) FROM ledger.event", row -> row.getLong(1)))
                    .containsExactly(events);
            assertThat(owner(copy)
                            .query(
                                    "SELECT count(*) - max(sequence_number) - 1 FROM ledger.event GROUP BY aggregate_id",
                                    row -> row.getLong(1)))
                    .as("no gap in any aggregate")
                    .isNotEmpty()
                    .containsOnly(0L);
            try (var opened = TestLedger.open(copy)) {
                opened.positionOf(opened.send(SomeBooks.corrections(1).get(0)));
                assertThat(opened.ledger.reader().head()).isEqualTo(events + 1);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void its_owner_alone_reads_it_and_nothing_is_written_over() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(quiet)))
                .isEqualTo("rw-------");
        var before = Files.readAllBytes(quiet);

        assertRefused(() -> backup(ledger.settings).to(quiet, BackupProgress.NOBODY), "backup.file-exists");

        assertThat(Files.readAllBytes(quiet)).isEqualTo(before);
        assertRefused(
                () -> backup(ledger.settings).to(quiet.resolve("inside-a-file.zip"), BackupProgress.NOBODY),
                "backup.file-not-writable");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3_000})
    void a_full_disk_leaves_nothing(int room) throws IOException {
        var here = TestFolders.make();
        NewFile.Disk full = file -> new FilterOutputStream(file) {
            private int left = room;

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                left -= length;
                if (left < 0) {
                    throw new IOException("No space left on device");
                }
                out.write(bytes, offset, length);
            }
        };

        assertRefused(
                () -> new Backup(ledger.settings, SCHEMAS, "1.0.0", full)
                        .to(here.resolve("full.zip"), BackupProgress.NOBODY),
                "backup.disk-full");

        assertThat(files(here)).isEmpty();
    }

    @Test
    void who_ends_it_in_the_middle_leaves_nothing() throws IOException {
        var here = TestFolders.make();

        assertThatThrownBy(() -> backup(ledger.settings).to(here.resolve("ended.zip"), (done, total) -> {
                    throw new IllegalStateException("taken away");
                }))
                .hasMessage("taken away");

        assertThat(files(here)).isEmpty();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void a_file_that_is_cut_short_is_refused_wherever_it_ends() throws IOException {
        var whole = Files.readAllBytes(quiet);
        var lengths =
                new ArrayList<>(List.of(0, 1, 63, 64, 85, 86, whole.length - 65, whole.length - 64, whole.length - 1));
        new Random(SEED).ints(40, 0, whole.length).forEach(lengths::add);
        var file = folder.resolve("cut.zip");

        for (var length : lengths) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused(() -> StoredBackup.open(file), "restore.file-cut-short");
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertRefused(() -> StoredBackup.open(file), "restore.file-cut-short");
    }

    @Test
    void a_file_with_one_bit_changed_is_refused_wherever_it_is() throws IOException {
        var whole = Files.readAllBytes(quiet);
        var places = new ArrayList<>(List.of(0, whole.length - 1, whole.length - 64, whole.length - 65));
        new Random(SEED).ints(200, 0, whole.length).forEach(places::add);
        var file = folder.resolve("changed.zip");

        for (var place : places) {
            var changed = whole.clone();
            changed[place] ^= (byte) (1 << place % 8);
            Files.write(file, changed);
            assertThatThrownBy(() -> StoredBackup.open(file))
                    .as("byte %d", place)
                    .asInstanceOf(type(BackupRefused.class))
                    .extracting(BackupRefused::code)
                    .isIn("restore.file-changed", "restore.file-cut-short");
        }
        assertRefused(() -> StoredBackup.open(folder.resolve("nowhere.zip")), "restore.file-not-readable");
    }

    /** By its own manifest, whatever hash stands at its end. */
    @Test
    void rows_that_are_not_those_of_the_manifest_leave_an_empty_database() throws IOException {
        var copy = TestPostgres.newDatabase();
        var changed = folder.resolve("rows.zip");
        Files.copy(quiet, changed);
        var opened = StoredBackup.open(changed);
        Files.delete(changed);
        var other = TestLedger.open();
        backup(other.settings).to(changed, BackupProgress.NOBODY);
        other.close();

        assertRefused(
                () -> new Recovery(opened, copy, SCHEMAS).load(List.of(), BackupProgress.NOBODY),
                "restore.file-changed");

        assertThat(isEmpty(copy)).isTrue();
        assertThat(load(quiet, copy)).as("the same command once more").isZero();
    }

    @Test
    void a_backup_of_a_newer_version_is_refused() {
        var newer = TestPostgres.newDatabase();
        TestLedger.open(newer).close();
        owner(newer)
                .update(
                        "INSERT INTO ledger.flyway_schema_history SELECT 1000, '1000', description, type, script, checksum,"
                                + " installed_by, installed_on, execution_time, true FROM ledger.flyway_schema_history LIMIT 1");
        var file = folder.resolve("newer.zip");
        backup(newer).to(file, BackupProgress.NOBODY);
        var copy = TestPostgres.newDatabase();

        assertRefused(() -> load(file, copy), "restore.newer-version");

        assertThat(isEmpty(copy)).isTrue();
    }

    @Test
    void a_ledger_is_not_written_over() {
        var rows = rows(ledger.settings, "event");

        assertRefused(() -> load(quiet, ledger.settings), "restore.database-not-empty");

        assertThat(rows(ledger.settings, "event")).isEqualTo(rows);
    }

    @Test
    void who_was_erased_since_stays_erased() {
        var copy = TestPostgres.newDatabase();

        assertThat(load(quiet, copy, "P-2", "P-9")).isEqualTo(1);

        assertThat(owner(copy).query("SELECT person_id FROM ledger.person_key ORDER BY 1", row -> row.getString(1)))
                .containsExactly("P-1", "P-3");
    }

    @Test
    void a_disk_without_room_for_it_is_known_before() {
        var manifest = StoredBackup.open(quiet).manifest();

        assertRefused(
                () -> Recovery.requireRoom(manifest, folder.resolve("not/there"), path -> 1 << 20),
                "restore.disk-full");

        Recovery.requireRoom(manifest, folder.resolve("not/there"), path -> 1L << 40);
    }

    @Test
    void keys_go_into_a_file_of_their_own() throws IOException {
        var keys = Files.createDirectories(folder.resolve("keys"));
        Files.writeString(keys.resolve("append.key"), "a");
        Files.writeString(keys.resolve("checkpoint.key.former-00c0ffee"), "b");
        Files.writeString(keys.resolve("notes.txt"), "c");
        var file = folder.resolve("keys.zip");

        assertThat(new KeyFiles(keys).to(file)).isEqualTo(2);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertRefused(() -> new KeyFiles(keys).to(file), "backup.file-exists");
        assertRefused(() -> new KeyFiles(folder.resolve("none")).to(folder.resolve("none.zip")), "backup.no-keys");
        assertThat(folder.resolve("none.zip")).doesNotExist();
    }
}
