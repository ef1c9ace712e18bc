package io.parkledger.core.ledger.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.parkledger.core.ledger.Sha256;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup of which every byte is as it was written; whether it is what was sealed is another question. */
public final class StoredBackup {

    /** The record at the end of a zip begins so, and its last bytes say how long the comment behind it is. */
    private static final byte[] END = {'P', 'K', 5, 6};

    private static final int END_LENGTH = 22;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final BackupManifest manifest;
    private final String sha256;

    private StoredBackup(Path file, BackupManifest manifest, String sha256) {
        this.file = file;
        this.manifest = manifest;
        this.sha256 = sha256;
    }

    /**
     * Reads all of it once.
     *
     * @throws BackupRefused when it cannot be read, is cut short or was changed, or is of a newer version
     */
    public static StoredBackup open(Path file) {
        try {
            var sha256 = requireWhole(file);
            try (var zip = new ZipFile(file.toFile());
                    var entry = zip.getInputStream(zip.getEntry(BackupManifest.ENTRY))) {
                return new StoredBackup(file, read(entry.readAllBytes()), sha256);
            }
        } catch (JacksonException e) {
            throw newer(file.toString(), e);
        } catch (IOException e) {
            throw new BackupRefused(
                    "restore.file-not-readable", e, "The file %s cannot be read as a backup: %s.", file, e);
        }
    }

    private static BackupManifest read(byte[] manifest) {
        var read = JsonMapper.shared().readTree(manifest);
        if (read.path("format").asInt(0) > BackupManifest.FORMAT) {
            throw newer(read.path("version").asString(""), null);
        }
        return JsonMapper.shared().treeToValue(read, BackupManifest.class);
    }

    static BackupRefused newer(String version, Exception cause) {
        return new BackupRefused(
                "restore.newer-version",
                cause,
                "The backup was written by a newer version (%s) than this one: bring it back with that version.",
                version);
    }

    private static String requireWhole(Path file) throws IOException {
        var length = Files.size(file);
        var rest = length - EndingInItsHash.LENGTH;
        try (var in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            var digest = Sha256.digest();
            var last = new byte[0];
            if (rest >= END_LENGTH) {
                pass(new DigestInputStream(new Limited(in, rest - END_LENGTH), digest));
                last = in.readNBytes(END_LENGTH);
                digest.update(last);
            }
            if (last.length < END_LENGTH || !isEnd(last)) {
                throw new BackupRefused(
                        "restore.file-cut-short",
                        null,
                        "The file %s does not end as a backup ends: it is cut short, or no backup. Take another copy of it,"
                                + " or an older one.",
                        file);
            }
            var hash = HexFormat.of().formatHex(digest.digest());
            if (!hash.equals(new String(in.readNBytes(EndingInItsHash.LENGTH), US_ASCII))) {
                throw new BackupRefused(
                        "restore.file-changed",
                        null,
                        "The file %s is not as it was written: its SHA-256 is another than the one at its end. Take another"
                                + " copy of it, or an older one.",
                        file);
            }
            return hash;
        }
    }

    private static boolean isEnd(byte[] last) {
        return Arrays.equals(last, 0, END.length, END, 0, END.length)
                && last[END_LENGTH - 2] == EndingInItsHash.LENGTH
                && last[END_LENGTH - 1] == 0;
    }

    private static void pass(InputStream in) throws IOException {
        var buffer = new byte[BUFFER];
        while (in.read(buffer) >= 0) {
            // The digest sees it.
        }
    }

    /** The first bytes of another stream, which goes on behind them. */
    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long bytes) {
            super(in);
            left = bytes;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = left == 0 ? -1 : in.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }

    public Path file() {
        return file;
    }

    public BackupManifest manifest() {
        return manifest;
    }

    /** Of all of it but its last 64 characters. */
    public String sha256() {
        return sha256;
    }
}
