package io.parkledger.core.ledger.embedded;

import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.ledger.LedgerUnavailable;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The ledger's two roles on an embedded PostgreSQL: the owner that migrates, and the application's, which can only add.
 */
public final class EmbeddedLedger {

    private static final String APPLICATION = "parkledger_app";
    private static final String DATABASE = "parkledger";
    private static final int POOL_SIZE = 20;

    private EmbeddedLedger() {}

    public static LedgerSettings settings(EmbeddedPostgres postgres) {
        return settings(postgres, DATABASE);
    }

    /** @param database an existing one of this server */
    public static LedgerSettings settings(EmbeddedPostgres postgres, String database) {
        var url = postgres.jdbcUrl(database);
        makeApplicationRole(postgres, url);
        return new LedgerSettings(
                url, APPLICATION, postgres.password(), postgres.user(), postgres.password(), POOL_SIZE);
    }

    /**
     * The ledger on a PostgreSQL that another process has started in a data folder, for who reads beside it; empty when
     * none runs there.
     */
    public static Optional<LedgerSettings> ofRunning(Path dataFolder) {
        return EmbeddedPostgres.running(dataFolder)
                .map(running -> new LedgerSettings(
                        running.url(), APPLICATION, running.password(), running.user(), running.password(), POOL_SIZE));
    }

    private static void makeApplicationRole(EmbeddedPostgres postgres, String url) {
        var role = """
                DO $$ BEGIN
                    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '%1$s') THEN
                        CREATE ROLE %1$s LOGIN PASSWORD '%2$s';
                    END IF;
                END $$""".formatted(APPLICATION, postgres.password());
        try (var connection = DriverManager.getConnection(url, postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(role);
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }
}
