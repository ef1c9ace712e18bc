package io.parkledger.core.ledger;

import io.parkledger.core.ledger.Reactions.Cause;
import java.time.Duration;

/**
 * The policies' safety net: goes over every position once and repeats what {@link CommandDesk} may have left undone
 * when a
 * process died. A refusal is an outcome; anything else is tried again until it works, never skipped.
 */
final class PolicyLoop implements AutoCloseable {

    private static final String NAME = "policies";
    private static final int BATCH = 200;
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final LedgerReader reader;
    private final Positions positions;
    private final Leadership leadership;
    private final CommandDesk desk;
    private final Jdbc jdbc;
    private final Loop loop;
    private volatile long position = -1;

    PolicyLoop(
            LedgerReader reader, Positions positions, Leadership leadership, CommandDesk desk, Jdbc jdbc, Loops loops) {
        this.reader = reader;
        this.positions = positions;
        this.leadership = leadership;
        this.desk = desk;
        this.jdbc = jdbc;
        loop = loops.make(NAME, AFTER_FAILURE, this::round);
    }

    void start() {
        loop.start();
    }

    /** How far this node's loop has come; -1 while another node leads. */
    long position() {
        return position;
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
            position =
                    jdbc
                            .query("SELECT position FROM policy_progress WHERE name = ?", row -> row.getLong(1), NAME)
                            .stream()
                            .findFirst()
                            .orElse(0L);
        }
        var events = reader.after(position, BATCH);
        if (events.isEmpty()) {
            positions.awaitBeyond(position, PATIENCE);
            return;
        }
        for (var event : events) {
            loop.beat();
            desk.reactWhereUndone(new Cause(event.eventId(), event.payload(), event.metadata()));
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

    @Override
    public void close() {
        loop.close();
    }
}
