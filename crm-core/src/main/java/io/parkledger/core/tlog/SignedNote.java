package io.parkledger.core.tlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text with signatures, by c2sp.org/signed-note. Who signed is known only by {@link #verifiedBy}: until then the text
 * is to be believed by nobody.
 *
 * @param text       ends in newline
 * @param signatures none yet in a note that is to be signed; {@link #parse} reads no such note
 */
public record SignedNote(String text, List<Signature> signatures) {

    /** So that nobody spends long on reading one. */
    private static final int MOST_SIGNATURES = 100;

    private static final String EMPTY_LINE = "\n\n";

    public SignedNote {
        requireText(text);
        signatures = List.copyOf(signatures);
        if (signatures.size() > MOST_SIGNATURES) {
            throw new NoteRefused("note.too-many-signatures", "A note has at most 100 signatures");
        }
    }

    /**
     * A line with a signature.
     *
     * @param name   of the key
     * @param base64 the key's id, four bytes, and at least one of the signature
     */
    public record Signature(String name, String base64) {

        private static final String BEGIN = "— ";

        public Signature {
            if (!Wording.isName(name)) {
                throw new NoteRefused(
                        "note.bad-key-name", "The name of a key is not empty and has no spaces or plus: " + name);
            }
            if (decoded(base64).length <= Integer.BYTES) {
                throw new NoteRefused("note.short-signature", "A signature has at least five bytes: " + base64);
            }
        }

        private static byte[] decoded(String base64) {
            try {
                return StrictBase64.decode(base64);
            } catch (IllegalArgumentException e) {
                throw new NoteRefused("note.bad-base64", "A signature is canonical base64: " + base64, e);
            }
        }

        private static Signature parse(String line) {
            int endOfName = line.indexOf(' ', BEGIN.length());
            if (!line.startsWith(BEGIN) || endOfName < 0) {
                throw new NoteRefused("note.malformed-signature", "A signature is a dash, a name and base64: " + line);
            }
            return new Signature(line.substring(BEGIN.length(), endOfName), line.substring(endOfName + 1));
        }

        public int keyId() {
            return ByteBuffer.wrap(decoded(base64)).getInt();
        }

        private byte[] bytes() {
            var all = decoded(base64);
            return Arrays.copyOfRange(all, Integer.BYTES, all.length);
        }

        private boolean isBy(VerifierKey key) {
            return key.name().equals(name) && key.id() == keyId();
        }

        /** The line, without the newline that ends it. */
        @Override
        public String toString() {
            return BEGIN + name + ' ' + base64;
        }
    }

    /** @throws NoteRefused unless it is a note as the specification has it */
    public static SignedNote parse(String note) {
        requireCharacters(note);
        if (!note.endsWith("\n")) {
            throw new NoteRefused("note.not-ended", "A note ends in newline");
        }
        int endOfText = note.lastIndexOf(EMPTY_LINE);
        if (endOfText < 0 || endOfText + EMPTY_LINE.length() == note.length()) {
            throw new NoteRefused("note.no-signatures", "A note has an empty line and signatures behind it");
        }
        var lines = note.substring(endOfText + EMPTY_LINE.length()).split("\n", MOST_SIGNATURES + 2);
        if (lines.length == MOST_SIGNATURES + 2) {
            throw new NoteRefused("note.too-many-signatures", "A note has at most 100 signatures");
        }
        return new SignedNote(
                note.substring(0, endOfText + 1),
                Arrays.stream(lines)
                        .limit(lines.length - 1L)
                        .map(Signature::parse)
                        .toList());
    }

    static void requireText(String text) {
        requireCharacters(text);
        if (!text.endsWith("\n")) {
            throw new NoteRefused("note.text-not-ended", "The text of a note ends in newline");
        }
    }

    private static void requireCharacters(String text) {
        if (!Wording.isUnicode(text)) {
            throw new NoteRefused("note.no-unicode", "A note has no halves of characters");
        }
        if (Wording.hasAny(text, each -> Wording.isForbidden(each) && each != '\n')) {
            throw new NoteRefused("note.control-character", "A note has no control characters but newline");
        }
    }

    /** This note with one more signature; the newline at the end of the line may be there or not. */
    public SignedNote with(String signatureLine) {
        var line =
                signatureLine.endsWith("\n") ? signatureLine.substring(0, signatureLine.length() - 1) : signatureLine;
        var all = new ArrayList<>(signatures);
        all.add(Signature.parse(line));
        return new SignedNote(text, all);
    }

    /**
     * The keys that have signed this text, in the order of their signatures, each once: with the first of its
     * signatures, though all of them must hold. Signatures of others are ignored, as the specification says.
     *
     * @throws NoteRefused when a signature of one of these keys is wrong, or there is none
     */
    public List<Verified> verifiedBy(Collection<VerifierKey> keys) {
        var known = new HashSet<>(keys);
        var found = new LinkedHashMap<VerifierKey, Verified>();
        for (var signature : signatures) {
            var signers = known.stream().filter(signature::isBy).toList();
            if (signers.size() > 1) {
                throw new NoteRefused("note.ambiguous-key", "Two keys have one name and id: " + signature.name());
            }
            for (var signer : signers) {
                var verified = signer.verify(text, signature.bytes())
                        .orElseThrow(() -> new NoteRefused(
                                "note.wrong-signature", "The signature of %s is wrong".formatted(signer.name())));
                found.putIfAbsent(signer, verified);
            }
        }
        if (found.isEmpty()) {
            throw new NoteRefused("note.no-known-signature", "None of the known keys has signed this note");
        }
        return List.copyOf(found.values());
    }

    /** The note as it was parsed. */
    @Override
    public String toString() {
        return signatures.stream().map(each -> each + "\n").collect(Collectors.joining("", text + '\n', ""));
    }
}
