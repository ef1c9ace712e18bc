package io.parkledger.api.kit.history;

import io.parkledger.api.kit.view.Known;
import java.time.LocalDate;

/**
 * One of two times that are compared: what was known then.
 *
 * @param position of the ledger
 * @param day      of that knowledge, in the park
 */
public record Moment(long position, LocalDate day) {

    public static Moment of(Known known) {
        return new Moment(known.position(), known.day());
    }
}
