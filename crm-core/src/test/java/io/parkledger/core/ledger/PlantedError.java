package io.parkledger.core.ledger;

import java.time.Duration;

/** Loops of which one, once told to, is hit by an Error in the middle of its work. */
public final class PlantedError extends Loops {

    private volatile String victim = "";

    public PlantedError(LastResort lastResort) {
        super(lastResort);
    }

    public void in(String loop) {
        victim = loop;
    }

    @Override
    public Loop make(String name, Duration pauseAfterFailure, Loop.Round round) {
        return super.make(name, pauseAfterFailure, () -> {
            if (victim.equals(name)) {
                throw new OutOfMemoryError("planted in " + name);
            }
            round.run();
        });
    }
}
