package io.parkledger.core.ledger.seal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it was sealed.
 *
 * @param code               what it is
 * @param position           of the event; 0 where it is about none
 * @param columns            of the row that say something else than what was sealed; {@code entry} for all of it
 * @param subject            aggregate that is touched; null where it is about none
 * @param lastGoodCheckpoint size of the last checkpoint before it that still holds; 0 when there is none
 */
public record Finding(
        Code code,
        long position,
        List<String> columns,
        @Nullable String subject,
        long lastGoodCheckpoint) {

    /** Stable; said in words where people read it. */
    public enum Code {
        /** The row says something else than the entry that was sealed. */
        EVENT_CHANGED,
        /** There is no row at a position that was sealed. */
        EVENT_MISSING,
        /** A row stands among those that were sealed and was never put in order. */
        EVENT_NOT_IN_ORDER,
        /** Nobody has written it who has the application's key. */
        EVENT_FOREIGN,
        /** The list of events that were sealed as foreign says something else of one than its signature. */
        FOREIGN_LIST_CHANGED,
        /** An aggregate's events do not follow each other without a gap. */
        SEQUENCE_BROKEN,
        /** The entry is missing, or is another than the tree was made from. */
        ENTRY_CHANGED,
        /** Hashes of the tree do not follow from what is below them, or are missing. */
        TILE_CHANGED,
        /** The tree does not lead to the root that a checkpoint signs. */
        CHECKPOINT_DIFFERS,
        /** Nobody has signed it whose key is known. */
        CHECKPOINT_NOT_SIGNED,
        /** A checkpoint lacks the signature of SM2 that it has to have, or that signature is wrong. */
        SM2_SIGNATURE_WRONG,
        /** A checkpoint of the outside file is not among those that the ledger keeps. */
        CHECKPOINT_MISSING,
        /** The key in the key file is not among those that the ledger says it was signed with. */
        KEY_NOT_KNOWN,
        /**
         * A key after the first, of which no event tells, or that has signed nothing together with the one before it.
         */
        KEY_NOT_TOLD,
        /** A checkpoint kept outside covers more than the ledger has: its end is missing, or it was set back. */
        LEDGER_CUT_SHORT,
        /** A checkpoint of the ledger is not in the outside file, or something in that file is no checkpoint. */
        OUTSIDE_FILE_CHANGED,
        /** What answers a repeated command is not what its events say. */
        RECEIPT_CHANGED,
        /** What only one may hold is held by another than the events say. */
        CLAIM_CHANGED,
        /** Who has read what is not said any more as the event at this position tells it. */
        READING_LOG_CHANGED,
        /** Bytes that an event names by their hash are not kept. */
        CONTENT_MISSING,
        /** Bytes that an event names by their hash have another. */
        CONTENT_CHANGED
    }

    static Finding of(Code code) {
        return new Finding(code, 0, List.of(), null, 0);
    }
}
