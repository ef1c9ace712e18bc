package io.parkledger.core.ledger.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The key files of the seal in one file, which belongs somewhere else than the backup. */
public final class KeyFiles {

    private final Path folder;

    public KeyFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * @return how many there are
     * @throws BackupRefused when there is none, the file is there already, or it cannot be written
     */
    public int to(Path file) {
        return new NewFile(file).write(NewFile.Disk.REAL, out -> {
            var found = all();
            if (found.isEmpty()) {
                throw new BackupRefused(
                        "backup.no-keys",
                        null,
                        "The folder %s holds no key file: name the right one by parkledger.seal.keys.",
                        folder);
            }
            var zip = new ZipOutputStream(out);
            for (var key : found) {
                zip.putNextEntry(new ZipEntry(key.getFileName().toString()));
                Files.copy(key, zip);
                zip.closeEntry();
            }
            zip.finish();
            return found.size();
        });
    }

    /** Those that were replaced as well: they have signed what is in the ledger. */
    private List<Path> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(".+\\.key(\\..*)?"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }
}
