package io.parkledger.planted.lead;

import io.parkledger.planted.lead.PlantedEvent.FoldedByNoPart;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Folds an event that it is never told of. */
class PlantedNoPart {

    private String seen = "";

    @EventSourcingHandler
    void on(FoldedByNoPart e) {
        seen += e.id();
    }
}
