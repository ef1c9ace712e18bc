package io.parkledger.core.ledger.seal;

import static io.parkledger.core.ledger.seal.Finding.Code.CHECKPOINT_DIFFERS;
import static io.parkledger.core.ledger.seal.Finding.Code.EVENT_CHANGED;
import static io.parkledger.core.ledger.seal.Finding.Code.EVENT_FOREIGN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.LedgerRefusal;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.space.ParkCommand.CorrectPark;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import io.parkledger.core.tlog.Checkpoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was sealed is verified; what was changed is named. */
class VerifierTest {

    private static final int EVENTS = 600;

    private static SealedLedger ledger;
    private static Checkpoint early;

    @BeforeAll
    static void open() {
        ledger = SealedLedger.open();
        for (int i = 1; i <= EVENTS; i++) {
            ledger.send(new RegisterPark(new ParkId("P-" + i), "园区" + i, null));
            if (i == 100) {
                ledger.awaitCheckpoint();
                early = Checkpoint.parse(ledger.log().checkpoint().orElseThrow().text());
            }
        }
        ledger.awaitCheckpoint();
        ledger.awaitOutside();
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @Test
    void nothing_is_found_where_nothing_was_changed() {
        var steps = new ArrayList<Long>();
        var report = ledger.seal.look(0, List.of(early), steps::add);

        assertThat(report.findings()).isEmpty();
        assertThat(report.upTo()).isEqualTo(EVENTS);
        assertThat(report.checkpoints()).isGreaterThan(1);
        assertThat(report.signatures()).isGreaterThan(3);
        assertThat(steps).endsWith((long) EVENTS);
        assertThat(ledger.seal.look(300, List.of(early), position -> {}).findings())
                .isEmpty();
    }

    @Test
    void a_changed_row_is_named_with_its_column_and_what_it_touches() {
        var owner = TestLedger.owner(ledger.settings);
        owner.update("ALTER TABLE ledger.event DISABLE TRIGGER event_only_grows");
        owner.update(
                "UPDATE ledger.event SET payload = set_byte(payload, 3, get_byte(payload, 3) # 4) WHERE aggregate_id = 'P-300'");
        try {
            var report = ledger.seal.look(0, List.of(early), position -> {});

            assertThat(report.findings())
                    .containsExactly(
                            new Finding(EVENT_CHANGED, 300, List.of("payload"), "P-300", lastGoodBefore(report)),
                            new Finding(EVENT_FOREIGN, 300, List.of(), "P-300", lastGoodBefore(report)));
            assertThat(lastGoodBefore(report)).isBetween(100L, 299L);
            assertThat(report.subjects()).containsExactly("P-300");
        } finally {
            owner.update(
                    "UPDATE ledger.event SET payload = set_byte(payload, 3, get_byte(payload, 3) # 4) WHERE aggregate_id = 'P-300'");
        }
        assertThat(ledger.seal.look(0, List.of(), position -> {}).findings()).isEmpty();
    }

    @Test
    void nothing_is_written_on_top_of_what_was_changed_until_it_is_as_it_was() {
        var owner = TestLedger.owner(ledger.settings);
        owner.update("ALTER TABLE ledger.event DISABLE TRIGGER event_only_grows");
        var flip =
                "UPDATE ledger.event SET recorded_at = recorded_at + interval '1 microsecond' * ? WHERE aggregate_id = 'P-7'";
        owner.update(flip, 1);
        try {
            ledger.seal.verify(List.of(), position -> {});

            assertThat(ledger.seal.isInDoubt("P-7")).isTrue();
            assertThatThrownBy(
                            () -> ledger.send(new CorrectPark(new ParkId("P-7"), "改名", "录错", LocalDate.of(2021, 3, 1))))
                    .isInstanceOf(LedgerRefusal.InDoubt.class);
        } finally {
            owner.update(flip, -1);
        }
        ledger.seal.verify(List.of(), position -> {});

        assertThat(ledger.seal.isInDoubt("P-7")).isFalse();
    }

    @Test
    void what_is_sealed_meanwhile_is_not_said_to_be_verified() {
        try (var growing = SealedLedger.open()) {
            growing.send(new RegisterPark(new ParkId("LQ"), "澜桥", null));
            growing.awaitCheckpoint();
            var report = growing.seal.look(0, List.of(), position -> {
                growing.send(new RegisterPark(new ParkId("XX"), "别处", null));
                growing.awaitCheckpoint();
            });

            assertThat(growing.log().size()).isEqualTo(2);
            assertThat(report.upTo()).isEqualTo(1);
            assertThat(report.findings()).isEmpty();
        }
    }

    private static long lastGoodBefore(VerificationReport report) {
        return report.findings().get(0).lastGoodCheckpoint();
    }

    @Test
    void a_trusted_checkpoint_of_another_ledger_is_contradicted() {
        var other = new Checkpoint(early.origin(), early.size() + 1, early.root());

        assertThat(ledger.seal.look(0, List.of(other), position -> {}).findings())
                .extracting(Finding::code, Finding::position)
                .containsExactly(tuple(CHECKPOINT_DIFFERS, early.size() + 1));
    }
}
