package io.parkledger.core.ledger.seal;

import io.parkledger.core.ledger.Content;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.StoredEvent;
import io.parkledger.core.tlog.Checkpoint;
import io.parkledger.core.tlog.Hash;
import io.parkledger.core.tlog.NoteRefused;
import io.parkledger.core.tlog.SignedNote;
import io.parkledger.core.tlog.Tile;
import io.parkledger.core.tlog.TileSource;
import io.parkledger.core.tlog.VerifierKey;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The log in the ledger's database: tables that only grow, see {@code V13__transparency_log.sql}. */
final class LogStore implements TileSource {

    private static final String ENTRY = """
            SELECT s.position, e.global_index, e.event_id, e.aggregate_type, e.aggregate_id, e.sequence_number, e.type, e.revision,
                   e.recorded_at, e.payload, e.metadata, e.mac
            FROM seal s JOIN event e USING (global_index)
            """;

    /** Without what sealing gives. */
    private static final String UNSEALED = """
            SELECT 0::bigint, global_index, event_id, aggregate_type, aggregate_id, sequence_number, type, revision,
                   recorded_at, payload, metadata, mac
            FROM event
            """;

    /** Of all from after one position up to another: each was sealed by the time that stands there or next behind. */
    private static final String SEALED_AT = """
            SELECT position, sealed_at FROM seal_time
            WHERE position > ? AND position <= coalesce((SELECT min(position) FROM seal_time WHERE position >= ?), ?)""";

    private static final String SEALED_AT_EACH = """
            SELECT p.position, (SELECT t.sealed_at FROM seal_time t WHERE t.position >= p.position ORDER BY t.position LIMIT 1)
            FROM unnest(?) AS p (position)""";

    private static final int TILE_BYTES = Tile.FULL * Hash.LENGTH;

    private static final String CHECKPOINT = "SELECT number, origin, size, note FROM log_checkpoint ";

    private final Jdbc jdbc;

    LogStore(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** A tile that has become complete. */
    record FullTile(Tile tile, List<Hash> hashes) {}

    /** Bytes that events name by their hash. */
    Content content() {
        return new Content(jdbc);
    }

    /** The last position that events have been put in order up to. */
    long sealedHead() {
        return number("SELECT coalesce(max(position), 0) FROM seal");
    }

    /** How many entries the log has. */
    long size() {
        return number("SELECT coalesce(max(position), 0) FROM log_entry");
    }

    private long number(String sql, Object... arguments) {
        return jdbc.query(sql, row -> row.getLong(1), arguments).get(0);
    }

    /** What the events say now, from after one position up to another: fewer where rows are missing. */
    List<Entry> entriesOfEvents(long after, long upTo) {
        return jdbc.on(connection -> {
            var sealedAt = sealedAt(connection, SEALED_AT, after, upTo, upTo);
            return Jdbc.query(
                    connection,
                    ENTRY + "WHERE s.position > ? AND s.position <= ? ORDER BY s.position",
                    row -> entry(row, sealedAt),
                    after,
                    upTo);
        });
    }

    /** What the events of these positions say now, in order. */
    List<Entry> entriesOfEvents(List<Long> positions) {
        return jdbc.on(connection -> {
            var all = array(connection, "bigint", positions.toArray());
            var sealedAt = sealedAt(connection, SEALED_AT_EACH, all);
            return Jdbc.query(
                    connection,
                    ENTRY + "WHERE s.position = ANY (?) ORDER BY s.position",
                    row -> entry(row, sealedAt),
                    all);
        });
    }

    /** The events of one type of an aggregate up to a position, in order; their times of sealing are not asked for. */
    List<Entry> eventsOf(String aggregateId, String type, long upTo) {
        return jdbc.query(
                ENTRY + "WHERE e.aggregate_id = ? AND e.type = ? AND s.position <= ? ORDER BY s.position",
                LogStore::unsealed,
                aggregateId,
                type,
                upTo);
    }

    private static TreeMap<Long, Instant> sealedAt(Connection connection, String sql, Object... arguments)
            throws SQLException {
        var sealedAt = new TreeMap<Long, Instant>();
        Jdbc.query(connection, sql, row -> sealedAt.put(row.getLong(1), time(row, 2)), arguments);
        return sealedAt;
    }

    /** The rows that the log does not cover, in order or not; at most a thousand, the newest first. */
    List<Entry> eventsAfter(long size) {
        return jdbc.query(UNSEALED + """
                WHERE global_index > (SELECT coalesce(max(global_index), 0) FROM seal WHERE position <= ?)
                ORDER BY global_index DESC LIMIT 1000""", LogStore::unsealed, size);
    }

    private static Entry unsealed(ResultSet row) throws SQLException {
        return entry(row, new TreeMap<>());
    }

    private static Entry entry(ResultSet row, TreeMap<Long, Instant> sealedAt) throws SQLException {
        var position = row.getLong(1);
        var sealed = sealedAt.ceilingEntry(position);
        return new Entry(
                position,
                sealed == null ? Entry.NEVER : sealed.getValue(),
                row.getLong(2),
                new StoredEvent(
                        text(row, 3),
                        text(row, 4),
                        text(row, 5),
                        row.getLong(6),
                        text(row, 7),
                        text(row, 8),
                        time(row, 9),
                        bytes(row, 10),
                        bytes(row, 11)),
                row.getBytes(12));
    }

    // Nothing of a row is null, unless somebody has taken the table's constraints away.

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static byte[] bytes(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNullElse(row.getBytes(column), new byte[0]);
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? Entry.NEVER : time.toInstant();
    }

    /** The entries as they were hashed, from after one position up to another. */
    List<byte[]> entries(long after, long upTo) {
        return jdbc.query(
                "SELECT entry FROM log_entry WHERE position > ? AND position <= ? ORDER BY position",
                row -> row.getBytes(1),
                after,
                upTo);
    }

    /** As {@link #entries}, for a log in which some may be missing. */
    Map<Long, byte[]> entriesByPosition(long after, long upTo) {
        var entries = new HashMap<Long, byte[]>();
        jdbc.query(
                "SELECT position, entry FROM log_entry WHERE position > ? AND position <= ?",
                row -> entries.put(row.getLong(1), row.getBytes(2)),
                after,
                upTo);
        return entries;
    }

    /** The complete tiles of a level that there are, from one number to before another. */
    Map<Long, List<Hash>> completeTiles(int level, long from, long before) {
        var tiles = new HashMap<Long, List<Hash>>();
        jdbc.query(
                "SELECT number, hashes FROM log_tile WHERE level = ? AND number >= ? AND number < ? AND octet_length(hashes) = ?",
                row -> tiles.put(row.getLong(1), hashes(row.getBytes(2))),
                level,
                from,
                before,
                TILE_BYTES);
        return tiles;
    }

    /**
     * The hashes of a tile, as wide as asked.
     *
     * @throws SealBroken when the log lacks it
     */
    @Override
    public List<Hash> hashes(Tile tile) {
        var hashes = complete(tile).orElseGet(() -> incomplete(tile));
        if (hashes.size() < tile.width()) {
            throw new SealBroken("seal.log-incomplete", null, "The log has no complete tile %s.", tile.path());
        }
        return hashes.subList(0, tile.width());
    }

    private Optional<List<Hash>> complete(Tile tile) {
        return jdbc
                .query(
                        "SELECT hashes FROM log_tile WHERE level = ? AND number = ?",
                        row -> hashes(row.getBytes(1)),
                        tile.level(),
                        tile.number())
                .stream()
                .findFirst();
    }

    /** From the entries, or from the tiles of the level below. */
    private List<Hash> incomplete(Tile tile) {
        long first = tile.number() * Tile.FULL;
        if (tile.level() == 0) {
            return entries(first, first + tile.width()).stream()
                    .map(Hash::ofLeaf)
                    .toList();
        }
        return jdbc.query(
                "SELECT hashes FROM log_tile WHERE level = ? AND number >= ? AND number < ? ORDER BY number",
                row -> rootOf(hashes(row.getBytes(1))),
                tile.level() - 1,
                first,
                first + tile.width());
    }

    private static List<Hash> hashes(byte[] stored) {
        var hashes = new ArrayList<Hash>();
        for (int at = 0; at < stored.length; at += Hash.LENGTH) {
            hashes.add(Hash.read(stored, at));
        }
        return hashes;
    }

    /** Of a complete tile. */
    private static Hash rootOf(List<Hash> hashes) {
        var level = hashes;
        while (level.size() > 1) {
            var above = new ArrayList<Hash>();
            for (int i = 0; i < level.size(); i += 2) {
                above.add(Hash.ofNode(level.get(i), level.get(i + 1)));
            }
            level = above;
        }
        return level.get(0);
    }

    /** @param entries those that follow after a position */
    void add(Connection transaction, long after, List<byte[]> entries, List<FullTile> tiles, List<Long> foreign)
            throws SQLException {
        Jdbc.update(
                transaction,
                "INSERT INTO log_entry (position, entry) SELECT ? + nr, entry FROM unnest(?) WITH ORDINALITY AS e (entry, nr)",
                after,
                array(transaction, "bytea", entries.toArray(byte[][]::new)));
        for (var full : tiles) {
            Jdbc.update(
                    transaction,
                    "INSERT INTO log_tile (level, number, hashes) VALUES (?, ?, ?)",
                    full.tile().level(),
                    full.tile().number(),
                    bytes(full.hashes()));
        }
        if (!foreign.isEmpty()) {
            Jdbc.update(
                    transaction,
                    "INSERT INTO foreign_event (position) SELECT unnest(?)",
                    array(transaction, "bigint", foreign.toArray()));
        }
    }

    private static Array array(Connection connection, String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    /** One after the other, as a tile is stored and served. */
    static byte[] bytes(List<Hash> hashes) {
        var bytes = new byte[hashes.size() * Hash.LENGTH];
        for (int i = 0; i < hashes.size(); i++) {
            hashes.get(i).writeTo(bytes, i * Hash.LENGTH);
        }
        return bytes;
    }

    void addCheckpoint(Connection transaction, String origin, long size, SignedNote note) throws SQLException {
        Jdbc.update(
                transaction,
                "INSERT INTO log_checkpoint (origin, size, note) VALUES (?, ?, ?)",
                origin,
                size,
                note.toString());
    }

    long checkpoints() {
        return number("SELECT count(*) FROM log_checkpoint");
    }

    Optional<StoredCheckpoint> newestCheckpoint() {
        return checkpoints("ORDER BY number DESC LIMIT 1").stream().findFirst();
    }

    /** At most {@code limit} signed after that one, the oldest first. */
    List<StoredCheckpoint> checkpointsAfter(long number, int limit) {
        return checkpoints("WHERE number > ? ORDER BY number LIMIT ?", number, limit);
    }

    /** That of this text and these signatures; asked for every second, and so found by its size. */
    Optional<StoredCheckpoint> checkpoint(SignedNote note) {
        try {
            var size = Checkpoint.parse(note.text()).size();
            return checkpoints("WHERE size = ? AND note = ?", size, note.toString()).stream()
                    .findFirst();
        } catch (NoteRefused e) {
            return Optional.empty(); // signed, and no checkpoint
        }
    }

    private List<StoredCheckpoint> checkpoints(String which, Object... arguments) {
        return jdbc.query(CHECKPOINT + which, LogStore::checkpoint, arguments);
    }

    private static StoredCheckpoint checkpoint(ResultSet row) throws SQLException {
        return new StoredCheckpoint(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4));
    }

    /** What witnesses have signed of a checkpoint. */
    List<String> cosignatures(long checkpoint) {
        return jdbc.query(
                "SELECT line FROM log_cosignature WHERE checkpoint = ? ORDER BY line",
                row -> row.getString(1),
                checkpoint);
    }

    /** Likewise, of those after one number up to another. */
    Map<Long, List<String>> cosignatures(long after, long upTo) {
        var lines = new HashMap<Long, List<String>>();
        jdbc.query(
                "SELECT checkpoint, line FROM log_cosignature WHERE checkpoint > ? AND checkpoint <= ? ORDER BY checkpoint, line",
                row -> lines.computeIfAbsent(row.getLong(1), checkpoint -> new ArrayList<>())
                        .add(row.getString(2)),
                after,
                upTo);
        return lines;
    }

    void addCosignature(long checkpoint, String line) {
        jdbc.update(
                "INSERT INTO log_cosignature (checkpoint, line) VALUES (?, ?) ON CONFLICT DO NOTHING",
                checkpoint,
                line);
    }

    /**
     * The time stamp that was asked for last.
     *
     * @param checkpoint number of what it stamps
     * @param askedAt    by the clock of whoever asked
     */
    record LastStamped(long checkpoint, Instant askedAt) {}

    Optional<LastStamped> lastStamped() {
        return jdbc
                .query(
                        "SELECT checkpoint, asked_at FROM log_time_stamp ORDER BY checkpoint DESC LIMIT 1",
                        row -> new LastStamped(row.getLong(1), time(row, 2)))
                .stream()
                .findFirst();
    }

    void addTimeStamp(long checkpoint, byte[] reply, Instant askedAt) {
        jdbc.update(
                "INSERT INTO log_time_stamp (checkpoint, reply, asked_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                checkpoint,
                reply,
                askedAt.atOffset(ZoneOffset.UTC));
    }

    /** A checkpoint that is stamped, with what the authority has answered. */
    record Stamped(StoredCheckpoint checkpoint, byte[] reply) {}

    /** The newest checkpoint that is stamped. */
    Optional<Stamped> newestTimeStamp() {
        return timeStamps("ORDER BY c.number DESC LIMIT 1").stream().findFirst();
    }

    /** That of the newest checkpoint of this size that is stamped. */
    Optional<Stamped> timeStamp(long size) {
        return timeStamps("WHERE c.size = ? ORDER BY c.number DESC LIMIT 1", size).stream()
                .findFirst();
    }

    /** Those of an origin whose size is at least this, after one number up to another, the oldest first. */
    List<Stamped> timeStamps(String origin, long size, long after, long upTo, int limit) {
        return timeStamps(
                "WHERE c.origin = ? AND c.size >= ? AND c.number > ? AND c.number <= ? ORDER BY c.number LIMIT ?",
                origin,
                size,
                after,
                upTo,
                limit);
    }

    private List<Stamped> timeStamps(String which, Object... arguments) {
        return jdbc.query(
                "SELECT c.number, c.origin, c.size, c.note, t.reply FROM log_time_stamp t"
                        + " JOIN log_checkpoint c ON c.number = t.checkpoint " + which,
                row -> new Stamped(checkpoint(row), row.getBytes(5)),
                arguments);
    }

    /** The newest of this size. */
    Optional<StoredCheckpoint> checkpointOf(long size) {
        return checkpoints("WHERE size = ? ORDER BY number DESC LIMIT 1", size).stream()
                .findFirst();
    }

    /** The newest checkpoint of an origin under which a line of this key is kept. */
    Optional<StoredCheckpoint> lastCosignedBy(VerifierKey key, String origin) {
        var lines = "\u2014 " + key.name() + ' ';
        return jdbc
                .query(
                        "SELECT c.number, c.origin, c.size, c.note, s.line FROM log_cosignature s"
                                + " JOIN log_checkpoint c ON c.number = s.checkpoint"
                                + " WHERE starts_with(s.line, ?) AND c.origin = ? ORDER BY s.checkpoint DESC LIMIT 10",
                        row -> isBy(key, row.getString(5))
                                ? Optional.of(checkpoint(row))
                                : Optional.<StoredCheckpoint>empty(),
                        lines,
                        origin)
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isBy(VerifierKey key, String line) {
        try {
            return new SignedNote("-\n", List.of())
                            .with(line)
                            .signatures()
                            .get(0)
                            .keyId()
                    == key.id();
        } catch (NoteRefused e) {
            return false; // somebody has changed it
        }
    }

    /** The last that was signed as this origin, 0 for none. */
    long lastCheckpointOf(String origin) {
        return number("SELECT coalesce(max(number), 0) FROM log_checkpoint WHERE origin = ?", origin);
    }

    /** What is told of the keeping of the seal by events of one type, the oldest first; each as it is stored. */
    List<Entry> toldOfTheSeal(String type) {
        return jdbc.query(
                UNSEALED + "WHERE aggregate_id = ? AND type = ? ORDER BY sequence_number",
                LogStore::unsealed,
                Restore.AGGREGATE,
                type);
    }

    /** The verifier keys of all that was ever signed, the oldest first. */
    List<String> keys() {
        return jdbc.query("SELECT vkey FROM log_key ORDER BY number", row -> row.getString(1));
    }

    /** That of this kind which signed last, as far as it is one. */
    Optional<String> newestKey(VerifierKey.Kind kind) {
        return keys(kind).stream().reduce((earlier, later) -> later);
    }

    /** Those of a kind, the oldest first. What is no key at all is taken for one of the log, and found there. */
    List<String> keys(VerifierKey.Kind kind) {
        return keys().stream().filter(vkey -> kindOf(vkey) == kind).toList();
    }

    private static VerifierKey.Kind kindOf(String vkey) {
        try {
            return VerifierKey.parse(vkey).kind();
        } catch (NoteRefused e) {
            return VerifierKey.Kind.ED25519; // found to be none where it is used
        }
    }

    void addKey(Connection transaction, String vkey) throws SQLException {
        Jdbc.update(transaction, "INSERT INTO log_key (vkey) VALUES (?)", vkey);
    }

    long foreignEvents() {
        return number("SELECT count(*) FROM foreign_event");
    }

    List<Long> foreignEvents(long from, long to) {
        return jdbc.query(
                "SELECT position FROM foreign_event WHERE position BETWEEN ? AND ? ORDER BY position",
                row -> row.getLong(1),
                from,
                to);
    }

    /**
     * Events up to this raw index were written before there was an application's key: none of them says otherwise,
     * whatever the ledger was told of it.
     */
    long writtenWithoutMac() {
        return number("""
                SELECT coalesce(least(
                    (SELECT up_to FROM written_without_mac),
                    (SELECT global_index - 1 FROM event WHERE mac IS NOT NULL ORDER BY global_index LIMIT 1)), 0)""");
    }

    /** Whether that is how a checkpoint of the ledger begins, as it stands in a file. */
    boolean isBeginOfCheckpoint(byte[] text) {
        return !jdbc.query(
                        "SELECT 1 FROM log_checkpoint WHERE substr(convert_to(note || chr(10), 'UTF8'), 1, ?) = ? LIMIT 1",
                        row -> 1,
                        text.length,
                        text)
                .isEmpty();
    }

    /** These and no others take no command. */
    void inDoubt(Set<String> aggregates) {
        jdbc.inTransaction(transaction -> {
            var ids = array(transaction, "text", aggregates.toArray());
            Jdbc.update(transaction, "DELETE FROM aggregate_in_doubt WHERE aggregate_id <> ALL (?)", ids);
            return Jdbc.update(
                    transaction, "INSERT INTO aggregate_in_doubt SELECT unnest(?), now() ON CONFLICT DO NOTHING", ids);
        });
    }

    boolean isInDoubt(String aggregate) {
        return !jdbc.query("SELECT 1 FROM aggregate_in_doubt WHERE aggregate_id = ?", row -> 1, aggregate)
                .isEmpty();
    }

    <T> T inTransaction(Jdbc.Work<T> work) {
        return jdbc.inTransaction(work);
    }

    /** The aggregates that take no command, each with since when. */
    Map<String, Instant> inDoubt() {
        var since = new HashMap<String, Instant>();
        jdbc.query(
                "SELECT aggregate_id, found_at FROM aggregate_in_doubt",
                row -> since.put(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()));
        return since;
    }

    /** Those of positions that the log has no entry of; the first thousand. */
    List<Long> foreignEventsNeverSealed() {
        return jdbc.query(
                "SELECT position FROM foreign_event WHERE position < 1"
                        + " OR position > (SELECT coalesce(max(position), 0) FROM log_entry) ORDER BY position LIMIT 1000",
                row -> row.getLong(1));
    }

    List<Long> newestForeignEvents(int limit) {
        return jdbc.query(
                "SELECT position FROM foreign_event ORDER BY position DESC LIMIT ?", row -> row.getLong(1), limit);
    }
}
