package io.parkledger.api.bench;

import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.ledger.TestPostgres;
import io.parkledger.core.ledger.embedded.EmbeddedLedger;
import io.parkledger.core.ledger.embedded.EmbeddedPostgres;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Databases of one embedded, durable PostgreSQL: one per ledger, one for the bare endpoint. */
final class Databases implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private Databases(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static Databases start(BenchSettings settings) {
        return new Databases(EmbeddedPostgres.start(settings.folder().resolve("postgres")));
    }

    LedgerSettings ledger(String name) throws SQLException {
        create(name);
        return EmbeddedLedger.settings(postgres, name);
    }

    /** @return its JDBC URL */
    String create(String name) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl("postgres"), user(), password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return postgres.jdbcUrl(name);
    }

    /** Taken by this process and by the server until now. */
    ProcessorTime processorTime() {
        return ProcessorTime.of(TestPostgres.serverOf(postgres));
    }

    String user() {
        return postgres.user();
    }

    String password() {
        return postgres.password();
    }

    @Override
    public void close() {
        postgres.close();
    }
}
