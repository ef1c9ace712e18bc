package io.parkledger.core.tlog;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.interfaces.ECPrivateKey;
import org.bouncycastle.jce.interfaces.ECPublicKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECParameterSpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;

/**
 * Signatures of SM2 with SM3 (国密), by GB/T 32918 on its recommended curve and with the signer's name that GM/T 0009
 * gives to those who have none, 1234567812345678. A public key is its point without compression, 65 bytes; a signature
 * is the DER of its two numbers (GM/T 0009).
 */
public final class Sm2 {

    static final int KEY_LENGTH = 65;
    private static final byte WITHOUT_COMPRESSION = 4;

    /** Never registered: nothing else in the process is to change by it. */
    private static final Provider PROVIDER = new BouncyCastleProvider();

    private static final String NAME = "EC";
    private static final String SIGNATURE = "SM3withSM2";
    private static final ECParameterSpec CURVE = ECNamedCurveTable.getParameterSpec("sm2p256v1");

    private Sm2() {}

    /** A private key that nobody has had before. */
    public static PrivateKey generate() {
        try {
            var pairs = KeyPairGenerator.getInstance(NAME, PROVIDER);
            pairs.initialize(CURVE);
            return pairs.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw notThere(e);
        }
    }

    /**
     * A private key from its PKCS#8 form.
     *
     * @throws GeneralSecurityException when it is none, or of another curve
     */
    public static PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
        var key = KeyFactory.getInstance(NAME, PROVIDER).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        requireOurs(key);
        return key;
    }

    private static ECPrivateKey requireOurs(PrivateKey key) throws InvalidKeyException {
        if (!(key instanceof ECPrivateKey ours) || !isOfTheCurve(ours.getParameters())) {
            throw new InvalidKeyException("This is no private key of SM2");
        }
        // The last number that there is makes no signature that could be verified (GB/T 32918.2).
        var order = CURVE.getN();
        if (ours.getD().signum() <= 0 || ours.getD().compareTo(order.subtract(BigInteger.ONE)) >= 0) {
            throw new InvalidKeyException("This is no number of a private key of SM2");
        }
        return ours;
    }

    private static boolean isOfTheCurve(ECParameterSpec other) {
        return other != null
                && other.getCurve().equals(CURVE.getCurve())
                && other.getG().equals(CURVE.getG())
                && other.getN().equals(CURVE.getN());
    }

    /** @throws InvalidKeyException when the bytes are no point of the curve, or not written as here */
    static PublicKey publicKey(byte[] point) throws InvalidKeyException {
        if (point.length != KEY_LENGTH || point[0] != WITHOUT_COMPRESSION) {
            throw new InvalidKeyException("A point without compression is 4 and two numbers of 32 bytes");
        }
        try {
            return KeyFactory.getInstance(NAME, PROVIDER)
                    .generatePublic(new ECPublicKeySpec(CURVE.getCurve().decodePoint(point), CURVE));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidKeyException(e);
        }
    }

    static byte[] bytes(PublicKey key) {
        return ((ECPublicKey) key).getQ().getEncoded(false);
    }

    /** @throws IllegalArgumentException when the key is no key of SM2 */
    static PublicKey publicKeyOf(PrivateKey key) {
        try {
            var point = CURVE.getG().multiply(requireOurs(key).getD()).normalize();
            return KeyFactory.getInstance(NAME, PROVIDER).generatePublic(new ECPublicKeySpec(point, CURVE));
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw notThere(e);
        }
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            var signature = Signature.getInstance(SIGNATURE, PROVIDER);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw notThere(e);
        }
    }

    static boolean verifies(PublicKey key, byte[] message, byte[] signed) {
        try {
            var signature = Signature.getInstance(SIGNATURE, PROVIDER);
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
        return new IllegalStateException("Bouncy Castle has SM2", e);
    }
}
