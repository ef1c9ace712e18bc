package io.parkledger.core.ledger.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.parkledger.core.tlog.NoteFile;
import io.parkledger.core.tlog.NoteRefused;
import io.parkledger.core.tlog.SignedNote;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file outside the database to which every checkpoint is appended: signed notes, each followed by an empty line. What
 * has been written is on the disk when {@link #append} returns.
 */
final class OutsideFile {

    /** Longer than a few checkpoints with all their signatures. */
    private static final int TAIL = 65_536;

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
            complete(tail(file)).forEach(note -> last[0] = note);
        } catch (IOException e) {
            throw notReadable(e);
        }
        return Optional.ofNullable(last[0]).map(this::parse);
    }

    private SignedNote parse(String note) {
        try {
            return SignedNote.parse(note);
        } catch (NoteRefused e) {
            throw new SealBroken(
                    "seal.outside-file-not-ours",
                    e,
                    "The file %s holds something that is no checkpoint. Keep it as evidence, and bring the right one back"
                            + " or name another.",
                    path);
        }
    }

    /**
     * All that it holds, the oldest first.
     *
     * @param note told the text of each complete note, whether it is one or not
     */
    void forEach(Consumer<String> note) {
        if (!exists()) {
            return;
        }
        try (var lines = Files.newBufferedReader(path)) {
            NoteFile.read(lines, note);
        } catch (IOException | UncheckedIOException e) {
            throw notReadable(e);
        }
    }

    private static String tail(FileChannel file) throws IOException {
        var size = file.size();
        var bytes = ByteBuffer.allocate((int) Math.min(TAIL, size));
        file.position(size - bytes.capacity());
        while (bytes.hasRemaining() && file.read(bytes) >= 0) {
            // Reads on.
        }
        return new String(bytes.array(), UTF_8);
    }

    /** Of a text that may begin and end in the middle of a note. */
    private static List<String> complete(String text) throws IOException {
        var notes = new ArrayList<String>();
        NoteFile.read(new BufferedReader(new StringReader(text)), notes::add);
        return notes;
    }

    /** @throws SealBroken when it cannot be written; nothing is lost, and what is missing is written the next time */
    void append(List<StoredCheckpoint> checkpoints) {
        try {
            var folder = path.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            try (var file = FileChannel.open(path, CREATE, READ, WRITE)) {
                file.position(endOfLastNote(file));
                for (var checkpoint : checkpoints) {
                    write(file, checkpoint.text() + "\n");
                }
                file.truncate(file.position());
                file.force(true);
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

    /** A crash may have cut the last one short: it is written again. */
    private static long endOfLastNote(FileChannel file) throws IOException {
        var tail = tail(file);
        long complete = 0;
        for (var note : complete(tail)) {
            complete += (note + "\n").getBytes(UTF_8).length;
        }
        return file.size() - (tail.getBytes(UTF_8).length - complete);
    }

    private static void write(FileChannel file, String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
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
