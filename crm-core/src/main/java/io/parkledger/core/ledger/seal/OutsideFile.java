package io.parkledger.core.ledger.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.parkledger.core.tlog.NoteRefused;
import io.parkledger.core.tlog.SignedNote;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file outside the database to which every checkpoint is appended: signed notes, each followed by an empty line. What
 * has been written is on the disk when {@link #append} returns.
 */
final class OutsideFile {

    /** Longer than a few checkpoints with all their signatures. */
    private static final int TAIL = 65_536;

    /** How a line with a signature begins, byte by byte. */
    private static final String SIGNATURE = new String("\u2014 ".getBytes(UTF_8), ISO_8859_1);

    private final Path path;

    OutsideFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /**
     * The last checkpoint that was written completely; empty when there is none.
     *
     * @throws SealBroken when the file cannot be read, or ends with something else
     */
    Optional<SignedNote> last() {
        if (!exists()) {
            return Optional.empty();
        }
        var last = new String[1];
        try (var file = FileChannel.open(path, READ)) {
            read(new StringReader(tail(file)), note -> last[0] = note);
        } catch (IOException e) {
            throw notReadable(e);
        }
        return Optional.ofNullable(last[0]).map(this::parse);
    }

    private SignedNote parse(String note) {
        try {
            return SignedNote.parse(note);
        } catch (NoteRefused e) {
            throw notOurs(e);
        }
    }

    private SealBroken notOurs(@Nullable Exception cause) {
        return new SealBroken(
                "seal.outside-file-not-ours",
                cause,
                "The file %s holds something that is no checkpoint. Keep it as evidence, and bring the right one back"
                        + " or name another.",
                path);
    }

    /**
     * All that it holds, the oldest first, whether it is a checkpoint or not.
     *
     * @param note told the text of each note that has an end
     * @param rest told what stands behind the last of them, if anything
     */
    void forEach(Consumer<String> note, Consumer<byte[]> rest) {
        if (!exists()) {
            return;
        }
        try (var bytes = new InputStreamReader(Files.newInputStream(path), ISO_8859_1)) {
            var left = read(bytes, note);
            if (left.length > 0) {
                rest.accept(left);
            }
        } catch (IOException e) {
            throw notReadable(e);
        }
    }

    /** Lines end as we end them; whoever ends them otherwise has changed them. */
    private static byte[] read(Reader bytes, Consumer<String> note) throws IOException {
        var gathered = new StringBuilder();
        var buffer = new char[8_192];
        int line = 0;
        boolean signature = false;
        for (int length = bytes.read(buffer); length >= 0; length = bytes.read(buffer)) {
            for (int i = 0; i < length; i++) {
                gathered.append(buffer[i]);
                if (buffer[i] == '\n') {
                    if (signature && line == gathered.length() - 1) {
                        note.accept(new String(gathered.substring(0, line).getBytes(ISO_8859_1), UTF_8));
                        gathered.setLength(0);
                    }
                    signature = gathered.indexOf(SIGNATURE, line) == line;
                    line = gathered.length();
                }
            }
        }
        return gathered.toString().getBytes(ISO_8859_1);
    }

    private static String tail(FileChannel file) throws IOException {
        var size = file.size();
        var bytes = ByteBuffer.allocate((int) Math.min(TAIL, size));
        file.position(size - bytes.capacity());
        while (bytes.hasRemaining() && file.read(bytes) >= 0) {
            // Reads on.
        }
        return new String(bytes.array(), ISO_8859_1);
    }

    /** Which checkpoints come next, when that one is the last that was written; null for none. */
    @FunctionalInterface
    interface Next {
        List<StoredCheckpoint> after(@Nullable SignedNote last);
    }

    /**
     * Appends what is missing. Nobody else who writes to the same file comes between.
     *
     * @return how many were missing
     * @throws SealBroken when it cannot be written, and nothing is lost: what is missing is written the next time; when
     * it ends with something else than a checkpoint, which stays as it is
     */
    int append(Next next) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            synchronized (OutsideFile.class) { // a lock of a file is the whole process's
                try (var file = FileChannel.open(path, CREATE, READ, WRITE)) {
                    lock(file);
                    return append(file, next);
                }
            }
        } catch (IOException e) {
            throw new SealBroken(
                    "seal.outside-file-not-writable",
                    e,
                    "The file of checkpoints %s cannot be written: %s. Mend it, or name another one by"
                            + " parkledger.seal.outside.",
                    path,
                    e.getMessage());
        }
    }

    /** Until the file is closed. */
    private static void lock(FileChannel file) {
        try {
            file.lock();
        } catch (IOException e) {
            // A disk that knows no locks: then only this process writes there.
        }
    }

    private int append(FileChannel file, Next next) throws IOException {
        var tail = tail(file);
        var last = new String[1];
        var rest = read(new StringReader(tail), note -> last[0] = note);
        var missing = next.after(last[0] == null ? null : parse(last[0]));
        var text = new StringBuilder();
        missing.forEach(checkpoint -> text.append(checkpoint.text()).append('\n'));
        var bytes = text.toString().getBytes(UTF_8);
        if (missing.isEmpty() && rest.length == 0) {
            return 0;
        }
        if (!beginsWith(bytes, rest)) {
            throw notOurs(null);
        }
        file.position(file.size());
        write(file, ByteBuffer.wrap(bytes, rest.length, bytes.length - rest.length));
        file.force(true);
        return missing.size();
    }

    /** A crash may have cut the last one short: then what stands there is how it begins. */
    private static boolean beginsWith(byte[] whole, byte[] part) {
        return part.length <= whole.length && Arrays.equals(whole, 0, part.length, part, 0, part.length);
    }

    private static void write(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private SealBroken notReadable(Exception cause) {
        return new SealBroken(
                "seal.outside-file-not-readable",
                cause,
                "The file of checkpoints %s cannot be read: %s. Make it readable for the user this runs as.",
                path,
                cause.getMessage());
    }
}
