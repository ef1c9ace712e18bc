package io.parkledger.api.negotiation;

import io.parkledger.api.kit.page.Forms;
import org.jspecify.annotations.Nullable;

/**
 * One way out of a card's column: the form that goes there, the sentence why it does not, or one to think about first.
 *
 * @param to      a column of the board: a stage, or {@code LOST}
 * @param refusal the message that says what is missing; null when nothing is
 * @param caution the message that says what would be skipped; null when nothing is
 * @param form    that goes there; null when none does, or the reader may not
 * @param remedy  the form that brings about what is missing or would be skipped; null when there is none, or the reader
 *                may not
 */
record Move(
        String to,
        @Nullable String refusal,
        @Nullable String caution,
        Forms.@Nullable Link form,
        Forms.@Nullable Link remedy) {

    static Move open(String to, Forms.@Nullable Link form) {
        return new Move(to, form == null ? "board.not-yours" : null, null, form, null);
    }

    static Move refused(String to, String refusal, Forms.@Nullable Link remedy) {
        return new Move(to, refusal, null, null, remedy);
    }

    Move butFirst(String caution, Forms.@Nullable Link remedy) {
        return refusal != null ? this : new Move(to, null, caution, form, remedy);
    }

    /** Nothing to be said before one goes there. */
    public boolean isOpen() {
        return refusal == null && caution == null;
    }
}
