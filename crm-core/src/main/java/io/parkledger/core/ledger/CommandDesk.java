package io.parkledger.core.ledger;

import io.parkledger.core.rule.Confirmations;
import io.parkledger.core.rule.NotConfirmed;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.InvalidValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Where every command is handed in: by the REST layer, the pages, the jobs and the demo alike. What the policies make
 * of it is decided and written with it, see {@link CommandPath}: its sender sees the whole outcome, and a crash leaves
 * all of it or nothing.
 *
 * <p>The usual case costs no look-up: a receipt is only searched for after something was refused, since a repeated
 * command is refused either by its rule or by the receipt's unique key.
 */
public final class CommandDesk {

    private static final int ATTEMPTS = 50;
    private static final long LONGEST_PAUSE_NANOS = 2_000_000;

    private final CommandBus bus;
    private final Admission admission;
    private final LedgerStorage storage;
    private final Jdbc jdbc;
    private final Runnable afterAppend;

    /** @param afterAppend told whenever something was written */
    CommandDesk(CommandBus bus, Admission admission, LedgerStorage storage, Jdbc jdbc, Runnable afterAppend) {
        this.storage = storage;
        this.bus = bus;
        this.admission = admission;
        this.jdbc = jdbc;
        this.afterAppend = afterAppend;
    }

    /**
     * Carries the command out, durably, with what follows from it, before it returns. Refuses in this order: an earlier
     * receipt answers first, then reach, version and rule.
     *
     * @return with the index of the last event that followed, so that a reader who waits for it sees all of it
     * @throws RuleBroken when the domain refuses; as {@link NotConfirmed} what only has to be confirmed
     * @throws LedgerRefusal when reach, version, id or idempotency key do not fit
     * @throws InvalidValue when an event would hold what nobody can store
     * @throws LedgerUnavailable when the outcome is unknown
     */
    public Receipt send(Command command, Sender sender, Delivery delivery) {
        return send(command, sender, delivery, Alongside.NOTHING);
    }

    /** {@link #send} with what is written beside the ledger and happens together with it or not at all. */
    public Receipt send(Command command, Sender sender, Delivery delivery, Alongside alongside) {
        Cascade done;
        try {
            done = patiently(command, delivery, () -> {
                var cascade = new Cascade(CommandTargets.idOf(command), sender, delivery, admission, alongside);
                dispatch(command, sender, cascade);
                return cascade;
            });
        } catch (RuleBroken | LedgerRefusal | InvalidValue | LedgerStorage.KeyAnsweredBefore refusal) {
            return earlierReceipt(sender.actor(), delivery).orElseThrow(() -> refusal);
        }
        if (!done.events().isEmpty()) {
            afterAppend.run();
        }
        var receipt = done.receipt();
        return receipt != null ? receipt : newest(done.target());
    }

    /**
     * Carries several commands out, each on what the ones before have made, all of them or none: what is refused of one
     * is refused of all. A repeated key is answered as before.
     *
     * @param delivery of all of them; a version is nobody's here
     * @param alongside told what was written, in the same transaction; not told where nothing was
     * @return what was changed; empty where it was answered before, or nothing was to change
     * @throws RuleBroken as {@link #send}, and so on
     */
    public List<Touched> sendTogether(
            List<? extends Command> commands, Sender sender, Delivery delivery, WhatWasTouched alongside) {
        Together together;
        try {
            together = patiently(commands.get(0), delivery, () -> {
                var decided = decide(commands, sender, null);
                storage.append(decided, delivery, transaction -> alongside.write(transaction, decided.touched()));
                return decided;
            });
        } catch (RuleBroken | LedgerRefusal | InvalidValue | LedgerStorage.KeyAnsweredBefore refusal) {
            if (earlierReceipt(sender.actor(), delivery).isPresent()) {
                return List.of();
            }
            throw refusal;
        }
        if (!together.touched().isEmpty()) {
            afterAppend.run();
        }
        return together.touched();
    }

    /** What is written beside the ledger with commands that are written together. */
    @FunctionalInterface
    public interface WhatWasTouched {
        void write(Connection transaction, List<Touched> touched) throws SQLException;
    }

    /** Decides them, and writes nothing. */
    Together decide(List<? extends Command> commands, Sender sender, @Nullable Rehearsal rehearsal) {
        var together = new Together(rehearsal);
        for (var command : commands) {
            dispatch(command, sender, new Cascade(CommandTargets.idOf(command), sender, admission, together));
        }
        return together;
    }

    /**
     * Another command may have come first on one of the aggregates, on this node or another; who did not insist on a
     * version is tried again on the new state.
     */
    private <T> T patiently(Command command, Delivery delivery, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (LedgerRefusal.Stale overtaken) {
                if (delivery.expectedVersion() != null || attempt == ATTEMPTS) {
                    throw newestVersion(command, overtaken);
                }
            } catch (LedgerRefusal.IdTaken created) {
                // What creates or changes finds, at a second look, what another has just created.
                if (attempt > 1) {
                    throw created;
                }
            } catch (LedgerRefusal.ClockDiffers late) {
                // Perhaps this process only stood still on the way.
                if (attempt > 1) {
                    throw late;
                }
            } catch (LockAcquisitionFailedException circle) {
                // Two commands wanted each other's aggregates: one of them lets go, and comes back.
                if (attempt == ATTEMPTS) {
                    throw circle;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS));
            }
        }
    }

    /** In which park the command's own aggregate is, as its events say; empty when it is not there or in none. */
    public Optional<String> parkOf(Command command) {
        return admission.parkOfTarget(command);
    }

    /** How the command's own aggregate stands after its last event, whoever wrote that; empty when it is not there. */
    public Optional<Receipt> newestOf(Command command) {
        return newestOf(CommandTargets.idOf(command));
    }

    /**
     * Whether the command's own aggregate says this already, so that the command only repeats it; never to a sender who
     * may not change the aggregate.
     *
     * @param field of the command
     */
    public boolean isSaidAlready(Command command, String field, Object value, Sender sender) {
        return admission.isSaidByTarget(command, field, value, sender);
    }

    private void dispatch(Command command, Sender sender, Cascade cascade) {
        var metadata = new HashMap<String, Object>(sender.metadata());
        metadata.put(Cascade.KEY, cascade);
        metadata.put(Confirmations.KEY, cascade.confirmations());
        CommandPath.dispatch(bus, command, metadata);
    }

    private LedgerRefusal.Stale newestVersion(Command command, LedgerRefusal.Stale overtaken) {
        return overtaken.version() >= 0
                ? overtaken
                : newestOf(CommandTargets.idOf(command))
                        .map(newest -> new LedgerRefusal.Stale(newest.version()))
                        .orElse(overtaken);
    }

    /**
     * The receipt of a command that was carried out before, by its key.
     * @throws LedgerRefusal when the key was another's
     */
    public Optional<Receipt> answered(String actor, Delivery delivery) {
        return earlierReceipt(actor, delivery);
    }

    private Optional<Receipt> earlierReceipt(String actor, Delivery delivery) {
        if (delivery.idempotencyKey() == null) {
            return Optional.empty();
        }
        return jdbc
                .query(
                        "SELECT aggregate_id, version, global_index, request_hash FROM receipt"
                                + " WHERE actor = ? AND idempotency_key = ?",
                        row -> {
                            if (!Arrays.equals(row.getBytes(4), delivery.requestHash())) {
                                throw new LedgerRefusal.KeyReused();
                            }
                            return new Receipt(row.getString(1), row.getLong(2), row.getLong(3));
                        },
                        actor,
                        delivery.idempotencyKey())
                .stream()
                .findFirst();
    }

    /** The answer to a command that changed nothing. */
    private Receipt newest(String aggregateId) {
        return newestOf(aggregateId).orElseThrow(() -> new LedgerRefusal.Unknown(aggregateId));
    }

    private Optional<Receipt> newestOf(String aggregateId) {
        return jdbc
                .query(
                        "SELECT sequence_number, global_index FROM event WHERE aggregate_id = ?"
                                + " ORDER BY sequence_number DESC LIMIT 1",
                        row -> new Receipt(aggregateId, row.getLong(1), row.getLong(2)),
                        aggregateId)
                .stream()
                .findFirst();
    }
}
