package io.parkledger.api.operation;

import io.parkledger.api.kit.access.AccessLog;
import io.parkledger.core.custody.AccountAction;
import io.parkledger.core.custody.CustodyCommand;
import io.parkledger.core.custody.CustodyCommand.GiveHeartbeat;
import io.parkledger.core.custody.CustodyCommand.SealReadingLog;
import io.parkledger.core.custody.CustodyCommand.TellAccountChange;
import io.parkledger.core.custody.CustodyCommand.TellAddedKey;
import io.parkledger.core.custody.CustodyCommand.TellEarlierTimes;
import io.parkledger.core.custody.ToldOfAccessLog;
import io.parkledger.core.id.CustodyId;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.Loop;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.ledger.seal.Seal;
import io.parkledger.core.ledger.seal.SealBroken;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Has the ledger tell what happens beside it and is not to change unseen, so that it is sealed like everything else:
 * what is done to accounts, within seconds; once an hour what the access log says of reading; and, when nothing else
 * happened for an hour, that it goes on. A key that is to sign as well is told of before it does. Each is told once,
 * whichever node does it, and only by the one that leads.
 *
 * <p>The access log is where a change of an account is written in the transaction that makes it: what a crash keeps
 * from being told is told after the next start. That somebody signed in stands in the access log alone, and is sealed
 * with it.
 *
 * <p>A simulated ledger tells none of this: its story is the same whenever it is told.
 */
@Component
public class LedgerKeeping {

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofHours(1);
    private static final int CHANGES_AT_ONCE = 500;
    private static final Sender SENDER = Sender.job("custody");

    /** What a line of the access log says was done; what begins so. */
    private static final Map<String, AccountAction> ACTIONS = Map.of(
            "open-account", AccountAction.OPENED,
            "close-account", AccountAction.CLOSED,
            "reopen-account", AccountAction.REOPENED,
            "give-role", AccountAction.ROLE_GIVEN,
            "reset-password", AccountAction.PASSWORD_RESET,
            "rescue-admin", AccountAction.RESCUED,
            "make-token", AccountAction.TOKEN_MADE,
            "revoke-token", AccountAction.TOKEN_REVOKED,
            "proposal-void", AccountAction.PROPOSAL_VOID);

    private static final Map<String, AccountAction> STEPS = Map.of(
            "propose-", AccountAction.PROPOSED,
            "confirm-", AccountAction.CONFIRMED,
            "refuse-", AccountAction.REFUSED);

    private final Ledger ledger;
    private final AccessLog accessLog;
    private final Seal seal;
    private final ToldOfAccessLog told;
    private final Loop loop;
    private long runAt = System.nanoTime() + EVERY.toNanos();
    private long term;
    /** Changes of accounts up to this line are told; of this term alone. */
    private long toldUpTo;

    LedgerKeeping(Ledger ledger, AccessLog accessLog, Seal seal) {
        this.ledger = ledger;
        this.seal = seal;
        this.accessLog = accessLog;
        told = new ToldOfAccessLog(ledger.reader());
        loop = ledger.loops().make("custody", AFTER_FAILURE, this::round);
    }

    @PostConstruct
    void start() {
        loop.start();
    }

    @PreDestroy
    public void close() {
        loop.close();
    }

    private void round() throws InterruptedException {
        TimeUnit.SECONDS.sleep(1);
        if (!ledger.leadership().isHeld() || ledger.clock().isSimulated()) {
            return;
        }
        if (term != ledger.leadership().term()) {
            term = ledger.leadership().term();
            toldUpTo = told.lastChange().orElseGet(accessLog::writtenBeforeTold);
        }
        tellAccountChanges();
        tellSecondKey();
        if (System.nanoTime() - runAt > 0) {
            runAt = System.nanoTime() + EVERY.toNanos();
            tellEarlierTimes();
            sealReadingLog(ledger.clock().instant());
            giveHeartbeat(ledger.clock().instant());
        }
    }

    private void tellAccountChanges() {
        var settled = accessLog.settledUpTo();
        if (settled.isEmpty() || settled.getAsLong() <= toldUpTo) {
            return;
        }
        var lines = accessLog.changes(toldUpTo, settled.getAsLong(), CHANGES_AT_ONCE);
        for (var line : lines) {
            actionOf(line.action())
                    .ifPresent(action -> tell(
                            new TellAccountChange(CustodyId.ACCOUNTS, line.id(), action, line.login(), line.target()),
                            "account-change:" + line.id()));
            toldUpTo = line.id();
        }
        if (lines.size() < CHANGES_AT_ONCE) {
            toldUpTo = settled.getAsLong();
        }
    }

    /** Empty for what is no change of an account. */
    static Optional<AccountAction> actionOf(String logged) {
        return Optional.ofNullable(ACTIONS.get(logged)).or(() -> STEPS.entrySet().stream()
                .filter(step -> logged.startsWith(step.getKey()))
                .map(Map.Entry::getValue)
                .findFirst());
    }

    /** What no event tells is no key of the ledger: told before it signs. */
    private void tellSecondKey() {
        try {
            seal.secondKeyToTell()
                    .ifPresent(key -> tell(
                            new TellAddedKey(CustodyId.SEAL, key.toString()),
                            "second-key:" + Integer.toHexString(key.id())));
        } catch (SealBroken e) {
            // Nor does it sign; health says why.
        }
    }

    /** Once in a ledger that is older than times of sealing. */
    void tellEarlierTimes() {
        ledger.jdbc()
                .query("SELECT up_to FROM earlier_times", row -> row.getLong(1))
                .forEach(upTo -> tell(new TellEarlierTimes(CustodyId.SEAL, upTo), "earlier-times"));
    }

    /**
     * Tells what the access log says, once the hour is over in which the oldest of its lines was written that was not
     * told yet.
     */
    void sealReadingLog(Instant now) {
        var settled = accessLog.settledUpTo();
        var after = told.lastSealed();
        if (settled.isEmpty() || settled.getAsLong() <= after) {
            return;
        }
        var isDue = accessLog.after(after, 1).stream()
                .anyMatch(line -> line.at().isBefore(now.truncatedTo(ChronoUnit.HOURS)));
        if (isDue) {
            var digest = accessLog.digest(after + 1, settled.getAsLong());
            tell(
                    new SealReadingLog(
                            CustodyId.READING_LOG, after + 1, settled.getAsLong(), digest.rows(), digest.sha256()),
                    "reading-log:" + (after + 1));
        }
    }

    /** Says that the ledger goes on, when its newest event was sealed an hour ago; nothing while it has none. */
    void giveHeartbeat(Instant now) {
        var head = ledger.reader().head();
        var isQuiet = ledger.reader()
                .knownSince(head)
                .filter(since -> Duration.between(since, now).compareTo(QUIET) >= 0)
                .isPresent();
        if (head > 0 && isQuiet) {
            tell(new GiveHeartbeat(CustodyId.HEARTBEAT, head), "heartbeat:" + head);
        }
    }

    /** Once for a key, whichever node tells it. */
    private void tell(CustodyCommand command, String key) {
        var once = Delivery.once(key);
        if (ledger.desk().answered(SENDER.actor(), once).isEmpty()) {
            ledger.desk().send(command, SENDER, once);
        }
    }
}
