package io.parkledger.projection.store;

import io.parkledger.core.ledger.LedgerSettings;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What only the owner of the ledger's database can do: go past every check. */
public final class OwnersHand {

    private OwnersHand() {}

    private static Connection connect(LedgerSettings ledger) throws SQLException {
        return DriverManager.getConnection(ledger.url(), ledger.ownerUser(), ledger.ownerPassword());
    }

    /** An event as it might have been written before there was a check. */
    public static void insert(LedgerSettings ledger, String type, String aggregateId, long sequence, String payload)
            throws SQLException {
        try (var connection = connect(ledger);
                var insert = connection.prepareStatement(
                        "INSERT INTO ledger.event (event_id, aggregate_type, aggregate_id, sequence_number, type,"
                                + " revision, recorded_at, payload, metadata) VALUES (?, ?, ?, ?, ?, '1', now(), ?, '{}')")) {
            insert.setString(1, "by-hand-" + aggregateId + "-" + sequence);
            insert.setString(2, type.substring(0, type.indexOf('.')));
            insert.setString(3, aggregateId);
            insert.setLong(4, sequence);
            insert.setString(5, type);
            insert.setBytes(6, payload.getBytes(StandardCharsets.UTF_8));
            insert.executeUpdate();
        }
    }

    /** The ledger as it was when it had so many events. */
    public static void cutBackTo(LedgerSettings ledger, long position) throws SQLException {
        try (var connection = connect(ledger);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL session_replication_role = replica");
            statement.execute("DELETE FROM ledger.event WHERE global_index IN"
                    + " (SELECT global_index FROM ledger.seal WHERE position > " + position + ")");
            statement.execute("DELETE FROM ledger.seal WHERE position > " + position);
            connection.commit();
        }
    }

    /** The events of some positions alone, which stay given. */
    public static void takeAway(LedgerSettings ledger, long from, long to) throws SQLException {
        try (var connection = connect(ledger);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL session_replication_role = replica");
            statement.execute("DELETE FROM ledger.event WHERE global_index IN"
                    + " (SELECT global_index FROM ledger.seal WHERE position BETWEEN " + from + " AND " + to + ")");
            connection.commit();
        }
    }

    /** A copy, as a backup would be; nobody may be connected meanwhile. */
    public static LedgerSettings copy(LedgerSettings ledger) throws SQLException {
        var name = ledger.url().substring(ledger.url().lastIndexOf('/') + 1).replaceAll("\\?.*", "");
        var copy = name + "_copy";
        var administration = ledger.url().replace("/" + name, "/postgres");
        try (var connection = DriverManager.getConnection(administration, ledger.ownerUser(), ledger.ownerPassword());
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + copy + " TEMPLATE " + name);
        }
        return new LedgerSettings(
                ledger.url().replace("/" + name, "/" + copy),
                ledger.user(),
                ledger.password(),
                ledger.ownerUser(),
                ledger.ownerPassword(),
                ledger.poolSize());
    }
}
