package io.parkledger.core.ledger.seal;

import static io.parkledger.core.ledger.seal.Finding.Code.CHECKPOINT_DIFFERS;
import static io.parkledger.core.ledger.seal.Finding.Code.EVENT_FOREIGN;
import static io.parkledger.core.ledger.seal.Finding.Code.TILE_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.parkledger.core.tlog.Tile;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A ledger so long that its tree has a complete tile of the second level; what is changed there is found too. */
class TamperedTilesTest {

    private static final long FULL = (long) Tile.FULL * Tile.FULL;
    /** Each verifies all of it. */
    private static final int ROUNDS = Math.max(2, Integer.getInteger("tamper.rounds", 20) / 5);

    private static SealedLedger ledger;

    @BeforeAll
    static void seal() {
        ledger = SealedLedger.open();
        ManyEvents.write(ledger, (int) FULL + 10);
        ledger.awaitOutside();
        ledger.seal.close();
        ledger.ledger.close();
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @Test
    void a_tile_of_the_second_level_is_compared_with_what_is_below_it() {
        for (int round = 0; round < ROUNDS; round++) {
            try (var tampered = new TamperedLedger(ledger, round)) {
                var hashes = tampered.bytes("SELECT hashes FROM log_tile WHERE level = 1");
                if (round % 2 == 0) {
                    tampered.update("UPDATE log_tile SET hashes = ? WHERE level = 1", tampered.flipped(hashes));
                } else {
                    tampered.update("DELETE FROM log_tile WHERE level = 1");
                }

                assertThat(tampered.look().findings())
                        .as("round %d", round)
                        .extracting(Finding::code, Finding::columns)
                        .contains(tuple(TILE_CHANGED, List.of("level 1")))
                        .hasSize(1);
            }
        }
    }

    @Test
    void row_entry_and_tile_changed_alike_do_not_lead_to_the_tile_above() {
        for (int round = 0; round < ROUNDS; round++) {
            try (var tampered = new TamperedLedger(ledger, round)) {
                var position = 1L + tampered.random.nextInt((int) FULL);
                tampered.update(
                        "UPDATE event SET metadata = metadata || ' '::bytea WHERE global_index = (SELECT global_index FROM seal WHERE position = ?)",
                        position);
                var row = tampered.row(position);
                tampered.update("UPDATE log_entry SET entry = ? WHERE position = ?", row.bytes(), position);
                var number = (position - 1) / Tile.FULL;
                var hashes = tampered.bytes("SELECT hashes FROM log_tile WHERE level = 0 AND number = ?", number);
                row.leaf().writeTo(hashes, (int) ((position - 1) % Tile.FULL) * 32);
                tampered.update("UPDATE log_tile SET hashes = ? WHERE level = 0 AND number = ?", hashes, number);

                assertThat(tampered.look().findings())
                        .as("round %d", round)
                        .extracting(Finding::code)
                        .contains(EVENT_FOREIGN, TILE_CHANGED, CHECKPOINT_DIFFERS);
            }
        }
    }
}
