package io.parkledger.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A ledger that grows fast, as while the first files are brought in: the database has not counted its rows yet. */
class YoungLedgerTest {

    private static final int EVENTS = 20_000;

    private Connection connection;

    @BeforeEach
    void fill() throws SQLException {
        var settings = TestPostgres.newDatabase();
        LedgerDatabase.open(settings).close();
        connection = DriverManager.getConnection(settings.url(), settings.ownerUser(), settings.ownerPassword());
        try (var statement = connection.createStatement()) {
            statement.execute("SET search_path = ledger");
            statement.execute("ALTER TABLE event SET (autovacuum_enabled = false)");
            statement.execute("ALTER TABLE seal SET (autovacuum_enabled = false)");
            statement.execute("INSERT INTO event (event_id, aggregate_type, aggregate_id, sequence_number, type,"
                    + " revision, recorded_at, payload, metadata)"
                    + " SELECT 'e-' || nr, 'reception', 'r-' || nr, 0, 'reception.recorded', '1', now(),"
                    + " repeat('x', 300)::bytea, repeat('y', 300)::bytea FROM generate_series(1, " + EVENTS + ") nr");
            statement.execute("INSERT INTO seal SELECT global_index, global_index FROM event");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void one_thing_is_read_without_reading_all() throws SQLException {
        try (var explained = connection.prepareStatement(
                "EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) " + LedgerReader.OF_AGGREGATE)) {
            explained.setString(1, "r-17");
            explained.setLong(2, Long.MAX_VALUE);
            try (var row = explained.executeQuery()) {
                row.next();
                var plan = JsonMapper.shared().readTree(row.getString(1)).at("/0/Plan");
                assertThat(plan.get("Actual Rows").asLong()).isEqualTo(1);
                assertThat(most(plan)).as("%s", plan).isEqualTo(1);
            }
        }
    }

    /** How many rows any part of a plan has met. */
    private static long most(JsonNode plan) {
        return plan.path("Plans")
                .valueStream()
                .mapToLong(YoungLedgerTest::most)
                .reduce(plan.get("Actual Rows").asLong(), Math::max);
    }
}
