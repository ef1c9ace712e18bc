package io.parkledger.core.ledger.seal;

import static io.parkledger.core.ledger.seal.Finding.Code.EVENT_MISSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.parkledger.core.custody.CustodyCommand.TellRestore;
import io.parkledger.core.id.CustodyId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.LedgerCannotStart;
import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.ledger.TestFolders;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.ledger.TestPostgres;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody who may do everything in the database takes events away while the ledger is open: nothing is signed on top
 * of what is left, nothing new stands where a checkpoint says something else, and all else goes on.
 */
class CutLedgerTest {

    private static final int EVENTS = 9;
    private static final int LEFT = 6;

    private final LedgerSettings settings = TestPostgres.newDatabase();
    private final Path folder = TestFolders.make();
    private final Jdbc owner = TestLedger.owner(settings);

    /** What is taken away of the last events. */
    private enum Cut {
        EVENTS("event"),
        EVENTS_AND_SEALS("event", "seal"),
        EVENTS_SEALS_AND_TIMES("event", "seal", "seal_time");

        private final List<String> tables;

        Cut(String... tables) {
            this.tables = List.of(tables);
        }
    }

    private static RegisterPark park(String id) {
        return new RegisterPark(new ParkId(id), "园区" + id, null);
    }

    private SealedLedger open() {
        return SealedLedger.open(settings, folder);
    }

    private static void fill(SealedLedger ledger) {
        for (int i = 1; i <= EVENTS; i++) {
            ledger.send(park("P-" + i));
            if (i == LEFT) {
                ledger.awaitCheckpoint();
            }
        }
        ledger.awaitCheckpoint();
        ledger.awaitOutside();
    }

    private void asOwner(String... statements) {
        owner.inTransaction(connection -> {
            Jdbc.update(connection, "SET LOCAL session_replication_role = replica");
            for (var statement : statements) {
                Jdbc.update(connection, statement);
            }
            return statements;
        });
    }

    /** Keeps a copy of what it takes away. */
    private void cut(Cut cut) {
        for (var table : cut.tables) {
            var lost = table.equals("event") ? " JOIN ledger.seal USING (global_index)" : "";
            asOwner("CREATE TABLE ledger.lost_" + table + " AS SELECT " + table + ".* FROM ledger." + table + lost
                    + " WHERE position > " + LEFT);
        }
        asOwner("DELETE FROM ledger.event WHERE global_index IN (SELECT global_index FROM ledger.lost_event)");
        cut.tables.stream()
                .filter(table -> !table.equals("event"))
                .forEach(table -> asOwner("DELETE FROM ledger." + table + " WHERE position > " + LEFT));
    }

    private void bringBack(Cut cut) {
        cut.tables.forEach(table -> asOwner("INSERT INTO ledger." + table
                + (table.equals("event") ? " OVERRIDING SYSTEM VALUE" : "") + " SELECT * FROM ledger.lost_" + table));
    }

    private static List<Finding> found(SealedLedger ledger) {
        return ledger.seal.look(0, List.of(), position -> {}).findings();
    }

    @ParameterizedTest
    @EnumSource(Cut.class)
    void a_ledger_whose_end_is_cut_off_is_not_sealed_on_and_gives_no_position_twice(Cut cut) {
        try (var ledger = open()) {
            fill(ledger);
            var signed = ledger.log().checkpoint().orElseThrow();

            cut(cut);

            assertThat(ledger.ledger.reader().head()).isEqualTo(LEFT);
            ledger.awaitFailure("seal.event-missing");
            assertThat(ledger.send(park("P-NEW")))
                    .as("behind all that was sealed")
                    .isEqualTo(EVENTS + 1);
            assertThat(ledger.ledger.reader().head()).isEqualTo(EVENTS + 1);
            assertThat(found(ledger))
                    .filteredOn(finding -> finding.code() == EVENT_MISSING)
                    .extracting(Finding::position, Finding::subject)
                    .containsExactly(tuple(7L, "P-7"), tuple(8L, "P-8"), tuple(9L, "P-9"));
            ledger.awaitFailure("seal.event-missing");
            assertThat(ledger.log().checkpoint()).hasValue(signed);
        }
        try (var ledger = open()) {
            ledger.awaitFailure("seal.event-missing");
            assertThat(ledger.send(park("P-NEWER"))).isEqualTo(EVENTS + 2);
            assertThat(ledger.log().size()).isEqualTo(EVENTS);

            bringBack(cut);

            ledger.awaitCheckpoint();
            ledger.awaitOutside();
            assertThat(ledger.log().size()).isEqualTo(EVENTS + 2);
            assertThat(found(ledger)).isEmpty();
            assertThat(ledger.seal.failure()).isNull();
        }
    }

    @Test
    void an_event_that_only_lost_its_seal_gets_the_position_back_that_it_had() {
        try (var ledger = open()) {
            fill(ledger);
            asOwner("DELETE FROM ledger.seal WHERE position > " + LEFT);

            assertThat(ledger.send(park("P-NEW"))).isEqualTo(EVENTS + 1);

            ledger.awaitCheckpoint();
            assertThat(ledger.log().size()).isEqualTo(EVENTS + 1);
            assertThat(found(ledger)).isEmpty();
        }
    }

    @Test
    void a_last_event_that_was_changed_is_not_sealed_on() {
        try (var ledger = open()) {
            fill(ledger);
            asOwner("UPDATE ledger.event SET payload = payload || ' ' WHERE aggregate_id = 'P-9'");

            ledger.awaitFailure("seal.log-changed");
            ledger.send(park("P-NEW"));

            assertThat(ledger.log().size()).isEqualTo(EVENTS);
        }
    }

    /** The verification names it; until then appends and the seal go on. */
    @Test
    void an_event_taken_out_of_the_middle_holds_up_nobody_and_is_named() {
        try (var ledger = open()) {
            fill(ledger);
            asOwner("DELETE FROM ledger.event WHERE aggregate_id = 'P-4'");

            assertThat(ledger.send(park("P-NEW"))).isEqualTo(EVENTS + 1);

            ledger.awaitCheckpoint();
            assertThat(found(ledger))
                    .extracting(Finding::code, Finding::position, Finding::subject)
                    .contains(tuple(EVENT_MISSING, 4L, "P-4"));
        }
    }

    @Test
    void readers_come_over_a_gap_of_any_width() {
        try (var ledger = open()) {
            fill(ledger);
            asOwner("DELETE FROM ledger.event WHERE aggregate_id IN ('P-3', 'P-4', 'P-5', 'P-9')");
            var reader = ledger.ledger.reader();

            assertThat(reader.after(2, 2)).as("of the next two positions").isEmpty();
            assertThat(reader.after(2, Long.MAX_VALUE, 2))
                    .extracting(event -> event.position())
                    .containsExactly(6L, 7L);
            assertThat(reader.after(2, 5, 2)).isEmpty();
            assertThat(reader.after(2, 6, 2))
                    .extracting(event -> event.position())
                    .containsExactly(6L);
            assertThat(reader.after(7, Long.MAX_VALUE, 100))
                    .extracting(event -> event.position())
                    .containsExactly(8L);
            assertThat(reader.after(8, Long.MAX_VALUE, 1)).isEmpty();
            assertThat(reader.after(0, 0, 0)).isEmpty();
            assertThat(reader.head()).isEqualTo(8);
        }
    }

    /** All its tables are as they were at an earlier time, and nobody has stopped the application. */
    @Test
    void a_database_set_back_under_a_running_application_is_never_signed_on_until_a_restore_tells_of_it() {
        try (var ledger = open()) {
            fill(ledger);
            asOwner(
                    "DELETE FROM ledger.event WHERE global_index IN (SELECT global_index FROM ledger.seal WHERE position > "
                            + LEFT + ")",
                    "DELETE FROM ledger.seal WHERE position > " + LEFT,
                    "DELETE FROM ledger.seal_time WHERE position > " + LEFT,
                    "DELETE FROM ledger.log_entry WHERE position > " + LEFT,
                    "DELETE FROM ledger.log_checkpoint WHERE size > " + LEFT);

            ledger.awaitFailure("seal.ledger-set-back");
            for (int i = 1; i <= EVENTS; i++) {
                ledger.send(park("P-NEW-" + i));
            }
            ledger.awaitFailure("seal.ledger-set-back");
            assertThat(ledger.log().size()).isEqualTo(LEFT);
        }
        assertThatThrownBy(this::open).isInstanceOfSatisfying(LedgerCannotStart.class, e -> assertThat(e.code())
                .isEqualTo("seal.ledger-set-back"));
        try (var ledger = SealedLedger.openUnsealed(settings, folder)) {
            var lost = ledger.seal.toRestore(ledger.ledger.reader().head()).orElseThrow();
            assertThat(lost.keptUpTo())
                    .as("what came later was not brought back")
                    .isEqualTo(LEFT);
            ledger.send(new TellRestore(
                    CustodyId.SEAL,
                    lost.formerOrigin(),
                    lost.origin(),
                    lost.keptUpTo(),
                    lost.lostUpTo(),
                    lost.checkpoint()));
        }
        try (var ledger = open()) {
            ledger.awaitCheckpoint();
            ledger.awaitOutside();
            assertThat(found(ledger)).isEmpty();
        }
    }
}
