package io.parkledger.core.ledger;

import io.parkledger.core.ledger.Reactions.Reaction;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.InvalidValue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
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
    /** Code of what fails for no reason that the domain or the ledger gives. */
    static final String FAILED = "ledger.policy-failed";

    private static final int BATCH = 200;
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    /** Of what fails for no known reason, before it is set aside. */
    private static final int ATTEMPTS = 5;

    private final LedgerReader reader;
    private final Positions positions;
    private final Leadership leadership;
    private final CommandDesk desk;
    private final Reactions reactions;
    private final Admission admission;
    private final RefusedConsequences refused;
    private final Jdbc jdbc;
    private final Loops loops;
    private final Loop loop;
    private long position = -1;
    /** Read once: no fact is added to those written apart. */
    private long last;
    /** In a row, at one fact. */
    private int failures;

    private volatile boolean done;

    PolicyLoop(
            LedgerReader reader,
            Positions positions,
            Leadership leadership,
            CommandDesk desk,
            Reactions reactions,
            Admission admission,
            RefusedConsequences refused,
            Jdbc jdbc,
            Loops loops) {
        this.reader = reader;
        this.positions = positions;
        this.leadership = leadership;
        this.desk = desk;
        this.reactions = reactions;
        this.admission = admission;
        this.refused = refused;
        this.jdbc = jdbc;
        this.loops = loops;
        loop = loops.make(NAME, AFTER_FAILURE, this::round);
    }

    void start() {
        loop.start();
    }

    /** Whether nothing of before is left to see to, as far as this node knows. */
    boolean isDone() {
        return done;
    }

    private void round() {
        if (leadership.isHeld()) {
            work();
        } else {
            position = -1;
            positions.awaitBeyond(Long.MAX_VALUE, PATIENCE);
        }
    }

    private void work() {
        if (position < 0) {
            position = progress();
            last = lastDecidedApart();
        }
        if (position >= last) {
            done = true;
            loops.end(loop);
            return;
        }
        var events = reader.after(position, (int) Math.min(BATCH, last - position));
        if (events.isEmpty()) {
            positions.awaitBeyond(position, PATIENCE);
            return;
        }
        for (var event : events) {
            loop.beat();
            reactions
                    .to(new Cause(event.eventId(), event.payload(), event.metadata()))
                    .forEach(this::sendUnlessAnswered);
            position = event.position();
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
        } catch (LedgerUnavailable | NobodySeals later) {
            throw later;
        } catch (LedgerRefusal.Unknown nobodyThere) {
            if (reaction.policy().consequence() != Policy.Consequence.MUST_FOLLOW_IF_THERE) {
                note(reaction, nobodyThere);
            }
        } catch (RuleBroken | LedgerRefusal | InvalidValue refusal) {
            note(reaction, refusal);
        } catch (RuntimeException failure) {
            if (++failures < ATTEMPTS) {
                throw failure;
            }
            LOG.error(
                    "{} failed for {}",
                    reaction.policy().name(),
                    reaction.cause().eventId(),
                    failure);
            note(reaction, FAILED, KeptFacts.NONE);
        }
        failures = 0;
    }

    private void note(Reaction reaction, RuntimeException refusal) {
        note(reaction, refusal.getMessage(), KeptFacts.of(refusal));
    }

    private void note(Reaction reaction, String code, String facts) {
        var kept = CommandPath.refused(reaction, parkOf(reaction.cause()), code, facts);
        LOG.warn("{} was refused for event {} by {}: {}", kept.policy(), kept.eventId(), kept.target(), kept.code());
        refused.note(kept);
    }

    /** Null as well where the fact's aggregate cannot be loaded: that may be what the policy failed for. */
    private @Nullable String parkOf(Cause cause) {
        try {
            return admission.parkOfNow(cause.event());
        } catch (LedgerUnavailable later) {
            throw later;
        } catch (RuntimeException failure) {
            LOG.warn("nobody can tell the park of event {}", cause.eventId(), failure);
            return null;
        }
    }

    private boolean isAnswered(String actor, String key) {
        return !jdbc.query("SELECT 1 FROM receipt WHERE actor = ? AND idempotency_key = ?", row -> true, actor, key)
                .isEmpty();
    }

    @Override
    public void close() {
        loop.close();
    }
}
