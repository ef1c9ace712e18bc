package io.parkledger.core.tlog;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Signatures of RFC 8032 by Java's own provider, and keys as the 32 bytes of that document. */
final class Ed25519 {

    static final int KEY_LENGTH = 32;
    static final int SIGNATURE_LENGTH = 64;

    private static final String NAME = "Ed25519";

    /** What stands before the 32 bytes of a public key in its X.509 form (RFC 8410, section 4). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final byte[] PROBE = {1};

    private Ed25519() {}

    static PrivateKey generate() {
        try {
            return KeyPairGenerator.getInstance(NAME).generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw notThere(e);
        }
    }

    /** @throws InvalidKeyException when the bytes are no point of the curve */
    static PublicKey publicKey(byte[] thirtyTwo) throws InvalidKeyException {
        var encoded = new byte[X509.length + KEY_LENGTH];
        System.arraycopy(X509, 0, encoded, 0, X509.length);
        System.arraycopy(thirtyTwo, 0, encoded, X509.length, KEY_LENGTH);
        try {
            var key = KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
            // Only now it is looked at as a point.
            Signature.getInstance(NAME).initVerify(key);
            return key;
        } catch (InvalidKeyException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new InvalidKeyException(e);
        }
    }

    static byte[] bytes(PublicKey key) {
        var encoded = key.getEncoded();
        var bytes = new byte[KEY_LENGTH];
        System.arraycopy(encoded, encoded.length - KEY_LENGTH, bytes, 0, KEY_LENGTH);
        return bytes;
    }

    /**
     * The public key that belongs to a private one. Java derives it only when it makes a pair, so that it makes one
     * whose private key is this; a signature shows that it did.
     *
     * @throws IllegalArgumentException when the key is no Ed25519 key, or does not show its bytes
     */
    static PublicKey publicKeyOf(PrivateKey key) {
        if (!(key instanceof EdECPrivateKey ours) || !ours.getParams().getName().equals(NAME)) {
            throw new IllegalArgumentException("This is no private key of Ed25519, but of " + key.getAlgorithm());
        }
        var seed = ours.getBytes()
                .orElseThrow(() -> new IllegalArgumentException("This private key does not show its bytes"));
        try {
            var pairs = KeyPairGenerator.getInstance(NAME);
            pairs.initialize(NamedParameterSpec.ED25519, new GivenSeed(seed));
            var derived = pairs.generateKeyPair().getPublic();
            if (!verifies(derived, PROBE, sign(key, PROBE))) {
                throw new IllegalStateException("Java makes no pair of Ed25519 from 32 bytes that it is given");
            }
            return derived;
        } catch (GeneralSecurityException e) {
            throw notThere(e);
        }
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            var signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw notThere(e);
        }
    }

    static boolean verifies(PublicKey key, byte[] message, byte[] signed) {
        // Java's provider lets one with a byte too many pass.
        if (signed.length != SIGNATURE_LENGTH) {
            return false;
        }
        try {
            var signature = Signature.getInstance(NAME);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (SignatureException e) {
            // Not written as a signature: as wrong as any other.
            return false;
        } catch (GeneralSecurityException e) {
            throw notThere(e);
        }
    }

    private static IllegalStateException notThere(GeneralSecurityException e) {
        return new IllegalStateException("Every Java since 15 has Ed25519", e);
    }

    /** Gives 32 known bytes to who asks for 32 by chance. */
    private static final class GivenSeed extends SecureRandom {

        private final byte[] seed;

        GivenSeed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("Asked for %d bytes, not %d".formatted(bytes.length, seed.length));
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
