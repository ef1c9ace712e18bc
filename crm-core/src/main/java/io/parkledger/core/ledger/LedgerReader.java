package io.parkledger.core.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads sealed events by position: dense, final, the same for every reader. */
public final class LedgerReader {

    private static final String COLUMNS = """
            SELECT s.position, e.event_id, e.aggregate_type, e.aggregate_id, e.sequence_number, e.type, e.revision,
                   e.recorded_at, e.payload, e.metadata
            """;
    private static final String EVENT = COLUMNS + "FROM seal s JOIN event e USING (global_index) ";

    /**
     * Each event's position is looked up by itself. Joined, a table that grew faster than anybody counted its rows was
     * read from end to end for one aggregate.
     */
    static final String OF_AGGREGATE = COLUMNS + """
            FROM event e, LATERAL (SELECT position FROM seal WHERE seal.global_index = e.global_index OFFSET 0) s
            WHERE e.aggregate_id = ? AND s.position <= ? ORDER BY s.position
            """;

    /** Positions with an event; asked one by one in their order, so that the first ones cost no more than they are. */
    private static final String NEXT =
            "SELECT position FROM seal WHERE (SELECT true FROM event WHERE event.global_index = seal.global_index) ";

    private final Jdbc jdbc;
    private final EventCodec codec;

    LedgerReader(Jdbc jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    /**
     * At most so many events after a position and up to another, in order, however many are missing between them: from
     * a ledger that somebody has cut a piece out of, what is left is read all the same.
     */
    public List<LedgerEvent> after(long position, long upTo, int limit) {
        var next = after(position, (int) Math.min(limit, upTo - position));
        if (!next.isEmpty() || limit <= 0) {
            return next;
        }
        var there = jdbc.query(
                NEXT + "AND position > ? AND position <= ? ORDER BY position LIMIT 1",
                row -> row.getLong(1),
                position,
                upTo);
        return there.isEmpty() ? List.of() : after(there.get(0) - 1, (int) Math.min(limit, upTo - there.get(0) + 1));
    }

    /**
     * The events of the next {@code limit} positions after {@code position}, in order; nothing is ever inserted between
     * them later.
     */
    public List<LedgerEvent> after(long position, int limit) {
        return jdbc.query(
                EVENT + "WHERE s.position > ? AND s.position <= ? ORDER BY s.position",
                this::event,
                position,
                position + limit);
    }

    /** The newest position at which there is an event, 0 in an empty ledger. */
    public long head() {
        return jdbc.query(NEXT + "ORDER BY position DESC LIMIT 1", row -> row.getLong(1)).stream()
                .findFirst()
                .orElse(0L);
    }

    /** Whether there is an event at a position. */
    public boolean has(long position) {
        return !jdbc.query("SELECT 1 FROM seal JOIN event USING (global_index) WHERE position = ?", row -> 1, position)
                .isEmpty();
    }

    /**
     * Which event stands at a position, or will stand there again once a seal that was lost in a crash is made anew;
     * empty beyond the newest.
     */
    public Optional<String> eventIdAt(long position) {
        return jdbc.query("""
                        SELECT e.event_id FROM seal s JOIN event e USING (global_index) WHERE s.position = ?
                        UNION ALL
                        (SELECT e.event_id FROM event e, (SELECT coalesce(max(position), 0) AS position,
                                coalesce(max(global_index), 0) AS global_index FROM seal) last
                         WHERE e.global_index > last.global_index AND ? > last.position
                         ORDER BY e.global_index
                         OFFSET greatest(? - (SELECT coalesce(max(position), 0) FROM seal) - 1, 0) LIMIT 1)""", row -> row.getString(1), position, position, position).stream()
                .findFirst();
    }

    /** How many committed events wait for their position. */
    public long unsealed() {
        return jdbc.query(
                        "SELECT count(*) FROM event WHERE global_index > (SELECT coalesce(max(global_index), 0) FROM seal)",
                        row -> row.getLong(1))
                .get(0);
    }

    /** The newest raw index, sealed or not. */
    public long lastIndex() {
        return jdbc.query("SELECT coalesce(max(global_index), 0) FROM event", row -> row.getLong(1))
                .get(0);
    }

    /** The events of one aggregate up to {@code position}, in order. */
    public List<LedgerEvent> ofAggregate(String aggregateId, long position) {
        return jdbc.query(OF_AGGREGATE, this::event, aggregateId, position);
    }

    /** The newest event of an aggregate that has its position; empty when there is none. */
    public Optional<LedgerEvent> newestOf(String aggregateId) {
        return jdbc
                .query(
                        EVENT + "WHERE e.aggregate_id = ? ORDER BY e.sequence_number DESC LIMIT 1",
                        this::event,
                        aggregateId)
                .stream()
                .findFirst();
    }

    /** The version an aggregate is at, sealed or not; empty when there is none of this id. */
    public OptionalLong versionOf(String aggregateId) {
        return jdbc
                .query(
                        "SELECT sequence_number FROM event WHERE aggregate_id = ? ORDER BY sequence_number DESC LIMIT 1",
                        row -> row.getLong(1),
                        aggregateId)
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /**
     * The version an aggregate was at when the ledger had come to {@code position}; empty when there was none of this
     * id.
     */
    public OptionalLong versionOf(String aggregateId, long position) {
        return jdbc
                .query(
                        "SELECT e.sequence_number FROM event e JOIN seal s USING (global_index)"
                                + " WHERE e.aggregate_id = ? AND s.position <= ? ORDER BY e.sequence_number DESC LIMIT 1",
                        row -> row.getLong(1),
                        aggregateId,
                        position)
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /**
     * What was known at an instant: the last position sealed by then, 0 when there was nothing yet. Once the instant
     * has passed the answer never changes, however long an append was under way. Whoever asks about this very moment
     * waits for a sealing under way and until it has reached the disk: an answer once given holds for ever.
     */
    public long positionAt(Instant instant) {
        return jdbc.query("SELECT known_at(?)", row -> row.getLong(1), Timestamp.from(instant))
                .get(0);
    }

    /** Since when a position is known; empty beyond the newest. */
    public Optional<Instant> knownSince(long position) {
        return jdbc
                .query(
                        "SELECT sealed_at FROM seal_time WHERE position >= ? ORDER BY position LIMIT 1",
                        row -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        position)
                .stream()
                .findFirst();
    }

    /** The position of a raw index, empty until it is sealed. */
    public OptionalLong positionOf(long globalIndex) {
        return jdbc
                .query("SELECT position FROM seal WHERE global_index = ?", row -> row.getLong(1), globalIndex)
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** When the newest event was recorded; the epoch in an empty ledger. */
    public Instant lastRecordedAt() {
        return jdbc.query(
                        "SELECT coalesce(max(recorded_at), 'epoch') FROM event",
                        row -> row.getObject(1, OffsetDateTime.class).toInstant())
                .get(0);
    }

    private LedgerEvent event(ResultSet row) throws SQLException {
        var type = row.getString(6);
        var revision = Integer.parseInt(row.getString(7));
        return new LedgerEvent(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                type,
                revision,
                row.getObject(8, OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant(),
                payload(type, revision, row.getBytes(9)),
                metadata(row.getBytes(10)));
    }

    /** One event that cannot be read must not hide all others: whoever reads gets {@link Undecodable} for it. */
    private Event payload(String type, int revision, byte[] stored) {
        try {
            return codec.decode(type, revision, stored);
        } catch (LedgerUnavailable e) {
            throw e; // the key of a person could not be asked for
        } catch (RuntimeException e) {
            return new Undecodable(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, String> metadata(byte[] stored) {
        try {
            return codec.decodeMetadata(stored);
        } catch (RuntimeException e) {
            return Map.of();
        }
    }
}
