package io.parkledger.core.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parkledger.core.tlog.VerifierKey.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checkpoints signed by us and by Go, with cosignatures; and notes and keys in which something is changed.
 *
 * <p>By the specification we refuse four things that Go's package lets pass. They are asked too, so that we hear when
 * it is otherwise one day:
 *
 * <ul>
 *   <li>base64 with something in the bits left over: a signature is <em>the</em> base64 of its bytes (RFC 4648, section
 *       3.5, has encoders set these bits to zero), and a note must not have two spellings;
 *   <li>a second signature of one key that is wrong: "if a signature from a known key fails to verify, clients should
 *       reject the whole note", and Go looks at the first alone;
 *   <li>the id of a key in capital letters, and newlines in its base64: the id of our keys has one spelling;
 *   <li>a key whose bytes are no point of the curve: no signature is verified by it, ever.
 * </ul>
 */
final class GoNotes {

    private static final int CHANGES = 8;
    /** A signature by SM2, which nobody here knows the key of. */
    private static final String SM2 =
            "lvdYOTBFAiA1z0+adklfQT3320se49pGvVkjdaJGu/0A7DYx76GQbQIhAPuwZOxBFsBoEsdsFBYPbNyf3O2" + "RnIel40mjqFeRaBGc";

    private static final Pattern SIGNATURE = Pattern.compile("(?m)^(— \\S+ )(\\S+)$");

    private final GoCases cases;
    private final Random random;
    private final List<Checkpoint> checkpoints;

    GoNotes(GoCases cases, Random random, List<Checkpoint> checkpoints) {
        this.cases = cases;
        this.random = random;
        this.checkpoints = checkpoints;
    }

    void ask() throws IOException {
        for (var checkpoint : checkpoints) {
            var seed = new byte[Ed25519.KEY_LENGTH];
            random.nextBytes(seed);
            var log = SignerKey.of(checkpoint.origin(), Kind.ED25519, TlogFacts.privateKey(seed));
            var other = SignerKey.of("example.org/other", Kind.ED25519, TlogFacts.privateKey(1 + random.nextInt(90)));
            var witness = SignerKey.of(
                    "witness.example.com/w1", Kind.COSIGNATURE, TlogFacts.privateKey(1 + random.nextInt(90)));
            var text = checkpoint.text();
            var signed = new SignedNote(text, List.of()).with(log.sign(text));

            int id = cases.ask(
                    "sign",
                    "origin",
                    checkpoint.origin(),
                    "size",
                    checkpoint.size(),
                    "root",
                    checkpoint.root(),
                    "seed",
                    GoCases.base64(seed));
            cases.answer(id, "signed", log.verifier(), GoCases.base64(signed.toString()));

            var at = Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE));
            var all = signed.with("— " + checkpoint.origin() + " " + SM2)
                    .with(witness.sign(text, at))
                    .with(other.sign(text));
            open(all.toString().getBytes(UTF_8), log, witness, other);
            open(all.toString().getBytes(UTF_8), log, witness);
            open(all.toString().getBytes(UTF_8), witness);
            for (int i = 0; i < CHANGES; i++) {
                open(changed(all.toString().getBytes(UTF_8)), log, witness);
            }
            askKey(changed(log.verifier().toString().getBytes(UTF_8)), log.verifier());
        }
        stricter();
    }

    private void open(byte[] note, SignerKey... known) throws IOException {
        var keys = Arrays.stream(known).map(SignerKey::verifier).toList();
        String ours;
        try {
            ours = GoCases.opened(note, keys);
        } catch (NoteRefused e) {
            ours = GoCases.REFUSED;
        }
        if (ours.equals(GoCases.REFUSED) && isOpenedSpelledRight(note, keys)) {
            // Changed in the bits left over alone.
            askNote(note, keys, GoCases.opened(spelledRight(note), keys));
            cases.count("notes refused by us alone");
            return;
        }
        askNote(note, keys, ours);
        cases.count(ours.equals(GoCases.REFUSED) ? "notes refused" : "notes opened");
    }

    private void askNote(byte[] note, List<VerifierKey> keys, String answer) throws IOException {
        int id = cases.ask("note", "note", GoCases.base64(note), "keys", keys);
        cases.answer(id, answer.equals(GoCases.REFUSED) ? answer : "opened " + answer);
    }

    private static boolean isOpenedSpelledRight(byte[] note, List<VerifierKey> keys) {
        try {
            GoCases.opened(spelledRight(note), keys);
            return true;
        } catch (NoteRefused e) {
            return false;
        }
    }

    /** The note with each signature in its canonical spelling, where it is base64 at all. */
    private static byte[] spelledRight(byte[] note) {
        return SIGNATURE
                .matcher(GoCases.text(note))
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + spelledRight(found.group(2))))
                .getBytes(UTF_8);
    }

    private static String spelledRight(String base64) {
        try {
            return base64.length() % 4 == 0 ? GoCases.base64(Base64.getDecoder().decode(base64)) : base64;
        } catch (IllegalArgumentException e) {
            return base64;
        }
    }

    /** One thing changed: a bit, a byte, or a line; never nothing. */
    private byte[] changed(byte[] bytes) {
        var changed = bytes;
        while (Arrays.equals(changed, bytes)) {
            int at = random.nextInt(bytes.length);
            changed = switch (random.nextInt(8)) {
                case 0, 1, 2 -> flipped(bytes, at);
                case 3 -> with(bytes, at, at + 1, "");
                case 4 ->
                    with(
                            bytes,
                            at,
                            at,
                            List.of("\n", " ", "\r", "\t", "A", "=", "+", "\u2028", "0")
                                    .get(random.nextInt(9)));
                case 5 -> with(bytes, at, at + 1, Character.toString((char) random.nextInt(0x3000)));
                case 6 -> Arrays.copyOf(bytes, at);
                default -> lines(bytes);
            };
        }
        return changed;
    }

    private byte[] flipped(byte[] bytes, int at) {
        var flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private static byte[] with(byte[] bytes, int from, int until, String instead) {
        var all = new ByteArrayOutputStream();
        all.write(bytes, 0, from);
        all.writeBytes(instead.getBytes(UTF_8));
        all.write(bytes, until, bytes.length - until);
        return all.toByteArray();
    }

    /** One line left out, one twice, or two swapped. */
    private byte[] lines(byte[] bytes) {
        var lines = new ArrayList<>(List.of(new String(bytes, UTF_8).split("(?<=\n)")));
        int at = random.nextInt(lines.size());
        var line = lines.get(at);
        switch (random.nextInt(3)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(line);
            default -> lines.add(random.nextInt(lines.size()), lines.remove(at));
        }
        return String.join("", lines).getBytes(UTF_8);
    }

    private void askKey(byte[] key, VerifierKey before) throws IOException {
        String ours;
        try {
            ours = words(VerifierKey.parse(GoCases.text(key)));
        } catch (NoteRefused e) {
            ours = GoCases.REFUSED;
            var text = new String(key, UTF_8);
            if (text.replaceAll("[\r\n]", "").equalsIgnoreCase(before.toString())) {
                // What Go lets pass may be here: it is asked below.
                return;
            }
        }
        int id = cases.ask("key", "key", GoCases.base64(key));
        cases.answer(id, ours);
        cases.count("keys " + (ours.equals(GoCases.REFUSED) ? ours : "read"));
    }

    /** What we refuse and Go does not, each once. */
    private void stricter() throws IOException {
        var log = TlogFacts.signer("example.com/log", 1);
        var key = log.verifier();
        var text = "a\n";
        var line = log.sign(text);
        var note = new SignedNote(text, List.of()).with(line);

        var last = line.charAt(line.length() - 2);
        var leftOver = note.toString().replace(last + "=\n", (char) (last + 1) + "=\n");
        onlyOurs(() -> SignedNote.parse(leftOver));
        askNote(leftOver.getBytes(UTF_8), List.of(key), key.toString());

        var twice = note.with(log.sign("b\n"));
        onlyOurs(() -> twice.verifiedBy(List.of(key)));
        askNote(twice.toString().getBytes(UTF_8), List.of(key), key.toString());

        var id = HexFormat.of().toHexDigits(key.id());
        passedByGo(key.toString().replace(id, id.toUpperCase(Locale.ROOT)), words(key));
        passedByGo(key + "\n", words(key));
        // Two is the y of no point.
        var material = Arrays.copyOf(new byte[] {1, 2}, 1 + Ed25519.KEY_LENGTH);
        var named = new ByteArrayOutputStream();
        named.writeBytes("a\n".getBytes(UTF_8));
        named.writeBytes(material);
        var idOfNoPoint = HexFormat.of().formatHex(Hash.sha256Of(named.toByteArray()), 0, 4);
        passedByGo("a+" + idOfNoPoint + "+" + GoCases.base64(material), "key a " + idOfNoPoint);
    }

    private void passedByGo(String key, String answer) throws IOException {
        onlyOurs(() -> VerifierKey.parse(key));
        int id = cases.ask("key", "key", GoCases.base64(key));
        cases.answer(id, answer);
    }

    private static String words(VerifierKey key) {
        return "key " + key.name() + " " + HexFormat.of().toHexDigits(key.id());
    }

    private void onlyOurs(Runnable asked) {
        try {
            asked.run();
        } catch (NoteRefused e) {
            cases.count("refused by us alone, as listed");
            return;
        }
        throw new IllegalStateException("This is to be refused");
    }
}
