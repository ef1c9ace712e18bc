package io.parkledger.core.tlog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A public key that signatures of notes are verified with, as c2sp.org/signed-note writes it: {@code
 * name+hash+base64}. Two keys that are written the same are equal.
 */
public final class VerifierKey {

    /** How a key signs. */
    public enum Kind {
        /** The text of the note, as of c2sp.org/signed-note. */
        ED25519(0x01),
        /** The text of a checkpoint with the time, as witnesses do by c2sp.org/tlog-cosignature. */
        COSIGNATURE(0x04),
        /**
         * The text of the note, with SM2 and SM3: the specification has no byte for it, so that the one for whatever it
         * has none for stands here with a longer name behind.
         */
        SM2(0xff, "parkledger.io/sm2-with-sm3");

        private final byte[] type;

        Kind(int type) {
            this(type, "");
        }

        Kind(int type, String longer) {
            this.type = ((char) type + longer).getBytes(ISO_8859_1);
        }

        private boolean isOf(byte[] material) {
            return material.length >= type.length && Arrays.equals(material, 0, type.length, type, 0, type.length);
        }

        private int keyLength() {
            return this == SM2 ? Sm2.KEY_LENGTH : Ed25519.KEY_LENGTH;
        }

        private PublicKey publicKey(byte[] bytes) throws InvalidKeyException {
            return this == SM2 ? Sm2.publicKey(bytes) : Ed25519.publicKey(bytes);
        }

        private byte[] bytes(PublicKey key) {
            return this == SM2 ? Sm2.bytes(key) : Ed25519.bytes(key);
        }

        PublicKey publicKeyOf(PrivateKey key) {
            return this == SM2 ? Sm2.publicKeyOf(key) : Ed25519.publicKeyOf(key);
        }

        byte[] sign(PrivateKey key, byte[] message) {
            return this == SM2 ? Sm2.sign(key, message) : Ed25519.sign(key, message);
        }

        private boolean verifies(PublicKey key, byte[] message, byte[] signature) {
            return this == SM2 ? Sm2.verifies(key, message, signature) : Ed25519.verifies(key, message, signature);
        }
    }

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}");

    private final String name;
    private final Kind kind;
    private final PublicKey key;
    private final int id;

    VerifierKey(String name, Kind kind, PublicKey key) {
        this.name = requireName(name);
        this.kind = kind;
        this.key = key;
        id = idOf(name, material());
    }

    /** @throws NoteRefused when it is not written so, is of another kind, or has an id that is not its own */
    public static VerifierKey parse(String vkey) {
        int endOfName = vkey.indexOf('+');
        int endOfId = vkey.indexOf('+', endOfName + 1);
        if (endOfName < 0 || endOfId < 0) {
            throw new NoteRefused("key.malformed", "A key is a name, an id and base64 with plus between: " + vkey);
        }
        var name = requireName(vkey.substring(0, endOfName));
        var id = vkey.substring(endOfName + 1, endOfId);
        if (!ID.matcher(id).matches()) {
            throw new NoteRefused("key.malformed", "The id of a key has eight hexadecimal digits: " + vkey);
        }
        var material = material(vkey.substring(endOfId + 1));
        var kind = kindOf(material);
        if (material.length != kind.type.length + kind.keyLength()) {
            throw new NoteRefused(
                    "key.wrong-length", "A key of %s has %d bytes: %s".formatted(kind, kind.keyLength(), vkey));
        }
        if (!id.equals(hex(idOf(name, material)))) {
            throw new NoteRefused("key.wrong-id", "The id of this key does not belong to its name and bytes: " + vkey);
        }
        try {
            return new VerifierKey(
                    name, kind, kind.publicKey(Arrays.copyOfRange(material, kind.type.length, material.length)));
        } catch (InvalidKeyException e) {
            throw new NoteRefused(
                    "key.not-on-curve", "The bytes of this key are none of %s: %s".formatted(kind, vkey), e);
        }
    }

    private static String requireName(String name) {
        if (!Wording.isName(name)) {
            throw new NoteRefused("key.bad-name", "The name of a key is not empty and has no spaces or plus: " + name);
        }
        return name;
    }

    private static byte[] material(String base64) {
        try {
            var material = StrictBase64.decode(base64);
            if (material.length > 0) {
                return material;
            }
        } catch (IllegalArgumentException e) {
            throw new NoteRefused("key.malformed", "A key ends in canonical base64: " + base64, e);
        }
        throw new NoteRefused("key.malformed", "A key has at least one byte, its kind");
    }

    private static Kind kindOf(byte[] material) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.isOf(material))
                .findAny()
                .orElseThrow(() -> new NoteRefused(
                        "key.unknown-kind", "Keys of the kind %d are not known".formatted(material[0])));
    }

    private static int idOf(String name, byte[] material) {
        var named = (name + "\n").getBytes(UTF_8);
        var all = Arrays.copyOf(named, named.length + material.length);
        System.arraycopy(material, 0, all, named.length, material.length);
        return ByteBuffer.wrap(Hash.sha256Of(all)).getInt();
    }

    private static String hex(int id) {
        return HexFormat.of().toHexDigits(id);
    }

    private byte[] material() {
        return ByteBuffer.allocate(kind.type.length + kind.keyLength())
                .put(kind.type)
                .put(kind.bytes(key))
                .array();
    }

    public String name() {
        return name;
    }

    /** Stands before each signature of the key; with its name it says which key has signed. */
    public int id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether both are one key, whatever they are called. */
    public boolean isSameKeyAs(VerifierKey other) {
        return Arrays.equals(material(), other.material());
    }

    /**
     * The time of a cosignature, no time for another signature; empty when the signature is wrong.
     *
     * @param signature what stands behind the key's id
     */
    Optional<Verified> verify(String text, byte[] signature) {
        return switch (kind) {
            case ED25519, SM2 -> verify(text.getBytes(UTF_8), signature, Optional.empty());
            case COSIGNATURE -> verifyCosignature(text, signature);
        };
    }

    private Optional<Verified> verifyCosignature(String text, byte[] signature) {
        if (signature.length != Cosigned.TIME_LENGTH + Ed25519.SIGNATURE_LENGTH) {
            return Optional.empty();
        }
        long seconds = ByteBuffer.wrap(signature).getLong();
        if (!Cosigned.isTime(seconds)) {
            return Optional.empty();
        }
        return verify(
                Cosigned.message(text, seconds),
                Arrays.copyOfRange(signature, Cosigned.TIME_LENGTH, signature.length),
                Optional.of(Instant.ofEpochSecond(seconds)));
    }

    private Optional<Verified> verify(byte[] message, byte[] signature, Optional<Instant> at) {
        return kind.verifies(key, message, signature) ? Optional.of(new Verified(this, at)) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey key && toString().equals(key.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The key as {@link #parse} reads it. */
    @Override
    public String toString() {
        return name + '+' + hex(id) + '+' + StrictBase64.encode(material());
    }
}
