package io.parkledger.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class JdbcTest {

    private static Jdbc jdbc;

    @BeforeAll
    static void createTable() {
        var database = TestPostgres.newDatabase();
        var owner = new PGSimpleDataSource();
        owner.setUrl(database.url());
        owner.setUser(database.ownerUser());
        owner.setPassword(database.ownerPassword());
        jdbc = new Jdbc(owner);
        jdbc.update("CREATE TABLE note (said text)");
    }

    @AfterAll
    static void dropTable() {
        jdbc.update("DROP TABLE note");
    }

    private static long notes(String said) {
        return jdbc.query("SELECT count(*) FROM note WHERE said = ?", row -> row.getLong(1), said)
                .get(0);
    }

    @Test
    void what_happens_in_a_transaction_is_seen_by_others_afterwards() {
        var seenMeanwhile = jdbc.inTransaction(connection -> {
            Jdbc.update(connection, "INSERT INTO note VALUES (?)", "done");
            return notes("done");
        });

        assertThat(seenMeanwhile).isZero();
        assertThat(notes("done")).isEqualTo(1);
    }

    @Test
    void what_fails_halfway_has_not_happened() {
        assertThatThrownBy(() -> jdbc.inTransaction(connection -> {
                    Jdbc.update(connection, "INSERT INTO note VALUES (?)", "half done");
                    throw new SQLException("the rest failed");
                }))
                .isInstanceOf(LedgerUnavailable.class);
        assertThat(notes("half done")).isZero();
    }
}
