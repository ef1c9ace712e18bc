package io.parkledger.api.kit.access;

import io.parkledger.api.kit.access.PasswordThrottle.Door;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords of accounts, of which hashes are kept: one's own, and those that open the door once. */
@Component
public class Passwords {

    /** So many passwords somebody had before are remembered. */
    private static final int REMEMBERED = 10;

    private final Jdbc jdbc;
    private final LedgerClock clock;
    private final Accounts accounts;
    private final AccessLog log;
    private final PasswordEncoder encoder = PasswordHashes.encoder();
    /** Nobody's password: unknown logins cost as much time as known ones. */
    private final String unknown = encoder.encode(Secrets.make());

    @Autowired
    Passwords(Ledger ledger, LedgerClock clock, Accounts accounts, AccessLog log) {
        this(ledger.jdbc(), clock, accounts, log);
    }

    public Passwords(Jdbc jdbc, LedgerClock clock, Accounts accounts, AccessLog log) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.accounts = accounts;
        this.log = log;
    }

    /** Keeps the first half of the one-time password that the account gets with its first role. */
    public void keepFirstHalf(Connection connection, String login, String half) throws SQLException {
        Jdbc.update(connection, "UPDATE access.account SET first_half = ? WHERE login = ?", half, login);
    }

    /** What is kept of an account that waits for its first role; empty for all others. */
    public static Optional<String> firstHalfOf(Connection connection, String login) throws SQLException {
        return Jdbc.query(
                        connection,
                        "SELECT first_half FROM access.account WHERE login = ? AND first_half IS NOT NULL",
                        row -> row.getString(1),
                        login)
                .stream()
                .findFirst();
    }

    /** Whether the first role brings the second half of the one-time password. */
    public boolean waitsForRole(String login) {
        return jdbc.on(connection -> firstHalfOf(connection, login)).isPresent();
    }

    /** Sets a password that only lets its owner choose another, for a few days. */
    public void setOneTime(Connection connection, String login, String password) throws SQLException {
        replace(connection, login, password, true);
    }

    private void replace(Connection connection, String login, String password, boolean oneTime) throws SQLException {
        Jdbc.update(
                connection,
                "INSERT INTO access.old_password (login, password_hash, replaced_at)"
                        + " SELECT login, password_hash, ? FROM access.account WHERE login = ?",
                now(),
                login);
        try (var statement = connection.prepareStatement("UPDATE access.account"
                + " SET password_hash = ?, must_change = ?, one_time_until = ?, first_half = NULL, stamp = stamp + 1"
                + " WHERE login = ?")) {
            statement.setString(1, encoder.encode(password));
            statement.setBoolean(2, oneTime);
            statement.setTimestamp(3, oneTime ? Timestamp.from(Instant.now().plus(Accounts.ONE_TIME_LIFE)) : null);
            statement.setString(4, login);
            statement.executeUpdate();
        }
    }

    /** Somebody's own choice, after the present one was right; all that was signed in with before ends. */
    public void choose(String login, String password) {
        accounts.change(connection -> {
            replace(connection, login, password, false);
            return log.write(connection, login, Door.CHANGE_PASSWORD.opened(), login);
        });
    }

    /** Whether it is the present password of {@code login} or one of the last before. */
    public boolean was(String login, String password) {
        return jdbc
                .query(
                        "SELECT password_hash FROM access.account WHERE login = ? UNION ALL (SELECT password_hash"
                                + " FROM access.old_password WHERE login = ? ORDER BY id DESC LIMIT ?)",
                        row -> row.getString(1),
                        login,
                        login,
                        REMEMBERED)
                .stream()
                .anyMatch(hash -> encoder.matches(password, hash));
    }

    /** Whether a one-time password was left unused for too long. */
    public boolean isOneTimeOver(String login) {
        return !jdbc.query(
                        "SELECT 1 FROM access.account WHERE login = ? AND must_change AND one_time_until <= ?",
                        row -> 1,
                        login,
                        Timestamp.from(Instant.now()))
                .isEmpty();
    }

    /** Whether it is the password of an open account; a hash of the old kind is replaced, now that it can be. */
    public boolean isRight(String login, String password) {
        var hash = jdbc
                .query(
                        "SELECT password_hash FROM access.account WHERE login = ? AND NOT disabled",
                        row -> row.getString(1),
                        login)
                .stream()
                .findFirst();
        boolean right = encoder.matches(password, hash.orElse(unknown)) && hash.isPresent();
        if (right && encoder.upgradeEncoding(hash.get())) {
            jdbc.update(
                    "UPDATE access.account SET password_hash = ? WHERE login = ? AND password_hash = ?",
                    encoder.encode(password),
                    login,
                    hash.get());
        }
        return right;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
