package io.parkledger.core.ledger.seal;

import static io.parkledger.core.ledger.seal.Finding.Code.ENTRY_CHANGED;
import static io.parkledger.core.ledger.seal.Finding.Code.EVENT_CHANGED;
import static io.parkledger.core.ledger.seal.Finding.Code.EVENT_FOREIGN;
import static io.parkledger.core.ledger.seal.Finding.Code.FOREIGN_LIST_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which events were sealed as foreign is a list; who takes one off it, or puts one on it, is found. */
class ForeignListTest {

    private static final String FORGED = """
            SELECT coalesce(refusal, 'none') FROM ledger.append(clock_timestamp(), ARRAY['e-forged'], ARRAY['Park'], ARRAY['XX'], ARRAY[0::bigint],
                ARRAY['park.registered'], ARRAY['1'], ARRAY['{}'::bytea], ARRAY['{}'::bytea],
                '{}', '{}', '{}', '{}', '{}', '{}', 'nobody', NULL, NULL, NULL, 0, 0, '{}', '{}', '{}', '{}', '{}', '{}')""";

    private static final Tuple FORGED_IS_FOREIGN = tuple(EVENT_FOREIGN, 2L, List.of(), "XX");

    private static SealedLedger ledger;

    @BeforeAll
    static void open() {
        ledger = SealedLedger.open();
        ledger.send(park("P-1"));
        assertThat(TestLedger.owner(ledger.settings).query(FORGED, row -> row.getString(1)))
                .containsExactly("none");
        ledger.send(park("P-3"));
        ledger.awaitCheckpoint();
        ledger.send(park("P-4"));
        ledger.awaitCheckpoint();
        ledger.awaitOutside();
        assertThat(ledger.log().foreignEvents(1, 4)).containsExactly(2L);
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static RegisterPark park(String id) {
        return new RegisterPark(new ParkId(id), "园区" + id, null);
    }

    private static List<Tuple> found(String... statements) {
        try (var tampered = new TamperedLedger(ledger, 1)) {
            for (var statement : statements) {
                tampered.update(statement);
            }
            return tampered.look().findings().stream()
                    .map(finding -> tuple(finding.code(), finding.position(), finding.columns(), finding.subject()))
                    .toList();
        }
    }

    private static Tuple list(long position) {
        return tuple(FOREIGN_LIST_CHANGED, position, List.of("foreign_event"), null);
    }

    @Test
    void what_stands_in_it_as_it_was_sealed_is_foreign_and_nothing_else_is_found() {
        assertThat(found()).containsExactly(FORGED_IS_FOREIGN);
    }

    @Test
    void a_foreign_event_taken_off_it_is_found() {
        assertThat(found("DELETE FROM foreign_event")).containsExactly(FORGED_IS_FOREIGN, list(2));
    }

    @Test
    void nothing_becomes_read_only_by_it() {
        try (var tampered = new TamperedLedger(ledger, 1)) {
            tampered.update("UPDATE foreign_event SET position = 3");

            assertThat(tampered.look().count()).isEqualTo(3);
            assertThat(tampered.look().subjects()).isEmpty();
        }
    }

    @Test
    void an_event_of_the_application_put_on_it_is_found() {
        assertThat(found("INSERT INTO foreign_event VALUES (4)")).containsExactly(FORGED_IS_FOREIGN, list(4));
        assertThat(found(
                        "INSERT INTO foreign_event VALUES (3)",
                        "UPDATE foreign_event SET position = 1 WHERE position = 2"))
                .containsExactlyInAnyOrder(FORGED_IS_FOREIGN, list(1), list(2), list(3));
    }

    /** Then it is the event that was changed, and the list says how it was sealed. */
    @Test
    void an_event_that_was_changed_is_not_laid_to_the_list() {
        assertThat(found("UPDATE event SET payload = payload || ' ' WHERE aggregate_id = 'P-3'"))
                .containsExactly(
                        FORGED_IS_FOREIGN,
                        tuple(EVENT_CHANGED, 3L, List.of("payload"), "P-3"),
                        tuple(EVENT_FOREIGN, 3L, List.of(), "P-3"));
    }

    @Test
    void a_foreign_event_that_somebody_has_signed_since_is_not_laid_to_the_list_either() {
        try (var tampered = new TamperedLedger(ledger, 1)) {
            tampered.signRow(2);

            assertThat(tampered.look().findings())
                    .extracting(Finding::code)
                    .contains(ENTRY_CHANGED)
                    .doesNotContain(FOREIGN_LIST_CHANGED);
        }
    }
}
