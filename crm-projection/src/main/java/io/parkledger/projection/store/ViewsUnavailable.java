package io.parkledger.projection.store;

import com.mongodb.MongoClientException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The views' database does not answer; the ledger may well do. */
public final class ViewsUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ViewsUnavailable(String message, @Nullable RuntimeException cause) {
        super(message, cause);
    }

    /** Whether that is what a failure means, be it found by us or by the driver. */
    public static boolean is(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof ViewsUnavailable || isOfDriver(each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfDriver(Throwable failure) {
        return Stream.of(
                        MongoClientException.class, // MongoTimeoutException among them
                        MongoSocketException.class,
                        MongoNotPrimaryException.class,
                        MongoNodeIsRecoveringException.class,
                        MongoServerUnavailableException.class,
                        MongoConnectionPoolClearedException.class,
                        MongoInterruptedException.class)
                .anyMatch(kind -> kind.isInstance(failure));
    }
}
