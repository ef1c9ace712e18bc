package io.parkledger.core.ledger.embedded;

import io.parkledger.core.ledger.LedgerCannotStart;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's own folder in a data folder, and the server on it. Used by the holder of the {@link FolderLock} only.
 */
final class PostgresCluster {
    /** Name of the database, of the role that owns it, and of the files we add. */
    static final String NAME = "parkledger";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);
    private static final String UNFINISHED = "cluster.new-";
    private static final long LOG_KEPT_BYTES = 10L * 1024 * 1024;
    private static final int LINES_QUOTED = 6;

    private final Path folder;
    private final PostgresCommands commands;
    private final DiskSpace space;
    private boolean started;

    PostgresCluster(Path folder, PostgresCommands commands, DiskSpace space) {
        this.folder = folder;
        this.commands = commands;
        this.space = space;
    }

    static Path in(Path folder) {
        return folder.resolve("cluster");
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    String password() {
        return password(in(folder));
    }

    static String password(Path cluster) {
        var file = passwordFile(cluster);
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw StartRefusals.passwordMissing(file, e);
        }
    }

    /**
     * Makes the cluster where there is none. It gets its name when it is whole: an interrupted first start leaves none.
     */
    void create() throws IOException {
        Folders.deleteMatching(folder, UNFINISHED + "*", null);
        if (Files.exists(in(folder))) {
            return;
        }
        var unfinished = folder.resolve(UNFINISHED + UUID.randomUUID());
        var password = folder.resolve(unfinished.getFileName() + ".password");
        try {
            write(password, newPassword());
            var outcome = commands.initdb(unfinished, NAME, password);
            if (!outcome.succeeded()) {
                throw failure(outcome.printed());
            }
            Files.move(
                    password,
                    unfinished.resolve(passwordFile(in(folder)).getFileName()),
                    StandardCopyOption.ATOMIC_MOVE);
            Folders.publish(unfinished, in(folder));
        } finally {
            Folders.deleteMatching(folder, UNFINISHED + "*", null);
        }
    }

    /**
     * Stops the server that a killed application left running, and removes a {@code postmaster.pid} that would mislead.
     */
    void stopPredecessor() throws IOException {
        var predecessor = settledPredecessor();
        var running = predecessor.running();
        if (running.isPresent()) {
            var pid = running.get().pid();
            LOG.warn("PostgreSQL (process {}) still runs in {}: its application was killed. Stopping it.", pid, folder);
            var outcome = commands.stop(in(folder));
            predecessor.awaitEnd();
            if (predecessor.mayRun()) {
                throw StartRefusals.postgresDidNotStop(folder, pid, outcome.printed());
            }
        } else if (predecessor.misleads()) {
            LOG.warn("{} names no PostgreSQL of this folder: removed.", Predecessor.pidFile(in(folder)));
            Files.deleteIfExists(Predecessor.pidFile(in(folder)));
        }
    }

    /** One that is starting this very moment has made the file, but not yet written its number into it. */
    private Predecessor settledPredecessor() throws IOException {
        var predecessor = Predecessor.in(in(folder));
        for (var tries = 0; predecessor.isUnreadable() && tries < 10; tries++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            predecessor = Predecessor.in(in(folder));
        }
        return predecessor;
    }

    void start(int port) throws IOException {
        rotateLog();
        var before = Files.exists(log()) ? Files.size(log()) : 0;
        var outcome = commands.start(in(folder), log(), options(port));
        if (!outcome.succeeded()) {
            var failure = failure(logSince(before) + "\n" + outcome.printed());
            stop(); // one that is merely slow would be in the way of the next start
            throw failure;
        }
        started = true;
    }

    /** Whether the server is there; one that is dead and not yet buried is not. */
    boolean isRunning() throws IOException {
        return Predecessor.in(in(folder)).running().isPresent();
    }

    long freeBytes() {
        return space.free();
    }

    void stop() throws IOException {
        var server = Predecessor.in(in(folder));
        if (server.running().isPresent() || (started && server.mayRun())) {
            var outcome = commands.stop(in(folder));
            server.awaitEnd();
            if (server.mayRun()) {
                LOG.error("PostgreSQL in {} did not stop: {}", folder, outcome.printed());
            }
        }
    }

    /** Given on the command line, where they win over whatever a configuration file or ALTER SYSTEM says. */
    private static String options(int port) {
        var system = System.getProperty("os.name");
        // The default there leaves the drive's cache unflushed (PostgreSQL manual, "Reliability").
        var unflushed = system.startsWith("Mac") || system.startsWith("Windows");
        var settings = List.of(
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "shared_buffers=128MB",
                "max_connections=60",
                "max_wal_size=512MB",
                "timezone=UTC",
                "log_timezone=UTC",
                "logging_collector=off",
                "log_destination=stderr");
        return "-c " + String.join(" -c ", settings) + (unflushed ? " -c wal_sync_method=fsync_writethrough" : "");
    }

    private LedgerCannotStart failure(String printed) {
        if (space.isFull(printed)) {
            return space.full(null);
        }
        var lines = printed.strip().lines().filter(line -> !line.isBlank()).toList();
        var last = lines.subList(Math.max(0, lines.size() - LINES_QUOTED), lines.size());
        return StartRefusals.postgresDidNotStart(log(), String.join(" | ", last), null);
    }

    private String logSince(long offset) throws IOException {
        if (!Files.exists(log())) {
            return "";
        }
        try (var channel = FileChannel.open(log(), StandardOpenOption.READ)) {
            var in = Channels.newInputStream(channel.position(offset));
            return new String(in.readNBytes(1 << 16), StandardCharsets.UTF_8);
        }
    }

    private void rotateLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LOG_KEPT_BYTES) {
            Files.move(log(), folder.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path passwordFile(Path cluster) {
        return cluster.resolve(NAME + ".password");
    }

    private static String newPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void write(Path file, String password) throws IOException {
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.US_ASCII.encode(password));
            channel.force(true);
        }
    }
}
