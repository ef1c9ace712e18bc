package io.parkledger.core.ledger.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs that come with the application ({@code io.zonky.test.postgres}), unpacked once per version.
 */
final class PostgresPrograms {
    private static final String FOLDER = "programs-";

    private PostgresPrograms() {}

    /** The archive for a platform, by the values of {@code os.name} and {@code os.arch}. */
    static URL archive(String system, String machine) {
        for (var name : archiveNames(system, machine)) {
            var found = PostgresPrograms.class.getClassLoader().getResource(name);
            if (found != null) {
                return found;
            }
        }
        throw StartRefusals.platformNotSupported(system, machine);
    }

    private static List<String> archiveNames(String system, String machine) {
        var os = system.toLowerCase(Locale.ROOT);
        var arch = machine.toLowerCase(Locale.ROOT).matches("amd64|x86_64|x64") ? "x86_64" : machine;
        arch = arch.toLowerCase(Locale.ROOT).matches("aarch64|arm64") ? "arm_64" : arch;
        var names = new ArrayList<String>();
        if (os.startsWith("linux")) {
            var musl = Files.exists(Path.of("/etc/alpine-release"));
            names.add("postgres-linux-" + arch + (musl ? "-alpine_linux.txz" : ".txz"));
        } else if (os.startsWith("mac") || os.startsWith("darwin")) {
            names.add("postgres-darwin-" + arch + ".txz");
            names.add("postgres-darwin-x86_64.txz"); // runs on ARM too, through Rosetta
        } else if (os.startsWith("windows")) {
            names.add("postgres-windows-" + arch + ".txz");
        }
        return names;
    }

    /**
     * Unpacks the archive below {@code parent} unless that was done before.
     * @return the folder that holds {@code bin}, {@code lib} and {@code share}
     */
    static Path unpacked(URL archive, Path parent) throws IOException {
        var programs = parent.resolve(FOLDER + checksum(archive));
        if (Files.isDirectory(programs)) {
            return programs;
        }
        Files.createDirectories(parent);
        var unfinished = parent.resolve("unpacking-" + UUID.randomUUID());
        try {
            unpack(archive, unfinished);
            publish(unfinished, programs);
        } finally {
            Folders.deleteMatching(parent, unfinished.getFileName().toString(), null);
        }
        return programs;
    }

    /** Deletes what interrupted starts and earlier versions left below {@code parent}. */
    static void tidy(Path parent, Path inUse) {
        Folders.deleteMatching(parent, "unpacking-*", null);
        Folders.deleteMatching(parent, FOLDER + "*", inUse);
    }

    private static void publish(Path unfinished, Path programs) throws IOException {
        try {
            Folders.publish(unfinished, programs);
        } catch (IOException e) {
            if (!Files.isDirectory(programs)) { // else another process was faster, with the same files
                throw e;
            }
        }
    }

    private static String checksum(URL archive) throws IOException {
        var crc = new CRC32();
        try (var in = new CheckedInputStream(open(archive), crc)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return "%08x".formatted(crc.getValue());
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(open(archive))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("unexpected name in the archive: " + entry.getName());
                }
                unpack(tar, entry, target);
            }
        }
    }

    private static void unpack(InputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        try (var file = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            tar.transferTo(Channels.newOutputStream(file));
            file.force(true); // the folder gets its name only when all of it is on the disk
        }
        var executable = (entry.getMode() & 0100) != 0;
        if (executable && !target.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + target + " executable");
        }
    }

    private static InputStream open(URL archive) throws IOException {
        var connection = archive.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }
}
