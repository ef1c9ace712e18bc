package io.parkledger.core.ledger;

import java.time.Instant;

/**
 * An event as it is stored, without what the database adds: its raw index, and its position once it is sealed.
 *
 * @param recordedAt in whole microseconds
 * @param payload    JSON, with personal data as cipher text
 * @param metadata   JSON: who, why and through what
 */
public record StoredEvent(
        String eventId,
        String aggregateType,
        String aggregateId,
        long sequence,
        String type,
        String revision,
        Instant recordedAt,
        byte[] payload,
        byte[] metadata) {}
