package io.parkledger.core.ledger.seal;

import io.parkledger.core.tlog.SignedNote;

/**
 * A checkpoint as the ledger keeps it.
 *
 * @param number in the order in which they were signed
 * @param size   of the tree: the last position it covers
 * @param text   the note as signed by the log itself, without the signatures of witnesses
 */
record StoredCheckpoint(long number, String origin, long size, String text) {

    /** @throws io.parkledger.core.tlog.NoteRefused when somebody has changed it */
    SignedNote note() {
        return SignedNote.parse(text);
    }
}
