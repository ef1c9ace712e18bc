package io.parkledger.core.ledger.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.Contexts;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.tlog.Checkpoint;
import io.parkledger.core.tlog.Hash;
import io.parkledger.core.tlog.SignedNote;
import io.parkledger.core.tlog.SignerKey;
import io.parkledger.core.tlog.TreeEdge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/**
 * A sealed ledger in the hands of somebody who may do everything in its database: in one transaction, which is taken
 * back, with copies of the files outside.
 */
final class TamperedLedger implements AutoCloseable {

    final Random random;
    final Jdbc jdbc;
    final LogStore store;
    final Path keys;
    final Path outside;
    private final Connection connection;

    TamperedLedger(SealedLedger ledger, long seed) {
        try {
            random = new Random(seed);
            keys = ledger.folder.resolve("keys");
            outside = Files.createTempFile(ledger.folder, "checkpoints", ".txt");
            Files.write(outside, Files.readAllBytes(ledger.outside()));
            var settings = ledger.settings;
            connection = DriverManager.getConnection(settings.url(), settings.ownerUser(), settings.ownerPassword());
            connection.setSchema("ledger");
            connection.setAutoCommit(false);
            jdbc = new Jdbc(oneConnection(connection));
            store = new LogStore(jdbc);
            jdbc.update("SET LOCAL session_replication_role = replica");
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hands out the one connection, and neither closes nor commits it. */
    private static DataSource oneConnection(Connection connection) {
        var kept = proxy(Connection.class, (proxy, method, arguments) -> {
            if (List.of("close", "commit", "rollback", "setAutoCommit").contains(method.getName())) {
                return null;
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return proxy(DataSource.class, (proxy, method, arguments) -> kept);
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Something was changed by it. */
    void update(String sql, Object... arguments) {
        assertThat(jdbc.update(sql, arguments)).as(sql).isPositive();
    }

    void without(String table, String constraint) {
        jdbc.update("ALTER TABLE " + table + " DROP CONSTRAINT " + constraint);
    }

    long number(String sql, Object... arguments) {
        return jdbc.query(sql, row -> row.getLong(1), arguments).get(0);
    }

    String text(String sql, Object... arguments) {
        return jdbc.query(sql, row -> row.getString(1), arguments).get(0);
    }

    byte[] bytes(String sql, Object... arguments) {
        return jdbc.query(sql, row -> row.getBytes(1), arguments).get(0);
    }

    long events() {
        return number("SELECT max(position) FROM seal");
    }

    String subjectOf(long position) {
        return text("SELECT aggregate_id FROM event JOIN seal USING (global_index) WHERE position = ?", position);
    }

    /** Sizes of the checkpoints, the smallest first. */
    List<Long> sizes() {
        return jdbc.query("SELECT DISTINCT size FROM log_checkpoint ORDER BY size", row -> row.getLong(1));
    }

    long lastCheckpointBefore(long position) {
        return sizes().stream().filter(size -> size < position).reduce(0L, Math::max);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Another bit of some byte. */
    byte[] flipped(byte[] bytes) {
        return flipped(bytes, random.nextInt(bytes.length));
    }

    byte[] flipped(byte[] bytes, int at) {
        var other = bytes.clone();
        other[at] ^= (byte) (1 << random.nextInt(8));
        return other;
    }

    /** Another bit of some character, which stays one that a database can hold. */
    String flipped(String text) {
        while (true) {
            var other = new StringBuilder(text);
            var at = random.nextInt(text.length());
            var character = (char) (text.charAt(at) ^ 1 << random.nextInt(7));
            other.setCharAt(at, character);
            if (character != 0 && UTF_8.newEncoder().canEncode(other)) {
                return other.toString();
            }
        }
    }

    List<String> notesOutside() {
        var notes = new ArrayList<String>();
        new OutsideFile(outside).forEach(notes::add, rest -> {});
        return notes;
    }

    void writeOutside(List<String> notes) {
        writeOutside(String.join("\n", notes) + "\n");
    }

    void writeOutside(String text) {
        writeOutside(text.getBytes(UTF_8));
    }

    void writeOutside(byte[] bytes) {
        try {
            Files.write(outside, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] outsideBytes() {
        try {
            return Files.readAllBytes(outside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SealKeys sealKeys() {
        return new SealKeys(keys);
    }

    SignerKey ownKey() {
        return sealKeys().checkpointKey(origin(), store.keys().stream().findFirst());
    }

    String origin() {
        return text("SELECT origin FROM log_checkpoint ORDER BY number LIMIT 1");
    }

    /** Signs a row as the application would. */
    void signRow(long position) {
        var key = sealKeys().appendKey(jdbc, text("SELECT id::text FROM ledger_kind"));
        var row = store.entriesOfEvents(position - 1, position).get(0);
        update("UPDATE event SET mac = ? WHERE global_index = ?", key.of(row.event()), row.globalIndex());
    }

    Entry row(long position) {
        return store.entriesOfEvents(position - 1, position).get(0);
    }

    /** Makes log and checkpoints anew from the rows as they are now. */
    void sealAgain(SignerKey key, List<Long> sizes) {
        jdbc.update("DELETE FROM log_entry");
        jdbc.update("DELETE FROM log_tile");
        jdbc.update("DELETE FROM log_checkpoint");
        var full = new ArrayList<LogStore.FullTile>();
        var edge = new TreeEdge((tile, hashes) -> full.add(new LogStore.FullTile(tile, hashes)));
        for (var size : sizes) {
            var after = edge.size();
            var entries = store.entriesOfEvents(after, size).stream()
                    .map(Entry::bytes)
                    .toList();
            entries.forEach(entry -> edge.append(Hash.ofLeaf(entry)));
            var text = new Checkpoint(key.verifier().name(), size, edge.root()).text();
            store.inTransaction(transaction -> {
                store.add(transaction, after, entries, full, List.of());
                store.addCheckpoint(
                        transaction,
                        key.verifier().name(),
                        size,
                        SignedNote.parse(text + "\n" + key.sign(text) + "\n"));
                return size;
            });
            full.clear();
        }
    }

    /** Writes the outside file anew from the checkpoints as they are now. */
    void writeOutsideAgain() {
        writeOutside(jdbc.query("SELECT note FROM log_checkpoint ORDER BY number", row -> row.getString(1)));
    }

    VerificationReport look(Checkpoint... trusted) {
        return look(0, trusted);
    }

    VerificationReport look(long after, Checkpoint... trusted) {
        return Seal.over(jdbc, new SealSettings(keys, outside, null))
                .comparingClaims(Contexts.ALL)
                .look(after, List.of(trusted), position -> {});
    }

    /** As somebody sees it who has nothing of his own: neither a file outside nor a checkpoint. */
    VerificationReport lookWithoutOutside(Checkpoint... trusted) {
        writeOutsideAgain();
        return look(trusted);
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
