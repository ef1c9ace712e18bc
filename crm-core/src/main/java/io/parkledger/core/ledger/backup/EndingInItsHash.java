package io.parkledger.core.ledger.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.parkledger.core.ledger.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A stream whose last 64 bytes become the SHA-256 of all before them, hexadecimal. In a zip they are its comment, which
 * stands at its end: one bit more, less or other is found by whoever computes it again, with {@code head -c -64} and
 * {@code sha256sum} where nothing else is at hand.
 */
final class EndingInItsHash extends OutputStream {

    static final int LENGTH = 64;

    /** What is written where the hash will be. */
    static final String PLACE = "0".repeat(LENGTH);

    private final OutputStream out;
    private final MessageDigest digest = Sha256.digest();
    private byte[] held = {};
    private long written;

    EndingInItsHash(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        var all = new byte[held.length + length];
        System.arraycopy(held, 0, all, 0, held.length);
        System.arraycopy(bytes, offset, all, held.length, length);
        var passed = Math.max(0, all.length - LENGTH);
        digest.update(all, 0, passed);
        out.write(all, 0, passed);
        written += passed;
        held = Arrays.copyOfRange(all, passed, all.length);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** @return the hash, which now stands at the end */
    String end() throws IOException {
        if (!new String(held, US_ASCII).equals(PLACE)) {
            throw new IllegalStateException("there is no place for the hash");
        }
        var hash = HexFormat.of().formatHex(digest.digest());
        out.write(hash.getBytes(US_ASCII));
        out.flush();
        written += LENGTH;
        return hash;
    }

    long written() {
        return written;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
