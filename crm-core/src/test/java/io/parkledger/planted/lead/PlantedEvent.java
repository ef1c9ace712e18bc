package io.parkledger.planted.lead;

import io.parkledger.core.ledger.EventType;

/** Two are folded, one of them by a part; one is forgotten, and one is handed to nobody who would fold it. */
public sealed interface PlantedEvent {

    @EventType("planted.folded")
    record Folded(String id) implements PlantedEvent {}

    @EventType("planted.forgotten")
    record Forgotten(String id) implements PlantedEvent {}

    @EventType("planted.passed")
    record Passed(String id) implements PlantedEvent {}

    @EventType("planted.unheard")
    record Unheard(String id) implements PlantedEvent {}
}
