package io.parkledger.planted.lead;

import io.parkledger.planted.lead.PlantedEvent.Folded;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.AggregateRoot;

/** Everybody can see it. */
@AggregateRoot
public class PlantedLead {

    @AggregateIdentifier
    private String id = "";

    @AggregateMember
    private final PlantedPart part = new PlantedPart();

    @AggregateMember
    private final PlantedAsker asker = new PlantedAsker(this);

    String id() {
        return id;
    }

    @EventSourcingHandler
    void on(Folded e) {
        id = e.id();
    }
}
