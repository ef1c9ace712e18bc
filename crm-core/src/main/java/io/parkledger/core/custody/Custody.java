package io.parkledger.core.custody;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.custody.CustodyCommand.GiveHeartbeat;
import io.parkledger.core.custody.CustodyCommand.SealReadingLog;
import io.parkledger.core.custody.CustodyCommand.TellAccountChange;
import io.parkledger.core.custody.CustodyCommand.TellEarlierTimes;
import io.parkledger.core.custody.CustodyCommand.TellErasure;
import io.parkledger.core.custody.CustodyCommand.TellReplacedKey;
import io.parkledger.core.custody.CustodyCommand.TellRestore;
import io.parkledger.core.custody.CustodyEvent.AccountChanged;
import io.parkledger.core.custody.CustodyEvent.EarlierTimesTold;
import io.parkledger.core.custody.CustodyEvent.HeartbeatGiven;
import io.parkledger.core.custody.CustodyEvent.KeyReplaced;
import io.parkledger.core.custody.CustodyEvent.LedgerRestored;
import io.parkledger.core.custody.CustodyEvent.PersonErased;
import io.parkledger.core.custody.CustodyEvent.ReadingLogSealed;
import io.parkledger.core.id.CustodyId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.NullUnmarked;

/** One subject of the keeping of the ledger. It tells what has happened outside and decides nothing. */
@AggregateRoot(type = "custody")
@NullUnmarked
class Custody extends Guarded {

    @AggregateIdentifier
    private CustodyId id;

    Custody() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(TellEarlierTimes c) {
        apply(new EarlierTimesTold(c.custodyId(), c.upTo()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(TellReplacedKey c) {
        apply(new KeyReplaced(c.custodyId(), c.formerKey(), c.key()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(TellRestore c) {
        apply(new LedgerRestored(
                c.custodyId(), c.formerLogOrigin(), c.logOrigin(), c.keptUpTo(), c.lostUpTo(), c.checkpoint()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(TellErasure c) {
        apply(new PersonErased(c.custodyId(), c.personId()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(TellAccountChange c) {
        apply(new AccountChanged(c.custodyId(), c.line(), c.action(), c.changedBy(), c.detail()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SealReadingLog c) {
        apply(new ReadingLogSealed(c.custodyId(), c.fromLine(), c.toLine(), c.rows(), c.sha256()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(GiveHeartbeat c) {
        apply(new HeartbeatGiven(c.custodyId(), c.lastPosition()));
    }

    @Override
    protected Whereabouts whereabouts() {
        return new Whereabouts(null, null, null, null);
    }

    @EventSourcingHandler
    void on(EarlierTimesTold e) {
        id = e.custodyId();
    }

    @EventSourcingHandler
    void on(KeyReplaced e) {
        id = e.custodyId();
    }

    @EventSourcingHandler
    void on(LedgerRestored e) {
        id = e.custodyId();
    }

    @EventSourcingHandler
    void on(PersonErased e) {
        id = e.custodyId();
    }

    @EventSourcingHandler
    void on(AccountChanged e) {
        id = e.custodyId();
    }

    @EventSourcingHandler
    void on(ReadingLogSealed e) {
        id = e.custodyId();
    }

    @EventSourcingHandler
    void on(HeartbeatGiven e) {
        id = e.custodyId();
    }
}
