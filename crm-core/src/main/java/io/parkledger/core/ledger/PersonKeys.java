package io.parkledger.core.ledger;

import java.util.Optional;

/** One secret key per person: what hides persons in events, and reveals them. */
public interface PersonKeys {

    /**
     * The person's key to hide data with, made at first use.
     *
     * @throws io.parkledger.core.value.InvalidValue while the person is restricted: none is taken in
     */
    byte[] keyFor(String personId);

    /** Empty when the person was never known, or has been erased. */
    Optional<byte[]> find(String personId);
}
