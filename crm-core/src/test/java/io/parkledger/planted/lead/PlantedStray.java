package io.parkledger.planted.lead;

import io.parkledger.planted.lead.PlantedEvent.Unheard;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Would be a part, but no aggregate has it; and everybody can see it. */
public class PlantedStray {

    private String id = "";

    @EventSourcingHandler
    void on(Unheard e) {
        id = e.id();
    }
}
