package io.parkledger.core.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;

/** The folders that servers of tests keep their data in: hundreds of megabytes of each run. */
public final class TestFolders {

    private static final String PREFIX = "parkledger-test-";
    /** With the process that made it. */
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)-\\d+");

    private TestFolders() {}

    /**
     * A new one. Those of runs that have ended, or were killed, go: to delete one's own at the end takes too long
     * there.
     */
    public static Path make() {
        try {
            var folder =
                    Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
            try (var others = Files.list(folder.getParent())) {
                others.filter(TestFolders::isLeftBehind).forEach(TestFolders::deleteLeftBehind);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
