package io.parkledger.api.kit.access;

import io.parkledger.core.bound.Bounds;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerClock;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Who may come in, with which role and reach: kept in the ledger's database, beside the ledger. */
@Component
public class Accounts {

    /** How long a one-time password opens the door: whoever is given one comes within a few days. */
    static final Duration ONE_TIME_LIFE = Duration.ofHours(72);

    /** Key of the advisory lock that {@link #change} takes. */
    private static final long CHANGE_LOCK = 0x504c_6163_6365_7373L;

    /** What {@link #account} reads. */
    static final String ACCOUNT = """
            SELECT a.login, a.name, a.role, a.parks, a.team, a.buildings, a.must_change, a.disabled
            FROM access.account a
            """;

    private final Jdbc jdbc;
    private final LedgerClock clock;
    private final PasswordEncoder passwords = PasswordHashes.encoder();
    /** How often this node changed something: what was looked up before counts no more. */
    private final AtomicLong changes = new AtomicLong();

    private final LookedUp<String, Account> known = lookedUp();

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
    public record Given(
            Role role,
            @Nullable Set<String> parks,
            @Nullable String team,
            @Nullable Set<String> buildings) {

        public static Given of(Account account) {
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

    @Autowired
    Accounts(Ledger ledger, LedgerClock clock) {
        this(ledger.jdbc(), clock);
    }

    public Accounts(Jdbc jdbc, LedgerClock clock) {
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

    public boolean open(Connection connection, Account account, String password) throws SQLException {
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

    public static @Nullable Array array(Connection connection, @Nullable Set<String> values) throws SQLException {
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
        return Optional.ofNullable(known.get(login, asked -> find(asked).orElse(null)));
    }

    /** For what is looked up of accounts: nothing of it counts any more once one was changed here. */
    <K, V> LookedUp<K, V> lookedUp() {
        return new LookedUp<>(changes);
    }

    public List<Account> all() {
        return jdbc.query(ACCOUNT + "ORDER BY a.login", Accounts::account);
    }

    /**
     * Changes accounts, one change after the other on whichever node: what it decides by holds until it is done. After
     * it nothing that was looked up before counts on this node.
     */
    public <T> T change(Jdbc.Work<T> work) {
        try {
            return jdbc.inTransaction(connection -> {
                Jdbc.query(connection, "SELECT pg_advisory_xact_lock(?)", row -> true, CHANGE_LOCK);
                return work.with(connection);
            });
        } finally {
            changes.incrementAndGet();
        }
    }

    /** After a change of what they are signed in with, likewise. */
    <T> T forgetting(Supplier<T> change) {
        try {
            return change.get();
        } finally {
            changes.incrementAndGet();
        }
    }

    /** Raised by whatever ends the tokens of an account; 0 for nobody's. */
    public long stampOf(String login) {
        return jdbc.query("SELECT stamp FROM access.account WHERE login = ?", row -> row.getLong(1), login).stream()
                .findFirst()
                .orElse(0L);
    }

    public static Optional<Account> find(Connection connection, String login) throws SQLException {
        return Jdbc.query(connection, ACCOUNT + "WHERE a.login = ?", Accounts::account, login).stream()
                .findFirst();
    }

    /** Closes or re-opens it; what it was signed in with has ended and stays so. */
    public void setDisabled(Connection connection, String login, boolean disabled) throws SQLException {
        Jdbc.update(
                connection,
                "UPDATE access.account SET disabled = ?, stamp = stamp + 1 WHERE login = ?",
                disabled,
                login);
    }

    /** Gives a role and its reach; whoever has it signs in anew. */
    public void give(Connection connection, String login, Given given) throws SQLException {
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

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    static Account account(ResultSet row) throws SQLException {
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

    public static @Nullable Set<String> set(@Nullable Array array) throws SQLException {
        return array == null ? null : Set.of((String[]) array.getArray());
    }
}
