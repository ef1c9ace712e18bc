package io.parkledger.projection.store;

import io.parkledger.core.ledger.LedgerEvent;
import java.util.List;

/** Where events come from, in the order of the ledger. */
@FunctionalInterface
public interface EventSource {

    /** The next events behind a position, up to another and not more than that many; none where the ledger ends. */
    List<LedgerEvent> after(long position, long upTo, int limit);
}
