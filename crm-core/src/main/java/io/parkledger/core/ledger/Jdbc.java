package io.parkledger.core.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Plain statements on the ledger's database, each its own transaction unless said otherwise. */
public final class Jdbc {

    private static final String DISK_FULL = "53100";

    private final DataSource dataSource;
    private final Outage outage;
    private volatile long diskFullAt;
    private volatile boolean diskWasFull;

    public Jdbc(DataSource dataSource) {
        this(dataSource, new Outage());
    }

    /** @param outage that somebody watches for */
    Jdbc(DataSource dataSource, Outage outage) {
        this.dataSource = dataSource;
        this.outage = outage;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Works with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** @throws LedgerUnavailable within seconds when the database is away, at once when that is known */
    public <T> T on(Work<T> work) {
        try {
            outage.requireOver();
            try (var connection = dataSource.getConnection()) {
                return outage.ask(connection, work);
            }
        } catch (SQLException e) {
            if (DISK_FULL.equals(e.getSQLState())) {
                diskFullAt = System.nanoTime();
                diskWasFull = true;
            }
            throw new LedgerUnavailable(e);
        }
    }

    /** Whether the database has refused to write for want of room so recently. */
    public boolean wasDiskFullWithin(Duration time) {
        return diskWasFull && System.nanoTime() - diskFullAt < time.toNanos();
    }

    public <T> List<T> query(String sql, Row<T> row, Object... arguments) {
        return on(connection -> query(connection, sql, row, arguments));
    }

    public int update(String sql, Object... arguments) {
        return on(connection -> update(connection, sql, arguments));
    }

    /** Several statements that happen together or not at all. */
    public <T> T inTransaction(Work<T> work) {
        return on(connection -> {
            connection.setAutoCommit(false);
            try {
                var result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }

    public static int update(Connection connection, String sql, Object... arguments) throws SQLException {
        try (var statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    public static <T> List<T> query(Connection connection, String sql, Row<T> row, Object... arguments)
            throws SQLException {
        try (var statement = prepare(connection, sql, arguments);
                var rows = statement.executeQuery()) {
            var result = new ArrayList<T>();
            while (rows.next()) {
                result.add(row.read(rows));
            }
            return result;
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... arguments)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
