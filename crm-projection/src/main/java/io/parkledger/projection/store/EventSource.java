package io.parkledger.projection.store;

import io.parkledger.core.ledger.LedgerEvent;
import java.util.List;

/** Where events come from, in the order of the ledger. */
@FunctionalInterface
public interface EventSource {

    /** The next events behind a position, {@code limit} positions far at most; none where the ledger ends. */
    List<LedgerEvent> after(long position, int limit);
}
