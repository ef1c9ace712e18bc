package io.parkledger.api.negotiation;

import io.parkledger.api.page.Forms;
import org.jspecify.annotations.Nullable;

/**
 * One way out of a card's column: either the form that goes there, or the sentence why it does not.
 *
 * @param to      a column of the board: a stage, or {@code LOST}
 * @param refusal the message that says what is missing; null when the form is open
 * @param form    that goes there, or that brings about what is missing; null when there is none, or the reader may not
 */
record Move(String to, @Nullable String refusal, Forms.@Nullable Link form) {

    public boolean isOpen() {
        return refusal == null && form != null;
    }
}
