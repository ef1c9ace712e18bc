package io.parkledger.projection.store;

/**
 * How many events one transaction of the views' database takes, as far as it was found out. It is the database that it
 * is true of: whoever opens the views anew, after a failure say, goes on with what is known of it.
 */
public final class BatchSize {

    private static final int MOST = 1_000;
    /** What was too large is tried with a part of it, and that grows again little by little. */
    private static final int PART = 4;

    private static final int GROWTH = 100;

    private int events = MOST;

    /** So many are tried together next. */
    int events() {
        return events;
    }

    void held() {
        events = Math.min(MOST, events + events / GROWTH + 1);
    }

    void couldNotHold(int tried) {
        events = Math.max(1, tried / PART);
    }
}
