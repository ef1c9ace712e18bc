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
    private final PlantedPart part = new PlantedPart(this);

    /** Not marked as one. */
    private final PlantedNoPart noPart = new PlantedNoPart();

    String id() {
        return id + part + noPart;
    }

    @EventSourcingHandler
    void on(Folded e) {
        id = e.id();
    }
}
