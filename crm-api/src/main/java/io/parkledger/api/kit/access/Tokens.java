package io.parkledger.api.kit.access;

import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** What opens the door once a password was right. Stored as hashes only. */
@Component
public class Tokens {

    /** How long one lives when nothing shorter is asked for. */
    public static final Duration LIFE = Duration.ofDays(90);

    private final Jdbc jdbc;
    private final LedgerClock clock;
    private final Accounts accounts;
    private final AccessLog accessLog;
    private final LookedUp<Presented, Optional<Caller>> callers;

    private record Presented(String secret, Kind kind) {}

    /** What a token opens; one kind never stands in for the other. */
    public enum Kind {
        /** A bearer token of a program. */
        API("pl_"),
        /** A session of pages, in a cookie. */
        PAGE("ps_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /** A token as its owner sees it; the secret is shown once, when it is made. */
    public record Token(
            String tokenId,
            String login,
            Kind kind,
            String label,
            Instant createdAt,
            Instant expiresAt,
            boolean revoked) {}

    @Autowired
    Tokens(Ledger ledger, LedgerClock clock, Accounts accounts) {
        this(ledger.jdbc(), clock, accounts);
    }

    public Tokens(Jdbc jdbc, LedgerClock clock, Accounts accounts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.accounts = accounts;
        accessLog = new AccessLog(jdbc, clock);
        callers = accounts.lookedUp();
    }

    /** @return the secret, shown this once */
    public String make(String login, Kind kind, String label, Duration life) {
        return make(login, kind, label, life, accounts.stampOf(login));
    }

    /**
     * @param stamp of the account before its password was found right: if it was changed meanwhile, the token opens
     *              nothing
     */
    public String make(String login, Kind kind, String label, Duration life, long stamp) {
        return jdbc.on(connection -> insert(connection, UUID.randomUUID().toString(), login, kind, label, life, stamp));
    }

    /** The same for a program of somebody's, with a line in the access log, which does not say what it is called. */
    public String makeForProgram(String login, String label, Duration life, long stamp) {
        return jdbc.inTransaction(connection -> {
            var id = UUID.randomUUID().toString();
            accessLog.write(connection, login, "make-token", id);
            return insert(connection, id, login, Kind.API, label, life, stamp);
        });
    }

    private String insert(
            Connection connection, String id, String login, Kind kind, String label, Duration life, long stamp)
            throws SQLException {
        var secret = kind.prefix + Secrets.make();
        Jdbc.update(
                connection,
                "INSERT INTO access.token (token_id, token_hash, login, kind, label, created_at, expires_at, stamp)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                Secrets.hash(secret),
                login,
                kind.name(),
                label,
                now(),
                Timestamp.from(Instant.now().plus(life)),
                stamp);
        return secret;
    }

    /** The newest last; those that have ended with what they were given for say that they are revoked. */
    public List<Token> of(String login) {
        return jdbc.query(
                "SELECT t.token_id, t.login, t.kind, t.label, t.created_at, t.expires_at, t.revoked OR t.stamp <> a.stamp"
                        + " FROM access.token t JOIN access.account a USING (login) WHERE t.login = ? ORDER BY t.created_at",
                row -> new Token(
                        row.getString(1),
                        row.getString(2),
                        Kind.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getTimestamp(5).toInstant(),
                        row.getTimestamp(6).toInstant(),
                        row.getBoolean(7)),
                login);
    }

    public boolean revoke(String login, String tokenId) {
        return accounts.forgetting(() ->
                jdbc.update("UPDATE access.token SET revoked = true WHERE login = ? AND token_id = ?", login, tokenId)
                        == 1);
    }

    /** Takes a token back by its secret. */
    public void revoke(String secret) {
        accounts.forgetting(
                () -> jdbc.update("UPDATE access.token SET revoked = true WHERE token_hash = ?", Secrets.hash(secret)));
    }

    /**
     * Whose token this is; empty when it was never given, is of the other kind, has expired, was taken back, or has
     * ended because its account was closed or got a new password or role.
     */
    public Optional<Caller> callerOf(String secret, Kind kind) {
        var caller = callers.get(new Presented(secret, kind), this::ask);
        return caller == null ? Optional.empty() : caller;
    }

    private Optional<Caller> ask(Presented token) {
        return jdbc
                .query(
                        Accounts.ACCOUNT + "JOIN access.token t USING (login) WHERE t.token_hash = ? AND t.kind = ?"
                                + " AND t.stamp = a.stamp AND NOT t.revoked AND NOT a.disabled AND t.expires_at > ?",
                        Tokens::caller,
                        Secrets.hash(token.secret()),
                        token.kind().name(),
                        Timestamp.from(Instant.now()))
                .stream()
                .findFirst();
    }

    private static Caller caller(ResultSet row) throws SQLException {
        var account = Accounts.account(row);
        return new Caller(
                account.login(),
                account.name(),
                account.role(),
                account.parks(),
                account.team(),
                account.buildings(),
                account.mustChange());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
