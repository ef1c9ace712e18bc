package io.parkledger.core.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.postgresql.PGConnection;

/** A ledger that an older version wrote, brought back from its dump; {@code ledgers/} says what each holds. */
public final class StoredLedger {

    /** 255 events of every type, a healthy park and two whose books disagree. */
    public static final String BOOKS = "1.0.0/books.sql.gz";
    /** Three events that the version that wrote them could not live with. */
    public static final String POISON = "1.0.0/poison.sql.gz";

    private static final String DATA_FOLLOWS = " FROM stdin;";
    private static final String END_OF_DATA = "\\.";

    private StoredLedger() {}

    /** In a database of its own, as it was written: nothing is migrated yet. */
    public static LedgerSettings restore(String name) {
        var settings = TestPostgres.newDatabase();
        try (var dump = new BufferedReader(new InputStreamReader(new GZIPInputStream(open(name)), UTF_8));
                var connection =
                        DriverManager.getConnection(settings.url(), settings.ownerUser(), settings.ownerPassword())) {
            restore(dump, connection);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(name + " cannot be restored", e);
        }
        return settings;
    }

    /** What stands beside the ledgers: {@code 1.0.0/figures-LQ.json}. */
    public static InputStream open(String name) {
        return Objects.requireNonNull(StoredLedger.class.getResourceAsStream("/ledgers/" + name), name);
    }

    private static void restore(BufferedReader dump, Connection connection) throws IOException, SQLException {
        var statements = new StringBuilder();
        for (var line = dump.readLine(); line != null; line = dump.readLine()) {
            if (line.startsWith("COPY ") && line.endsWith(DATA_FOLLOWS)) {
                run(statements, connection);
                var copy = connection.unwrap(PGConnection.class).getCopyAPI();
                copy.copyIn(line, new StringReader(rows(dump)));
            } else {
                statements.append(line).append('\n');
            }
        }
        run(statements, connection);
    }

    private static void run(StringBuilder statements, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(statements.toString());
        }
        statements.setLength(0);
    }

    private static String rows(BufferedReader dump) throws IOException {
        var rows = new StringBuilder();
        for (var line = dump.readLine(); !line.equals(END_OF_DATA); line = dump.readLine()) {
            rows.append(line).append('\n');
        }
        return rows.toString();
    }
}
