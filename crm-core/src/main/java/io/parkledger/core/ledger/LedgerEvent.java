package io.parkledger.core.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * One sealed event as every reader sees it.
 *
 * @param position   dense, from 1, the same for every reader
 * @param sequence   of this aggregate's events, from 0: the aggregate's version after it
 * @param type       logical name, {@code lead.qualified}
 * @param recordedAt when the server wrote it down; when it happened stands in the payload
 * @param payload    the event record of its context
 * @param metadata   who, why and through what: see {@link Sender}
 */
public record LedgerEvent(
        long position,
        String eventId,
        String aggregateType,
        String aggregateId,
        long sequence,
        String type,
        int revision,
        Instant recordedAt,
        Event payload,
        Map<String, String> metadata) {}
