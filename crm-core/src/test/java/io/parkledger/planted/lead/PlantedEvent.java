package io.parkledger.planted.lead;

import io.parkledger.core.ledger.EventType;

/** Two are folded, the others are forgotten. */
public sealed interface PlantedEvent {

    @EventType("planted.folded")
    record Folded(String id) implements PlantedEvent {}

    @EventType("planted.folded-by-part")
    record FoldedByPart(String id) implements PlantedEvent {}

    @EventType("planted.folded-by-no-part")
    record FoldedByNoPart(String id) implements PlantedEvent {}

    @EventType("planted.forgotten")
    record Forgotten(String id) implements PlantedEvent {}
}
