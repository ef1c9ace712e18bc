package io.parkledger.api.history;

import io.parkledger.api.kit.history.History;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerEvent;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Events as they are stored, made readable: without personal data, with what they say in words. */
@Component
class StoredEvents {

    private final Ledger ledger;
    private final History history;

    StoredEvents(Ledger ledger, History history) {
        this.ledger = ledger;
        this.history = history;
    }

    /** The event at a position; empty beyond the newest. */
    Optional<EventApi.Event> at(long position) {
        return ledger.reader().after(position - 1, 1).stream().findFirst().map(this::event);
    }

    EventApi.Event event(LedgerEvent event) {
        var payload = ledger.codec().describe(event.payload());
        return new EventApi.Event(
                event.position(),
                event.eventId(),
                event.type(),
                event.revision(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.recordedAt(),
                event.metadata(),
                payload,
                history.said(event.type(), payload));
    }
}
