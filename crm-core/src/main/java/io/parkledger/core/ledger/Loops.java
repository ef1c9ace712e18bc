package io.parkledger.core.ledger;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Every loop of one node, so that whoever watches sees all of them: who needs a thread for ever makes it here, and
 * nowhere else. A test may make them otherwise.
 */
public class Loops {

    private final List<Loop> all = new CopyOnWriteArrayList<>();
    private final LastResort lastResort;

    public Loops(LastResort lastResort) {
        this.lastResort = lastResort;
    }

    /**
     * A new loop, not yet started.
     *
     * @param name what it is called in the log, in metrics and in health: {@code sealer}
     */
    public Loop make(String name, Duration pauseAfterFailure, Loop.Round round) {
        var loop = new Loop(name, pauseAfterFailure, round, lastResort);
        all.add(loop);
        return loop;
    }

    /** Its work is done for good: nobody looks for it any more. */
    public void end(Loop loop) {
        all.remove(loop);
        loop.close();
    }

    /** In the order in which they were made. */
    public List<Loop> all() {
        return List.copyOf(all);
    }

    public LastResort lastResort() {
        return lastResort;
    }
}
