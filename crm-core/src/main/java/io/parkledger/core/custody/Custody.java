package io.parkledger.core.custody;

import static io.parkledger.core.custody.CustodyRule.ERASURE_IS_CONFIRMED_BY_ANOTHER_ROLE;
import static io.parkledger.core.custody.CustodyRule.ERASURE_IS_DECIDED_BY_A_SECOND_PERSON;
import static io.parkledger.core.custody.CustodyRule.ERASURE_IS_PROPOSED;
import static io.parkledger.core.custody.CustodyRule.PROPOSER_TAKES_ERASURE_BACK;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.custody.CustodyCommand.ConfirmErasure;
import io.parkledger.core.custody.CustodyCommand.GiveHeartbeat;
import io.parkledger.core.custody.CustodyCommand.ProposeErasure;
import io.parkledger.core.custody.CustodyCommand.RefuseErasure;
import io.parkledger.core.custody.CustodyCommand.SealReadingLog;
import io.parkledger.core.custody.CustodyCommand.TakeBackErasure;
import io.parkledger.core.custody.CustodyCommand.TellAccountChange;
import io.parkledger.core.custody.CustodyCommand.TellAddedKey;
import io.parkledger.core.custody.CustodyCommand.TellEarlierTimes;
import io.parkledger.core.custody.CustodyCommand.TellReplacedKey;
import io.parkledger.core.custody.CustodyCommand.TellRestore;
import io.parkledger.core.custody.CustodyEvent.AccountChanged;
import io.parkledger.core.custody.CustodyEvent.EarlierTimesTold;
import io.parkledger.core.custody.CustodyEvent.ErasureProposed;
import io.parkledger.core.custody.CustodyEvent.ErasureRefused;
import io.parkledger.core.custody.CustodyEvent.ErasureTakenBack;
import io.parkledger.core.custody.CustodyEvent.HeartbeatGiven;
import io.parkledger.core.custody.CustodyEvent.KeyAdded;
import io.parkledger.core.custody.CustodyEvent.KeyReplaced;
import io.parkledger.core.custody.CustodyEvent.LedgerRestored;
import io.parkledger.core.custody.CustodyEvent.PersonErased;
import io.parkledger.core.custody.CustodyEvent.ReadingLogSealed;
import io.parkledger.core.id.CustodyId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.NullUnmarked;

/**
 * One subject of the keeping of the ledger. Of keys and restores it tells what has happened outside; of the erasure of
 * a person, each a subject of its own, it decides who may decide.
 */
@AggregateRoot(type = "custody")
@NullUnmarked
class Custody extends Guarded {

    @AggregateIdentifier
    private CustodyId id;

    /** Null where no erasure waits for its decision. */
    private ErasureProposed proposed;

    private String proposerRole;

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
    void handle(TellAddedKey c) {
        apply(new KeyAdded(c.custodyId(), c.key()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(TellRestore c) {
        apply(new LedgerRestored(
                c.custodyId(), c.formerLogOrigin(), c.logOrigin(), c.keptUpTo(), c.lostUpTo(), c.checkpoint()));
    }

    @CommandHandler
    Custody(ProposeErasure c, @MetaDataValue(value = "actor", required = true) String actor) {
        apply(new ErasureProposed(c.custodyId(), c.personId(), c.cause(), c.requestedBy(), c.requestedOn(), actor));
    }

    @CommandHandler
    void handle(
            ConfirmErasure c,
            @MetaDataValue(value = "actor", required = true) String actor,
            @MetaDataValue(value = "role", required = true) String role) {
        requireSecondPerson(actor);
        ERASURE_IS_CONFIRMED_BY_ANOTHER_ROLE.require(!role.equals(proposerRole));
        apply(new PersonErased(
                id,
                proposed.personId(),
                proposed.cause(),
                proposed.requestedBy(),
                proposed.requestedOn(),
                proposed.proposedBy(),
                actor));
    }

    @CommandHandler
    void handle(RefuseErasure c, @MetaDataValue(value = "actor", required = true) String actor) {
        requireSecondPerson(actor);
        apply(new ErasureRefused(id, proposed.personId(), c.cause(), actor));
    }

    @CommandHandler
    void handle(TakeBackErasure c, @MetaDataValue(value = "actor", required = true) String actor) {
        ERASURE_IS_PROPOSED.require(proposed != null);
        PROPOSER_TAKES_ERASURE_BACK.require(actor.equals(proposed.proposedBy()));
        apply(new ErasureTakenBack(id, proposed.personId(), actor));
    }

    private void requireSecondPerson(String actor) {
        ERASURE_IS_PROPOSED.require(proposed != null);
        ERASURE_IS_DECIDED_BY_A_SECOND_PERSON.require(!actor.equals(proposed.proposedBy()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(TellAccountChange c) {
        apply(new AccountChanged(c.custodyId(), c.line(), c.action(), c.changedBy(), c.detail()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SealReadingLog c) {
        apply(new ReadingLogSealed(c.custodyId(), c.fromLine(), c.toLine(), c.rows(), c.digest()));
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
    void on(KeyAdded e) {
        id = e.custodyId();
    }

    @EventSourcingHandler
    void on(LedgerRestored e) {
        id = e.custodyId();
    }

    @EventSourcingHandler
    void on(PersonErased e) {
        id = e.custodyId();
        proposed = null;
    }

    @EventSourcingHandler
    void on(ErasureProposed e, @MetaDataValue("role") String role) {
        id = e.custodyId();
        proposed = e;
        proposerRole = role;
    }

    @EventSourcingHandler
    void on(ErasureRefused e) {
        proposed = null;
    }

    @EventSourcingHandler
    void on(ErasureTakenBack e) {
        proposed = null;
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
