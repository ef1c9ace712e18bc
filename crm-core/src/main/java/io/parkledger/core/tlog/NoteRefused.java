package io.parkledger.core.tlog;

/** A signed note, a checkpoint, a proof as text or a key that is not written as it must be, or not vouched for. */
public final class NoteRefused extends RuntimeException {

    private final String code;

    NoteRefused(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    NoteRefused(String code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    /** What is wrong, {@code note.wrong-signature}: it stays when sentences change. */
    public String code() {
        return code;
    }
}
