package io.parkledger.core.tlog;

import java.time.Instant;
import java.util.Optional;

/**
 * A key whose signature of a note holds.
 *
 * @param at when it was signed, to the second: said by cosignatures alone
 */
public record Verified(VerifierKey key, Optional<Instant> at) {}
