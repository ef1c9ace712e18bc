package io.parkledger.core.ledger;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Loops of which some, once told to, are hit by an Error in the middle of its work. */
public final class PlantedError extends Loops {

    private final Set<String> victims = ConcurrentHashMap.newKeySet();

    public PlantedError(LastResort lastResort) {
        super(lastResort);
    }

    public void in(String loop) {
        victims.add(loop);
    }

    @Override
    public Loop make(String name, Duration pauseAfterFailure, Loop.Round round) {
        return super.make(name, pauseAfterFailure, () -> {
            if (victims.contains(name)) {
                throw new OutOfMemoryError("planted in " + name);
            }
            round.run();
        });
    }
}
