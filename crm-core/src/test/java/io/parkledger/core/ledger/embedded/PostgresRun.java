package io.parkledger.core.ledger.embedded;

import io.parkledger.core.ledger.LedgerCannotStart;
import io.parkledger.core.ledger.embedded.EmbeddedPostgres.Start;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;

/** An application of its own process: starts, says so, and lives until its input ends. */
final class PostgresRun {
    private PostgresRun() {}

    public static void main(String[] folders) throws Exception {
        try {
            var postgres = EmbeddedPostgres.start(Start.in(Path.of(folders[0])).withProgramsIn(Path.of(folders[1])));
            write(postgres);
            System.out.println("READY " + System.getProperty("user.name"));
        } catch (LedgerCannotStart e) {
            System.out.println("REFUSED " + e.code() + " " + e.getMessage());
        }
        untilInputEnds();
    }

    private static void write(EmbeddedPostgres postgres) throws Exception {
        try (var c = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var s = c.createStatement()) {
            s.execute("CREATE TABLE IF NOT EXISTS fact (said text)");
            s.execute("INSERT INTO fact VALUES ('by the other process')");
        }
    }

    private static void untilInputEnds() throws IOException {
        while (System.in.read() >= 0) {
            // wait
        }
    }
}
