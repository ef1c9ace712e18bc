package io.parkledger.core.custody;

import io.parkledger.core.id.CustodyId;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.meaning.Undated;

/** Everything that can have happened to the keeping of a ledger. Stored for ever: add, never rename. */
public sealed interface CustodyEvent extends Event {

    CustodyId custodyId();

    /**
     * Events up to a position were put in order before times of sealing were kept: theirs is the latest time at which
     * anything up to them was recorded.
     */
    @Undated
    @EventType("custody.earlier-times-told")
    record EarlierTimesTold(CustodyId custodyId, long upTo) implements CustodyEvent {}

    /**
     * Checkpoints are signed with another key from here on.
     *
     * @param formerKey verifier key of before
     * @param key       verifier key from now on
     */
    @Undated
    @EventType("custody.key-replaced")
    record KeyReplaced(CustodyId custodyId, String formerKey, String key) implements CustodyEvent {}

    /**
     * The ledger was brought back from a backup that was older than what had been sealed.
     *
     * @param formerLogOrigin name in the checkpoints of before
     * @param logOrigin    name in the checkpoints from now on
     * @param keptUpTo     last position that was brought back
     * @param lostUpTo     last position that the newest checkpoint of before covers
     * @param checkpoint   that checkpoint, a signed note
     */
    @Undated
    @EventType("custody.ledger-restored")
    record LedgerRestored(
            CustodyId custodyId,
            String formerLogOrigin,
            String logOrigin,
            long keptUpTo,
            long lostUpTo,
            String checkpoint)
            implements CustodyEvent {}

    /** The key of a person was erased; his data cannot be read from any event any more. */
    @Undated
    @EventType("custody.person-erased")
    record PersonErased(CustodyId custodyId, String personId) implements CustodyEvent {}
}
