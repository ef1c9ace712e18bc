package io.parkledger.core.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InclusionNoteTest {

    private static final int SIZE = 300;
    private static final int INDEX = 77;
    private static final String ORIGIN = "example.com/log";

    private static final TlogFacts.Log LOG = new TlogFacts.Log(SIZE);
    private static final SignerKey SIGNER = TlogFacts.signer(ORIGIN, 1);
    private static final SignerKey WITNESS = TlogFacts.cosigner("witness.example.com/w1", 2);
    private static final List<VerifierKey> KEYS = List.of(SIGNER.verifier(), WITNESS.verifier());

    private static SignedNote checkpoint(long size) {
        var text = new Checkpoint(ORIGIN, size, LOG.tree(size).root()).text();
        return new SignedNote(text, List.of())
                .with(SIGNER.sign(text))
                .with(WITNESS.sign(text, Instant.ofEpochSecond(1_700_000_000)));
    }

    private static InclusionNote note(int index) {
        return new InclusionNote(index, LOG.tree().inclusionProof(index), checkpoint(SIZE));
    }

    private static void refused(String code, String text) {
        assertThatExceptionOfType(NoteRefused.class)
                .isThrownBy(() -> InclusionNote.parse(text))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void a_proof_shows_that_the_log_has_an_entry_and_nothing_else() {
        var text = note(INDEX).toString();
        var note = InclusionNote.parse(text);

        assertThat(note).hasToString(text).isEqualTo(note(INDEX)).hasSameHashCodeAs(note(INDEX));
        assertThat(note).isNotEqualTo(note(INDEX + 1));
        assertThat(note.requireProves(TlogFacts.entry(INDEX), KEYS))
                .extracting(Verified::key)
                .containsExactlyElementsOf(KEYS);
        assertThatExceptionOfType(ProofRefused.class)
                .isThrownBy(() -> note.requireProves(TlogFacts.entry(INDEX + 1), KEYS))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("proof.wrong-root"));
    }

    @Test
    void a_proof_is_written_as_the_specification_has_it() {
        var root = Hash.ofLeaf(TlogFacts.entry(0));
        var text = new Checkpoint(ORIGIN, 1, root).text();
        var signed = new SignedNote(text, List.of()).with(SIGNER.sign(text));

        assertThat(new InclusionNote(0, List.of(), signed, Optional.of("beside".getBytes(UTF_8))))
                .hasToString("c2sp.org/tlog-proof@v1\nextra YmVzaWRl\nindex 0\n\n" + ORIGIN + "\n1\n" + root + "\n\n"
                        + SIGNER.sign(text) + "\n");
        assertThat(note(INDEX).toString())
                .matches("(?s)c2sp.org/tlog-proof@v1\nindex 77\n([A-Za-z0-9+/]{43}=\n){9}\nexample.com/log\n300\n.*");
    }

    @Test
    void extra_data_comes_back_and_nobody_changes_it() {
        var extra = new byte[] {1, 2, 3};
        var made = note(INDEX);
        var note = new InclusionNote(INDEX, made.proof(), made.checkpoint(), Optional.of(extra));
        extra[0] = 9;
        var read = InclusionNote.parse(note.toString());

        assertThat(read).isEqualTo(note).isNotEqualTo(made);
        assertThat(read.extra()).hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(1, 2, 3));
        assertThat(read.requireProves(TlogFacts.entry(INDEX), KEYS)).hasSize(2);
    }

    @Test
    void a_checkpoint_that_nobody_known_has_signed_proves_nothing() {
        assertThatThrownBy(() -> note(INDEX).requireProves(TlogFacts.entry(INDEX), List.of()))
                .isInstanceOf(NoteRefused.class);
        assertThatExceptionOfType(NoteRefused.class)
                .isThrownBy(() -> note(INDEX).requireProves(TlogFacts.entry(INDEX), List.of(WITNESS.verifier())))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("tlog-proof.not-by-log"));
    }

    /** A bit of every byte: whatever is read of the text, nothing is proven by it but what it was. */
    @Test
    void a_proof_with_one_bit_changed_proves_nothing() {
        var bytes = note(INDEX).toString().getBytes(UTF_8);
        int refused = 0;
        for (int i = 0; i < bytes.length; i++) {
            var flipped = bytes.clone();
            flipped[i] ^= (byte) (1 << i * 3 % 8);
            var text = new String(flipped, UTF_8);
            try {
                var signers = InclusionNote.parse(text).requireProves(TlogFacts.entry(INDEX), KEYS);
                // The name or the id of one that signed: then it is not known, and the log's own has to be there.
                assertThat(signers).extracting(Verified::key).containsExactly(SIGNER.verifier());
            } catch (NoteRefused | ProofRefused e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(bytes.length * 4 / 5);
    }

    /** The root does not tell the size of the tree, the signature does. */
    @Test
    void a_proof_of_another_size_proves_nothing() {
        for (int size = INDEX + 1; size < SIZE; size += 7) {
            var other = new InclusionNote(INDEX, LOG.tree().inclusionProof(INDEX), checkpoint(size));
            assertThatThrownBy(() -> other.requireProves(TlogFacts.entry(INDEX), KEYS))
                    .isInstanceOf(ProofRefused.class);
            var text = note(INDEX).toString().replace("\n300\n", "\n" + size + "\n");
            assertThatThrownBy(() -> InclusionNote.parse(text).requireProves(TlogFacts.entry(INDEX), KEYS))
                    .isInstanceOf(NoteRefused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "077", "+77", "-1", "77 ", " 77", "7７", "9223372036854775808", "x"})
    void an_index_that_is_not_written_as_one_is_refused(String index) {
        refused("tlog-proof.bad-index", note(INDEX).toString().replace("index 77\n", "index " + index + "\n"));
    }

    @Test
    void what_is_not_written_as_a_proof_is_refused() {
        var text = note(INDEX).toString();
        var hash = note(INDEX).proof().get(0) + "\n";

        refused("tlog-proof.malformed", "");
        refused("tlog-proof.malformed", "\n\n");
        refused("tlog-proof.malformed", "c2sp.org/tlog-proof@v1\nindex 0\n");
        refused("tlog-proof.malformed", "c2sp.org/tlog-proof@v1\n\n" + checkpoint(SIZE));
        refused("tlog-proof.malformed", text.replace("@v1", "@v2"));
        refused("tlog-proof.malformed", "\n" + text);
        refused("tlog-proof.malformed", text.replace("c2sp.org/tlog-proof@v1\n", ""));
        refused("tlog-proof.malformed", text.replace("index 77\n", ""));
        refused("tlog-proof.malformed", text.replace("index 77", "Index 77"));
        refused(
                "tlog-proof.malformed",
                text.replace("index 77\n", "index 77\nextra YQ==\n").replaceFirst("index 77\n", ""));
        refused("tlog-proof.bad-hash", text.replace("index 77\n", "index 77\nindex 77\n"));
        refused("tlog-proof.bad-hash", text.replace("index 77\n", "index 77\nextra YQ==\n"));
        refused("tlog-proof.bad-hash", text.replace(hash, hash.replace("=", "")));
        refused("tlog-proof.bad-hash", text.replace(hash, " " + hash));
        refused("tlog-proof.bad-extra", text.replace("index 77\n", "extra \nindex 77\n"));
        refused("tlog-proof.bad-extra", text.replace("index 77\n", "extra YR==\nindex 77\n"));
        refused("tlog-proof.bad-extra", text.replace("index 77\n", "extra Y Q=\nindex 77\n"));
        refused("tlog-proof.malformed", text.replace("index 77\n", "extra YQ==\nextra YQ==\nindex 77\n"));
        refused("tlog-proof.too-long", text.replace(hash, String.join("", Collections.nCopies(64, hash))));
        refused("checkpoint.extended", text.replace(hash, hash + "\n"));
        refused("note.not-ended", text.substring(0, text.length() - 1));
        refused("note.control-character", text.replace("\nexample", "\n\texample"));
        refused("checkpoint.extended", text.replace("\n300\n", "\n300\n" + hash));
        refused("checkpoint.bad-size", text.replace("\n300\n", "\n0300\n"));
        assertThat(InclusionNote.parse(text.replace("index 77\n", "extra YQ==\nindex 77\n"))
                        .extra())
                .isPresent();
    }
}
