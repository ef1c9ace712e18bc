package io.parkledger.planted.lead;

import io.parkledger.planted.lead.PlantedEvent.FoldedByPart;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Everybody can see it, and it asks its aggregate when it folds. */
public class PlantedPart {

    private final PlantedLead lead;
    private String seen = "";

    PlantedPart(PlantedLead lead) {
        this.lead = lead;
    }

    @CommandHandler
    String handle(String mayAsk) {
        return mayAsk + lead.id() + seen;
    }

    @EventSourcingHandler
    void on(FoldedByPart e) {
        fold(e.id());
    }

    private void fold(String id) {
        seen = lead.id() + id;
    }
}
