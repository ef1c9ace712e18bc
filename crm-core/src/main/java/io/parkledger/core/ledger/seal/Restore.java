package io.parkledger.core.ledger.seal;

/**
 * A ledger that was brought back from a backup: shorter than what it has signed, or another. It goes on under another
 * origin, so that no checkpoint of the new contradicts one of the old.
 *
 * @param formerOrigin name in the checkpoints of before
 * @param origin       name in the checkpoints from then on: the former with a number, {@code park.example/ledger/2}
 * @param keptUpTo     last position that was brought back
 * @param lostUpTo     last position that the newest checkpoint of before covers
 * @param checkpoint   that checkpoint, a signed note
 */
public record Restore(String formerOrigin, String origin, long keptUpTo, long lostUpTo, String checkpoint) {

    /** Where the keeping of the seal is told, and as what: see {@code core.custody}. */
    static final String AGGREGATE = "custody-of-seal";

    static final String EVENT = "custody.ledger-restored";

    /** Whether what somebody holds was lost by it, and contradicts nothing. */
    boolean explains(String ofOrigin, long size) {
        return formerOrigin.equals(ofOrigin) && size > keptUpTo;
    }

    /** {@code ledger}, {@code ledger/2}, {@code ledger/3}. */
    static String nextOrigin(String origin) {
        int slash = origin.lastIndexOf('/');
        var last = origin.substring(slash + 1);
        return last.matches("[2-9]|[1-9][0-9]{1,5}")
                ? origin.substring(0, slash + 1) + (Integer.parseInt(last) + 1)
                : origin + "/2";
    }
}
