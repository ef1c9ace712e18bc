package io.parkledger.planted.negotiation;

import io.parkledger.planted.lead.PlantedEvent;

/** Knows another context. */
final class PlantedTalk {

    private final PlantedEvent stranger;

    PlantedTalk(PlantedEvent stranger) {
        this.stranger = stranger;
    }

    PlantedEvent stranger() {
        return stranger;
    }
}
