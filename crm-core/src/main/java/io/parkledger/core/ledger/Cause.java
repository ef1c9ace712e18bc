package io.parkledger.core.ledger;

import java.util.Map;
import org.axonframework.eventhandling.EventMessage;

/** A fact on its way to the policies. */
record Cause(String eventId, Event event, Map<String, ?> metadata) {

    static Cause of(EventMessage<?> event) {
        return new Cause(event.getIdentifier(), (Event) event.getPayload(), event.getMetaData());
    }

    String correlationId() {
        return metadata.get(Sender.CORRELATION_ID) instanceof String id ? id : eventId;
    }
}
