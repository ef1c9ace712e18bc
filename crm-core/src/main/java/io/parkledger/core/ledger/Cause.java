package io.parkledger.core.ledger;

import java.util.Map;
import org.axonframework.eventhandling.EventMessage;

/** A fact on its way to the policies. */
record Cause(String eventId, Object event, Map<String, ?> metadata) {

    static Cause of(EventMessage<?> event) {
        return new Cause(event.getIdentifier(), event.getPayload(), event.getMetaData());
    }

    String correlationId() {
        return metadata.get(Sender.CORRELATION_ID) instanceof String id ? id : eventId;
    }
}
