package io.parkledger.core.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkledger.core.tlog.VerifierKey.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SignedNoteTest {

    static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;

    /** A key, its private bytes and its signature, as Go's package note has them in its documentation. */
    static final VerifierKey PETER =
            VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");

    private static final String PETERS_PRIVATE = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    static final String PETERS_LINE = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FF"
            + "YC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";

    private static final VerifierKey ENOCH =
            VerifierKey.parse("EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop");
    static final String ENOCHS_LINE =
            "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=";

    static final String BOTH = TEXT + "\n" + PETERS_LINE + "\n" + ENOCHS_LINE + "\n";

    private static final Instant AT = Instant.ofEpochSecond(1_679_315_147);
    private static final SignerKey LOG = TlogFacts.signer("example.com/log", 1);
    private static final SignerKey WITNESS = TlogFacts.cosigner("witness.example.com/w1", 2);
    private static final String CHECKPOINT = new Checkpoint("example.com/log", 1, Hash.ofLeaf(new byte[0])).text();

    static void refused(String code, ThrowingCallable asked) {
        assertThatExceptionOfType(NoteRefused.class).isThrownBy(asked).satisfies(refused -> assertThat(refused.code())
                .isEqualTo(code));
    }

    private static List<VerifierKey> keys(List<Verified> verified) {
        return verified.stream().map(Verified::key).toList();
    }

    @Test
    void notes_of_go_are_verified() {
        var note = SignedNote.parse(BOTH);

        assertThat(note).hasToString(BOTH);
        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(keys(note.verifiedBy(List.of(ENOCH, PETER)))).containsExactly(PETER, ENOCH);
        assertThat(keys(note.verifiedBy(List.of(ENOCH)))).containsExactly(ENOCH);
        assertThat(note.verifiedBy(List.of(PETER))).containsExactly(new Verified(PETER, Optional.empty()));
    }

    @Test
    void a_private_key_of_go_signs_as_go_does() {
        var seed = Arrays.copyOfRange(Base64.getDecoder().decode(PETERS_PRIVATE), 1, 33);
        var peter = SignerKey.of("PeterNeumann", Kind.ED25519, TlogFacts.privateKey(seed));

        assertThat(peter.verifier()).isEqualTo(PETER);
        assertThat(peter.sign(TEXT)).isEqualTo(PETERS_LINE);
    }

    /** The example of the specification; its text has an empty line, and its key is not told. */
    @Test
    void the_example_of_the_specification_is_a_note() {
        var example = """
                Ognuno sta solo sul cuor della terra
                trafitto da un raggio di sole:

                ed è subito sera.

                — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ih\
                AQwaqP3ZekRwNtIc=
                """;
        var note = SignedNote.parse(example);

        assertThat(note).hasToString(example);
        assertThat(note.text()).endsWith("sole:\n\ned è subito sera.\n");
        assertThat(note.signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.name()).isEqualTo("quasimodo.example/salvatore");
            assertThat(signature.keyId()).isEqualTo(0x367ba04b);
        });
        refused("note.no-known-signature", () -> note.verifiedBy(List.of(PETER)));
    }

    /** A checkpoint of a public log of certificates with cosignatures of public witnesses. */
    @Test
    void a_checkpoint_of_a_public_log_and_its_cosignature_are_verified() {
        var published = """
                arche2025h1.staging.ct.transparency.dev
                1432088532
                U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

                — arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllz\
                alApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
                — arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1\
                bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
                — remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ\
                0WBxtqB0DrAWfBw==
                """;
        var log = VerifierKey.parse(
                "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f");
        var witness = VerifierKey.parse("remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2");
        var note = SignedNote.parse(published);

        assertThat(note).hasToString(published);
        assertThat(note.verifiedBy(List.of(log, witness)))
                .containsExactly(
                        new Verified(log, Optional.empty()),
                        new Verified(witness, Optional.of(Instant.ofEpochSecond(0x6a122120))));
        assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(1_432_088_532);
        var later = SignedNote.parse(published.replace("AAAABqEiEg", "AAAABqEiEh"));
        refused("note.wrong-signature", () -> later.verifiedBy(List.of(witness)));
    }

    @Test
    void what_we_sign_is_verified_with_its_time() {
        var note = new SignedNote(CHECKPOINT, List.of())
                .with(LOG.sign(CHECKPOINT))
                .with(WITNESS.sign(CHECKPOINT, AT.plusMillis(999)) + "\n");

        assertThat(SignedNote.parse(note.toString())).isEqualTo(note);
        assertThat(note.verifiedBy(List.of(LOG.verifier(), WITNESS.verifier())))
                .containsExactly(
                        new Verified(LOG.verifier(), Optional.empty()),
                        new Verified(WITNESS.verifier(), Optional.of(AT)));
    }

    @Test
    void a_signature_of_something_else_is_refused_whoever_else_has_signed() {
        var note = new SignedNote(CHECKPOINT, List.of())
                .with(LOG.sign("something else\n"))
                .with(WITNESS.sign(CHECKPOINT, AT));

        refused("note.wrong-signature", () -> note.verifiedBy(List.of(LOG.verifier(), WITNESS.verifier())));
        assertThat(keys(note.verifiedBy(List.of(WITNESS.verifier())))).containsExactly(WITNESS.verifier());
        refused("note.no-known-signature", () -> note.verifiedBy(List.of()));
    }

    /** Stricter than Go's package, which looks at the first one alone. */
    @Test
    void a_second_signature_of_a_key_has_to_hold_too_and_counts_once() {
        var once = new SignedNote(CHECKPOINT, List.of()).with(WITNESS.sign(CHECKPOINT, AT));
        var twice = once.with(WITNESS.sign(CHECKPOINT, AT.plusSeconds(5)));
        var wrong = once.with(WITNESS.sign("something else\n", AT));

        assertThat(twice.verifiedBy(List.of(WITNESS.verifier(), WITNESS.verifier())))
                .containsExactly(new Verified(WITNESS.verifier(), Optional.of(AT)));
        refused("note.wrong-signature", () -> wrong.verifiedBy(List.of(WITNESS.verifier())));
    }

    @Test
    void a_signature_of_another_length_or_of_a_time_that_is_none_is_wrong() {
        for (var signer : List.of(LOG, WITNESS)) {
            var line = signer == LOG ? LOG.sign(CHECKPOINT) : WITNESS.sign(CHECKPOINT, AT);
            var signature = SignedNote.parse(CHECKPOINT + "\n" + line + "\n")
                    .signatures()
                    .get(0);
            var bytes = Base64.getDecoder().decode(signature.base64());
            for (int length = 5; length < bytes.length + 9; length++) {
                var note = with(signature.name(), Arrays.copyOf(bytes, length));
                if (length == bytes.length) {
                    assertThat(note.verifiedBy(List.of(signer.verifier()))).hasSize(1);
                } else {
                    refused("note.wrong-signature", () -> note.verifiedBy(List.of(signer.verifier())));
                }
            }
            for (int bit = 32; bit < bytes.length * 8; bit += 5) {
                var flipped = bytes.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                var note = with(signature.name(), flipped);
                refused("note.wrong-signature", () -> note.verifiedBy(List.of(signer.verifier())));
            }
        }
    }

    private static SignedNote with(String name, byte[] signature) {
        return new SignedNote(
                CHECKPOINT,
                List.of(new SignedNote.Signature(name, Base64.getEncoder().encodeToString(signature))));
    }

    /** A key is known by name and id: by one of them alone it is another's. */
    @Test
    void signatures_of_others_are_ignored() {
        var note = new SignedNote(CHECKPOINT, List.of()).with(LOG.sign(CHECKPOINT));
        var renamed = SignedNote.parse(note.toString().replace("— example.com/log ", "— example.com/gol "));

        refused("note.no-known-signature", () -> renamed.verifiedBy(List.of(LOG.verifier())));
        refused(
                "note.no-known-signature",
                () -> note.verifiedBy(List.of(
                        TlogFacts.signer("example.com/log", 3).verifier(),
                        TlogFacts.cosigner("example.com/log", 1).verifier())));
    }
}
