package io.parkledger.api.security;

import io.parkledger.api.security.PasswordThrottle.Door;
import io.parkledger.core.bound.Bounds;
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
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Accounts and bearer tokens, in the ledger's database. Passwords and tokens are stored as hashes only. */
@Component
public class Accounts {

    /** How long a token lives when nothing shorter is asked for. */
    static final Duration TOKEN_LIFE = Duration.ofDays(90);

    /** How long a one-time password opens the door: whoever is given one comes within a few days. */
    static final Duration ONE_TIME_LIFE = Duration.ofHours(72);

    /** Stands in the access log for a login that is nobody's. */
    static final String UNKNOWN_LOGIN = "…";

    private static final int SECRET_BYTES = 32;
    /** So many passwords somebody had before are remembered. */
    private static final int REMEMBERED_PASSWORDS = 10;

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    /** Key of the advisory lock that {@link #change} takes. */
    private static final long CHANGE_LOCK = 0x504c_6163_6365_7373L;

    private static final String[] EVERYDAY = {
        "read", "sign-in", "sign-in-refused", "change-password", "change-password-refused", "revoke-token"
    };

    private static final String ACCOUNT = """
            SELECT a.login, a.name, a.role, a.parks, a.team, a.buildings, a.must_change, a.disabled
            FROM access.account a
            """;

    private final Jdbc jdbc;
    private final LedgerClock clock;
    private final PasswordEncoder passwords = PasswordHashes.encoder();
    private final SecureRandom random = new SecureRandom();
    /** Nobody's password: unknown logins cost as much time as known ones. */
    private final String unknown = passwords.encode(newSecret());
    /** A token is looked up every few seconds at most; other nodes notice that it has ended as fast. */
    private final ConcurrentHashMap<TokenKey, Remembered> remembered = new ConcurrentHashMap<>();
    /** How often this node changed something: what was looked up before counts no more. */
    private final AtomicLong changes = new AtomicLong();

    private final ConcurrentHashMap<String, RememberedAccount> rememberedAccounts = new ConcurrentHashMap<>();

    private record RememberedAccount(Account account, Instant at, long changes) {}

    private record TokenKey(String secret, TokenKind kind) {}

    private record Remembered(Optional<Caller> caller, Instant at, long changes) {}

    /** What a token opens; one kind never stands in for the other. */
    public enum TokenKind {
        /** A bearer token of a program. */
        API("pl_"),
        /** A session of pages, in a cookie. */
        PAGE("ps_");

        private final String prefix;

        TokenKind(String prefix) {
            this.prefix = prefix;
        }
    }

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

    /** A role and its reach. */
    record Given(
            Role role,
            @Nullable Set<String> parks,
            @Nullable String team,
            @Nullable Set<String> buildings) {

        static Given of(Account account) {
            return new Given(account.role(), account.parks(), account.team(), account.buildings());
        }

        /** For the access log: {@code MANAGER parks=LQ,XX team=招商部 buildings=*}. */
        @Override
        public String toString() {
            return role + " parks=" + list(parks) + " team=" + (team == null ? "-" : team) + " buildings="
                    + list(buildings);
        }

        private static String list(@Nullable Set<String> values) {
            return values == null ? "*" : values.isEmpty() ? "-" : String.join(",", new TreeSet<>(values));
        }
    }

    /** A token as its owner sees it; the secret is shown once, when it is made. */
    public record Token(
            String tokenId,
            String login,
            TokenKind kind,
            String label,
            Instant createdAt,
            Instant expiresAt,
            boolean revoked) {}

    /** One line of the access log. */
    public record AccessLine(long id, Instant at, String login, String action, String target) {}

    @Autowired
    Accounts(Ledger ledger, LedgerClock clock) {
        this(ledger.jdbc(), clock);
    }

    Accounts(Jdbc jdbc, LedgerClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public boolean isEmpty() {
        return jdbc.query("SELECT 1 FROM access.account LIMIT 1", row -> 1).isEmpty();
    }

    /** @return false when the login is taken */
    public boolean open(Account account, String password) {
        return jdbc.on(connection -> open(connection, account, password));
    }

    boolean open(Connection connection, Account account, String password) throws SQLException {
        try (var statement = connection.prepareStatement("""
                INSERT INTO access.account
                    (login, name, role, parks, team, buildings, password_hash, must_change, one_time_until, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            statement.setString(1, account.login());
            statement.setString(2, account.name());
            statement.setString(3, account.role().name());
            statement.setArray(4, array(connection, account.parks()));
            statement.setString(5, account.team());
            statement.setArray(6, array(connection, account.buildings()));
            statement.setString(7, passwords.encode(password));
            statement.setBoolean(8, account.mustChange());
            statement.setTimestamp(
                    9, account.mustChange() ? Timestamp.from(Instant.now().plus(ONE_TIME_LIFE)) : null);
            statement.setTimestamp(10, now());
            return statement.executeUpdate() == 1;
        }
    }

    static @Nullable Array array(Connection connection, @Nullable Set<String> values) throws SQLException {
        return values == null ? null : connection.createArrayOf("text", values.toArray());
    }

    /** Empty for what no account can be called, too: the database would refuse to be asked. */
    public Optional<Account> find(String login) {
        if (!Bounds.holds(login)) {
            return Optional.empty();
        }
        return jdbc.query(ACCOUNT + "WHERE a.login = ?", Accounts::account, login).stream()
                .findFirst();
    }

    /** An account, looked up every few seconds at most. */
    public Optional<Account> known(String login) {
        var known = rememberedAccounts.get(login);
        var now = changes.get();
        if (known != null
                && known.changes() == now
                && known.at().plus(REMEMBERED).isAfter(Instant.now())) {
            return Optional.of(known.account());
        }
        var at = Instant.now();
        var account = find(login);
        account.ifPresent(found -> rememberedAccounts.put(login, new RememberedAccount(found, at, now)));
        return account;
    }

    public List<Account> all() {
        return jdbc.query(ACCOUNT + "ORDER BY a.login", Accounts::account);
    }

    /**
     * Changes accounts, one change after the other on whichever node: what it decides by holds until it is done. After it
     * nothing that was looked up before counts on this node.
     */
    <T> T change(Jdbc.Work<T> work) {
        try {
            return jdbc.inTransaction(connection -> {
                Jdbc.query(connection, "SELECT pg_advisory_xact_lock(?)", row -> true, CHANGE_LOCK);
                return work.with(connection);
            });
        } finally {
            changes.incrementAndGet();
        }
    }

    static Optional<Account> find(Connection connection, String login) throws SQLException {
        return Jdbc.query(connection, ACCOUNT + "WHERE a.login = ?", Accounts::account, login).stream()
                .findFirst();
    }

    /** Closes or re-opens it; what it was signed in with has ended and stays so. */
    void setDisabled(Connection connection, String login, boolean disabled) throws SQLException {
        Jdbc.update(
                connection,
                "UPDATE access.account SET disabled = ?, stamp = stamp + 1 WHERE login = ?",
                disabled,
                login);
    }

    /** Gives a role and its reach; whoever has it signs in anew. */
    void give(Connection connection, String login, Given given) throws SQLException {
        try (var statement = connection.prepareStatement("UPDATE access.account"
                + " SET role = ?, parks = ?, team = ?, buildings = ?, stamp = stamp + 1 WHERE login = ?")) {
            statement.setString(1, given.role().name());
            statement.setArray(2, array(connection, given.parks()));
            statement.setString(3, given.team());
            statement.setArray(4, array(connection, given.buildings()));
            statement.setString(5, login);
            statement.executeUpdate();
        }
    }

    /** Keeps the first half of the one-time password that the account gets with its first role. */
    void keepFirstHalf(Connection connection, String login, String half) throws SQLException {
        Jdbc.update(connection, "UPDATE access.account SET first_half = ? WHERE login = ?", half, login);
    }

    /** What is kept of an account that waits for its first role; empty for all others. */
    static Optional<String> firstHalfOf(Connection connection, String login) throws SQLException {
        return Jdbc.query(
                        connection,
                        "SELECT first_half FROM access.account WHERE login = ? AND first_half IS NOT NULL",
                        row -> row.getString(1),
                        login)
                .stream()
                .findFirst();
    }

    /** Whether the first role brings the second half of the one-time password. */
    boolean waitsForRole(String login) {
        return jdbc.on(connection -> firstHalfOf(connection, login)).isPresent();
    }

    /** Sets a password that only lets its owner choose another, for a few days. */
    void setOneTimePassword(Connection connection, String login, String password) throws SQLException {
        replacePassword(connection, login, password, true);
    }

    private void replacePassword(Connection connection, String login, String password, boolean oneTime)
            throws SQLException {
        Jdbc.update(
                connection,
                "INSERT INTO access.old_password (login, password_hash, replaced_at)"
                        + " SELECT login, password_hash, ? FROM access.account WHERE login = ?",
                now(),
                login);
        try (var statement = connection.prepareStatement("UPDATE access.account"
                + " SET password_hash = ?, must_change = ?, one_time_until = ?, first_half = NULL, stamp = stamp + 1"
                + " WHERE login = ?")) {
            statement.setString(1, passwords.encode(password));
            statement.setBoolean(2, oneTime);
            statement.setTimestamp(3, oneTime ? Timestamp.from(Instant.now().plus(ONE_TIME_LIFE)) : null);
            statement.setString(4, login);
            statement.executeUpdate();
        }
    }

    /** Somebody's own choice, after the present one was right; all that was signed in with before ends. */
    void choosePassword(String login, String password) {
        change(connection -> {
            replacePassword(connection, login, password, false);
            return log(connection, login, Door.CHANGE_PASSWORD.opened(), login);
        });
    }

    /** Whether it is the present password of {@code login} or one of the last before. */
    boolean wasPassword(String login, String password) {
        return jdbc
                .query(
                        "SELECT password_hash FROM access.account WHERE login = ? UNION ALL (SELECT password_hash"
                                + " FROM access.old_password WHERE login = ? ORDER BY id DESC LIMIT ?)",
                        row -> row.getString(1),
                        login,
                        login,
                        REMEMBERED_PASSWORDS)
                .stream()
                .anyMatch(hash -> passwords.matches(password, hash));
    }

    /** Whether a one-time password was left unused for too long. */
    boolean isOneTimePasswordOver(String login) {
        return !jdbc.query(
                        "SELECT 1 FROM access.account WHERE login = ? AND must_change AND one_time_until <= ?",
                        row -> 1,
                        login,
                        Timestamp.from(Instant.now()))
                .isEmpty();
    }

    /** Whether it is the password of an open account; a hash of the old kind is replaced, now that it can be. */
    public boolean isPassword(String login, String password) {
        var hash = jdbc
                .query(
                        "SELECT password_hash FROM access.account WHERE login = ? AND NOT disabled",
                        row -> row.getString(1),
                        login)
                .stream()
                .findFirst();
        boolean right = passwords.matches(password, hash.orElse(unknown)) && hash.isPresent();
        if (right && passwords.upgradeEncoding(hash.get())) {
            jdbc.update(
                    "UPDATE access.account SET password_hash = ? WHERE login = ? AND password_hash = ?",
                    passwords.encode(password),
                    login,
                    hash.get());
        }
        return right;
    }

    /** @return the secret, shown this once */
    public String makeToken(String login, TokenKind kind, String label, Duration life) {
        return makeToken(login, kind, label, life, stampOf(login));
    }

    /**
     * @param stamp of the account before its password was found right: if it was changed meanwhile, the token opens
     *              nothing
     */
    String makeToken(String login, TokenKind kind, String label, Duration life, long stamp) {
        var secret = kind.prefix + newSecret();
        jdbc.update(
                "INSERT INTO access.token (token_id, token_hash, login, kind, label, created_at, expires_at, stamp)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                UUID.randomUUID().toString(),
                hash(secret),
                login,
                kind.name(),
                label,
                now(),
                Timestamp.from(Instant.now().plus(life)),
                stamp);
        return secret;
    }

    /** Raised by whatever ends the tokens of an account; 0 for nobody's. */
    long stampOf(String login) {
        return jdbc.query("SELECT stamp FROM access.account WHERE login = ?", row -> row.getLong(1), login).stream()
                .findFirst()
                .orElse(0L);
    }

    public String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The newest last; those that have ended with what they were given for say that they are revoked. */
    public List<Token> tokensOf(String login) {
        return jdbc.query(
                "SELECT t.token_id, t.login, t.kind, t.label, t.created_at, t.expires_at, t.revoked OR t.stamp <> a.stamp"
                        + " FROM access.token t JOIN access.account a USING (login) WHERE t.login = ? ORDER BY t.created_at",
                row -> new Token(
                        row.getString(1),
                        row.getString(2),
                        TokenKind.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getTimestamp(5).toInstant(),
                        row.getTimestamp(6).toInstant(),
                        row.getBoolean(7)),
                login);
    }

    public boolean revoke(String login, String tokenId) {
        return forgetting(() ->
                jdbc.update("UPDATE access.token SET revoked = true WHERE login = ? AND token_id = ?", login, tokenId)
                        == 1);
    }

    /** Takes a token back by its secret. */
    public void revoke(String secret) {
        forgetting(() -> jdbc.update("UPDATE access.token SET revoked = true WHERE token_hash = ?", hash(secret)));
    }

    private <T> T forgetting(Supplier<T> change) {
        try {
            return change.get();
        } finally {
            changes.incrementAndGet();
        }
    }

    /**
     * Whose token this is; empty when it was never given, is of the other kind, has expired, was taken back, or has ended
     * because its account was closed or got a new password or role.
     */
    public Optional<Caller> callerOf(String secret, TokenKind kind) {
        var key = new TokenKey(secret, kind);
        var known = remembered.get(key);
        // Read before the database is asked: what changes meanwhile makes the answer old at once.
        var now = changes.get();
        if (known != null
                && known.changes() == now
                && known.at().plus(REMEMBERED).isAfter(Instant.now())) {
            return known.caller();
        }
        var at = Instant.now();
        var caller = jdbc
                .query(
                        ACCOUNT + "JOIN access.token t USING (login) WHERE t.token_hash = ? AND t.kind = ?"
                                + " AND t.stamp = a.stamp AND NOT t.revoked AND NOT a.disabled AND t.expires_at > ?",
                        Accounts::caller,
                        hash(secret),
                        kind.name(),
                        Timestamp.from(at))
                .stream()
                .findFirst();
        if (remembered.size() > 10_000) {
            remembered.clear();
        }
        remembered.put(key, new Remembered(caller, at, now));
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
                UNION ALL SELECT at FROM access.refused_unknown WHERE login_hash = ? AND at > ?
                ORDER BY at DESC LIMIT ?""",
                row -> row.getTimestamp(1).toInstant(),
                login,
                door.refused(),
                Timestamp.from(after),
                login,
                door.opened(),
                hash(login),
                Timestamp.from(after),
                limit);
    }

    /**
     * Logs that a password was refused, unless it was {@code limit} times already. Refusals of one login are counted and
     * logged one after the other, on whichever node, so that never more are logged. A login that is nobody's may be a
     * password in the wrong field: it is counted by its hash while it counts, and the log does not say it.
     *
     * @return whether it was logged
     */
    boolean logRefusal(String login, PasswordThrottle.Door door, Instant after, int limit) {
        return jdbc.inTransaction(connection -> {
            Jdbc.query(connection, "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", row -> true, login);
            if (refusals(connection, login, door, after, limit).size() >= limit) {
                return false;
            }
            Jdbc.update(connection, "DELETE FROM access.refused_unknown WHERE at <= ?", Timestamp.from(after));
            boolean known = find(connection, login).isPresent();
            if (!known) {
                Jdbc.update(
                        connection,
                        "INSERT INTO access.refused_unknown (login_hash, at) VALUES (?, ?)",
                        hash(login),
                        now());
            }
            log(connection, known ? login : UNKNOWN_LOGIN, door.refused(), "");
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

    /** What was done to accounts lately, the newest first; what is about one's own session stays out. */
    public List<AccessLine> lastChanges(int limit) {
        return jdbc.query(
                "SELECT id, at, login, action, target FROM access.access_log WHERE action <> ALL (?) ORDER BY id DESC LIMIT ?",
                Accounts::accessLine,
                EVERYDAY,
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

    static @Nullable Set<String> set(@Nullable Array array) throws SQLException {
        return array == null ? null : Set.of((String[]) array.getArray());
    }
}
