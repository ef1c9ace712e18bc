package io.parkledger.api.operation;

import io.parkledger.core.ledger.backup.Backup;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A backup that was written to a file of the server.
 *
 * @param file     its name
 * @param bytes    its size
 * @param sha256   of all of it but its last 64 characters, which say the same
 * @param position last one in it
 * @param takenAt  the moment of which it is
 */
public record BackupReport(String file, long bytes, String sha256, long position, Instant takenAt) {

    public static BackupReport of(Path file, Backup.Written written) {
        return new BackupReport(
                String.valueOf(file.getFileName()),
                written.bytes(),
                written.sha256(),
                written.manifest().position(),
                written.manifest().takenAt());
    }
}
