package io.parkledger.planted.lead;

import io.parkledger.core.ledger.EventType;

/** One is folded, the other is forgotten. */
public sealed interface PlantedEvent {

    @EventType("planted.folded")
    record Folded(String id) implements PlantedEvent {}

    @EventType("planted.forgotten")
    record Forgotten(String id) implements PlantedEvent {}
}
