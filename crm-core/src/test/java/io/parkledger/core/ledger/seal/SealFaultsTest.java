package io.parkledger.core.ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.ledger.TestFolders;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.ledger.TestPostgres;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import io.parkledger.core.tlog.Checkpoint;
import io.parkledger.core.tlog.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever fails around the seal, appends go on, nothing contradictory is signed, and it recovers by itself. */
class SealFaultsTest {

    private static RegisterPark park(String id) {
        return new RegisterPark(new ParkId(id), "园区" + id, null);
    }

    /** Each checkpoint once, in order, and the ledger's newest at the end. */
    private static void requireWhole(SealedLedger ledger) {
        ledger.awaitCheckpoint();
        ledger.awaitOutside();
        var sizes = new ArrayList<Long>();
        new OutsideFile(ledger.outside())
                .forEach(
                        note -> sizes.add(
                                Checkpoint.parse(SignedNote.parse(note).text()).size()),
                        rest -> sizes.add(-1L));
        assertThat(sizes).isSorted().doesNotHaveDuplicates();
        assertThat(sizes)
                .containsExactlyElementsOf(TestLedger.owner(ledger.settings)
                        .query("SELECT size FROM ledger.log_checkpoint ORDER BY number", row -> row.getLong(1)));
        assertThat(ledger.seal.look(0, List.of(), position -> {}).findings()).isEmpty();
    }

    @Test
    void a_disk_that_is_full_holds_up_no_append_and_no_checkpoint_is_lost() throws IOException {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "a disk that is full");
        var folder = TestFolders.make();
        var outside = Files.createSymbolicLink(folder.resolve("checkpoints.txt"), full);
        try (var ledger = SealedLedger.open(TestPostgres.newDatabase(), folder)) {
            ledger.send(park("P-1"));
            ledger.awaitFailure("seal.outside-file-not-writable");
            assertThat(ledger.send(park("P-2"))).isEqualTo(2);
            ledger.awaitCheckpoint();

            Files.delete(outside);

            requireWhole(ledger);
        }
    }

    @Test
    void a_folder_in_place_of_the_file_holds_up_no_append() throws IOException {
        var folder = TestFolders.make();
        var outside = Files.createDirectory(folder.resolve("checkpoints.txt"));
        try (var ledger = SealedLedger.open(TestPostgres.newDatabase(), folder)) {
            assertThat(ledger.send(park("P-1"))).isEqualTo(1);
            ledger.awaitFailure("seal.outside-file-not-readable");
            assertThat(ledger.send(park("P-2"))).isEqualTo(2);

            Files.delete(outside);

            requireWhole(ledger);
        }
    }

    @Test
    void what_was_signed_and_not_written_outside_when_the_process_was_killed_is_written_by_the_next()
            throws IOException {
        var folder = TestFolders.make();
        var settings = TestPostgres.newDatabase();
        try (var ledger = SealedLedger.open(settings, folder)) {
            for (int i = 1; i <= 3; i++) {
                ledger.send(park("P-" + i));
                ledger.awaitCheckpoint();
            }
            ledger.awaitOutside();
        }
        var file = folder.resolve("checkpoints.txt");
        var notes = new ArrayList<String>();
        new OutsideFile(file).forEach(notes::add, rest -> {});
        Files.writeString(file, notes.get(0) + "\n" + notes.get(1).substring(0, 30));

        try (var ledger = SealedLedger.open(settings, folder)) {
            ledger.send(park("P-4"));
            requireWhole(ledger);
        }
    }

    /** A demo's clock is set as its story goes; the order never is. */
    @Test
    void a_clock_that_steps_back_changes_no_order_of_sealing() {
        var clock = LedgerClock.simulated(TestLedger.SHANGHAI);
        try (var ledger = SealedLedger.simulated(clock)) {
            for (var day : List.of("2021-12-31", "2021-03-01", "2022-03-01", "1969-12-31", "2021-12-31")) {
                clock.set(Instant.parse(day + "T23:59:59.999999Z"));
                ledger.send(park("P-" + ledger.ledger.reader().head()));
            }
            ledger.awaitCheckpoint();
            ledger.awaitOutside();

            assertThat(ledger.seal.look(0, List.of(), position -> {}).findings())
                    .isEmpty();
            assertThat(TestLedger.owner(ledger.settings)
                            .query(
                                    "SELECT sealed_at::text FROM ledger.seal_time ORDER BY position",
                                    row -> row.getString(1)))
                    .isSorted()
                    .hasSizeGreaterThan(2);
        }
    }

    /** The database breaks off all connections again and again, and with them the lock of the node that leads. */
    @Test
    void nodes_that_take_over_from_each_other_sign_one_log() {
        var folder = TestFolders.make();
        var settings = TestPostgres.newDatabase();
        var owner = TestLedger.owner(settings);
        try (var one = SealedLedger.open(settings, folder);
                var other = SealedLedger.open(settings, folder)) {
            for (int i = 0; i < 5; i++) {
                var node = i % 2 == 0 ? one : other;
                for (int j = 0; j < 20; j++) {
                    node.send(park("P-" + i + "-" + j));
                }
                owner.query(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'parkledger leader'"
                                + " AND datname = current_database()",
                        row -> row.getBoolean(1));
                node.awaitCheckpoint();
            }
            requireWhole(one);
            assertThat(other.log().checkpoint()).isEqualTo(one.log().checkpoint());
        }
    }
}
