package io.parkledger.api.kit.access;

import io.parkledger.api.kit.access.PasswordThrottle.Door;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.ledger.MigratedSchema;
import io.parkledger.core.ledger.seal.ReadingLog;
import io.parkledger.core.ledger.seal.ReadingLogDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Who signed in, read what the ledger says, or changed an account; and whose password was refused. */
@Component
public class AccessLog implements ReadingLog {

    /** Where it is kept, with the accounts, beside the ledger. */
    public static final MigratedSchema SCHEMA = new MigratedSchema("access", "classpath:db/access");

    /** Stands here for who did something on the server, and needs no account for it. */
    public static final String ON_THE_SERVER = "server";

    /** Stands here for a login that is nobody's. */
    static final String UNKNOWN_LOGIN = "…";

    /** That a token was made or taken back is a change of what an account may do, and happens every day. */
    private static final Set<String> OF_TOKENS = Set.of("make-token", "revoke-token");

    private static final String[] EVERYDAY = {
        "read",
        "export",
        "sign-in",
        "sign-in-refused",
        "change-password",
        "change-password-refused",
        "make-token",
        "revoke-token"
    };

    private static final String[] EVERYDAY_BUT_TOKENS =
            Stream.of(EVERYDAY).filter(action -> !OF_TOKENS.contains(action)).toArray(String[]::new);

    private static final int AT_ONCE = 5_000;

    private final Jdbc jdbc;
    private final LedgerClock clock;

    /** One line of it. */
    public record Line(long id, Instant at, String login, String action, String target) {}

    @Autowired
    AccessLog(Ledger ledger, LedgerClock clock) {
        this(ledger.jdbc(), clock);
    }

    public AccessLog(Jdbc jdbc, LedgerClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void write(String login, String action, String target) {
        jdbc.on(connection -> write(connection, login, action, target));
    }

    /** The same as part of a transaction. */
    public int write(Connection connection, String login, String action, String target) throws SQLException {
        return Jdbc.query(
                        connection, "SELECT access.write_line(?, ?, ?, ?)", row -> login, now(), login, action, target)
                .size();
    }

    /** When a password was refused at a door, newest first, after the last time it opened. */
    List<Instant> refusals(String login, Door door, Instant after, int limit) {
        return jdbc.on(connection -> refusals(connection, login, door, after, limit));
    }

    private static List<Instant> refusals(Connection connection, String login, Door door, Instant after, int limit)
            throws SQLException {
        return Jdbc.query(
                connection,
                """
                SELECT at FROM access.access_log
                WHERE login = ? AND action = ? AND at > ?
                  AND at > coalesce((SELECT max(at) FROM access.access_log WHERE login = ? AND action = ?), '-infinity')
                UNION ALL SELECT at FROM access.refused_unknown WHERE login_hash = ? AND at > ?
                ORDER BY at DESC LIMIT ?""",
                row -> row.getTimestamp(1).toInstant(),
                login,
                door.refused(),
                Timestamp.from(after),
                login,
                door.opened(),
                Secrets.hash(login),
                Timestamp.from(after),
                limit);
    }

    /**
     * Logs that a password was refused, unless it was {@code limit} times already. Refusals of one login are counted
     * and logged one after the other, on whichever node, so that never more are logged. A login that is nobody's may be
     * a password in the wrong field: it is counted by its hash while it counts, and the log does not say it.
     *
     * @return whether it was logged
     */
    boolean writeRefusal(String login, Door door, Instant after, int limit) {
        return jdbc.inTransaction(connection -> {
            Jdbc.query(connection, "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", row -> true, login);
            if (refusals(connection, login, door, after, limit).size() >= limit) {
                return false;
            }
            Jdbc.update(connection, "DELETE FROM access.refused_unknown WHERE at <= ?", Timestamp.from(after));
            boolean known = Accounts.find(connection, login).isPresent();
            if (!known) {
                Jdbc.update(
                        connection,
                        "INSERT INTO access.refused_unknown (login_hash, at) VALUES (?, ?)",
                        Secrets.hash(login),
                        now());
            }
            write(connection, known ? login : UNKNOWN_LOGIN, door.refused(), "");
            return true;
        });
    }

    /** The newest lines first; {@code before} an entry's id, by some login, of some kind, where these are given. */
    public List<Line> before(@Nullable Long before, @Nullable String login, @Nullable String action, int limit) {
        return jdbc.query(
                "SELECT id, at, login, action, target FROM access.access_log"
                        + " WHERE id < ? AND (?::text IS NULL OR login = ?) AND (?::text IS NULL OR action = ?)"
                        + " ORDER BY id DESC LIMIT ?",
                AccessLog::line,
                before == null ? Long.MAX_VALUE : before,
                login,
                login,
                action,
                action,
                limit);
    }

    /** What was done to accounts lately, the newest first; what is about one's own session stays out. */
    public List<Line> lastChanges(int limit) {
        return jdbc.query(
                "SELECT id, at, login, action, target FROM access.access_log WHERE action <> ALL (?) ORDER BY id DESC LIMIT ?",
                AccessLog::line,
                EVERYDAY,
                limit);
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong(1), row.getTimestamp(2).toInstant(), row.getString(3), row.getString(4), row.getString(5));
    }

    public List<Line> after(long id, int limit) {
        return jdbc.query(
                "SELECT id, at, login, action, target FROM access.access_log WHERE id > ? ORDER BY id LIMIT ?",
                AccessLog::line,
                id,
                limit);
    }

    /** The number of the newest line, of which and before which none is added later; empty while somebody writes. */
    public OptionalLong settledUpTo() {
        return jdbc.inTransaction(connection ->
                Jdbc.query(connection, "SELECT access.settled_up_to()", row -> row.getObject(1, Long.class)).stream()
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .findFirst());
    }

    /** Up to this line the log was written before the ledger told of it. */
    public long writtenBeforeTold() {
        return jdbc.query("SELECT up_to FROM access.written_before_told", row -> row.getLong(1))
                .get(0);
    }

    /** The oldest lines of what was done to accounts, from after one number up to another. */
    public List<Line> changes(long after, long upTo, int limit) {
        return jdbc.query(
                "SELECT id, at, login, action, target FROM access.access_log"
                        + " WHERE id > ? AND id <= ? AND action <> ALL (?) ORDER BY id LIMIT ?",
                AccessLog::line,
                after,
                upTo,
                EVERYDAY_BUT_TOKENS,
                limit);
    }

    @Override
    public ReadingLogDigest digest(long fromLine, long toLine) {
        var digest = new ReadingLogDigest();
        long last = fromLine - 1;
        List<Line> some;
        do {
            some = jdbc.query(
                    "SELECT id, at, login, action, target FROM access.access_log WHERE id > ? AND id <= ? ORDER BY id LIMIT ?",
                    AccessLog::line,
                    last,
                    toLine,
                    AT_ONCE);
            for (var line : some) {
                digest.add(line.id(), line.at(), line.login(), line.action(), line.target());
                last = line.id();
            }
        } while (some.size() == AT_ONCE);
        return digest;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
