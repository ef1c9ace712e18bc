package io.parkledger.core.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parkledger.core.tlog.VerifierKey.Kind;
import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.List;

/** A private key that notes are signed with, as of c2sp.org/signed-note and c2sp.org/tlog-cosignature. */
public final class SignerKey {

    private final PrivateKey key;
    private final VerifierKey verifier;

    private SignerKey(PrivateKey key, VerifierKey verifier) {
        this.key = key;
        this.verifier = verifier;
    }

    /** A key that nobody has had before. */
    public static SignerKey generate(String name, Kind kind) {
        return of(name, kind, kind == Kind.SM2 ? Sm2.generate() : Ed25519.generate());
    }

    /**
     * The key that Java read from the PKCS#8 form of an Ed25519 key, or {@link Sm2} from that of its own.
     *
     * @throws IllegalArgumentException when it is a key of something else
     * @throws NoteRefused when no key may be named so
     */
    public static SignerKey of(String name, Kind kind, PrivateKey key) {
        return new SignerKey(key, new VerifierKey(name, kind, kind.publicKeyOf(key)));
    }

    public VerifierKey verifier() {
        return verifier;
    }

    /**
     * The signature line of a note with this text, without the newline that ends it.
     *
     * @throws IllegalStateException when this is the key of a cosigner
     */
    public String sign(String text) {
        requireKind(Kind.ED25519, Kind.SM2);
        SignedNote.requireText(text);
        return line(verifier.kind().sign(key, text.getBytes(UTF_8)));
    }

    /**
     * The signature line of a checkpoint with this text that was the latest one known at that time, without the newline
     * that ends it.
     *
     * @param at parts of a second are left out
     * @throws IllegalStateException when this is no key of a cosigner
     */
    public String sign(String text, Instant at) {
        requireKind(Kind.COSIGNATURE);
        SignedNote.requireText(text);
        long seconds = at.getEpochSecond();
        if (!Cosigned.isTime(seconds)) {
            throw new IllegalArgumentException("No cosignature is older than 1970: " + at);
        }
        var signature = Ed25519.sign(key, Cosigned.message(text, seconds));
        return line(ByteBuffer.allocate(Cosigned.TIME_LENGTH + signature.length)
                .putLong(seconds)
                .put(signature)
                .array());
    }

    private void requireKind(Kind... kinds) {
        if (!List.of(kinds).contains(verifier.kind())) {
            throw new IllegalStateException("%s signs as %s".formatted(verifier.name(), verifier.kind()));
        }
    }

    private String line(byte[] signature) {
        var bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(verifier.id())
                .put(signature)
                .array();
        return new SignedNote.Signature(verifier.name(), StrictBase64.encode(bytes)).toString();
    }

    /** Shows the public key alone. */
    @Override
    public String toString() {
        return "private key of " + verifier;
    }
}
