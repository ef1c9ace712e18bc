package io.parkledger.core.tlog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Notes in one file, each followed by an empty line. That line is told from the one within a note by the signature
 * before it.
 */
public final class NoteFile {

    private static final String SIGNATURE = "— ";

    private NoteFile() {}

    /**
     * Reads it note by note.
     *
     * @param note told the text of each that is complete, whether it is a note or not
     */
    public static void read(BufferedReader lines, Consumer<String> note) throws IOException {
        var gathered = new StringBuilder();
        var before = "";
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && before.startsWith(SIGNATURE)) {
                note.accept(gathered.toString());
                gathered.setLength(0);
            } else {
                gathered.append(line).append('\n');
            }
            before = line;
        }
    }

    /**
     * As people hand it in: the empty line after the last one may be missing.
     *
     * @throws NoteRefused when something in it is no note, or nothing is in it
     */
    public static List<SignedNote> parse(String text) {
        var notes = new ArrayList<SignedNote>();
        try {
            read(
                    new BufferedReader(new StringReader(text.strip() + "\n\n")),
                    note -> notes.add(SignedNote.parse(note)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (notes.isEmpty()) {
            throw new NoteRefused("note.no-signatures", "This is no signed note");
        }
        return notes;
    }
}
