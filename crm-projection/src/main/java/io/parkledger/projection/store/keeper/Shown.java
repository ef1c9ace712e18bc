package io.parkledger.projection.store.keeper;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How far the live views are, for those who wait until they are far enough. */
final class Shown {

    private static final long LOOK_EVERY_MILLIS = 10;

    private final Object moved = new Object();
    private volatile long position;
    private volatile int parked;

    /** The last position they show. */
    long position() {
        return position;
    }

    /** How many events are set aside. */
    int parked() {
        return parked;
    }

    void reached(long newPosition, int nowParked) {
        synchronized (moved) {
            position = newPosition;
            parked = nowParked;
            moved.notifyAll();
        }
    }

    /** @return whether it was so in time; nobody waits longer than it is worth while */
    boolean await(BooleanSupplier reached, BooleanSupplier worthWaiting, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!reached.getAsBoolean() && System.nanoTime() < deadline && worthWaiting.getAsBoolean()) {
            synchronized (moved) {
                try {
                    moved.wait(LOOK_EVERY_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return reached.getAsBoolean();
                }
            }
        }
        return reached.getAsBoolean();
    }
}
