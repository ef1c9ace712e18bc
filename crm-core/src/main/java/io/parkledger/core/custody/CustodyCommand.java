package io.parkledger.core.custody;

import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.id.CustodyId;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.meaning.Person;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What the product tells of the keeping of its ledger, and what two admins ask of it. */
public sealed interface CustodyCommand extends Command {

    @TargetAggregateIdentifier
    CustodyId custodyId();

    /** Since when times of sealing are kept. */
    record TellEarlierTimes(CustodyId custodyId, long upTo) implements CustodyCommand {}

    /** Another key signs checkpoints. */
    record TellReplacedKey(CustodyId custodyId, String formerKey, String key) implements CustodyCommand {}

    /** Checkpoints are to be signed with another key as well. */
    record TellAddedKey(CustodyId custodyId, String key) implements CustodyCommand {}

    /** The ledger was brought back from a backup. */
    record TellRestore(
            CustodyId custodyId,
            String formerLogOrigin,
            String logOrigin,
            long keptUpTo,
            long lostUpTo,
            String checkpoint)
            implements CustodyCommand {}

    /** Something was done to an account. */
    record TellAccountChange(
            CustodyId custodyId,
            long line,
            AccountAction action,
            @Person String changedBy,
            String detail) implements CustodyCommand {}

    /** Lines of the access log are not to change unseen. */
    record SealReadingLog(CustodyId custodyId, long fromLine, long toLine, long rows, String digest)
            implements CustodyCommand {}

    /** Nothing has happened for an hour. */
    record GiveHeartbeat(CustodyId custodyId, long lastPosition) implements CustodyCommand {}

    /**
     * 申请删除个人信息: from now on the person is restricted.
     *
     * @param personId    whom
     * @param requestedBy who asked for it
     * @param requestedOn when
     */
    record ProposeErasure(
            CustodyId custodyId,
            String personId,
            @NotBlank @Size(max = 200) String cause,
            ErasureRequester requestedBy,
            @PastOrPresent @BusinessDay LocalDate requestedOn)
            implements CustodyCommand {}

    /** 复核通过 (second person): with it the key goes. */
    record ConfirmErasure(CustodyId custodyId) implements CustodyCommand {}

    /** 复核退回 (second person). */
    record RefuseErasure(
            CustodyId custodyId, @NotBlank @Size(max = 200) String cause) implements CustodyCommand {}

    /** 收回申请 (who proposed). */
    record TakeBackErasure(CustodyId custodyId) implements CustodyCommand {}
}
