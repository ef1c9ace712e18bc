package io.parkledger.core.ledger.embedded;

import io.parkledger.core.ledger.LedgerCannotStart;
import io.parkledger.core.ledger.Loop;
import io.parkledger.core.ledger.Loops;
import io.parkledger.core.ledger.embedded.PostgresWatch.Patience;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real, durable PostgreSQL that the application starts for itself in a data folder and stops at its end. What was
 * committed survives a power cut, a killed application and a full disk. Only this computer can reach it, and only with
 * the password kept in the data folder.
 *
 * <pre>
 * lock           held while in use; names the process
 * cluster/       PostgreSQL's data, and parkledger.password
 * programs-…/    the PostgreSQL programs, unpacked (unless kept elsewhere)
 * postgres.log   what PostgreSQL says; what it said before that is in postgres.log.1
 * command.log    what the last program run said
 * </pre>
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final List<String> MUST_BE_ON = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final Pattern READ_BY_A_SHELL = Pattern.compile("[\"$`\\\\\n]");
    private static final long NEEDED_MB_NEW = 200;
    private static final long NEEDED_MB_EXISTING = 64;
    private static final int TRIES = 4;
    private static final Pattern PASSING = Pattern.compile("could not bind|pre-existing shared memory block");

    private final FolderLock lock;
    private final PostgresCluster cluster;
    private final String password;
    private int port;
    private @Nullable Thread atExit;
    private volatile boolean closed;
    private @Nullable PostgresWatch watch;
    private @Nullable Loop watching;

    private EmbeddedPostgres(FolderLock lock, PostgresCluster cluster) {
        this.lock = lock;
        this.cluster = cluster;
        this.password = cluster.password();
    }

    /**
     * Where and how to start.
     * @param dataFolder     made when missing; used by one application at a time
     * @param programsFolder where the programs are unpacked; data folders of the same user may share it
     * @param stopAtExit     whether PostgreSQL stops by itself when the JVM ends. JVM shutdown hooks run side by side,
     *                       so an application that still writes while it ends (Spring) says no and calls
     *                       {@link #close()} last
     */
    public record Start(Path dataFolder, Path programsFolder, boolean stopAtExit) {
        public Start {
            dataFolder = dataFolder.toAbsolutePath().normalize();
            programsFolder = programsFolder.toAbsolutePath().normalize();
        }

        public static Start in(Path dataFolder) {
            return new Start(dataFolder, dataFolder, true);
        }

        public Start withProgramsIn(Path folder) {
            return new Start(dataFolder, folder, stopAtExit);
        }

        public Start stoppedByItsOwner() {
            return new Start(dataFolder, programsFolder, false);
        }
    }

    /** One that another process has started: where it is, and as whom its owner comes in. */
    record Running(String url, String user, String password) {}

    /** The one that another process has started in a data folder; empty when there is none. */
    static Optional<Running> running(Path dataFolder) {
        var cluster = PostgresCluster.in(dataFolder.toAbsolutePath().normalize());
        try {
            var server = Predecessor.in(cluster);
            return server.running().isEmpty()
                    ? Optional.empty()
                    : server.port()
                            .map(port -> new Running(
                                    jdbcUrl(port, PostgresCluster.NAME),
                                    PostgresCluster.NAME,
                                    PostgresCluster.password(cluster)));
        } catch (IOException e) {
            throw StartRefusals.dataFolderNotWritable(dataFolder, e.toString(), e);
        }
    }

    /** What a test may want to be otherwise: {@code os.name}, {@code os.arch}, and free bytes on the disk of a path. */
    record Machine(String system, String architecture, ToLongFunction<Path> freeBytes) {
        static Machine real() {
            return new Machine(System.getProperty("os.name"), System.getProperty("os.arch"), DiskSpace::usable);
        }
    }

    /** Starts PostgreSQL in a data folder, and stops it at the latest when the JVM ends. */
    public static EmbeddedPostgres start(Path dataFolder) {
        return start(Start.in(dataFolder));
    }

    /**
     * Starts PostgreSQL, after stopping one that a killed application may have left running in the data folder.
     * @throws LedgerCannotStart when it cannot; nothing stored is changed then
     */
    public static EmbeddedPostgres start(Start start) {
        return start(start, Machine.real());
    }

    static EmbeddedPostgres start(Start start, Machine machine) {
        var archive = PostgresPrograms.archive(machine.system(), machine.architecture());
        requirePlain(start.dataFolder());
        requirePlain(start.programsFolder());
        var isNew = !Files.exists(PostgresCluster.in(start.dataFolder()));
        var space = new DiskSpace(start.dataFolder(), isNew ? NEEDED_MB_NEW : NEEDED_MB_EXISTING, machine.freeBytes());
        space.check();
        try {
            var folder = existing(start.dataFolder());
            var lock = FolderLock.on(folder);
            try {
                var programs = PostgresPrograms.unpacked(archive, start.programsFolder());
                var cluster = new PostgresCluster(folder, PostgresCommands.of(programs, folder), space);
                cluster.create();
                var postgres = new EmbeddedPostgres(lock, cluster);
                postgres.run(start.stopAtExit());
                if (start.programsFolder().equals(start.dataFolder())) {
                    PostgresPrograms.tidy(start.programsFolder(), programs);
                }
                return postgres;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw space.explain(e);
        }
    }

    /** PostgreSQL's programs call each other through a shell, with paths in double quotes. */
    private static void requirePlain(Path folder) {
        if (File.separatorChar == '/'
                && READ_BY_A_SHELL.matcher(folder.toString()).find()) {
            throw StartRefusals.pathNotAllowed(folder);
        }
    }

    private static Path existing(Path dataFolder) throws IOException {
        var folder = Files.createDirectories(dataFolder).toRealPath();
        requirePlain(folder);
        if (User.number() == 0) { // what root leaves in someone else's folder would shut that one out
            requireOwn(folder);
        }
        requireOwn(PostgresCluster.in(folder)); // PostgreSQL insists
        return folder;
    }

    private static void requireOwn(Path path) throws IOException {
        if (Files.exists(path) && !User.owns(path)) {
            throw StartRefusals.dataFolderOfAnotherUser(
                    path, Files.getOwner(path).getName());
        }
    }

    private void run(boolean stopAtExit) throws IOException {
        if (stopAtExit) {
            atExit = new Thread(this::close, "stop-embedded-postgres");
            Runtime.getRuntime().addShutdownHook(atExit);
        }
        try {
            startOnAFreePort();
            prepareDatabase();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Tries again when another program took the port between finding it free and PostgreSQL taking it, and when the
     * last processes of a PostgreSQL killed a moment ago are still leaving.
     */
    private void startOnAFreePort() throws IOException {
        for (var attempt = 1; ; attempt++) {
            cluster.stopPredecessor();
            port = freePort();
            try {
                cluster.start(port);
                return;
            } catch (LedgerCannotStart e) {
                if (attempt == TRIES
                        || !PASSING.matcher(String.valueOf(e.getMessage())).find()) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
        }
    }

    /** From now on it is started again when it ends without being asked to, until {@link #close()}. */
    public EmbeddedPostgres watchedBy(Loops loops) {
        return watchedBy(loops, Patience.USUAL);
    }

    EmbeddedPostgres watchedBy(Loops loops, Patience patience) {
        var newWatch = new PostgresWatch(new Watched(), patience);
        watch = newWatch;
        watching = loops.make("postgres-watch", Duration.ofSeconds(1), newWatch::round)
                .start();
        return this;
    }

    /** The server as the watch sees it. */
    private final class Watched implements PostgresWatch.Server {
        @Override
        public boolean isRunning() throws IOException {
            return closed || cluster.isRunning();
        }

        @Override
        public void startAgain() throws IOException {
            synchronized (EmbeddedPostgres.this) {
                if (!closed) {
                    cluster.stopPredecessor();
                    cluster.start(port);
                }
            }
        }
    }

    public PostgresState state() {
        if (closed) {
            return PostgresState.STOPPED;
        }
        return watch == null ? PostgresState.RUNNING : watch.state();
    }

    /** The code of what keeps it from running, {@code ledger.disk-full}; null while it runs. */
    public @Nullable String reason() {
        return watch == null ? null : watch.reason();
    }

    /** Room left on the disk of the data folder. */
    public long freeBytes() {
        return cluster.freeBytes();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private void prepareDatabase() {
        try (var connection = connect("postgres")) {
            for (var setting : MUST_BE_ON) {
                var value = show(connection, setting);
                if (!value.equals("on")) {
                    throw StartRefusals.unsafeSetting(setting, value);
                }
            }
            createDatabase(connection);
        } catch (SQLException e) {
            throw StartRefusals.postgresDidNotStart(cluster.log(), String.valueOf(e.getMessage()), e);
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void createDatabase(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var found = statement.executeQuery(
                    "SELECT 1 FROM pg_database WHERE datname = '" + PostgresCluster.NAME + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + PostgresCluster.NAME);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), user(), password);
    }

    /** The ledger's database, without credentials. */
    public String jdbcUrl() {
        return jdbcUrl(PostgresCluster.NAME);
    }

    /**
     * Says {@code synchronous_commit} itself: set for a role or a database, it would otherwise win over the server's.
     */
    public String jdbcUrl(String database) {
        return jdbcUrl(port, database);
    }

    private static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?options=-c%%20synchronous_commit%%3Don".formatted(port, database);
    }

    /** Owner of the ledger's database and superuser: for migrations, not for daily work. */
    public String user() {
        return PostgresCluster.NAME;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    public Path log() {
        return cluster.log();
    }

    /** Breaks off open transactions, stops PostgreSQL and gives the data folder free. A second call does nothing. */
    @Override
    public void close() {
        if (watching != null) {
            watching.close(); // before it takes the end for a crash; one that is starting it just now is waited for
        }
        stop();
    }

    private synchronized void stop() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            cluster.stop();
        } catch (IOException e) {
            LOG.error("PostgreSQL could not be stopped; the next start will do it. Its log is {}", log(), e);
        } finally {
            lock.close();
            forgetExit();
        }
    }

    private void forgetExit() {
        if (atExit != null && atExit != Thread.currentThread()) {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException alreadyEnding) {
                // The hook will find nothing left to do.
            }
        }
    }
}
