package io.parkledger.core.ledger.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.SYNC;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Who has been erased, one number a line, beside the outside file: a backup brings the keys of persons back, and they
 * are erased again.
 */
final class ErasedPersons {

    private final Path path;

    ErasedPersons(OutsideFile outside) {
        path = outside.path().resolveSibling(outside.path().getFileName() + ".erased-persons");
    }

    /** @throws SealBroken when it cannot be written */
    void add(String personId) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, personId + "\n", UTF_8, CREATE, APPEND, SYNC);
        } catch (IOException e) {
            throw notUsable(e);
        }
    }

    List<String> all() {
        try {
            return Files.exists(path)
                    ? Files.readAllLines(path, UTF_8).stream().distinct().toList()
                    : List.of();
        } catch (IOException e) {
            throw notUsable(e);
        }
    }

    private SealBroken notUsable(IOException cause) {
        return new SealBroken(
                "seal.outside-file-not-writable",
                cause,
                "The file %s cannot be used: %s. Mend it, or name another folder by parkledger.seal.outside.",
                path,
                cause.getMessage());
    }
}
