package io.parkledger.core.custody;

import io.parkledger.core.id.CustodyId;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.meaning.Person;
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

    /** Something was done to an account. */
    record TellAccountChange(
            CustodyId custodyId,
            long line,
            AccountAction action,
            @Person String changedBy,
            String detail) implements CustodyCommand {}

    /** Lines of the access log are not to change unseen. */
    record SealReadingLog(CustodyId custodyId, long fromLine, long toLine, long rows, String sha256)
            implements CustodyCommand {}

    /** Nothing has happened for an hour. */
    record GiveHeartbeat(CustodyId custodyId, long lastPosition) implements CustodyCommand {}
}
