package io.parkledger.core.tlog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A hash of the Merkle tree of RFC 6962, section 2.1: SHA-256 of an entry or of two other hashes. The two cannot be
 * taken for each other, since a different byte stands before each.
 */
public final class Hash {

    public static final int LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /** One for each thread: looking one up costs as much as hashing with it. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Hash::sha256);

    /** The root of the tree without entries. */
    public static final Hash EMPTY = new Hash(SHA_256.get().digest());

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @param thirtyTwo the bytes of a hash */
    public static Hash of(byte[] thirtyTwo) {
        if (thirtyTwo.length != LENGTH) {
            throw new IllegalArgumentException("A hash has 32 bytes, not " + thirtyTwo.length);
        }
        return new Hash(thirtyTwo.clone());
    }

    /** Reads the 32 bytes that begin at the offset. */
    public static Hash read(byte[] from, int offset) {
        if (offset < 0 || offset > from.length - LENGTH) {
            throw new IllegalArgumentException("No 32 bytes begin at " + offset + " of " + from.length);
        }
        return new Hash(Arrays.copyOfRange(from, offset, offset + LENGTH));
    }

    /** @throws IllegalArgumentException unless it is the canonical base64 of 32 bytes */
    public static Hash parse(String base64) {
        return of(StrictBase64.decode(base64));
    }

    public static Hash ofLeaf(byte[] entry) {
        var digest = SHA_256.get();
        digest.update(LEAF);
        return new Hash(digest.digest(entry));
    }

    public static Hash ofNode(Hash left, Hash right) {
        var digest = SHA_256.get();
        digest.update(NODE);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /** SHA-256 as it is, for the ids of keys. */
    static byte[] sha256Of(byte[] text) {
        return SHA_256.get().digest(text);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public void writeTo(byte[] into, int offset) {
        System.arraycopy(bytes, 0, into, offset, LENGTH);
    }

    public String base64() {
        return StrictBase64.encode(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }
}
