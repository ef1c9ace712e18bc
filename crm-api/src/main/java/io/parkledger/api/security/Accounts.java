package io.parkledger.api.security;

import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Accounts and bearer tokens, in the ledger's database. Passwords and tokens are stored as hashes only. */
@Component
public class Accounts {

    /** How long a token lives when nothing shorter is asked for. */
    static final Duration TOKEN_LIFE = Duration.ofDays(90);

    private static final int SECRET_BYTES = 32;
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private static final String ACCOUNT = """
            SELECT a.login, a.name, a.role, a.parks, a.team, a.buildings, a.must_change, a.disabled
            FROM access.account a
            """;

    private final Jdbc jdbc;
    private final LedgerClock clock;
    private final PasswordEncoder passwords = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final SecureRandom random = new SecureRandom();
    /** A token is looked up at most every few seconds; taking it back works as fast. */
    private final ConcurrentHashMap<String, Remembered> remembered = new ConcurrentHashMap<>();

    private record Remembered(Optional<Caller> caller, Instant at) {}

    /** An account as administrators see it. */
    public record Account(
            String login,
            String name,
            Role role,
            @Nullable Set<String> parks,
            @Nullable String team,
            @Nullable Set<String> buildings,
            boolean mustChange,
            boolean disabled) {}

    /** A token as its owner sees it; the secret is shown once, when it is made. */
    public record Token(
            String tokenId, String login, String label, Instant createdAt, Instant expiresAt, boolean revoked) {}

    /** One line of the access log. */
    public record AccessLine(long id, Instant at, String login, String action, String target) {}

    Accounts(Ledger ledger, LedgerClock clock) {
        this.jdbc = ledger.jdbc();
        this.clock = clock;
    }

    public boolean isEmpty() {
        return jdbc.query("SELECT 1 FROM access.account LIMIT 1", row -> 1).isEmpty();
    }

    /** @return false when the login is taken */
    public boolean open(Account account, String password) {
        return jdbc.on(connection -> {
            try (var statement = connection.prepareStatement("""
                    INSERT INTO access.account (login, name, role, parks, team, buildings, password_hash, must_change, created_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
                statement.setString(1, account.login());
                statement.setString(2, account.name());
                statement.setString(3, account.role().name());
                statement.setArray(4, array(connection, account.parks()));
                statement.setString(5, account.team());
                statement.setArray(6, array(connection, account.buildings()));
                statement.setString(7, passwords.encode(password));
                statement.setBoolean(8, account.mustChange());
                statement.setTimestamp(9, now());
                return statement.executeUpdate() == 1;
            }
        });
    }

    private static @Nullable Array array(Connection connection, @Nullable Set<String> values) throws SQLException {
        return values == null ? null : connection.createArrayOf("text", values.toArray());
    }

    public Optional<Account> find(String login) {
        return jdbc.query(ACCOUNT + "WHERE a.login = ?", Accounts::account, login).stream()
                .findFirst();
    }

    public List<Account> all() {
        return jdbc.query(ACCOUNT + "ORDER BY a.login", Accounts::account);
    }

    public void setDisabled(String login, boolean disabled) {
        jdbc.update("UPDATE access.account SET disabled = ? WHERE login = ?", disabled, login);
        remembered.clear();
    }

    public void give(
            String login,
            Role role,
            @Nullable Set<String> parks,
            @Nullable String team,
            @Nullable Set<String> buildings) {
        jdbc.on(connection -> {
            try (var statement = connection.prepareStatement(
                    "UPDATE access.account SET role = ?, parks = ?, team = ?, buildings = ? WHERE login = ?")) {
                statement.setString(1, role.name());
                statement.setArray(2, array(connection, parks));
                statement.setString(3, team);
                statement.setArray(4, array(connection, buildings));
                statement.setString(5, login);
                return statement.executeUpdate();
            }
        });
        remembered.clear();
    }

    public void changePassword(String login, String password, boolean mustChange) {
        jdbc.update(
                "UPDATE access.account SET password_hash = ?, must_change = ? WHERE login = ?",
                passwords.encode(password),
                mustChange,
                login);
        remembered.clear();
    }

    public boolean isPassword(String login, String password) {
        var hash = jdbc
                .query(
                        "SELECT password_hash FROM access.account WHERE login = ? AND NOT disabled",
                        row -> row.getString(1),
                        login)
                .stream()
                .findFirst();
        // Unknown logins cost as much time as known ones.
        return passwords.matches(password, hash.orElse(UNKNOWN)) && hash.isPresent();
    }

    private static final String UNKNOWN = "{bcrypt}$2a$10$7EqJtq98hPqEX7fNZaFWoO.pY2Rsy4oHc4pZfYb7c4Q8yq5dF3iGa";

    /** @return the secret, shown this once */
    public String makeToken(String login, String label, Duration life) {
        var secret = "pl_" + newSecret();
        jdbc.update(
                "INSERT INTO access.token (token_id, token_hash, login, label, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)",
                UUID.randomUUID().toString(),
                hash(secret),
                login,
                label,
                now(),
                Timestamp.from(Instant.now().plus(life)));
        return secret;
    }

    public String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public List<Token> tokensOf(String login) {
        return jdbc.query(
                "SELECT token_id, login, label, created_at, expires_at, revoked FROM access.token WHERE login = ? ORDER BY created_at",
                row -> new Token(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getTimestamp(5).toInstant(),
                        row.getBoolean(6)),
                login);
    }

    public boolean revoke(String login, String tokenId) {
        var revoked =
                jdbc.update("UPDATE access.token SET revoked = true WHERE login = ? AND token_id = ?", login, tokenId)
                        == 1;
        remembered.clear();
        return revoked;
    }

    /** Takes a token back by its secret. */
    public void revoke(String secret) {
        jdbc.update("UPDATE access.token SET revoked = true WHERE token_hash = ?", hash(secret));
        remembered.clear();
    }

    /** Whose token this is; empty when it was never given, has expired, was taken back, or its account is closed. */
    public Optional<Caller> callerOf(String secret) {
        var known = remembered.get(secret);
        if (known != null && known.at().plus(REMEMBERED).isAfter(Instant.now())) {
            return known.caller();
        }
        var caller = jdbc
                .query(
                        ACCOUNT
                                + "JOIN access.token t USING (login) WHERE t.token_hash = ? AND NOT t.revoked AND NOT a.disabled"
                                + " AND t.expires_at > ?",
                        Accounts::caller,
                        hash(secret),
                        Timestamp.from(Instant.now()))
                .stream()
                .findFirst();
        if (remembered.size() > 10_000) {
            remembered.clear();
        }
        remembered.put(secret, new Remembered(caller, Instant.now()));
        return caller;
    }

    public void log(String login, String action, String target) {
        jdbc.on(connection -> log(connection, login, action, target));
    }

    /** The same as part of a transaction. */
    public int log(Connection connection, String login, String action, String target) throws SQLException {
        return Jdbc.update(
                connection,
                "INSERT INTO access.access_log (at, login, action, target) VALUES (?, ?, ?, ?)",
                now(),
                login,
                action,
                target);
    }

    /** When a password was refused at a door, newest first, after the last time it opened. */
    List<Instant> refusals(String login, PasswordThrottle.Door door, Instant after, int limit) {
        return jdbc.on(connection -> refusals(connection, login, door, after, limit));
    }

    private static List<Instant> refusals(
            Connection connection, String login, PasswordThrottle.Door door, Instant after, int limit)
            throws SQLException {
        return Jdbc.query(
                connection,
                """
                SELECT at FROM access.access_log
                WHERE login = ? AND action = ? AND at > ?
                  AND at > coalesce((SELECT max(at) FROM access.access_log WHERE login = ? AND action = ?), '-infinity')
                ORDER BY at DESC LIMIT ?""",
                row -> row.getTimestamp(1).toInstant(),
                login,
                door.refused(),
                Timestamp.from(after),
                login,
                door.opened(),
                limit);
    }

    /**
     * Logs that a password was refused, unless it was {@code limit} times already. Refusals of one login are counted and
     * logged one after the other, on whichever node, so that never more are logged.
     *
     * @return whether it was logged
     */
    boolean logRefusal(String login, PasswordThrottle.Door door, Instant after, int limit) {
        return jdbc.inTransaction(connection -> {
            Jdbc.query(connection, "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", row -> true, login);
            if (refusals(connection, login, door, after, limit).size() >= limit) {
                return false;
            }
            log(connection, login, door.refused(), "");
            return true;
        });
    }

    /** The newest lines first; {@code before} an entry's id, by some login, of some kind, where these are given. */
    public List<AccessLine> logBefore(
            @Nullable Long before, @Nullable String login, @Nullable String action, int limit) {
        return jdbc.query(
                "SELECT id, at, login, action, target FROM access.access_log"
                        + " WHERE id < ? AND (?::text IS NULL OR login = ?) AND (?::text IS NULL OR action = ?)"
                        + " ORDER BY id DESC LIMIT ?",
                Accounts::accessLine,
                before == null ? Long.MAX_VALUE : before,
                login,
                login,
                action,
                action,
                limit);
    }

    private static AccessLine accessLine(ResultSet row) throws SQLException {
        return new AccessLine(
                row.getLong(1), row.getTimestamp(2).toInstant(), row.getString(3), row.getString(4), row.getString(5));
    }

    public List<AccessLine> logAfter(long id, int limit) {
        return jdbc.query(
                "SELECT id, at, login, action, target FROM access.access_log WHERE id > ? ORDER BY id LIMIT ?",
                Accounts::accessLine,
                id,
                limit);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString(1),
                row.getString(2),
                Role.valueOf(row.getString(3)),
                set(row.getArray(4)),
                row.getString(5),
                set(row.getArray(6)),
                row.getBoolean(7),
                row.getBoolean(8));
    }

    private static Caller caller(ResultSet row) throws SQLException {
        var account = account(row);
        return new Caller(
                account.login(),
                account.name(),
                account.role(),
                account.parks(),
                account.team(),
                account.buildings(),
                account.mustChange());
    }

    private static @Nullable Set<String> set(@Nullable Array array) throws SQLException {
        return array == null ? null : Set.of((String[]) array.getArray());
    }
}
