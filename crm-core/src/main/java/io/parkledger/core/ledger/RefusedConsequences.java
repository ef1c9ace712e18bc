package io.parkledger.core.ledger;

import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.InvalidValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What should have followed from a fact and was refused, until somebody has seen to it. */
public final class RefusedConsequences {

    /** Ids of parks have no commas. */
    private static final String OF_PARKS = "(r.park = ANY (string_to_array(?, ',')) OR ?)";

    private static final String ENTRIES = """
            SELECT r.id, s.position, e.aggregate_id, e.type, r.policy, r.target, r.code, r.refused_at, r.settled_at,
                   r.settled_by, r.remark, r.event_id, r.park, r.facts
            FROM refused_consequence r JOIN event e USING (event_id) LEFT JOIN seal s USING (global_index)
            WHERE\s""" + OF_PARKS;

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
     * @param eventId   of the fact
     * @param park      of the fact's aggregate; null where it is in none
     * @param subject   id of the fact's aggregate
     * @param fact      stored type of the fact
     * @param facts     what the sentence of the code mentions: text, or lists of it; constants as
     *                  {@code LeadStage.LOST}
     * @param settledBy login; null while it waits
     * @param remark    how it was seen to
     */
    public record Entry(
            long id,
            @Nullable Long position,
            String eventId,
            @Nullable String park,
            String subject,
            String fact,
            String policy,
            String target,
            String code,
            List<@Nullable Object> facts,
            Instant refusedAt,
            @Nullable Instant settledAt,
            @Nullable String settledBy,
            @Nullable String remark) {}

    void note(RefusedConsequence refused) {
        jdbc.update(
                "INSERT INTO refused_consequence (event_id, park, policy, target, code, facts, refused_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                refused.eventId(),
                refused.park(),
                refused.policy(),
                refused.target(),
                refused.code(),
                refused.facts(),
                Timestamp.from(clock.instant()));
    }

    /**
     * Keeps what the calendar asks for and is refused, unless it waits already for somebody to see to it.
     *
     * @param job     its name, in the place of a policy's
     * @param subject id of the aggregate it is due for, and that refuses; the fact is the last that happened to it
     * @param park    of the subject
     * @param refusal of the domain or the ledger; anything else is a failure that the log explains
     * @return false when it waits already
     */
    public boolean noteDue(String job, String subject, String park, RuntimeException refusal) {
        var isSaid =
                refusal instanceof RuleBroken || refusal instanceof LedgerRefusal || refusal instanceof InvalidValue;
        return jdbc.update(
                        "INSERT INTO refused_consequence (event_id, park, policy, target, code, facts, refused_at)"
                                + " SELECT e.event_id, ?, ?, e.aggregate_id, ?, ?, ? FROM event e"
                                + " WHERE e.aggregate_id = ? AND NOT EXISTS (SELECT 1 FROM refused_consequence r"
                                + " WHERE r.policy = ? AND r.target = ? AND r.settled_at IS NULL)"
                                + " ORDER BY e.sequence_number DESC LIMIT 1 ON CONFLICT DO NOTHING",
                        park,
                        job,
                        isSaid ? refusal.getMessage() : PolicyLoop.FAILED,
                        isSaid ? KeptFacts.of(refusal) : KeptFacts.NONE,
                        Timestamp.from(clock.instant()),
                        subject,
                        job,
                        subject)
                == 1;
    }

    /**
     * Those that wait, the oldest first; with {@code settledToo} all, the newest first.
     *
     * @param parks whose; null for all, also those of no park
     */
    public List<Entry> list(@Nullable Set<String> parks, boolean settledToo, int limit) {
        return jdbc.query(
                ENTRIES + (settledToo ? " ORDER BY r.id DESC" : " AND r.settled_at IS NULL ORDER BY r.id") + " LIMIT ?",
                RefusedConsequences::entry,
                joined(parks),
                parks == null,
                limit);
    }

    /** One of them, also when it is settled; empty when it is of none of these parks. */
    public Optional<Entry> find(@Nullable Set<String> parks, long id) {
        return jdbc
                .query(ENTRIES + " AND r.id = ?", RefusedConsequences::entry, joined(parks), parks == null, id)
                .stream()
                .findFirst();
    }

    /** How many wait. @param parks whose; null for all */
    public long waiting(@Nullable Set<String> parks) {
        return jdbc.query(
                        "SELECT count(*) FROM refused_consequence r WHERE settled_at IS NULL AND " + OF_PARKS,
                        row -> row.getLong(1),
                        joined(parks),
                        parks == null)
                .get(0);
    }

    /** Somebody has seen to it. @return false when there is none of this id in these parks that waits */
    public boolean settle(@Nullable Set<String> parks, long id, String login, String remark) {
        return jdbc.update(
                        "UPDATE refused_consequence r SET settled_at = ?, settled_by = ?, remark = ?"
                                + " WHERE id = ? AND settled_at IS NULL AND " + OF_PARKS,
                        Timestamp.from(clock.instant()),
                        login,
                        remark,
                        id,
                        joined(parks),
                        parks == null)
                == 1;
    }

    private static String joined(@Nullable Set<String> parks) {
        return parks == null ? "" : String.join(",", parks);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var position = row.getLong(2);
        var settledAt = row.getObject(9, OffsetDateTime.class);
        return new Entry(
                row.getLong(1),
                position == 0 ? null : position,
                row.getString(12),
                row.getString(13),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                KeptFacts.read(row.getString(14)),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                settledAt == null ? null : settledAt.toInstant(),
                row.getString(10),
                row.getString(11));
    }
}
