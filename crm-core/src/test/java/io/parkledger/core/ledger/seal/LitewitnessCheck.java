package io.parkledger.core.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.TestFolders;
import io.parkledger.core.ledger.TestPostgres;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import io.parkledger.core.tlog.Hash;
import io.parkledger.core.tlog.witness.Witness;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ledger and a witness that others have written, which {@code .ci/longer/witness} has started. */
class LitewitnessCheck {

    private static final String ORIGIN = "park.example/ledger";

    private final Witness witness =
            Witness.of("litewitness", System.getProperty("litewitness.url"), System.getProperty("litewitness.key"));
    private int parks;

    private void grow(SealedLedger ledger, int by) {
        for (int i = 0; i < by; i++) {
            ledger.send(new RegisterPark(new ParkId("P-" + ++parks), "园区" + parks, null));
        }
        ledger.awaitCheckpoint();
    }

    /** As its operator tells it of a log. */
    private static void sql(String statements) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sqlite3", System.getProperty("litewitness.db"), statements)
                .inheritIO()
                .start();
        assertThat(process.waitFor()).as(statements).isZero();
    }

    private void awaitCosigned(SealedLedger ledger) {
        ledger.awaitThat("a cosignature of litewitness", () -> {
            var note = ledger.log().checkpoint().orElseThrow();
            return note.signatures().size() > 1
                    && note.verifiedBy(List.of(witness.key())).size() == 1;
        });
    }

    private static void awaitState(SealedLedger ledger, WitnessState state) {
        ledger.awaitThat(state.toString(), () -> ledger.seal.witnesses(state).equals(List.of("litewitness")));
    }

    @Test
    void a_running_ledger_is_cosigned() throws Exception {
        var folder = TestFolders.make();
        var database = TestPostgres.newDatabase();
        try (var ledger = SealedLedger.witnessed(database, folder, ORIGIN, witness)) {
            grow(ledger, 3);
            awaitState(ledger, WitnessState.REFUSES);
            sql("INSERT INTO log VALUES ('%s', 0, '%s'); INSERT INTO key VALUES ('%s', '%s');"
                    .formatted(
                            ORIGIN,
                            Hash.EMPTY.base64(),
                            ORIGIN,
                            ledger.log().keys().get(0)));
            awaitCosigned(ledger);
            for (var by : List.of(1, 300, 7)) {
                grow(ledger, by);
                awaitCosigned(ledger);
            }
            assertThat(ledger.seal.witnesses(WitnessState.SIGNS)).containsExactly("litewitness");
        }
        try (var ledger = SealedLedger.witnessed(database, folder, ORIGIN, witness)) {
            grow(ledger, 1);
            awaitCosigned(ledger);
            sql("UPDATE log SET tree_hash = '%s'".formatted(Hash.EMPTY.base64()));
            grow(ledger, 1);
            awaitState(ledger, WitnessState.CONTRADICTS);
        }
    }
}
