package io.parkledger.core.custody;

import io.parkledger.core.id.CustodyId;
import io.parkledger.core.ledger.Command;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What the product tells of the keeping of its ledger. */
public sealed interface CustodyCommand extends Command {

    @TargetAggregateIdentifier
    CustodyId custodyId();

    /** Since when times of sealing are kept. */
    record TellEarlierTimes(CustodyId custodyId, long upTo) implements CustodyCommand {}

    /** Another key signs checkpoints. */
    record TellReplacedKey(CustodyId custodyId, String formerKey, String key) implements CustodyCommand {}

    /** The ledger was brought back from a backup. */
    record TellRestore(
            CustodyId custodyId,
            String formerLogOrigin,
            String logOrigin,
            long keptUpTo,
            long lostUpTo,
            String checkpoint)
            implements CustodyCommand {}

    /** A person's key was erased. */
    record TellErasure(CustodyId custodyId, String personId) implements CustodyCommand {}
}
