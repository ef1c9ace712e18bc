package io.parkledger.core.ledger;

/**
 * What a command was answered with; the same idempotency key is answered the same for ever.
 *
 * @param id          of the aggregate
 * @param version     of the aggregate after the command
 * @param globalIndex of the command's last event; {@link Positions} turns it into the position
 */
public record Receipt(String id, long version, long globalIndex) {}
