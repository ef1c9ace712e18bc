package io.parkledger.core.ledger.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What an earlier start left in {@code postmaster.pid}. A killed application leaves its PostgreSQL running; a power cut
 * leaves the file with a number that may meanwhile belong to any other process, or in a container even to one of our
 * own threads.
 */
record Predecessor(Path cluster, List<String> pidFile) {
    private static final int PID = 0;
    private static final int STARTED_AT = 2;
    private static final int PORT = 3;

    static Predecessor in(Path cluster) throws IOException {
        var file = pidFile(cluster);
        return new Predecessor(
                cluster, Files.exists(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of());
    }

    static Path pidFile(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /** The process still running PostgreSQL on this cluster. */
    Optional<ProcessHandle> running() {
        return process().filter(p -> verdict(p) == Verdict.SERVES_THIS_CLUSTER);
    }

    /** Whether the file names a living process that cannot be ruled out. */
    boolean mayRun() {
        return process().filter(p -> verdict(p) != Verdict.IS_ANOTHER).isPresent();
    }

    /** Whether the file is there without a number in it. */
    boolean isUnreadable() {
        return Files.exists(pidFile(cluster)) && pid().isEmpty();
    }

    /**
     * Whether the file names a living process that is certainly not PostgreSQL on this cluster, or nothing at all.
     * PostgreSQL would refuse to start on either. A dead process it recognises itself.
     */
    boolean misleads() {
        return isUnreadable()
                || process().filter(p -> verdict(p) == Verdict.IS_ANOTHER).isPresent();
    }

    /** Waits for the end of a server told to stop: it removes its file a moment before it is gone. */
    void awaitEnd() {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (mayRun() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private enum Verdict {
        SERVES_THIS_CLUSTER,
        IS_ANOTHER,
        UNKNOWN
    }

    private Optional<Long> pid() {
        try {
            return pidFile.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Math.abs(Long.parseLong(pidFile.get(PID).strip())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Where it listens; empty while it has not said so yet. */
    Optional<Integer> port() {
        try {
            return Optional.of(Integer.valueOf(pidFile.get(PORT).strip()));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private Optional<ProcessHandle> process() {
        return pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
    }

    private Verdict verdict(ProcessHandle process) {
        var proc = Path.of("/proc", Long.toString(process.pid()));
        return Files.exists(proc) ? verdictOfLinux(proc) : verdictOf(process.info());
    }

    /**
     * On Linux the server's working directory is its cluster. A dead process that nobody has buried (in a container
     * whose first process is a JVM) still counts as living for PostgreSQL, but has no directory.
     */
    private Verdict verdictOfLinux(Path proc) {
        try {
            var status = Files.readString(proc.resolve("status"), StandardCharsets.ISO_8859_1);
            if (!status.startsWith("Name:\tpostgres\n") || status.contains("\nState:\tZ")) {
                return Verdict.IS_ANOTHER;
            }
            return Files.isSameFile(proc.resolve("cwd"), cluster) ? Verdict.SERVES_THIS_CLUSTER : Verdict.IS_ANOTHER;
        } catch (IOException e) {
            return Verdict.UNKNOWN;
        }
    }

    private Verdict verdictOf(ProcessHandle.Info info) {
        if (info.command().isEmpty() || info.startInstant().isEmpty()) {
            return Verdict.UNKNOWN;
        }
        var program = Path.of(info.command().get()).getFileName().toString();
        var sameStart =
                startedAt().filter(at -> near(at, info.startInstant().get())).isPresent();
        return program.startsWith("postgres") && sameStart ? Verdict.SERVES_THIS_CLUSTER : Verdict.IS_ANOTHER;
    }

    private Optional<Instant> startedAt() {
        try {
            return Optional.of(
                    Instant.ofEpochSecond(Long.parseLong(pidFile.get(STARTED_AT).strip())));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static boolean near(Instant a, Instant b) {
        return Duration.between(a, b).abs().compareTo(Duration.ofSeconds(10)) < 0;
    }
}
