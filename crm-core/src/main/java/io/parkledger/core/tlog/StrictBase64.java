package io.parkledger.core.tlog;

import java.util.Base64;

/** Base64 of RFC 4648, section 4, in the one canonical spelling: with padding, and nothing in the bits left over. */
final class StrictBase64 {

    private StrictBase64() {}

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** @throws IllegalArgumentException unless the text is what {@link #encode} makes of some bytes */
    static byte[] decode(String text) {
        var bytes = Base64.getDecoder().decode(text);
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("This is no canonical base64: " + text);
        }
        return bytes;
    }
}
