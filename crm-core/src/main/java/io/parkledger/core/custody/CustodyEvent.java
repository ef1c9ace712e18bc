package io.parkledger.core.custody;

import io.parkledger.core.id.CustodyId;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.meaning.Person;
import io.parkledger.core.meaning.Undated;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

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
     * Checkpoints are signed with a second key as well from here on, by SM2.
     *
     * @param key verifier key
     */
    @Undated
    @EventType("custody.key-added")
    record KeyAdded(CustodyId custodyId, String key) implements CustodyEvent {}

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

    /**
     * The key of a person was erased; his data cannot be read from any event any more. The receipt of it, which names
     * the person by its number only. Of those erased before two persons were needed it says no more than that.
     *
     * @param cause       why
     * @param requestedBy who asked for it
     * @param requestedOn when
     * @param proposedBy  the first of the two
     * @param confirmedBy the second
     */
    @Undated
    @EventType(value = "custody.person-erased", revision = 2)
    record PersonErased(
            CustodyId custodyId,
            String personId,
            @Nullable String cause,
            @Nullable ErasureRequester requestedBy,
            @Nullable LocalDate requestedOn,
            @Person @Nullable String proposedBy,
            @Person @Nullable String confirmedBy)
            implements CustodyEvent {}

    /**
     * Something was done to an account or to its rights. Accounts are kept beside the ledger; that they were changed,
     * and by whom, is told here.
     *
     * @param line      number of the line in the access log
     * @param changedBy login, or {@code server} for a command on the server
     * @param detail    as the access log says it: the login, and what was before and what is after
     */
    @Undated
    @EventType("custody.account-changed")
    record AccountChanged(
            CustodyId custodyId,
            long line,
            AccountAction action,
            @Person String changedBy,
            String detail) implements CustodyEvent {}

    /**
     * Lines of the access log, which says who has read what, are what they were when this was told.
     *
     * @param fromLine number of the first of them
     * @param toLine   number of the last of them
     * @param rows     how many they are; numbers may be missing between them
     * @param digest   of all of them, SHA-256 in hexadecimal, as the core's {@code ReadingLogDigest} says
     */
    @Undated
    @EventType("custody.reading-log-sealed")
    record ReadingLogSealed(CustodyId custodyId, long fromLine, long toLine, long rows, String digest)
            implements CustodyEvent {}

    /**
     * Nothing had happened for an hour, and the ledger goes on: so a quiet time is told from an end that was cut off.
     *
     * @param lastPosition of the newest event before it
     */
    @Undated
    @EventType("custody.heartbeat-given")
    record HeartbeatGiven(CustodyId custodyId, long lastPosition) implements CustodyEvent {}

    /**
     * Somebody asked that a person be erased, and one admin proposed it: until a second one has decided, the person's
     * data is shown to nobody, and none is taken in.
     */
    @Undated
    @EventType("custody.erasure-proposed")
    record ErasureProposed(
            CustodyId custodyId,
            String personId,
            String cause,
            ErasureRequester requestedBy,
            LocalDate requestedOn,
            @Person String proposedBy)
            implements CustodyEvent {}

    /** The second person refused: the person's data is shown again. */
    @Undated
    @EventType("custody.erasure-refused")
    record ErasureRefused(
            CustodyId custodyId,
            String personId,
            String cause,
            @Person String refusedBy) implements CustodyEvent {}

    /** Who proposed an erasure took it back: the person's data is shown again. */
    @Undated
    @EventType("custody.erasure-taken-back")
    record ErasureTakenBack(
            CustodyId custodyId, String personId, @Person String proposedBy) implements CustodyEvent {}
}
