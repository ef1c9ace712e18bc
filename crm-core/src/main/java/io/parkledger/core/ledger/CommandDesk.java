package io.parkledger.core.ledger;

import io.parkledger.core.ledger.Reactions.Cause;
import io.parkledger.core.ledger.Reactions.Reaction;
import io.parkledger.core.rule.RuleBroken;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where every command is handed in: by the REST layer, the pages, the policies, the jobs and the demo alike.
 *
 * <p>The usual case costs no look-up: a receipt is only searched for after something was refused, since a repeated
 * command is
 * refused either by its rule or by the receipt's unique key.
 *
 * <p>What the policies make of a command's events is done before {@code send} returns, so that the sender sees the
 * whole
 * outcome. Should this process die in between, {@link PolicyLoop} does it again from the ledger; the keys make that
 * safe.
 */
public final class CommandDesk {

    private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);
    private static final int ATTEMPTS = 50;

    private final CommandBus bus;
    private final Jdbc jdbc;
    private final EventCodec codec;
    private final Reactions reactions;
    private final Runnable afterAppend;

    /** @param afterAppend told whenever something was written */
    CommandDesk(CommandBus bus, Jdbc jdbc, EventCodec codec, Reactions reactions, Runnable afterAppend) {
        this.bus = bus;
        this.jdbc = jdbc;
        this.codec = codec;
        this.reactions = reactions;
        this.afterAppend = afterAppend;
    }

    /**
     * Carries the command out, durably, and what follows from it, before it returns.
     *
     * @return with the index of the last event that followed, so that a reader who waits for it sees all of it
     * @throws RuleBroken when the domain refuses
     * @throws LedgerRefusal when version, id or idempotency key do not fit
     * @throws LedgerUnavailable when the outcome is unknown
     */
    public Receipt send(Object command, Sender sender, Delivery delivery) {
        var ticket = new Ticket(sender.actor(), delivery);
        try {
            dispatchPatiently(command, sender, ticket);
        } catch (RuleBroken | LedgerRefusal | LedgerStorage.KeyAnsweredBefore refusal) {
            var earlier = earlierReceipt(sender.actor(), delivery);
            if (earlier.isPresent()) {
                return policiesHavePassed(earlier.get().receipt())
                        ? recalled(earlier.get())
                        : settled(earlier.get().receipt(), earlier.get().causes());
            }
            requireExpectedVersion(command, delivery);
            throw refusal;
        }
        var receipt = ticket.receipt();
        if (receipt == null) {
            return newest(command).orElseThrow(LedgerRefusal.Unknown::new);
        }
        afterAppend.run();
        return settled(receipt, ticket.causes());
    }

    /**
     * Another node may have come first on the same aggregate; who did not insist on a version is tried again on the new
     * one.
     */
    private void dispatchPatiently(Object command, Sender sender, Ticket ticket) {
        for (int attempt = 1; ; attempt++) {
            try {
                dispatch(command, sender, ticket);
                return;
            } catch (LedgerRefusal.Stale overtaken) {
                if (ticket.delivery().expectedVersion() != null || attempt == ATTEMPTS) {
                    throw overtaken;
                }
            } catch (LedgerRefusal.IdTaken created) {
                // What creates or changes finds, at a second look, what another node has just created.
                if (attempt > 1) {
                    throw created;
                }
            }
        }
    }

    private void dispatch(Object command, Sender sender, Ticket ticket) {
        var metadata = new HashMap<String, Object>(sender.metadata());
        metadata.put(Ticket.KEY, ticket);
        var answer = new Answer();
        bus.dispatch(new GenericCommandMessage<>(command, metadata), answer);
        if (answer.failure == null) {
            return;
        }
        if (answer.failure instanceof AggregateNotFoundException) {
            throw new LedgerRefusal.Unknown();
        }
        if (answer.failure instanceof CommandExecutionException wrapped
                && wrapped.getCause() instanceof RuntimeException cause) {
            throw cause;
        }
        if (answer.failure instanceof RuntimeException failure) {
            throw failure;
        }
        throw new IllegalStateException(answer.failure);
    }

    /** Filled before {@code dispatch} returns: the bus handles commands in the caller's thread. */
    private static final class Answer implements CommandCallback<Object, Object> {
        private @Nullable Throwable failure;

        @Override
        public void onResult(CommandMessage<?> command, CommandResultMessage<?> result) {
            failure = result.optionalExceptionResult().orElse(null);
        }
    }

    /**
     * Should the database fail in here, the command is done but its whole outcome is not known: the sender is told so, and
     * asks again with the same key, while {@link PolicyLoop} sees to the rest.
     */
    private Receipt settled(Receipt receipt, List<Cause> causes) {
        var last = receipt.globalIndex();
        for (var cause : causes) {
            last = Math.max(last, react(cause));
        }
        return new Receipt(receipt.id(), receipt.version(), last);
    }

    private boolean policiesHavePassed(Receipt receipt) {
        return !jdbc.query(
                        "SELECT 1 FROM seal s JOIN policy_progress p ON p.position >= s.position WHERE s.global_index = ?",
                        row -> true,
                        receipt.globalIndex())
                .isEmpty();
    }

    /** The same answer as before. Nothing is sent: what the policies were refused then might be accepted today. */
    private Receipt recalled(Earlier earlier) {
        var receipt = earlier.receipt();
        var last = receipt.globalIndex();
        for (var cause : earlier.causes()) {
            for (var reaction : reactions.to(cause)) {
                var followed = earlierReceipt(actor(reaction.policy()), Delivery.once(reaction.key()));
                last = Math.max(
                        last, followed.map(it -> recalled(it).globalIndex()).orElse(0L));
            }
        }
        return new Receipt(receipt.id(), receipt.version(), last);
    }

    private static String actor(Policy<?> policy) {
        return "policy:" + policy.name();
    }

    /**
     * Sends what the policies make of a fact, each command once for ever.
     *
     * @return the index of the last event that followed, 0 for none
     */
    long react(Cause cause) {
        var last = 0L;
        for (var reaction : reactions.to(cause)) {
            last = Math.max(last, send(reaction, cause));
        }
        return last;
    }

    /**
     * The same, for the safety net: what was done is found by its receipt and not tried again, since PostgreSQL would
     * refuse it only
     * after a whole transaction, and write that down at length.
     */
    void reactWhereUndone(Cause cause) {
        for (var reaction : reactions.to(cause)) {
            if (!isAnswered(actor(reaction.policy()), reaction.key())) {
                send(reaction, cause);
            }
        }
    }

    private boolean isAnswered(String actor, String key) {
        return !jdbc.query("SELECT 1 FROM receipt WHERE actor = ? AND idempotency_key = ?", row -> true, actor, key)
                .isEmpty();
    }

    private long send(Reaction reaction, Cause cause) {
        var name = reaction.policy().name();
        var sender = new Sender(
                actor(reaction.policy()), "system", "policy", null, cause.correlationId(), cause.eventId(), null);
        try {
            return send(reaction.command(), sender, Delivery.once(reaction.key()))
                    .globalIndex();
        } catch (LedgerRefusal.Unknown nobodyThere) {
            LOG.debug("{} found nobody to tell of {}", name, cause.eventId());
            return 0;
        } catch (RuleBroken | LedgerRefusal refusal) {
            LOG.info("{} was refused for {}: {}", name, cause.eventId(), refusal.getMessage());
            return 0;
        }
    }

    private record Earlier(Receipt receipt, List<Cause> causes) {}

    private Optional<Earlier> earlierReceipt(String actor, Delivery delivery) {
        if (delivery.idempotencyKey() == null) {
            return Optional.empty();
        }
        return jdbc
                .query(
                        "SELECT aggregate_id, first_version, version, global_index, request_hash FROM receipt"
                                + " WHERE actor = ? AND idempotency_key = ?",
                        row -> {
                            if (!Arrays.equals(row.getBytes(5), delivery.requestHash())) {
                                throw new LedgerRefusal.KeyReused();
                            }
                            return new Earlier(
                                    new Receipt(row.getString(1), row.getLong(3), row.getLong(4)),
                                    causes(row.getString(1), row.getLong(2), row.getLong(3)));
                        },
                        actor,
                        delivery.idempotencyKey())
                .stream()
                .findFirst();
    }

    private List<Cause> causes(String aggregateId, long first, long last) {
        return jdbc.query(
                "SELECT event_id, type, revision, payload, metadata FROM event"
                        + " WHERE aggregate_id = ? AND sequence_number BETWEEN ? AND ? ORDER BY sequence_number",
                row -> new Cause(
                        row.getString(1),
                        codec.decode(row.getString(2), row.getInt(3), row.getBytes(4)),
                        codec.decodeMetadata(row.getBytes(5))),
                aggregateId,
                first,
                last);
    }

    /** A stale version explains a refusal better than the rule that a newer state breaks. */
    private void requireExpectedVersion(Object command, Delivery delivery) {
        if (delivery.expectedVersion() == null) {
            return;
        }
        var newest = newest(command);
        if (newest.isPresent() && newest.get().version() != delivery.expectedVersion()) {
            throw new LedgerRefusal.Stale(newest.get().version());
        }
    }

    private Optional<Receipt> newest(Object command) {
        var id = CommandTargets.idOf(command);
        return jdbc
                .query(
                        "SELECT sequence_number, global_index FROM event WHERE aggregate_id = ?"
                                + " ORDER BY sequence_number DESC LIMIT 1",
                        row -> new Receipt(id, row.getLong(1), row.getLong(2)),
                        id)
                .stream()
                .findFirst();
    }
}
