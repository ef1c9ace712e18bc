package io.parkledger.core.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The folders that servers of tests keep their data in: up to three gigabytes of each run. They are in memory where
 * there is plenty of it: a server waits for the disk at each commit, and what is to outlast a loss of power is tested
 * in folders of its own.
 */
public final class TestFolders {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long PLENTY_BYTES = 8L << 30;
    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable: +(\\d+) kB$");

    private static final Path PARENT = hasPlentyOfMemory() ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));

    private static final String PREFIX = "parkledger-test-";
    /** With the process that made it. */
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)-\\d+");

    private TestFolders() {}

    private static boolean hasPlentyOfMemory() {
        try {
            var available = AVAILABLE.matcher(Files.readString(Path.of("/proc/meminfo")));
            return available.find()
                    && Long.parseLong(available.group(1)) << 10 >= PLENTY_BYTES
                    && Files.isWritable(MEMORY)
                    && Files.getFileStore(MEMORY).getUsableSpace() >= PLENTY_BYTES;
        } catch (IOException otherSystem) {
            return false;
        }
    }

    /**
     * A new one. Those of runs that have ended, or were killed, go: to delete one's own on a disk at the end takes too
     * long there.
     */
    public static Path make() {
        try {
            var folder = Files.createTempDirectory(
                    PARENT, PREFIX + ProcessHandle.current().pid() + "-");
            try (var others = Files.list(PARENT)) {
                others.filter(TestFolders::isLeftBehind).forEach(TestFolders::deleteLeftBehind);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the memory back that the folder of a server takes, which has stopped; from a disk it goes later. */
    static void giveBack(Path folder) {
        if (folder.startsWith(MEMORY)) {
            delete(folder);
        }
    }

    private static boolean isLeftBehind(Path folder) {
        var name = NAME.matcher(folder.getFileName().toString());
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }

    private static void deleteLeftBehind(Path folder) {
        try {
            delete(folder);
        } catch (UncheckedIOException anotherRunDoesSoToo) {
            // What that leaves goes with the next run.
        }
    }

    /** A new one with all that is in another. */
    public static Path copyOf(Path folder) {
        var copy = make();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var into = copy.resolve(folder.relativize(file));
                Files.createDirectories(into.getParent());
                Files.copy(file, into, StandardCopyOption.COPY_ATTRIBUTES);
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With all that is in it. Its server has stopped. */
    public static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
