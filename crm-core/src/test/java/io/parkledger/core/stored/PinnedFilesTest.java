package io.parkledger.core.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What older versions wrote is never edited: {@code pinned.sha256} has a line for every such file, as {@code sha256sum}
 * prints it. With a new file comes a new line; no line ever changes.
 */
class PinnedFilesTest {

    private static final Path RESOURCES = Path.of("src", "test", "resources");
    /** As many as there were when this was written; there are never fewer. */
    private static final int FILES = 77;

    private static Stream<Path> written() throws IOException {
        return Stream.of("stored", "ledgers").flatMap(folder -> {
            try (var files = Files.walk(RESOURCES.resolve(folder))) {
                return files
                        .filter(file -> folder.equals("stored")
                                ? Files.isRegularFile(file)
                                : file.toString().endsWith(".gz"))
                        .toList()
                        .stream();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static String line(Path file) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest) + "  "
                    + RESOURCES.relativize(file).toString().replace('\\', '/');
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_older_versions_wrote_is_as_they_wrote_it() throws IOException {
        var pinned = Files.readAllLines(RESOURCES.resolve("pinned.sha256"));

        assertThat(pinned).hasSizeGreaterThanOrEqualTo(FILES);
        assertThat(written().map(PinnedFilesTest::line)).containsExactlyInAnyOrderElementsOf(pinned);
    }
}
