package io.parkledger.core.ledger;

import io.parkledger.core.ledger.Reactions.Reaction;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.InvalidValue;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to facts that were written before facts and consequences were decided together: goes over them once and sends
 * what a process that died then has left undone. What is refused is kept for people, see {@link RefusedConsequences}.
 * In a ledger that has no such facts there is nothing to do, and once they are done it ends.
 */
final class PolicyLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyLoop.class);
    private static final String NAME = "policies";
    private static final int BATCH = 200;
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final long AFTER_FAILURE_MILLIS = 1_000;

    private final LedgerReader reader;
    private final Positions positions;
    private final Leadership leadership;
    private final CommandDesk desk;
    private final Reactions reactions;
    private final RefusedConsequences refused;
    private final Jdbc jdbc;
    private final Thread thread = new Thread(this::run, "policies");
    private volatile boolean running = true;
    private volatile long position = -1;
    private volatile boolean done;

    PolicyLoop(
            LedgerReader reader,
            Positions positions,
            Leadership leadership,
            CommandDesk desk,
            Reactions reactions,
            RefusedConsequences refused,
            Jdbc jdbc) {
        this.reader = reader;
        this.positions = positions;
        this.leadership = leadership;
        this.desk = desk;
        this.reactions = reactions;
        this.refused = refused;
        this.jdbc = jdbc;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Whether nothing of before is left to see to, as far as this node knows. */
    boolean isDone() {
        return done;
    }

    private void run() {
        while (running && !done && !Thread.currentThread().isInterrupted()) {
            try {
                if (leadership.isHeld()) {
                    work();
                } else {
                    position = -1;
                    positions.awaitBeyond(Long.MAX_VALUE, PATIENCE);
                }
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warn("What follows from position {} could not be seen to and will be tried again", position, e);
                    pause();
                }
            }
        }
    }

    private void work() {
        if (position < 0) {
            position = progress();
        }
        var last = lastDecidedApart();
        var events = reader.after(position, (int) Math.min(BATCH, last - position));
        for (var event : events) {
            reactions
                    .to(new Cause(event.eventId(), event.payload(), event.metadata()))
                    .forEach(this::sendUnlessAnswered);
            position = event.position();
        }
        if (events.isEmpty()) {
            done = position >= last;
            if (!done) {
                positions.awaitBeyond(position, PATIENCE);
            }
            return;
        }
        // Need not wait for the disk: after a crash the last facts are only looked at again.
        jdbc.update(
                "WITH asynchronously AS (SELECT set_config('synchronous_commit', 'off', true))"
                        + " INSERT INTO policy_progress (name, position) SELECT ?, ? FROM asynchronously"
                        + " ON CONFLICT (name) DO UPDATE SET position = excluded.position",
                NAME,
                position);
    }

    private long progress() {
        return jdbc.query("SELECT position FROM policy_progress WHERE name = ?", row -> row.getLong(1), NAME).stream()
                .findFirst()
                .orElse(0L);
    }

    /** As a position: all of these are sealed before anything newer is. */
    private long lastDecidedApart() {
        return jdbc.query(
                        "SELECT count(*) FROM event, decided_apart WHERE global_index <= up_to", row -> row.getLong(1))
                .get(0);
    }

    private void sendUnlessAnswered(Reaction reaction) {
        if (isAnswered(reaction.sender().actor(), reaction.key())) {
            return;
        }
        try {
            desk.send(reaction.command(), reaction.sender(), Delivery.once(reaction.key()));
        } catch (LedgerUnavailable unknown) {
            throw unknown;
        } catch (LedgerRefusal.Unknown nobodyThere) {
            if (reaction.policy().consequence() != Policy.Consequence.MUST_FOLLOW_IF_THERE) {
                note(reaction, nobodyThere);
            }
        } catch (RuleBroken | LedgerRefusal | InvalidValue refusal) {
            note(reaction, refusal);
        } catch (RuntimeException failure) {
            LOG.error(
                    "{} failed for event {}",
                    reaction.policy().name(),
                    reaction.cause().eventId(),
                    failure);
            note(reaction, "ledger.policy-failed");
        }
    }

    private void note(Reaction reaction, RuntimeException refusal) {
        note(reaction, refusal.getMessage());
    }

    private void note(Reaction reaction, String code) {
        var kept = CommandPath.refused(reaction, code);
        LOG.warn("{} was refused for event {} by {}: {}", kept.policy(), kept.eventId(), kept.target(), kept.code());
        refused.note(kept);
    }

    private boolean isAnswered(String actor, String key) {
        return !jdbc.query("SELECT 1 FROM receipt WHERE actor = ? AND idempotency_key = ?", row -> true, actor, key)
                .isEmpty();
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
