package io.parkledger.api.kit.access;

import io.parkledger.core.ledger.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** What nobody can guess: tokens and passwords made here. */
public final class Secrets {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 256 bits of chance, as text that may stand in an address. */
    public static String make() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is kept of it: one that was made here needs no slow hash. */
    static byte[] hash(String secret) {
        return Sha256.of(secret);
    }
}
