package io.parkledger.core.ledger.backup;

import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.LedgerDatabase;
import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.ledger.LedgerUnavailable;
import io.parkledger.core.ledger.MigratedSchema;
import io.parkledger.core.ledger.Sha256;
import io.parkledger.core.ledger.backup.BackupManifest.Sequence;
import io.parkledger.core.ledger.backup.BackupManifest.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes all that a ledger's database holds, as it was at one moment, into one file, while others write on. Nothing is
 * held in memory but a row at a time, and nobody waits for it but migrations.
 */
public final class Backup {

    private static final long TELL_EVERY_BYTES = 1 << 20;
    private static final String HISTORY_OF_MIGRATIONS = "flyway_schema_history";

    private final LedgerSettings settings;
    private final List<String> schemas;
    private final String version;
    private final NewFile.Disk disk;

    /**
     * @param schemas of the database that belong to the ledger, that of the events first
     * @param version of the program
     */
    public Backup(LedgerSettings settings, List<MigratedSchema> schemas, String version) {
        this(settings, schemas, version, NewFile.Disk.REAL);
    }

    Backup(LedgerSettings settings, List<MigratedSchema> schemas, String version, NewFile.Disk disk) {
        this.settings = settings;
        this.schemas = schemas.stream().map(MigratedSchema::name).toList();
        this.version = version;
        this.disk = disk;
    }

    /**
     * A backup that has been written.
     *
     * @param bytes  size of the file
     * @param sha256 of all of it but its last 64 characters, which say the same
     */
    public record Written(BackupManifest manifest, long bytes, String sha256) {}

    /**
     * @param file that is not there yet
     * @throws BackupRefused when it is, or cannot be written; nothing is left of it then
     * @throws LedgerUnavailable when the database went away; nothing is left then either
     */
    public Written to(Path file, BackupProgress progress) {
        return new NewFile(file).write(disk, out -> {
            var hashed = new EndingInItsHash(out);
            var zip = new ZipOutputStream(hashed);
            zip.setLevel(Deflater.BEST_SPEED);
            zip.setComment(EndingInItsHash.PLACE);
            var manifest = write(zip, progress);
            zip.finish();
            var sha256 = hashed.end();
            return new Written(manifest, hashed.written(), sha256);
        });
    }

    private BackupManifest write(ZipOutputStream zip, BackupProgress progress) throws IOException {
        try (var connection = LedgerDatabase.owner(settings).getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var manifest = write(connection, zip, progress);
            connection.rollback();
            return manifest;
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    private BackupManifest write(Connection snapshot, ZipOutputStream zip, BackupProgress progress)
            throws SQLException, IOException {
        var takenAt = one(snapshot, "SELECT clock_timestamp()", OffsetDateTime.class);
        var ledger = Jdbc.query(
                        snapshot,
                        "SELECT id::text, kind FROM ledger.ledger_kind",
                        row -> List.of(row.getString(1), row.getString(2)))
                .get(0);
        var counted = new Counted(progress, size(snapshot));
        var tables = new ArrayList<Table>();
        for (var table : tables(snapshot)) {
            tables.add(copy(snapshot, table, zip, counted));
        }
        var manifest = new BackupManifest(
                BackupManifest.FORMAT,
                version,
                ledger.get(0),
                ledger.get(1),
                takenAt.toInstant(),
                one(snapshot, "SELECT coalesce(max(position), 0) FROM ledger.seal", Long.class),
                one(snapshot, "SELECT count(*) FROM ledger.event", Long.class),
                texts(snapshot, "SELECT note FROM ledger.log_checkpoint ORDER BY number DESC LIMIT 1").stream()
                        .findFirst()
                        .orElse(null),
                texts(snapshot, "SELECT vkey FROM ledger.log_key ORDER BY number"),
                migrations(snapshot),
                List.copyOf(tables),
                sequences(snapshot));
        zip.putNextEntry(new ZipEntry(BackupManifest.ENTRY));
        zip.write(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
        counted.end();
        return manifest;
    }

    private static <T> T one(Connection connection, String sql, Class<T> type) throws SQLException {
        return Jdbc.query(connection, sql, row -> row.getObject(1, type)).get(0);
    }

    private static List<String> texts(Connection connection, String sql, Object... arguments) throws SQLException {
        return Jdbc.query(connection, sql, row -> row.getString(1), arguments);
    }

    private Array schemas(Connection connection) throws SQLException {
        return connection.createArrayOf("text", schemas.toArray());
    }

    private long size(Connection connection) throws SQLException {
        return Jdbc.query(
                        connection,
                        "SELECT coalesce(sum(pg_table_size(c.oid)), 0)::bigint FROM pg_class c"
                                + " WHERE c.relkind = 'r' AND c.relnamespace::regnamespace::text = ANY (?)",
                        row -> row.getLong(1),
                        schemas(connection))
                .get(0);
    }

    private Map<String, String> migrations(Connection connection) throws SQLException {
        var versions = new LinkedHashMap<String, String>();
        for (var schema : schemas) {
            versions.put(
                    schema,
                    texts(
                                    connection,
                                    "SELECT version FROM " + Names.quoted(schema) + "." + HISTORY_OF_MIGRATIONS
                                            + " WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1")
                            .get(0));
        }
        return versions;
    }

    /** A table as the database knows it, and those that its rows point at. */
    private record Known(String name, List<String> columns, Set<String> pointsAt) {}

    /** What others point at comes first. */
    private List<Known> tables(Connection connection) throws SQLException {
        var left = new ArrayList<>(Jdbc.query(
                connection,
                """
                SELECT n.nspname || '.' || c.relname,
                    (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
                        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''),
                    (SELECT coalesce(array_agg(fn.nspname || '.' || f.relname), '{}')
                        FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
                            JOIN pg_namespace fn ON fn.oid = f.relnamespace
                        WHERE k.conrelid = c.oid AND k.contype = 'f' AND f.oid <> c.oid)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind = 'r' AND n.nspname = ANY (?) AND c.relname <> ? ORDER BY 1""",
                row -> new Known(row.getString(1), strings(row.getArray(2)), Set.copyOf(strings(row.getArray(3)))),
                schemas(connection),
                HISTORY_OF_MIGRATIONS));
        var ordered = new ArrayList<Known>();
        var names = new LinkedHashSet<String>();
        while (!left.isEmpty()) {
            var next = left.stream()
                    .filter(table -> names.containsAll(table.pointsAt()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("tables that point at each other: " + left));
            left.remove(next);
            names.add(next.name());
            ordered.add(next);
        }
        return ordered;
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Table copy(Connection snapshot, Known table, ZipOutputStream zip, Counted counted)
            throws SQLException, IOException {
        var named = new Table(table.name(), table.columns(), 0, 0, "");
        zip.putNextEntry(new ZipEntry(named.entry()));
        var entry = counted.entry(zip);
        var rows = snapshot.unwrap(PGConnection.class).getCopyAPI().copyOut(Names.copy(named, "TO STDOUT"), entry);
        zip.closeEntry();
        return new Table(
                table.name(), table.columns(), rows, entry.bytes, HexFormat.of().formatHex(entry.digest.digest()));
    }

    private List<Sequence> sequences(Connection snapshot) throws SQLException {
        var names = texts(
                snapshot,
                "SELECT schemaname || '.' || sequencename FROM pg_sequences WHERE schemaname = ANY (?) ORDER BY 1",
                schemas(snapshot));
        var found = new ArrayList<Sequence>();
        for (var name : names) {
            found.addAll(Jdbc.query(
                    snapshot,
                    "SELECT last_value, is_called FROM " + Names.quoted(name),
                    row -> new Sequence(name, row.getLong(1), row.getBoolean(2))));
        }
        return found;
    }

    /** How much of all tables has been written. */
    private static final class Counted {
        private final BackupProgress progress;
        private final long total;
        private long done;
        private long toldAt;

        Counted(BackupProgress progress, long total) {
            this.progress = progress;
            this.total = total;
        }

        Entry entry(OutputStream zip) {
            return new Entry(zip, this);
        }

        private void more(int bytes) {
            done += bytes;
            if (done - toldAt >= TELL_EVERY_BYTES) {
                toldAt = done;
                progress.at(done, Math.max(done, total));
            }
        }

        void end() {
            progress.at(Math.max(done, total), Math.max(done, total));
        }
    }

    /** The rows of one table on their way into the file. */
    private static final class Entry extends OutputStream {
        private final MessageDigest digest = Sha256.digest();
        private final OutputStream zip;
        private final Counted counted;
        private long bytes;

        Entry(OutputStream zip, Counted counted) {
            this.zip = zip;
            this.counted = counted;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] row, int offset, int length) throws IOException {
            zip.write(row, offset, length);
            digest.update(row, offset, length);
            bytes += length;
            counted.more(length);
        }
    }
}
