package io.parkledger.planted.lead;

import io.parkledger.planted.lead.PlantedEvent.Passed;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Asks its aggregate where it folds, which only deciding may. */
class PlantedAsker {

    private final PlantedLead lead;
    private String seen = "";

    PlantedAsker(PlantedLead lead) {
        this.lead = lead;
    }

    @CommandHandler
    String handle(Integer mayAsk) {
        return mayAsk + lead.id() + seen;
    }

    @EventSourcingHandler
    void on(Passed e) {
        fold(e.id());
    }

    private void fold(String id) {
        seen = lead.id() + id;
    }
}
