package io.parkledger.core.ledger.backup;

import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.LedgerDatabase;
import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.ledger.LedgerUnavailable;
import io.parkledger.core.ledger.MigratedSchema;
import io.parkledger.core.ledger.Sha256;
import io.parkledger.core.ledger.backup.BackupManifest.Table;
import io.parkledger.core.ledger.embedded.FullDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;

/**
 * Brings a backup back into a database that holds no ledger: all of it or nothing, in the version in which it was
 * written. What opens the ledger next migrates it on.
 */
public final class Recovery {

    private static final String DISK_FULL = "53100";
    private static final int BUFFER = 1 << 16;
    private static final long MB = 1024L * 1024;
    /** Rows take more room with their indexes, and all of it passes through the write-ahead log. */
    private static final int TIMES_AS_MUCH = 2;

    private static final long AT_LEAST_MB = 300;

    private static final String INTERRUPTED = "interrupted: the ledger was brought back from a backup";

    private final StoredBackup backup;
    private final LedgerSettings settings;
    private final List<MigratedSchema> schemas;

    /** @param schemas as they were given to the {@link Backup} */
    public Recovery(StoredBackup backup, LedgerSettings settings, List<MigratedSchema> schemas) {
        this.backup = backup;
        this.settings = settings;
        this.schemas = List.copyOf(schemas);
    }

    /** @throws BackupRefused when the disk of a folder has no room for it */
    public static void requireRoom(BackupManifest manifest, Path folder) {
        requireRoom(manifest, folder, Recovery::freeBytes);
    }

    static void requireRoom(BackupManifest manifest, Path folder, ToLongFunction<Path> freeBytes) {
        var neededMb = AT_LEAST_MB + TIMES_AS_MUCH * manifest.bytes() / MB;
        var existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (freeBytes.applyAsLong(existing) / MB < neededMb) {
            throw new BackupRefused(
                    "restore.disk-full",
                    null,
                    "The disk of %s has no room for this backup, which needs %d MB: make room, or name another folder.",
                    folder,
                    neededMb);
        }
    }

    private static long freeBytes(Path existing) {
        try {
            return Files.getFileStore(existing).getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    /**
     * @param erased   persons whose keys are not brought back
     * @param progress told how many bytes of the file's tables are loaded
     * @return how many keys that the backup holds were left out
     * @throws BackupRefused when the database holds a ledger, the backup is of a newer version, or there is no room
     */
    public int load(Collection<String> erased, BackupProgress progress) {
        requireEmpty();
        requireKnownVersion();
        try {
            for (var schema : schemas) {
                LedgerDatabase.migrate(settings, schema, version(schema));
            }
            return loadTables(erased, progress);
        } catch (RuntimeException e) {
            unmake(e);
            throw e;
        }
    }

    private MigrationVersion version(MigratedSchema schema) {
        var version = backup.manifest().migrations().get(schema.name());
        if (version == null) {
            throw StoredBackup.newer(backup.manifest().version(), null);
        }
        return MigrationVersion.fromVersion(version);
    }

    private void requireKnownVersion() {
        for (var schema : schemas) {
            if (version(schema).compareTo(LedgerDatabase.newestVersion(settings, schema)) > 0) {
                throw StoredBackup.newer(backup.manifest().version(), null);
            }
        }
    }

    private void requireEmpty() {
        var owner = new Jdbc(LedgerDatabase.owner(settings));
        for (var schema : schemas) {
            var tables = owner.query(
                    "SELECT 1 FROM pg_class WHERE relnamespace::regnamespace::text = ? LIMIT 1",
                    row -> row.getInt(1),
                    schema.name());
            if (!tables.isEmpty()) {
                throw new BackupRefused(
                        "restore.database-not-empty",
                        null,
                        "The database %s holds a ledger already, which is not written over: name an empty one.",
                        settings.url());
            }
        }
    }

    /** So that the same command can be given once more. */
    private void unmake(RuntimeException cause) {
        try {
            schemas.forEach(schema -> LedgerDatabase.unmake(settings, schema));
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private int loadTables(Collection<String> erased, BackupProgress progress) {
        try (var connection = LedgerDatabase.owner(settings).getConnection();
                var zip = new ZipFile(backup.file().toFile())) {
            connection.setAutoCommit(false);
            var leftOut = loadTables(connection, zip, erased, progress);
            connection.commit();
            connection.setAutoCommit(true);
            tidy(connection);
            return leftOut;
        } catch (SQLException e) {
            throw DISK_FULL.equals(e.getSQLState()) ? full(e) : new LedgerUnavailable(e);
        } catch (IOException e) {
            throw FullDisk.says(String.valueOf(e.getMessage())) ? full(e) : changedMeanwhile(e);
        }
    }

    private BackupRefused full(Exception cause) {
        return new BackupRefused(
                "restore.disk-full",
                cause,
                "The disk of the database %s is full: make room, and run the command again.",
                settings.url());
    }

    private BackupRefused changedMeanwhile(Exception cause) {
        return new BackupRefused(
                "restore.file-changed",
                cause,
                "The file %s is not as its manifest says: take another copy of it, or an older one.",
                backup.file());
    }

    private int loadTables(Connection connection, ZipFile zip, Collection<String> erased, BackupProgress progress)
            throws SQLException, IOException {
        var tables = backup.manifest().tables();
        triggers(connection, "DISABLE");
        // What migrations put there is in the backup as well, as it was by then.
        Jdbc.update(
                connection,
                tables.stream()
                        .map(table -> Names.quoted(table.name()))
                        .collect(Collectors.joining(", ", "TRUNCATE ", "")));
        long done = 0;
        for (var table : tables) {
            load(connection, zip, table);
            done += table.bytes();
            progress.at(done, backup.manifest().bytes());
        }
        for (var sequence : backup.manifest().sequences()) {
            Jdbc.query(
                    connection,
                    "SELECT setval(?::regclass, ?, ?)",
                    row -> row.getLong(1),
                    Names.quoted(sequence.name()),
                    sequence.lastValue(),
                    sequence.called());
        }
        triggers(connection, "ENABLE");
        // The one in which this backup was taken among them.
        Jdbc.update(
                connection,
                "UPDATE ledger.job SET state = 'FAILED', error = ?, finished_at = now()"
                        + " WHERE kind = 'backup' AND state IN ('WAITING', 'RUNNING')",
                INTERRUPTED);
        return erased.isEmpty()
                ? 0 // the database counts every such statement as an erasure
                : Jdbc.update(
                        connection,
                        "DELETE FROM ledger.person_key WHERE person_id = ANY (?)",
                        connection.createArrayOf("text", erased.toArray()));
    }

    /** Those of this product; the database's own see to it that rows point at rows. */
    private void triggers(Connection connection, String how) throws SQLException {
        for (var table : backup.manifest().tables()) {
            Jdbc.update(connection, "ALTER TABLE " + Names.quoted(table.name()) + " " + how + " TRIGGER USER");
        }
    }

    private void load(Connection connection, ZipFile zip, Table table) throws SQLException, IOException {
        var entry = zip.getEntry(table.entry());
        if (entry == null) {
            throw changedMeanwhile(new IOException(table.entry() + " is missing"));
        }
        try (var rows = new DigestInputStream(zip.getInputStream(entry), Sha256.digest())) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            var loaded = copy.copyIn(Names.copy(table, "FROM STDIN"), rows, BUFFER);
            var sha256 = HexFormat.of().formatHex(rows.getMessageDigest().digest());
            if (loaded != table.rows() || !sha256.equals(table.sha256())) {
                throw changedMeanwhile(new IOException(table.name() + " differs"));
            }
        }
    }

    /** Keys that were left out leave the disk, and the first queries know how large tables are. */
    private void tidy(Connection connection) throws SQLException {
        Jdbc.update(connection, "VACUUM ledger.person_key");
        for (var table : backup.manifest().tables()) {
            Jdbc.update(connection, "ANALYZE " + Names.quoted(table.name()));
        }
    }
}
