package io.parkledger.core.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database under the ledger: made and migrated by its owner, used by a role that can only add, checked before use.
 */
public final class LedgerDatabase implements AutoCloseable {

    /** First half of the two-part keys of PostgreSQL's advisory locks; says "PL". */
    static final int LOCK_CLASS = 0x504c;

    static final int APPEND_LOCK = 1;
    static final int LEADER_LOCK = 2;
    static final int SEALING_LOCK = 3;

    /** Where the ledger is, in its database. */
    static final String SCHEMA = MigratedSchema.LEDGER.name();

    /** For a connection: who waits for one may be somebody before a page. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** For a sign of life of a connection that was idle. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(1);

    private static final String CONNECT_SECONDS = "2";
    /** The last resort, where a single connection is dead; a database that is away is noticed by the {@link Outage}. */
    private static final String ANSWER_SECONDS = "60";

    private static final int SESSION_ANSWER_SECONDS = 5;

    private static final MigrationVersion NEWEST = MigrationVersion.LATEST;

    private final LedgerSettings settings;
    private final HikariDataSource pool;
    private final Outage outage = new Outage();

    private LedgerDatabase(LedgerSettings settings, HikariDataSource pool) {
        this.settings = settings;
        this.pool = pool;
    }

    /**
     * @throws LedgerCannotStart when the database cannot be reached, or is set up so that it could lose or change
     * events
     */
    public static LedgerDatabase open(LedgerSettings settings) {
        migrate(settings, MigratedSchema.LEDGER, NEWEST);
        var database = new LedgerDatabase(settings, pool(settings));
        try {
            new SafeSettings(database.jdbc()).require();
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        return database;
    }

    /** Brings another schema of the same database up to date, say the accounts'. */
    public void migrate(MigratedSchema schema) {
        migrate(settings, schema, NEWEST);
    }

    /** Makes a schema as it was in a version of before, for rows of that version. */
    public static void migrate(LedgerSettings settings, MigratedSchema schema, MigrationVersion upTo) {
        try {
            migrations(settings, schema).target(upTo).load().migrate();
        } catch (FlywayException e) {
            throw notReady(settings, settings.ownerUser(), e);
        }
    }

    /** The newest version of a schema that this program can make. */
    public static MigrationVersion newestVersion(LedgerSettings settings, MigratedSchema schema) {
        try {
            return Stream.of(migrations(settings, schema).load().info().all())
                    .map(MigrationInfo::getVersion)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .orElse(MigrationVersion.EMPTY);
        } catch (FlywayException e) {
            throw notReady(settings, settings.ownerUser(), e);
        }
    }

    /** Takes away what migrations have just made, and nothing of which anybody was told. */
    public static void unmake(LedgerSettings settings, MigratedSchema schema) {
        migrations(settings, schema).cleanDisabled(false).load().clean();
    }

    private static FluentConfiguration migrations(LedgerSettings settings, MigratedSchema schema) {
        return Flyway.configure()
                .dataSource(owner(settings))
                .schemas(schema.name())
                .defaultSchema(schema.name())
                .locations(schema.location())
                .failOnMissingLocations(true)
                .placeholders(Map.of(
                        "app", settings.user(),
                        "lock.class", "" + LOCK_CLASS,
                        "lock.append", "" + APPEND_LOCK,
                        "lock.sealing", "" + SEALING_LOCK));
    }

    /** Connections of the role that owns the schemas: for migrations and backups, not for daily work. */
    public static PGSimpleDataSource owner(LedgerSettings settings) {
        var owner = new PGSimpleDataSource();
        owner.setUrl(settings.url());
        owner.setUser(settings.ownerUser());
        owner.setPassword(settings.ownerPassword());
        return owner;
    }

    /**
     * Works with the rights of the role that owns the schema: for what belongs to a migration and needs the events
     * read.
     */
    Jdbc owner() {
        var owner = owner(settings);
        owner.setCurrentSchema(SCHEMA);
        return new Jdbc(owner);
    }

    private static LedgerCannotStart notReady(LedgerSettings settings, String role, RuntimeException cause) {
        return new LedgerCannotStart(
                "ledger.database-not-ready",
                cause,
                "The ledger's database %s could not be prepared as %s. Check that it runs, that the role may create schemas,"
                        + " and that the role %s exists. PostgreSQL said: %s",
                settings.url(),
                role,
                settings.user(),
                cause.getMessage().lines().findFirst().orElse(""));
    }

    private static HikariDataSource pool(LedgerSettings settings) {
        var config = new HikariConfig();
        config.setPoolName("ledger");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionInitSql("SET search_path TO " + SCHEMA);
        config.addDataSourceProperty("ApplicationName", "parkledger");
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setValidationTimeout(SIGN_OF_LIFE.toMillis());
        config.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
        config.addDataSourceProperty("socketTimeout", ANSWER_SECONDS);
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw notReady(settings, settings.user(), e);
        }
    }

    public HikariDataSource dataSource() {
        return pool;
    }

    /** Works with the pool's connections, and waits for none when the database is known to be away. */
    public Jdbc jdbc() {
        return new Jdbc(pool, outage);
    }

    /** A connection of its own, outside the pool, for a lock that lives as long as the connection. */
    PGSimpleDataSource sessions() {
        var sessions = new PGSimpleDataSource();
        sessions.setUrl(settings.url());
        sessions.setUser(settings.user());
        sessions.setPassword(settings.password());
        sessions.setCurrentSchema(SCHEMA);
        sessions.setApplicationName("parkledger leader");
        sessions.setTcpKeepAlive(true);
        sessions.setConnectTimeout(Integer.parseInt(CONNECT_SECONDS));
        sessions.setSocketTimeout(SESSION_ANSWER_SECONDS);
        return sessions;
    }

    /** Connections of their own, outside the pool, which leave nothing behind: for what is only tried. */
    DataSource rehearsals() {
        var rehearsals = sessions();
        rehearsals.setApplicationName("parkledger rehearsal");
        rehearsals.setSocketTimeout(Integer.parseInt(ANSWER_SECONDS));
        return rehearsals;
    }

    /** For health, which must have an answer in time; whoever works with the database is told by it too. */
    public LedgerPulse pulse(Duration bound) {
        return new LedgerPulse(sessions(), bound, outage);
    }

    @Override
    public void close() {
        pool.close();
    }
}
