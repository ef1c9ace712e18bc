package io.parkledger.core.ledger.seal;

import io.parkledger.core.ledger.seal.Finding.Code;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds the list of events that were sealed as foreign against what the application's key says of each. Only of an
 * event that is proven to be as it was sealed it can be said that the list is what was changed, and not the event.
 */
final class ForeignListCheck {

    private static final List<String> LIST = List.of("foreign_event");

    private final Findings findings;
    private final List<Long> suspected = new ArrayList<>();

    ForeignListCheck(Findings findings) {
        this.findings = findings;
    }

    /** The list says something else of the event at this position than the key. */
    void suspect(long position) {
        suspected.add(position);
    }

    /** What no checkpoint has covered yet. */
    List<Long> suspected() {
        return List.copyOf(suspected);
    }

    /** How a checkpoint agrees with all events up to here. */
    void met(CheckpointsHeld.Agreement agreement) {
        if (agreement == CheckpointsHeld.Agreement.HOLDS) {
            suspected.forEach(this::found);
        }
        if (agreement != CheckpointsHeld.Agreement.NONE_HELD) {
            suspected.clear();
        }
    }

    /** The list has a position at which nothing was ever sealed. */
    void found(long position) {
        findings.add(Code.FOREIGN_LIST_CHANGED, position, LIST, null);
    }
}
