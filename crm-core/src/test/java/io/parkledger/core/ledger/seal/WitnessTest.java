package io.parkledger.core.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.ledger.TestFolders;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.ledger.TestPostgres;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import io.parkledger.core.tlog.Hash;
import io.parkledger.core.tlog.VerifierKey;
import io.parkledger.core.tlog.witness.TestWitness;
import io.parkledger.core.tlog.witness.TestWitness.Said;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Others sign what the ledger has sealed, once it is proven to them that it has only grown; nothing waits for them. */
class WitnessTest {

    private static final String ORIGIN = "park.example/ledger";

    private final TestWitness witness = new TestWitness("witness.example/w1");
    private final LedgerSettings settings = TestPostgres.newDatabase();
    private final Path folder = TestFolders.make();
    private int parks;

    @AfterEach
    void close() {
        witness.close();
    }

    private void grow(SealedLedger ledger, int by) {
        for (int i = 0; i < by; i++) {
            ledger.send(new RegisterPark(new ParkId("P-" + ++parks), "园区" + parks, null));
        }
        ledger.awaitCheckpoint();
    }

    private SealedLedger open() {
        return SealedLedger.witnessed(settings, folder, ORIGIN, witness.witness());
    }

    /** It is told of the ledger, as its operator does. */
    private void introduce(SealedLedger ledger) {
        witness.knows(ORIGIN, VerifierKey.parse(ledger.log().keys().get(0)));
    }

    private void awaitCosigned(SealedLedger ledger) {
        ledger.awaitThat("a cosignature of the newest checkpoint", () -> isCosigned(ledger));
    }

    private boolean isCosigned(SealedLedger ledger) {
        var note = ledger.log().checkpoint().orElseThrow();
        return note.signatures().size() > 1
                && note.verifiedBy(List.of(witness.verifier())).size() == 1;
    }

    private void awaitState(SealedLedger ledger, WitnessState state) {
        ledger.awaitThat(state.toString(), () -> ledger.seal.witnesses(state).equals(List.of("w1")));
    }

    @Test
    void each_checkpoint_is_signed_from_where_the_witness_is() {
        try (var ledger = open()) {
            grow(ledger, 3);
            awaitState(ledger, WitnessState.REFUSES);
            introduce(ledger);
            awaitCosigned(ledger);
            grow(ledger, 300);
            awaitCosigned(ledger);

            assertThat(witness.sizeOf(ORIGIN)).isEqualTo(303);
            var standing = ledger.seal.witnesses().get(0);
            assertThat(standing.name()).isEqualTo("w1");
            assertThat(standing.size()).isEqualTo(303);
            assertThat(standing.at()).isAfter(Instant.now().minusSeconds(60));
            assertThat(standing.state()).isEqualTo(WitnessState.SIGNS);
        }
        var asked = witness.asked.get();
        try (var ledger = open()) {
            awaitState(ledger, WitnessState.SIGNS);
            assertThat(witness.asked)
                    .as("what is signed is not asked for again")
                    .hasValue(asked);
            grow(ledger, 1);
            awaitCosigned(ledger);
            assertThat(witness.asked)
                    .as("with the size that the ledger has kept")
                    .hasValue(asked + 1);
            assertThat(ledger.seal.look(0, List.of(), position -> {}).findings())
                    .isEmpty();
        }
    }

    @Test
    void who_has_forgotten_or_seen_more_of_it_meanwhile_is_asked_from_there() {
        try (var ledger = open()) {
            grow(ledger, 2);
            introduce(ledger);
            awaitCosigned(ledger);
            introduce(ledger); // and knows nothing any more
            grow(ledger, 2);
            awaitCosigned(ledger);

            assertThat(witness.sizeOf(ORIGIN)).isEqualTo(4);
        }
    }

    @Test
    void what_contradicts_a_witness_is_an_alarm() {
        try (var ledger = open()) {
            grow(ledger, 3);
            introduce(ledger);
            awaitCosigned(ledger);
            witness.hasSigned(ORIGIN, 3, Hash.ofLeaf(new byte[] {1}));
            grow(ledger, 1);
            awaitState(ledger, WitnessState.CONTRADICTS);
            assertThat(isCosigned(ledger)).isFalse();
        }
    }

    @Test
    void a_witness_that_has_seen_more_than_there_is_is_an_alarm() {
        try (var ledger = open()) {
            grow(ledger, 1);
            witness.knows(ORIGIN, VerifierKey.parse(ledger.log().keys().get(0)));
            witness.hasSigned(ORIGIN, 70, Hash.ofLeaf(new byte[] {1}));
            awaitState(ledger, WitnessState.CONTRADICTS);
        }
    }

    @Test
    void nothing_waits_for_a_witness_that_does_not_answer() {
        witness.says(new Said(503, "text/plain", "busy"));
        try (var ledger = open()) {
            grow(ledger, 2);
            grow(ledger, 2);
            assertThat(ledger.seal.failure()).isNull();
            assertThat(ledger.log().size()).isEqualTo(4);
            introduce(ledger);
            witness.says(null);
            awaitCosigned(ledger);
        }
    }

    @Test
    void who_has_been_silent_for_long_is_said_to_be() {
        witness.says(new Said(503, "text/plain", "busy"));
        try (var ledger = SealedLedger.open(settings, folder);
                var asking = new WitnessAsking(
                        witness.witness(),
                        new LogStore(ledger.database.jdbc()),
                        ledger.ledger.leadership(),
                        ledger.ledger.loops(),
                        Duration.ZERO)) {
            grow(ledger, 1);
            asking.start();
            ledger.awaitThat("silence", () -> asking.state() == WitnessState.SILENT);
        }
    }

    @Test
    void a_cosignature_that_does_not_hold_is_not_kept() {
        try (var ledger = open()) {
            grow(ledger, 1);
            introduce(ledger);
            witness.says(new Said(200, "text/plain", "\u2014 witness.example/w1 AAAAAAAA\n"));
            var before = witness.asked.get();
            ledger.awaitThat("two answers", () -> witness.asked.get() >= before + 2);
            assertThat(ledger.log().checkpoint().orElseThrow().signatures()).hasSize(1);
            assertThat(TestLedger.owner(settings)
                            .query("SELECT line FROM ledger.log_cosignature", row -> row.getString(1)))
                    .isEmpty();
        }
    }

    @Test
    void cosignatures_lie_in_packs() throws IOException {
        try (var ledger = open()) {
            grow(ledger, 2);
            introduce(ledger);
            awaitCosigned(ledger);
            for (var positions : Arrays.asList(null, List.of(1L))) {
                var zip = new ByteArrayOutputStream();
                ledger.seal
                        .pack(new Pack.Wish(Map.of(), positions, List.of(), "auditor", Instant.EPOCH, Map.of()))
                        .writeTo(zip);
                assertThat(checkpointsOf(zip.toByteArray()))
                        .endsWith(ledger.log().checkpoint().orElseThrow() + "\n");
            }
        }
    }

    private static String checkpointsOf(byte[] pack) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(pack))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("checkpoints.txt")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no checkpoints");
    }
}
