package io.parkledger.core.ledger;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** How often a thread waits for the ledger's database, as the driver tells. */
public final class RoundTrips extends Handler {

    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
    /** The front end has said all, and waits for the answer. */
    private static final String ASKED = " FE=> Sync";

    private final long thread = Thread.currentThread().getId();
    private final AtomicInteger trips = new AtomicInteger();

    private RoundTrips() {}

    /** Those that some work makes in this thread, whether it ends well or not. */
    public static int of(Runnable work) {
        var trips = new RoundTrips();
        DRIVER.addHandler(trips);
        DRIVER.setUseParentHandlers(false);
        DRIVER.setLevel(Level.FINEST);
        try {
            work.run();
        } finally {
            DRIVER.setLevel(null);
            DRIVER.setUseParentHandlers(true);
            DRIVER.removeHandler(trips);
        }
        return trips.trips.get();
    }

    @Override
    public void publish(LogRecord told) {
        if (told.getLongThreadID() == thread && told.getMessage().startsWith(ASKED)) {
            trips.incrementAndGet();
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
