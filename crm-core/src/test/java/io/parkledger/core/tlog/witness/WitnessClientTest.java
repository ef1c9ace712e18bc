package io.parkledger.core.tlog.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.tlog.Checkpoint;
import io.parkledger.core.tlog.Hash;
import io.parkledger.core.tlog.SignedNote;
import io.parkledger.core.tlog.SignerKey;
import io.parkledger.core.tlog.VerifierKey;
import io.parkledger.core.tlog.witness.TestWitness.Said;
import io.parkledger.core.tlog.witness.WitnessAnswer.Contradicted;
import io.parkledger.core.tlog.witness.WitnessAnswer.Cosigned;
import io.parkledger.core.tlog.witness.WitnessAnswer.Failed;
import io.parkledger.core.tlog.witness.WitnessAnswer.Knows;
import io.parkledger.core.tlog.witness.WitnessAnswer.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a witness answers is understood as its specification has it, and believed only when its signature holds. */
class WitnessClientTest {

    private static final String ORIGIN = "park.example/ledger";
    private static final SignerKey LOG = SignerKey.generate(ORIGIN, VerifierKey.Kind.ED25519);
    private static final Hash ONE = Hash.ofLeaf(new byte[] {1});
    private static final Hash TWO = Hash.ofLeaf(new byte[] {2});
    private static final TestWitness WITNESS = new TestWitness("witness.example/w1");

    @AfterAll
    static void close() {
        WITNESS.close();
    }

    private static SignedNote checkpoint(long size, Hash root) {
        var text = new Checkpoint(ORIGIN, size, root).text();
        return SignedNote.parse(text + "\n" + LOG.sign(text) + "\n");
    }

    private static WitnessAnswer shown(long oldSize, long size, Hash root, Hash... proof) throws Exception {
        return new WitnessClient(WITNESS.witness()).add(oldSize, size, List.of(proof), checkpoint(size, root));
    }

    @Test
    void it_signs_what_continues_what_it_has_signed_and_nothing_else() throws Exception {
        WITNESS.says(null);
        assertThat(shown(0, 1, ONE)).isEqualTo(new Refused(404));
        WITNESS.knows(
                ORIGIN, SignerKey.generate(ORIGIN, VerifierKey.Kind.ED25519).verifier());
        assertThat(shown(0, 1, ONE)).isEqualTo(new Refused(403));
        WITNESS.knows(ORIGIN, LOG.verifier());

        var signed = shown(0, 1, ONE);
        assertThat(signed).isInstanceOfSatisfying(Cosigned.class, cosigned -> {
            assertThat(cosigned.lines()).as("none of others").hasSize(1);
            var note = checkpoint(1, ONE).with(cosigned.lines().get(0));
            assertThat(note.verifiedBy(List.of(WITNESS.verifier())).get(0).at().orElseThrow())
                    .isAfter(Instant.now().minusSeconds(60));
        });
        assertThat(shown(1, 1, ONE)).as("the same once more").isInstanceOf(Cosigned.class);
        assertThat(shown(0, 2, Hash.ofNode(ONE, TWO))).isEqualTo(new Knows(1));
        assertThat(shown(1, 2, Hash.ofNode(ONE, TWO), ONE)).isEqualTo(new Contradicted());
        assertThat(shown(1, 2, Hash.ofNode(ONE, TWO), TWO)).isInstanceOf(Cosigned.class);
        assertThat(shown(2, 2, TWO)).as("of one size, and another root").isEqualTo(new Knows(2));
    }

    @ParameterizedTest
    @CsvSource({
        "500, text/plain, '', HTTP 500",
        "301, text/plain, '', HTTP 301",
        "429, text/plain, '', HTTP 429",
        "200, text/plain, '', its signature does not hold",
        "200, text/plain, 'nonsense', its signature does not hold",
        "409, text/plain, '5', HTTP 409 without a size",
        "409, text/x.tlog.size, '05', HTTP 409 without a size",
        "409, text/x.tlog.size, '99999999999999999999', HTTP 409 without a size"
    })
    void whatever_else_it_says_helps_nobody(int status, String type, String body, String why) throws Exception {
        WITNESS.says(new Said(status, type, body));

        assertThat(shown(0, 1, ONE)).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.why())
                .startsWith(why));
    }

    @Test
    void a_signature_of_another_text_or_key_is_none() throws Exception {
        var another = SignerKey.generate("witness.example/w1", VerifierKey.Kind.COSIGNATURE);
        WITNESS.says(new Said(200, "text/plain", another.sign(checkpoint(1, ONE).text(), Instant.now()) + "\n"));
        assertThat(shown(0, 1, ONE)).isInstanceOf(Failed.class);
        WITNESS.says(new Said(409, "text/plain", ""));
        assertThat(shown(1, 1, ONE)).isEqualTo(new Contradicted());
        WITNESS.says(new Said(200, "text/plain", "x".repeat(100_000)));
        assertThat(shown(0, 1, ONE)).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.why())
                .contains("too long"));
    }

    @Test
    void who_does_not_answer_is_waited_for_no_longer_than_said() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var witness = Witness.of(
                    "w",
                    "http://127.0.0.1:" + silent.getLocalPort(),
                    WITNESS.verifier().toString());
            var began = System.nanoTime();

            var answer = new WitnessClient(witness, Duration.ofMillis(500)).add(0, 1, List.of(), checkpoint(1, ONE));

            assertThat(answer).isInstanceOf(Failed.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void nobody_who_listens_is_an_answer_too() throws IOException, InterruptedException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var witness =
                Witness.of("w", "http://127.0.0.1:" + port, WITNESS.verifier().toString());

        assertThat(new WitnessClient(witness).add(0, 1, List.of(), checkpoint(1, ONE)))
                .isInstanceOf(Failed.class);
    }

    @Test
    void a_witness_is_set_by_an_address_and_the_key_of_a_cosigner() {
        var key = WITNESS.verifier().toString();
        assertThat(Witness.of("w", " https://witness.example/w1/ ", key + "\n").url())
                .hasToString("https://witness.example/w1");
        assertThatThrownBy(() -> Witness.of("w", "ftp://witness.example", key))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Witness.of("w", "witness.example", key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Witness.of("w", "https://witness.example", "no key"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Witness.of(
                        "w", "https://witness.example", LOG.verifier().toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none that cosigns");
    }
}
