package io.parkledger.core.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What should have followed from a fact and was refused, until somebody has seen to it. */
public final class RefusedConsequences {

    private final Jdbc jdbc;
    private final LedgerClock clock;

    RefusedConsequences(Jdbc jdbc, LedgerClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param id        for settling it
     * @param position  of the fact; null until it is sealed
     * @param subject   id of the fact's aggregate
     * @param fact      stored type of the fact
     * @param settledBy login; null while it waits
     * @param remark    how it was seen to
     */
    public record Entry(
            long id,
            @Nullable Long position,
            String subject,
            String fact,
            String policy,
            String target,
            String code,
            Instant refusedAt,
            @Nullable Instant settledAt,
            @Nullable String settledBy,
            @Nullable String remark) {}

    void note(RefusedConsequence refused) {
        jdbc.update(
                "INSERT INTO refused_consequence (event_id, policy, target, code, refused_at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                refused.eventId(),
                refused.policy(),
                refused.target(),
                refused.code(),
                Timestamp.from(clock.instant()));
    }

    /** Those that wait, the oldest first; with {@code settledToo} all, the newest first. */
    public List<Entry> list(boolean settledToo, int limit) {
        return jdbc.query(
                """
                SELECT r.id, s.position, e.aggregate_id, e.type, r.policy, r.target, r.code, r.refused_at, r.settled_at,
                       r.settled_by, r.remark
                FROM refused_consequence r JOIN event e USING (event_id) LEFT JOIN seal s USING (global_index)
                """ + (settledToo ? "ORDER BY r.id DESC" : "WHERE r.settled_at IS NULL ORDER BY r.id") + " LIMIT ?",
                RefusedConsequences::entry,
                limit);
    }

    /** How many wait. */
    public long waiting() {
        return jdbc.query("SELECT count(*) FROM refused_consequence WHERE settled_at IS NULL", row -> row.getLong(1))
                .get(0);
    }

    /** Somebody has seen to it. @return false when there is none of this id that waits */
    public boolean settle(long id, String login, String remark) {
        return jdbc.update(
                        "UPDATE refused_consequence SET settled_at = ?, settled_by = ?, remark = ?"
                                + " WHERE id = ? AND settled_at IS NULL",
                        Timestamp.from(clock.instant()),
                        login,
                        remark,
                        id)
                == 1;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var position = row.getLong(2);
        var settledAt = row.getObject(9, OffsetDateTime.class);
        return new Entry(
                row.getLong(1),
                position == 0 ? null : position,
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                settledAt == null ? null : settledAt.toInstant(),
                row.getString(10),
                row.getString(11));
    }
}
