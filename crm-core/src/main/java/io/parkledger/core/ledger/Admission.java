package io.parkledger.core.ledger;

import static java.util.Objects.requireNonNull;

import io.parkledger.core.id.Id;
import io.parkledger.core.id.NamesNew;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.value.InvalidValue;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Holds a sender's reach, and the version it has seen, against what is there, as folded from the events. In this order,
 * so that nobody learns of an aggregate by the rule or version it is refused for.
 *
 * <p>Every aggregate tells whose it is and where ({@link Whereabouts}); everything else that a command names is held
 * against the same reach, and found by the type of its fields. The order is receipt, reach, version, rule. No view is
 * asked, so it holds while views are late or away, and two at the same moment cannot slip through. What an endpoint has
 * to know, a unit's area or a project's lead, it folds from the subject's own events. Who works in some buildings may
 * see what touches them, and changes only what stands in no others: consequences spare no part. And all that a command
 * brings together is of one park.
 */
final class Admission {

    private final Map<Class<?>, Repository<?>> repositories;

    /** @param repositories by the class of their aggregates' ids */
    Admission(Map<Class<?>, Repository<?>> repositories) {
        this.repositories = repositories;
    }

    /**
     * What the command speaks of besides its own aggregate must exist and be in reach; what need not exist must be free
     * to come. What its aggregate says already it may repeat, out of reach too, where the aggregate itself is in reach.
     *
     * @throws LedgerRefusal.Unknown otherwise
     * @throws LedgerRefusal.IdTaken when something of another kind is called so
     * @throws InvalidValue when nothing new may be called so
     */
    void requireReferences(Command command, Cascade cascade) {
        for (var reference : References.of(command)) {
            var id = reference.id();
            var there = whereaboutsOf(id);
            if (there.isPresent()) {
                if (!cascade.sender().reach().covers(there.get()) && !isSaidByTarget(command, id, cascade.sender())) {
                    if (id instanceof ParkId) {
                        requireWideEnough(there.get(), cascade);
                    }
                    requireReach(there.get(), id.value(), cascade);
                }
            } else if (!reference.mayBeNew()) {
                throw new LedgerRefusal.Unknown(id.value());
            } else {
                requireFree(id, cascade);
                if (command instanceof NamesNew named) {
                    named.requireFree(id);
                }
            }
        }
    }

    private boolean isSaidByTarget(Command command, Id id, Sender sender) {
        return saidByTarget(command, sender)
                .filter(said -> References.in(said).contains(id))
                .isPresent();
    }

    /** Of what its target says already, outside any command, what the command says under this name. */
    boolean isSaidByTarget(Command command, String field, Object value, Sender sender) {
        var work = DefaultUnitOfWork.startAndGet(new GenericMessage<>(command));
        try {
            return saidByTarget(command, sender)
                    .filter(said -> Components.of(said.getClass()).stream()
                            .filter(component -> component.getName().equals(field))
                            .anyMatch(component -> value.equals(Components.read(component, said))))
                    .isPresent();
        } finally {
            work.rollback();
        }
    }

    /** Nothing to whom the target is out of reach: what it says he would learn by repeating it. */
    private Optional<Record> saidByTarget(Command command, Sender sender) {
        var target = CommandTargets.of(command);
        try {
            return repositoryOf(target).load(target.value()).invoke(root -> Optional.of((Guarded) root)
                    .filter(guarded -> sender.reach().covers(whereaboutsOf(guarded)))
                    .map(Guarded::said));
        } catch (AggregateNotFoundException | IncompatibleAggregateException nobodyThere) {
            return Optional.empty();
        }
    }

    /**
     * What somebody brings together who works in several parks is of one, as it is for everybody else.
     *
     * @throws LedgerRefusal.SeveralParks otherwise
     */
    void requireOnePark(Command command) {
        var ids = Stream.concat(
                Stream.of(CommandTargets.of(command)),
                References.of(command).stream().map(References.Reference::id));
        if (ids.flatMap(id -> parkOf(id).stream()).distinct().count() > 1) {
            throw new LedgerRefusal.SeveralParks();
        }
    }

    private Optional<String> parkOf(Id id) {
        return whereaboutsOf(id).map(Whereabouts::park);
    }

    /** The park of what a command is meant for, outside any command; empty when it is not there or in none. */
    Optional<String> parkOfTarget(Command command) {
        var work = DefaultUnitOfWork.startAndGet(new GenericMessage<>(command));
        try {
            return parkOf(CommandTargets.of(command));
        } finally {
            work.rollback();
        }
    }

    private void requireFree(Id id, Cascade cascade) {
        id.requireFree();
        if (id.value().equals(cascade.target()) || isSomethingElse(id)) {
            throw new LedgerRefusal.IdTaken();
        }
    }

    /**
     * The park of the aggregate a fact is about, within a unit of work; null where it is in none.
     *
     * @param event its first component is the aggregate's id, as in every event
     */
    @Nullable
    String parkOf(Event event) {
        return parkOf(aggregateOf(event)).orElse(null);
    }

    /** The same outside any command: what is loaded for it is let go again. */
    @Nullable
    String parkOfNow(Event event) {
        var work = DefaultUnitOfWork.startAndGet(new GenericMessage<>(event));
        try {
            return parkOf(event);
        } finally {
            work.rollback();
        }
    }

    private static Id aggregateOf(Event event) {
        var first = Components.of(event.getClass()).get(0);
        return (Id) requireNonNull(Components.read(first, (Record) event));
    }

    /** Asked by an aggregate that is about to handle a command; what policies send was admitted with its cause. */
    void require(Guarded aggregate, long version, Cascade cascade) {
        if (!CurrentUnitOfWork.get().isRoot()) {
            return;
        }
        requireReach(whereaboutsOf(aggregate), cascade.target(), cascade);
        var expected = cascade.delivery().expectedVersion();
        if (expected != null && expected != version) {
            throw new LedgerRefusal.Stale(version);
        }
    }

    /** What somebody creates must lie in their own reach; and nobody has seen a version of it. */
    void requireOfNew(Guarded aggregate, Event firstEvent, Cascade cascade) {
        aggregateOf(firstEvent).requireFree();
        if (!CurrentUnitOfWork.get().isRoot()) {
            return;
        }
        var there = whereaboutsOf(aggregate);
        requireWideEnough(there, cascade);
        requireReach(there, cascade.target(), cascade);
        if (cascade.delivery().expectedVersion() != null) {
            throw new LedgerRefusal.Stale(-1);
        }
    }

    private boolean isSomethingElse(Id id) {
        try {
            repositoryOf(id).load(id.value());
            return false;
        } catch (AggregateNotFoundException nobodyThere) {
            return false;
        } catch (IncompatibleAggregateException another) {
            return true;
        }
    }

    /** What is not there yet, and the park one works in, are no secret to be kept from anybody. */
    private static void requireWideEnough(Whereabouts there, Cascade cascade) {
        if (cascade.sender().reach().isTooNarrowFor(there)) {
            throw new LedgerRefusal.BeyondBuildings();
        }
    }

    private static void requireReach(Whereabouts there, String id, Cascade cascade) {
        var reach = cascade.sender().reach();
        if (!reach.touches(there)) {
            throw new LedgerRefusal.Unknown(id);
        }
        if (!reach.covers(there)) {
            throw new LedgerRefusal.BeyondBuildings();
        }
    }

    private Whereabouts whereaboutsOf(Guarded aggregate) {
        var whole = aggregate.partOf();
        return whole == null ? aggregate.whereabouts() : whereaboutsOf(whole).orElseGet(aggregate::whereabouts);
    }

    private Optional<Whereabouts> whereaboutsOf(Id id) {
        try {
            return Optional.of(whereaboutsOf(repositoryOf(id).load(id.value())));
        } catch (AggregateNotFoundException | IncompatibleAggregateException nobodyThere) {
            return Optional.empty();
        }
    }

    private Repository<?> repositoryOf(Id id) {
        var repository = repositories.get(id.getClass());
        if (repository == null) {
            throw new IllegalStateException(
                    "no aggregate has a " + id.getClass().getSimpleName());
        }
        return repository;
    }

    private Whereabouts whereaboutsOf(Aggregate<?> loaded) {
        return loaded.invoke(root -> whereaboutsOf((Guarded) root));
    }
}
