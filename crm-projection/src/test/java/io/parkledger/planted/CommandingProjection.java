package io.parkledger.planted;

import io.parkledger.core.id.TenantId;
import io.parkledger.core.lead.LeadCommand.LandLead;
import io.parkledger.core.lead.LeadEvent.LeadRegistered;
import io.parkledger.core.ledger.CommandDesk;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Sender;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ViewCollection;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;

/** Sends a command when it is told an event: again at every rebuild. */
public record CommandingProjection(CommandDesk desk) implements Projection {

    @Override
    public List<ViewCollection<?>> collections() {
        return List.of();
    }

    @EventHandler
    void on(LeadRegistered e) {
        desk.send(
                new LandLead(e.leadId(), null, new TenantId("T1"), e.registeredOn()),
                Sender.job("planted"),
                Delivery.PLAIN);
    }
}
