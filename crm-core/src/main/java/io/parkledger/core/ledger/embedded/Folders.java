package io.parkledger.core.ledger.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Folders that are either whole or not there. */
final class Folders {
    private Folders() {}

    /** Gives a finished folder its name, so that a power cut leaves all of it or nothing under that name. */
    static void publish(Path finished, Path name) throws IOException {
        force(finished);
        Files.move(finished, name, StandardCopyOption.ATOMIC_MOVE);
        force(name.toAbsolutePath().getParent());
    }

    /**
     * Deletes the folders and files of {@code parent} that match, as far as it can: what is left is left for next time.
     */
    static void deleteMatching(Path parent, String glob, @Nullable Path except) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, glob)) {
            for (var path : found) {
                if (!path.equals(except)) {
                    delete(path);
                }
            }
        } catch (IOException leftForNextTime) {
            // Only space is lost.
        }
    }

    private static void delete(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException vanished) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void force(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notOnWindows) {
            // There a folder cannot be opened; its file system journals the name.
        }
    }
}
