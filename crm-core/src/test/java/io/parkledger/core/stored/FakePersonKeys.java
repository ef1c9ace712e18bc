package io.parkledger.core.stored;

import io.parkledger.core.ledger.PersonKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The same key for the same person in every run, so that what was encrypted in a file can be read by a test. */
final class FakePersonKeys implements PersonKeys {

    private final Set<String> erased = new HashSet<>();

    @Override
    public byte[] keyFor(String personId) {
        return find(personId).orElseThrow();
    }

    @Override
    public Optional<byte[]> find(String personId) {
        return erased.contains(personId) ? Optional.empty() : Optional.of(sha256("the key of " + personId));
    }

    public void erase(String personId) {
        erased.add(personId);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
