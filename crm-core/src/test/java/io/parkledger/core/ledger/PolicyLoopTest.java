package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.MARCH_1;
import static io.parkledger.core.ledger.LedgerFacts.NEW_YEARS_EVE;
import static io.parkledger.core.ledger.LedgerFacts.sign;
import static io.parkledger.core.ledger.LedgerFacts.withPoolOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.core.Contexts;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.negotiation.NegotiationCommand.LoseNegotiation;
import io.parkledger.core.value.LossReason;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an earlier version left undone when a process died between a fact and what follows from it. */
@Timeout(60)
class PolicyLoopTest {

    private static final LeadId LEAD = new LeadId("L-1");
    private static final NegotiationId NEGOTIATION = new NegotiationId("N-1");
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final List<String> AFTER_SIGNING =
            List.of("contract.signed", "negotiation.won", "unit.reserved", "unit.reserved");

    private LedgerSettings settings;
    private TestLedger ledger;

    @BeforeEach
    void open() {
        settings = withPoolOf(8, TestPostgres.newDatabase());
        ledger = TestLedger.open(settings);
        LedgerFacts.buildings().forEach(ledger::send);
        LedgerFacts.untilReviewed(LEAD, NEGOTIATION).forEach(ledger::send);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void a_new_ledger_has_nothing_to_see_to() {
        await().atMost(SOON).until(ledger.ledger::hasCaughtUp);

        assertThat(ledger.ledger.refusedConsequences().list(null, true, 10)).isEmpty();
    }

    @Test
    void what_was_left_undone_is_done_once() {
        var before = lastIndex();
        signedByAnEarlierVersion();
        assertThat(typesAfter(before)).containsExactly("contract.signed");

        reopenAndCatchUp();
        assertThat(typesAfter(before)).containsExactlyElementsOf(AFTER_SIGNING);

        everythingIsFromAnEarlierVersion();
        reopenAndCatchUp();
        assertThat(typesAfter(before)).containsExactlyElementsOf(AFTER_SIGNING);
    }

    @Test
    void what_was_done_is_not_done_again() {
        var before = lastIndex();
        signedByAnEarlierVersion();
        answered("WhenContractSignedThenWinNegotiation");

        reopenAndCatchUp();

        assertThat(typesAfter(before)).containsExactly("contract.signed", "unit.reserved", "unit.reserved");
    }

    /** Earlier versions wrote this into their log and went on. */
    @Test
    void what_is_refused_waits_for_somebody_to_see_to_it() {
        signedByAnEarlierVersion();
        database().update("UPDATE ledger.decided_apart SET up_to = 0");
        ledger = TestLedger.open(settings);
        ledger.send(new LoseNegotiation(NEGOTIATION, LossReason.PRICE, null, MARCH_1));
        ledger.close();
        everythingIsFromAnEarlierVersion();

        reopenAndCatchUp();

        var waiting = ledger.ledger.refusedConsequences().list(null, false, 10);
        assertThat(waiting).singleElement().satisfies(entry -> {
            assertThat(entry.fact()).isEqualTo("contract.signed");
            assertThat(entry.subject()).isEqualTo("C-1");
            assertThat(entry.policy()).isEqualTo("WhenContractSignedThenWinNegotiation");
            assertThat(entry.target()).isEqualTo("N-1");
            assertThat(entry.code()).isEqualTo("negotiation.negotiation-is-open");
            assertThat(entry.park()).isEqualTo("LQ");
        });
        var id = waiting.get(0).id();
        assertThat(ledger.ledger.refusedConsequences().settle(Set.of("XX"), id, "wang", "not mine"))
                .isFalse();
        assertThat(ledger.ledger.refusedConsequences().settle(null, id, "wang", "合同已另行登记"))
                .isTrue();
        assertThat(ledger.ledger.refusedConsequences().settle(null, id, "wang", "again"))
                .isFalse();
        assertThat(ledger.ledger.refusedConsequences().list(null, false, 10)).isEmpty();
        assertThat(ledger.ledger.refusedConsequences().list(null, true, 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.settledBy()).isEqualTo("wang"));
    }

    /** As if its process had died before any policy reacted. */
    private void signedByAnEarlierVersion() {
        ledger.close();
        try (var database = LedgerDatabase.open(settings);
                var dying = Ledger.open(
                        database, LedgerClock.real(TestLedger.SHANGHAI), Contexts.ALL, List.of(), EventCheck.NONE)) {
            dying.desk()
                    .send(
                            sign("C-1", NEGOTIATION, LEAD, MARCH_1, NEW_YEARS_EVE, "U-1", "U-2"),
                            TestLedger.LIN,
                            Delivery.PLAIN);
        }
        everythingIsFromAnEarlierVersion();
    }

    /** Whose policies had come up to, but not to, the signing. */
    private void everythingIsFromAnEarlierVersion() {
        database().update("UPDATE ledger.decided_apart SET up_to = (SELECT max(global_index) FROM ledger.event)");
        database()
                .update("INSERT INTO ledger.policy_progress SELECT 'policies', count(*) FROM ledger.event"
                        + " WHERE global_index < (SELECT global_index FROM ledger.event WHERE type = 'contract.signed')"
                        + " ON CONFLICT (name) DO UPDATE SET position = excluded.position");
    }

    /** Its receipt, as an earlier version wrote one for every policy. */
    private void answered(String policy) {
        database()
                .update(
                        "INSERT INTO ledger.receipt SELECT 'policy:' || ?, event_id || ':' || ? || ':0', '', 'N-1', 0, 0, global_index"
                                + " FROM ledger.event WHERE type = 'contract.signed'",
                        policy,
                        policy);
    }

    private void reopenAndCatchUp() {
        ledger.close();
        ledger = TestLedger.open(settings);
        await().atMost(SOON).until(ledger.ledger::hasCaughtUp);
    }

    private long lastIndex() {
        return ledger.ledger.reader().lastIndex();
    }

    private List<String> typesAfter(long globalIndex) {
        return database()
                .query(
                        "SELECT type FROM ledger.event WHERE global_index > ? ORDER BY global_index",
                        row -> row.getString(1),
                        globalIndex);
    }

    /** Also when no node runs. */
    private Jdbc database() {
        return TestLedger.owner(settings);
    }
}
