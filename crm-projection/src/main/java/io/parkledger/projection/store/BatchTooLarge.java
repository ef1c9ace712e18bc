package io.parkledger.projection.store;

import com.mongodb.MongoException;
import java.util.Set;

/**
 * The views' database cannot hold all that a batch changes in one transaction, however often it is tried: fewer events
 * go together. What a transaction has touched stays in the database's cache until it ends, and by what many documents
 * are found for lies all over its indexes.
 */
final class BatchTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * WriteConflict, which also says that the cache is full; TransactionTooLarge, TemporarilyUnavailable,
     * TransactionTooLargeForCache.
     */
    private static final Set<Integer> ABOUT_THE_CACHE = Set.of(112, 257, 365, 388);

    BatchTooLarge(MongoException cause) {
        super("The views' database does not take so much at once: " + cause.getMessage(), cause);
    }

    /** Whether a failure may be of this kind: nobody else writes what a projector writes. */
    static boolean mayBe(MongoException failure) {
        return ABOUT_THE_CACHE.contains(failure.getCode());
    }
}
