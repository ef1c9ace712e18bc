package io.parkledger.core.ledger;

/**
 * In place of an event that this version of the product cannot read: its type is unknown, or its payload is not what
 * its type says. Readers set it aside and go on; what stands stored stays, and a later version may be able to read it.
 *
 * @param cause why it cannot be read
 */
public record Undecodable(String cause) implements Event {}
