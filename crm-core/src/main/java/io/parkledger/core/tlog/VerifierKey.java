package io.parkledger.core.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
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
        COSIGNATURE(0x04);

        private final int type;

        Kind(int type) {
            this.type = type;
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
        if (material.length != 1 + Ed25519.KEY_LENGTH) {
            throw new NoteRefused("key.wrong-length", "A key of Ed25519 has 32 bytes: " + vkey);
        }
        if (!id.equals(hex(idOf(name, material)))) {
            throw new NoteRefused("key.wrong-id", "The id of this key does not belong to its name and bytes: " + vkey);
        }
        try {
            return new VerifierKey(
                    name, kind, Ed25519.publicKey(Arrays.copyOfRange(material, 1, 1 + Ed25519.KEY_LENGTH)));
        } catch (InvalidKeyException e) {
            throw new NoteRefused("key.not-on-curve", "The bytes of this key are none of Ed25519: " + vkey, e);
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
                .filter(kind -> kind.type == material[0])
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
        return ByteBuffer.allocate(1 + Ed25519.KEY_LENGTH)
                .put((byte) kind.type)
                .put(Ed25519.bytes(key))
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
            case ED25519 -> verify(text.getBytes(UTF_8), signature, Optional.empty());
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
        return Ed25519.verifies(key, message, signature) ? Optional.of(new Verified(this, at)) : Optional.empty();
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
