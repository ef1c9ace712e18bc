package io.parkledger.core.tlog;

/**
 * What a log says of itself and signs, by c2sp.org/tlog-checkpoint: how many entries it has, and their root. Lines that
 * the specification allows behind these are refused: our logs have none, and nobody could audit them.
 *
 * @param origin which log says so; stricter than the specification, which only recommends it, an origin has no spaces
 *               and no plus, so that it can be the name of the log's key
 */
public record Checkpoint(String origin, long size, Hash root) {

    private static final int LINES = 3;

    public Checkpoint {
        if (!Wording.isName(origin) || Wording.hasAny(origin, Character::isISOControl)) {
            throw new NoteRefused(
                    "checkpoint.bad-origin",
                    "The origin of a log is not empty and has no spaces, plus or control characters: " + origin);
        }
        if (size < 0) {
            throw new NoteRefused("checkpoint.bad-size", "No log has " + size + " entries");
        }
        if (size == 0 && !root.equals(Hash.EMPTY)) {
            throw new NoteRefused("checkpoint.bad-root", "A log without entries has the root " + Hash.EMPTY);
        }
    }

    /** @throws NoteRefused unless it is the {@link #text} of a checkpoint */
    public static Checkpoint parse(String noteText) {
        var lines = noteText.split("\n", -1);
        if (lines.length > LINES + 1) {
            throw new NoteRefused("checkpoint.extended", "A checkpoint of ours has no lines behind its root");
        }
        if (lines.length <= LINES || !lines[LINES].isEmpty()) {
            throw new NoteRefused("checkpoint.malformed", "A checkpoint has an origin, a size and a root, each a line");
        }
        return new Checkpoint(lines[0], size(lines[1]), root(lines[2]));
    }

    private static long size(String line) {
        try {
            return Wording.number(line);
        } catch (IllegalArgumentException e) {
            throw new NoteRefused("checkpoint.bad-size", "The size of a log is no such number: " + line, e);
        }
    }

    private static Hash root(String line) {
        try {
            return Hash.parse(line);
        } catch (IllegalArgumentException e) {
            throw new NoteRefused("checkpoint.bad-root", "The root of a log is the base64 of 32 bytes: " + line, e);
        }
    }

    /** The text of the note that the log signs. */
    public String text() {
        return origin + '\n' + size + '\n' + root.base64() + '\n';
    }
}
