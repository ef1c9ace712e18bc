package io.parkledger.core.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What the application says of its own events with a key that is not in the database, so that one who holds the
 * database's role, but not that key, cannot pass off an event as the application's.
 */
@FunctionalInterface
public interface AppendMac {

    /** Where there is no key: appends go on, and their events are known as nobody's. */
    AppendMac NONE = event -> null;

    /** A code over all that is stored of the event; null where there is no key. */
    byte @Nullable [] of(StoredEvent event);
}
