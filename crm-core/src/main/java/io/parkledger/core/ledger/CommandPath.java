package io.parkledger.core.ledger;

import io.parkledger.core.ledger.Reactions.Reaction;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.InvalidValue;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * The way of every command: what it speaks of is looked at, its aggregate decides, then what its policies make of it is
 * decided too, in the same unit of work, and at last all of it is appended at once. So a consequence that is refused
 * refuses its fact, unless its policy says otherwise.
 */
final class CommandPath implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final CommandBus bus;
    private final LedgerStorage storage;
    private final Reactions reactions;

    CommandPath(CommandBus bus, LedgerStorage storage, Reactions reactions) {
        this.bus = bus;
        this.storage = storage;
        this.reactions = reactions;
    }

    /** Sends a command, in the unit of work that is there or in one of its own. @throws RuntimeException as refused */
    static void dispatch(CommandBus bus, Command command, Map<String, ?> metadata) {
        var answer = new Answer();
        // With an id of its own: otherwise Axon gives it the metadata of the command under way.
        var message = new GenericMessage<>(UUID.randomUUID().toString(), command, metadata);
        bus.dispatch(new GenericCommandMessage<>(message, command.getClass().getName()), answer);
        answer.raise(command);
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        var cascade = Cascade.of(work.root());
        if (cascade == null) {
            throw new IllegalStateException("commands are handed in at the desk");
        }
        if (!work.isRoot()) {
            var result = chain.proceed();
            cascade.takeOver(work);
            return result;
        }
        if (!cascade.sender().isPolicy()) {
            cascade.admission().requireReferences((Command) work.getMessage().getPayload(), cascade);
        }
        var result = chain.proceed();
        cascade.takeOver(work);
        decideWhatFollows(cascade);
        if (!cascade.sender().isPolicy()) {
            cascade.admission().requireOnePark((Command) work.getMessage().getPayload());
        }
        cascade.confirmations().requireAll();
        if (cascade.together() == null) {
            storage.append(cascade);
        } else {
            cascade.together().add(cascade);
        }
        return result;
    }

    private void decideWhatFollows(Cascade cascade) {
        for (var cause = cascade.nextUnheard(); cause != null; cause = cascade.nextUnheard()) {
            for (var reaction : reactions.to(cause)) {
                follow(reaction, cascade);
            }
        }
    }

    private void follow(Reaction reaction, Cascade cascade) {
        var consequence = reaction.policy().consequence();
        var asked = cascade.confirmations().asked();
        try {
            dispatch(bus, reaction.command(), reaction.sender().metadata());
        } catch (LedgerRefusal.Unknown nobodyThere) {
            if (consequence == Policy.Consequence.MUST_FOLLOW) {
                throw nobodyThere;
            }
            if (consequence == Policy.Consequence.MAY_BE_REFUSED) {
                keep(reaction, nobodyThere, cascade);
            }
        } catch (RuleBroken | InvalidValue refusal) {
            if (consequence != Policy.Consequence.MAY_BE_REFUSED) {
                throw refusal;
            }
            cascade.confirmations().forgetAfter(asked);
            keep(reaction, refusal, cascade);
        }
    }

    private static void keep(Reaction reaction, RuntimeException refusal, Cascade cascade) {
        var park = cascade.admission().parkOf(reaction.cause().event());
        cascade.refused(refused(reaction, park, refusal.getMessage(), KeptFacts.of(refusal)));
    }

    static RefusedConsequence refused(Reaction reaction, @Nullable String park, String code, String facts) {
        return new RefusedConsequence(
                reaction.cause().eventId(),
                park,
                reaction.policy().name(),
                CommandTargets.idOf(reaction.command()),
                code,
                facts);
    }

    /** Filled before {@code dispatch} returns: the bus handles commands in the caller's thread. */
    private static final class Answer implements CommandCallback<Object, Object> {
        private @Nullable Throwable failure;

        @Override
        public void onResult(CommandMessage<?> command, CommandResultMessage<?> result) {
            failure = result.optionalExceptionResult().orElse(null);
        }

        void raise(Command command) {
            // The id of something else, a lead's for a negotiation, is as unknown as one nobody ever used.
            if (failure instanceof AggregateNotFoundException || failure instanceof IncompatibleAggregateException) {
                throw new LedgerRefusal.Unknown(CommandTargets.idOf(command));
            }
            var cause = failure instanceof CommandExecutionException wrapped && wrapped.getCause() != null
                    ? wrapped.getCause()
                    : failure;
            if (cause instanceof Error error) {
                throw error;
            }
            if (cause instanceof RuntimeException refusal) {
                throw refusal;
            }
            if (cause != null) {
                throw new IllegalStateException(cause);
            }
        }
    }
}
