package io.parkledger.core.ledger.backup;

import io.parkledger.core.ledger.embedded.FullDisk;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * A file that gets its name when all of it is on the disk, readable by its owner alone. What stands under that name is
 * never written over; what an end in the middle leaves lies beside it, as {@code name.unfinished-…}.
 */
final class NewFile {

    private static final int BUFFER = 1 << 16;

    private final Path path;

    NewFile(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /** Writes all of it. */
    @FunctionalInterface
    interface Writing<T> {
        T to(OutputStream out) throws IOException;
    }

    /** Where the bytes go; a test may have a disk that is full. */
    @FunctionalInterface
    interface Disk {
        Disk REAL = file -> file;

        OutputStream behind(OutputStream file);
    }

    /** @throws BackupRefused when there is one already, it cannot be written, or the disk is full */
    <T> T write(Disk disk, Writing<T> writing) {
        requireNone();
        var unfinished = path.resolveSibling(path.getFileName() + ".unfinished-" + UUID.randomUUID());
        try {
            Files.createDirectories(folder());
            var written = write(unfinished, disk, writing);
            publish(unfinished);
            return written;
        } catch (IOException e) {
            throw refused(e);
        } finally {
            delete(unfinished);
        }
    }

    private void requireNone() {
        if (Files.exists(path)) {
            throw existsAlready();
        }
    }

    private BackupRefused existsAlready() {
        return new BackupRefused(
                "backup.file-exists",
                null,
                "The file %s is there already, and is not written over: name another.",
                path);
    }

    private BackupRefused refused(IOException e) {
        return FullDisk.says(String.valueOf(e.getMessage()))
                ? new BackupRefused(
                        "backup.disk-full",
                        e,
                        "The disk of %s is full: make room, or name a file on another one. Nothing was left there.",
                        path)
                : new BackupRefused(
                        "backup.file-not-writable",
                        e,
                        "The file %s cannot be written by the user %s: %s.",
                        path,
                        System.getProperty("user.name", "?"),
                        e);
    }

    private static <T> T write(Path unfinished, Disk disk, Writing<T> writing) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(unfinished, options, forItsOwner(unfinished));
                var out = new BufferedOutputStream(disk.behind(Channels.newOutputStream(channel)), BUFFER)) {
            var written = writing.to(out);
            out.flush();
            channel.force(true);
            return written;
        }
    }

    private static FileAttribute<?>[] forItsOwner(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** A second name is given only where there is none; a disk that knows no second names gives the first one. */
    private void publish(Path unfinished) throws IOException {
        try {
            Files.createLink(path, unfinished);
        } catch (FileAlreadyExistsException e) {
            throw existsAlready();
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(unfinished, path);
        }
        forceFolder();
    }

    private void forceFolder() {
        try (var folder = FileChannel.open(folder(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException notOnWindows) {
            // There a folder cannot be opened; its file system journals the name.
        }
    }

    private Path folder() {
        return Objects.requireNonNull(path.getParent());
    }

    private static void delete(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException leftBehind) {
            // Only space is lost, and its name says that it is none.
        }
    }
}
