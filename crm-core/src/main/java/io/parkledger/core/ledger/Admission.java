package io.parkledger.core.ledger;

import io.parkledger.core.id.Id;
import java.util.Map;
import java.util.Optional;
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
 */
final class Admission {

    private final Map<Class<?>, Repository<?>> repositories;

    /** @param repositories by the class of their aggregates' ids */
    Admission(Map<Class<?>, Repository<?>> repositories) {
        this.repositories = repositories;
    }

    /**
     * What the command speaks of besides its own aggregate must exist and be in reach.
     *
     * @throws LedgerRefusal.Unknown otherwise
     */
    void requireReferences(Object command, Cascade cascade) {
        for (var reference : References.of(command)) {
            var there = whereaboutsOf(reference.id());
            if (there.isPresent()) {
                requireReach(there.get(), reference.id().value(), cascade);
            } else if (!reference.mayBeNew()) {
                throw new LedgerRefusal.Unknown(reference.id().value());
            }
        }
    }

    /**
     * The park of the aggregate a fact is about, within a unit of work; null where it is in none.
     *
     * @param event its first component is the aggregate's id, as in every event
     */
    @Nullable
    String parkOf(Object event) {
        return whereaboutsOf(aggregateOf(event)).map(Whereabouts::park).orElse(null);
    }

    /** The same outside any command: what is loaded for it is let go again. */
    @Nullable
    String parkOfNow(Object event) {
        var work = DefaultUnitOfWork.startAndGet(new GenericMessage<>(event));
        try {
            return parkOf(event);
        } finally {
            work.rollback();
        }
    }

    private static Id aggregateOf(Object event) {
        try {
            var accessor = event.getClass().getRecordComponents()[0].getAccessor();
            accessor.trySetAccessible();
            return (Id) accessor.invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
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
    void requireOfNew(Guarded aggregate, Cascade cascade) {
        if (!CurrentUnitOfWork.get().isRoot()) {
            return;
        }
        requireReach(whereaboutsOf(aggregate), cascade.target(), cascade);
        if (cascade.delivery().expectedVersion() != null) {
            throw new LedgerRefusal.Stale(-1);
        }
    }

    private static void requireReach(Whereabouts there, String id, Cascade cascade) {
        if (!cascade.sender().reach().covers(there)) {
            throw new LedgerRefusal.Unknown(id);
        }
    }

    private Whereabouts whereaboutsOf(Guarded aggregate) {
        var whole = aggregate.partOf();
        return whole == null ? aggregate.whereabouts() : whereaboutsOf(whole).orElseGet(aggregate::whereabouts);
    }

    private Optional<Whereabouts> whereaboutsOf(Id id) {
        var repository = repositories.get(id.getClass());
        if (repository == null) {
            throw new IllegalStateException(
                    "no aggregate has a " + id.getClass().getSimpleName());
        }
        try {
            return Optional.of(whereaboutsOf(repository.load(id.value())));
        } catch (AggregateNotFoundException | IncompatibleAggregateException nobodyThere) {
            return Optional.empty();
        }
    }

    private Whereabouts whereaboutsOf(Aggregate<?> loaded) {
        return loaded.invoke(root -> whereaboutsOf((Guarded) root));
    }
}
