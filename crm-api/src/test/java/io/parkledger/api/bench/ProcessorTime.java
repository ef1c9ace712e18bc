package io.parkledger.api.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Processor time that was taken, which changes less than what is done in a second where others work on the same
 * computer.
 *
 * @param application by this process
 * @param database    by the server and all its processes, those that have ended as well
 */
record ProcessorTime(Duration application, Duration database) {

    /** In which Linux tells it, in {@code /proc/<pid>/stat}. */
    private static final long NANOS_OF_TICK = 10_000_000;
    /** Columns behind the name of a process that stand before what it has taken. */
    private static final int TAKEN = 11;

    /** Until now. */
    static ProcessorTime of(ProcessHandle server) {
        var ended = taken(server, 4);
        var running = server.children().mapToLong(child -> taken(child, 2)).sum();
        return new ProcessorTime(
                Duration.ofNanos(taken(ProcessHandle.current(), 2)), Duration.ofNanos(ended + running));
    }

    /** @param columns 2 for its own in the program and in the system, 4 with that of its children that have ended */
    private static long taken(ProcessHandle process, int columns) {
        try {
            var stat = Files.readString(Path.of("/proc", "" + process.pid(), "stat"));
            return Stream.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "))
                            .skip(TAKEN)
                            .limit(columns)
                            .mapToLong(Long::parseLong)
                            .sum()
                    * NANOS_OF_TICK;
        } catch (IOException e) {
            return 0; // it has ended meanwhile
        }
    }

    ProcessorTime minus(ProcessorTime other) {
        return new ProcessorTime(application.minus(other.application), database.minus(other.database));
    }
}
