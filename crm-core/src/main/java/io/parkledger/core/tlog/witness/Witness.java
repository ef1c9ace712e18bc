package io.parkledger.core.tlog.witness;

import io.parkledger.core.tlog.NoteRefused;
import io.parkledger.core.tlog.VerifierKey;
import java.net.URI;

/**
 * Somebody who signs checkpoints besides the log.
 *
 * @param name as we call it
 * @param url  its submission prefix; {@code /add-checkpoint} follows
 * @param key  with which its cosignatures are verified
 */
public record Witness(String name, URI url, VerifierKey key) {

    /** @throws IllegalArgumentException when the key is none of a cosigner, or the address none of HTTP */
    public Witness {
        if (key.kind() != VerifierKey.Kind.COSIGNATURE) {
            throw new IllegalArgumentException("the key is none that cosigns: " + key);
        }
        if (url.getHost() == null || !("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
            throw new IllegalArgumentException("the address is none of HTTP: " + url);
        }
    }

    /**
     * As somebody writes it down.
     *
     * @throws IllegalArgumentException when it is not written so
     */
    public static Witness of(String name, String url, String vkey) {
        try {
            var prefix = url.strip();
            return new Witness(
                    name,
                    URI.create(prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix),
                    VerifierKey.parse(vkey.strip()));
        } catch (NoteRefused e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
