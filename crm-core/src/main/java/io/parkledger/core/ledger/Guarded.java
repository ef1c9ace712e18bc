package io.parkledger.core.ledger;

import io.parkledger.core.id.Id;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * What every aggregate has in common: before it decides anything it holds its sender's {@link Reach} against its own
 * {@link Whereabouts}, and the version the sender has seen against its own. So a rule never answers somebody who may
 * not see the aggregate, and both hold while views are away.
 */
public abstract class Guarded {

    /** Whose it is, as far as it has folded; not asked before its first event. */
    protected abstract Whereabouts whereabouts();

    /** What it is a part of, when that decides who may change it: a renewal is its contract's. Null for nothing. */
    protected @Nullable Id partOf() {
        return null;
    }

    /**
     * What it says as it stands, under the names its corrections say it by. A correction that repeats an id or a person
     * says nothing new: nobody is asked for what is there already, whatever has become of it. Null for what no
     * correction repeats.
     */
    protected @Nullable Record said() {
        return null;
    }

    @CommandHandlerInterceptor
    protected void admit() {
        var version = AggregateLifecycle.getVersion();
        if (version != null) {
            Cascade.current().ifPresent(cascade -> cascade.admission().require(this, version, cascade));
        }
    }
}
