package io.parkledger.core.ledger;

import io.parkledger.core.ledger.embedded.EmbeddedLedger;
import io.parkledger.core.ledger.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One real PostgreSQL for all tests of a JVM; every ledger gets a database of its own. */
public final class TestPostgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static EmbeddedPostgres postgres;

    private TestPostgres() {}

    /** The server and its children, for who wants to stop or freeze them; {@link #newDatabase} was called before. */
    public static synchronized List<ProcessHandle> processes() {
        var server = serverOf(postgres);
        return Stream.concat(Stream.of(server), server.descendants()).toList();
    }

    /** The process that all others of a server are children of. */
    public static ProcessHandle serverOf(EmbeddedPostgres running) {
        try {
            var file = running.log().resolveSibling("cluster").resolve("postmaster.pid");
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0)))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server writes; {@link #newDatabase} was called before. */
    static synchronized Path log() {
        return postgres.log();
    }

    private static EmbeddedPostgres started() throws IOException {
        var programs = Files.createDirectories(Path.of("target", "postgres-programs"));
        var folder = TestFolders.make();
        var started = EmbeddedPostgres.start(
                EmbeddedPostgres.Start.in(folder).withProgramsIn(programs).stoppedByItsOwner());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started, folder), "stop-test-postgres"));
        return started;
    }

    private static void end(EmbeddedPostgres server, Path folder) {
        server.close();
        TestFolders.giveBack(folder);
    }

    /** A database with all that is in another, which nobody uses meanwhile. */
    public static synchronized LedgerSettings copyOf(LedgerSettings settings) {
        var name = "test" + DATABASES.incrementAndGet();
        var source =
                settings.url().substring(settings.url().lastIndexOf('/') + 1).replaceAll("\\?.*", "");
        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + source);
        } catch (SQLException e) {
            throw new IllegalStateException("no copy of " + source, e);
        }
        return EmbeddedLedger.settings(postgres, name);
    }

    /** A new, empty database. */
    public static synchronized LedgerSettings newDatabase() {
        try {
            if (postgres == null) {
                postgres = started();
            }
            var name = "test" + DATABASES.incrementAndGet();
            try (var connection = DriverManager.getConnection(
                            postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            return EmbeddedLedger.settings(postgres, name);
        } catch (Exception e) {
            throw new IllegalStateException("no PostgreSQL for tests", e);
        }
    }
}
