package io.parkledger.core.ledger.seal;

import static io.parkledger.core.ledger.seal.Finding.Code.CHECKPOINT_NOT_SIGNED;
import static io.parkledger.core.ledger.seal.Finding.Code.EVENT_CHANGED;
import static io.parkledger.core.ledger.seal.Finding.Code.EVENT_FOREIGN;
import static io.parkledger.core.ledger.seal.Finding.Code.FOREIGN_LIST_CHANGED;
import static io.parkledger.core.ledger.seal.Finding.Code.READING_LOG_CHANGED;
import static io.parkledger.core.ledger.seal.Finding.Code.TILE_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.parkledger.core.Contexts;
import io.parkledger.core.custody.CustodyCommand.SealReadingLog;
import io.parkledger.core.id.CustodyId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * A verification that is interrupted goes on from where it had come to: it finds what one finds that is not, and reads
 * nothing twice.
 */
class ResumedVerificationTest {

    private static final int EVENTS = 9_000;
    /** Where it is interrupted. */
    private static final long PLACE = 4_096;

    private static SealedLedger ledger;

    @BeforeAll
    static void open() {
        ledger = SealedLedger.open();
        ledger.send(new SealReadingLog(CustodyId.READING_LOG, 1, 7, 7, "00".repeat(32)));
        ledger.awaitCheckpoint();
        ManyEvents.write(ledger, EVENTS);
        ledger.awaitOutside();
        ledger.seal.close();
        ledger.ledger.close();
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    /** The node that carries it out is gone. */
    private static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static Seal seal(TamperedLedger tampered) {
        return Seal.over(tampered.jdbc, new SealSettings(tampered.keys, tampered.outside, null))
                .comparingClaims(Contexts.ALL);
    }

    /** As another node reads it. */
    private static VerifiedSoFar interrupted(Seal seal, @Nullable VerifiedSoFar before) {
        var kept = new ArrayList<String>();
        var json = JsonMapper.shared();
        assertThatThrownBy(() -> seal.verify(List.of(), before, new VerificationProgress() {
                    @Override
                    public void at(long done, long total) {
                        assertThat(done).isLessThanOrEqualTo(total);
                    }

                    @Override
                    public void reached(Supplier<VerifiedSoFar> soFar) {
                        kept.add(json.writeValueAsString(soFar.get()));
                        throw new Interrupted();
                    }
                }))
                .isInstanceOf(Interrupted.class);
        return json.readValue(kept.get(0), VerifiedSoFar.class);
    }

    private static VerificationReport goneOn(Seal seal, VerifiedSoFar before) {
        return seal.verify(List.of(), before, (done, total) -> {});
    }

    private static void requireSame(VerificationReport goneOn, VerificationReport whole) {
        assertThat(goneOn.findings()).containsExactlyElementsOf(whole.findings());
        assertThat(goneOn.count()).isEqualTo(whole.count());
        assertThat(goneOn.subjects()).isEqualTo(whole.subjects());
        assertThat(goneOn.foreign()).isEqualTo(whole.foreign());
        assertThat(goneOn.upTo()).isEqualTo(whole.upTo());
        assertThat(goneOn.checkpoints()).isEqualTo(whole.checkpoints());
        assertThat(goneOn.signatures()).isEqualTo(whole.signatures());
    }

    private static void change(TamperedLedger it, long position) {
        it.update(
                "UPDATE event SET payload = payload || ' ' WHERE global_index ="
                        + " (SELECT global_index FROM seal WHERE position = ?)",
                position);
    }

    @Test
    void nothing_is_found_where_nothing_was_changed_however_often_it_is_interrupted() {
        try (var tampered = new TamperedLedger(ledger, 1)) {
            var seal = seal(tampered);
            var once = interrupted(seal, null);
            assertThat(once.upTo()).isEqualTo(PLACE);
            assertThat(once.compared()).isPositive();
            var twice = interrupted(seal, once);
            assertThat(twice.upTo()).isEqualTo(2 * PLACE);
            assertThat(twice.took()).isGreaterThan(once.took());

            var report = goneOn(seal, twice);

            assertThat(report.findings()).isEmpty();
            requireSame(report, tampered.look());
        }
    }

    @Test
    void faults_on_either_side_of_the_place_are_found_as_if_it_had_not_been_interrupted() {
        try (var tampered = new TamperedLedger(ledger, 2)) {
            var seal = seal(tampered);
            change(tampered, 300);
            change(tampered, PLACE);
            change(tampered, PLACE + 1);
            change(tampered, 9_001);
            tampered.update("UPDATE event SET mac = NULL WHERE aggregate_id = 'B-1' AND sequence_number = 7");
            tampered.update("INSERT INTO foreign_event VALUES (?), (?)", PLACE - 2, PLACE + 2);

            var goneOn = goneOn(seal, interrupted(seal, null));

            assertThat(goneOn.findings())
                    .extracting(Finding::code, Finding::position)
                    .contains(
                            tuple(EVENT_CHANGED, 300L),
                            tuple(EVENT_FOREIGN, 300L),
                            tuple(EVENT_CHANGED, PLACE),
                            tuple(EVENT_CHANGED, PLACE + 1),
                            tuple(EVENT_CHANGED, 9_001L),
                            tuple(FOREIGN_LIST_CHANGED, PLACE - 2),
                            tuple(FOREIGN_LIST_CHANGED, PLACE + 2));
            requireSame(goneOn, tampered.look());
        }
    }

    @Test
    void what_was_verified_before_is_not_read_again() {
        try (var tampered = new TamperedLedger(ledger, 3)) {
            var seal = seal(tampered);
            var before = interrupted(seal, null);
            change(tampered, 300);
            change(tampered, 5_000);

            assertThat(goneOn(seal, before).findings())
                    .extracting(Finding::code, Finding::position)
                    .containsExactly(tuple(EVENT_CHANGED, 5_000L), tuple(EVENT_FOREIGN, 5_000L));
            assertThat(tampered.look().findings()).extracting(Finding::position).contains(300L);
        }
    }

    @Test
    void it_begins_anew_where_the_tree_is_another_than_it_was() {
        try (var tampered = new TamperedLedger(ledger, 4)) {
            var seal = seal(tampered);
            var before = interrupted(seal, null);
            var hashes = tampered.bytes("SELECT hashes FROM log_tile WHERE level = 0 AND number = 3");
            tampered.update(
                    "UPDATE log_tile SET hashes = ? WHERE level = 0 AND number = 3", tampered.flipped(hashes, 100));

            var goneOn = goneOn(seal, before);

            assertThat(goneOn.findings()).extracting(Finding::code).contains(TILE_CHANGED);
            requireSame(goneOn, tampered.look());
        }
        try (var tampered = new TamperedLedger(ledger, 4)) {
            var seal = seal(tampered);
            var before = interrupted(seal, null);
            tampered.update("DELETE FROM log_tile WHERE level = 0 AND number = 3");

            requireSame(goneOn(seal, before), tampered.look());
        }
    }

    @Test
    void it_begins_anew_where_other_checkpoints_are_held_than_were_compared() {
        try (var tampered = new TamperedLedger(ledger, 5)) {
            var seal = seal(tampered);
            var before = interrupted(seal, null);
            change(tampered, 300);
            var note = tampered.text("SELECT note FROM log_checkpoint ORDER BY number LIMIT 1");
            tampered.update("UPDATE log_checkpoint SET note = ? WHERE note = ?", note.replace("\n1\n", "\n2\n"), note);
            tampered.writeOutside(
                    tampered.notesOutside().subList(1, tampered.notesOutside().size()));

            var goneOn = goneOn(seal, before);

            assertThat(goneOn.findings()).extracting(Finding::code).contains(CHECKPOINT_NOT_SIGNED, EVENT_CHANGED);
            requireSame(goneOn, tampered.look());
        }
    }

    @Test
    void what_was_told_of_reading_before_the_place_is_held_against_the_log_all_the_same() {
        try (var tampered = new TamperedLedger(ledger, 6)) {
            var seal = seal(tampered).comparingReadingLog((fromLine, toLine) -> new ReadingLogDigest());

            assertThat(goneOn(seal, interrupted(seal, null)).findings())
                    .extracting(Finding::code, Finding::position)
                    .containsExactly(tuple(READING_LOG_CHANGED, 1L));
        }
    }

    @Test
    void it_tells_how_far_it_is_while_it_reads_signatures_and_while_it_walks() {
        try (var tampered = new TamperedLedger(ledger, 7)) {
            tampered.sealAgain(
                    tampered.ownKey(),
                    LongStream.rangeClosed(1, 1_300)
                            .map(each -> each * 7)
                            .filter(size -> size <= tampered.events())
                            .boxed()
                            .toList());
            tampered.writeOutsideAgain();
            var steps = new ArrayList<Long>();
            var totals = new ArrayList<Long>();
            seal(tampered).verify(List.of(), null, (done, total) -> {
                steps.add(done);
                totals.add(total);
            });

            var signatures = 2 * tampered.sizes().size();
            assertThat(signatures).isGreaterThan(2_000);
            assertThat(steps).isSorted();
            assertThat(steps).filteredOn(done -> done <= signatures).hasSizeGreaterThan(3);
            assertThat(steps).filteredOn(done -> done > signatures).hasSizeGreaterThan(2);
            assertThat(totals).containsOnly(totals.get(0)).contains(steps.get(steps.size() - 1));
        }
    }
}
