package io.parkledger.core.space;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.EventType;

/** Everything that can have happened to a {@link Park}. Stored for ever: add, never rename. */
public sealed interface ParkEvent {

    ParkId parkId();

    @EventType("park.registered")
    record ParkRegistered(ParkId parkId, String name) implements ParkEvent {}
}
