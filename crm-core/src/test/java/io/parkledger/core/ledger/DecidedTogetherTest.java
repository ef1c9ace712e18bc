package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.MARCH_1;
import static io.parkledger.core.ledger.LedgerFacts.NEW_YEARS_EVE;
import static io.parkledger.core.ledger.LedgerFacts.handOver;
import static io.parkledger.core.ledger.LedgerFacts.sign;
import static io.parkledger.core.ledger.LedgerFacts.withPoolOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.Contexts;
import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.lead.LeadCommand.ReopenLead;
import io.parkledger.core.negotiation.NegotiationCommand.LoseNegotiation;
import io.parkledger.core.policy.Policies;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.core.value.LossReason;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A command and what its policies make of it are decided, and written, together. */
@Timeout(60)
class DecidedTogetherTest {

    private static final LeadId LEAD = new LeadId("L-1");
    private static final NegotiationId NEGOTIATION = new NegotiationId("N-1");
    private static final Delivery SIGNING = new Delivery("signing", new byte[] {1}, null);
    private static final Delivery HANDOVER = new Delivery("handover", new byte[] {1}, null);

    private LedgerSettings settings;
    private TestLedger ledger;

    @BeforeEach
    void open() {
        settings = withPoolOf(12, TestPostgres.newDatabase());
        ledger = TestLedger.open(settings);
        LedgerFacts.buildings().forEach(ledger::send);
        LedgerFacts.untilReviewed(LEAD, NEGOTIATION).forEach(ledger::send);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private Receipt signContract() {
        return ledger.send(sign("C-1", NEGOTIATION, LEAD, MARCH_1, NEW_YEARS_EVE, "U-1", "U-2"), SIGNING);
    }

    private List<String> typesAfter(long globalIndex) {
        return ledger.ledger
                .jdbc()
                .query(
                        "SELECT type FROM event WHERE global_index > ? ORDER BY global_index",
                        row -> row.getString(1),
                        globalIndex);
    }

    private long lastIndex() {
        return ledger.ledger.reader().lastIndex();
    }

    @Test
    void all_that_follows_is_written_in_the_transaction_of_the_fact() {
        var before = lastIndex();
        var signed = signContract();
        assertThat(typesAfter(before))
                .containsExactly("contract.signed", "negotiation.won", "unit.reserved", "unit.reserved");
        assertThat(signed).isEqualTo(new Receipt("C-1", 0, lastIndex()));

        var handedOver = ledger.send(handOver("C-1"), HANDOVER);
        assertThat(typesAfter(signed.globalIndex()))
                .containsExactly(
                        "contract.handed-over",
                        "unit.occupied",
                        "unit.occupied",
                        "tenant.landed",
                        "negotiation.landed",
                        "lead.landed");
        assertThat(handedOver).isEqualTo(new Receipt("C-1", 1, lastIndex()));
        assertThat(ledger.ledger
                        .jdbc()
                        .query(
                                "SELECT count(DISTINCT xmin::text) FROM event WHERE global_index > ?",
                                row -> row.getLong(1),
                                signed.globalIndex()))
                .containsExactly(1L);
    }

    @Test
    void each_fact_says_who_and_what_caused_it() {
        signContract();

        assertThat(ledger.ledger
                        .jdbc()
                        .query(
                                "SELECT convert_from(metadata, 'UTF8')::jsonb ->> 'actor' FROM event WHERE type IN"
                                        + " ('contract.signed', 'negotiation.won') ORDER BY global_index",
                                row -> row.getString(1)))
                .containsExactly("lin", "policy:WhenContractSignedThenWinNegotiation");
        assertThat(ledger.ledger
                        .jdbc()
                        .query(
                                "SELECT 1 FROM event s JOIN event w"
                                        + " ON convert_from(w.metadata, 'UTF8')::jsonb ->> 'causationId' = s.event_id"
                                        + " WHERE s.type = 'contract.signed' AND w.type = 'negotiation.won'",
                                row -> true))
                .hasSize(1);
    }

    @Test
    void the_same_key_later_is_answered_the_same_and_writes_nothing() {
        var signed = signContract();
        var handedOver = ledger.send(handOver("C-1"), HANDOVER);
        var last = lastIndex();

        assertThat(signContract()).isEqualTo(signed);
        assertThat(ledger.send(handOver("C-1"), HANDOVER)).isEqualTo(handedOver);
        assertThat(lastIndex()).isEqualTo(last);
    }

    @Test
    void a_consequence_that_is_refused_refuses_its_fact() {
        ledger.send(new LoseNegotiation(NEGOTIATION, LossReason.PRICE, null, MARCH_1));
        var last = lastIndex();

        assertThatThrownBy(this::signContract).isInstanceOfSatisfying(RuleBroken.class, refused -> assertThat(
                        refused.rule().code())
                .isEqualTo("negotiation.negotiation-is-open"));

        assertThat(lastIndex()).isEqualTo(last);
        assertThat(ledger.ledger.jdbc().query("SELECT 1 FROM claim_days", row -> true))
                .isEmpty();
    }

    @Test
    void of_two_contracts_for_one_negotiation_at_once_one_is_signed() {
        try (var other = TestLedger.open(settings)) {
            ledger.send(LedgerFacts.unit("U-3"));
            var rush = Rush.of(2, i -> (i == 0 ? ledger : other)
                    .send(LedgerFacts.signFor("tenant-of-C-1", "C-" + i, NEGOTIATION, LEAD, i == 0 ? "U-1" : "U-3")));

            assertThat(rush.answers()).hasSize(1);
            assertThat(rush.failures()).hasOnlyElementsOfType(RuleBroken.class);
            assertThat(typesAfter(0)).containsOnlyOnce("contract.signed", "negotiation.won");
        }
    }

    @Test
    void commands_that_want_each_others_aggregates_do_not_block_each_other() {
        signContract();
        ledger.send(handOver("C-1"));
        var rush = Rush.of(
                8,
                i -> ledger.send(
                        i % 2 == 0
                                ? LedgerFacts.exit("tenant-of-C-1")
                                : LedgerFacts.terminate("C-1", MARCH_1.plusDays(1))));

        assertThat(rush.unexpected(failure -> failure instanceof RuleBroken)).isEmpty();
        assertThat(typesAfter(0)).containsOnlyOnce("contract.terminated");
    }

    /** Signs, and asks the contract's lead for something it must refuse. */
    private static final class WhenContractSignedThenReopenLead implements Policy<ContractSigned> {
        private final Consequence consequence;

        WhenContractSignedThenReopenLead(Consequence consequence) {
            this.consequence = consequence;
        }

        @Override
        public Class<ContractSigned> fact() {
            return ContractSigned.class;
        }

        @Override
        public List<ReopenLead> then(ContractSigned event) {
            return List.of(new ReopenLead(event.leadId(), event.signedOn()));
        }

        @Override
        public Consequence consequence() {
            return consequence;
        }
    }

    private Ledger ledgerWith(LedgerDatabase database, Policy<?> policy) {
        var policies = Stream.concat(Policies.ALL.stream(), Stream.of(policy)).toList();
        return Ledger.open(database, LedgerClock.real(TestLedger.SHANGHAI), Contexts.ALL, policies, EventCheck.NONE);
    }

    @Test
    void a_consequence_that_may_be_refused_leaves_its_fact_and_waits_to_be_seen_to() {
        try (var database = LedgerDatabase.open(settings);
                var planted =
                        ledgerWith(database, new WhenContractSignedThenReopenLead(Policy.Consequence.MAY_BE_REFUSED))) {
            planted.desk()
                    .send(
                            sign("C-1", NEGOTIATION, LEAD, MARCH_1, NEW_YEARS_EVE, "U-1"),
                            TestLedger.LIN,
                            Delivery.PLAIN);

            assertThat(typesAfter(0)).endsWith("contract.signed", "negotiation.won", "unit.reserved");
            assertThat(planted.refusedConsequences().waiting(null)).isEqualTo(1);
            assertThat(planted.refusedConsequences().list(null, false, 10))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.target()).isEqualTo("L-1");
                        assertThat(entry.code()).isEqualTo("lead.lead-is-closed");
                        assertThat(entry.park()).isEqualTo("LQ");
                    });
        }
    }

    @Test
    void a_refused_consequence_is_seen_and_settled_in_the_park_of_its_fact_only() {
        try (var database = LedgerDatabase.open(settings);
                var planted =
                        ledgerWith(database, new WhenContractSignedThenReopenLead(Policy.Consequence.MAY_BE_REFUSED))) {
            planted.desk()
                    .send(
                            sign("C-1", NEGOTIATION, LEAD, MARCH_1, NEW_YEARS_EVE, "U-1"),
                            TestLedger.LIN,
                            Delivery.PLAIN);
            var refused = planted.refusedConsequences();
            var here = Set.of("LQ", "XX");
            var id = refused.list(here, false, 10).get(0).id();

            for (var elsewhere : List.of(Set.of("XX"), Set.<String>of())) {
                assertThat(refused.list(elsewhere, true, 10)).isEmpty();
                assertThat(refused.waiting(elsewhere)).isZero();
                assertThat(refused.settle(elsewhere, id, "wang", "not mine")).isFalse();
            }
            assertThat(refused.waiting(here)).isEqualTo(1);
            assertThat(refused.settle(here, id, "wang", "线索已另行处理")).isTrue();
            assertThat(refused.waiting(here)).isZero();
        }
    }

    @Test
    void the_same_consequence_refuses_its_fact_when_it_must_follow() {
        var last = lastIndex();
        try (var database = LedgerDatabase.open(settings);
                var planted =
                        ledgerWith(database, new WhenContractSignedThenReopenLead(Policy.Consequence.MUST_FOLLOW))) {
            assertThatThrownBy(() -> planted.desk()
                            .send(
                                    sign("C-1", NEGOTIATION, LEAD, MARCH_1, NEW_YEARS_EVE, "U-1"),
                                    TestLedger.LIN,
                                    Delivery.PLAIN))
                    .isInstanceOf(RuleBroken.class)
                    .hasMessage("lead.lead-is-closed");
        }
        assertThat(lastIndex()).isEqualTo(last);
    }

    @Test
    void what_a_view_could_not_store_is_refused_wherever_in_the_cascade_it_is() {
        var last = lastIndex();
        EventCheck check = event -> {
            if (event.getClass().getSimpleName().equals("UnitReserved")) {
                throw new InvalidValue("value.not-storable", "company");
            }
        };
        try (var database = LedgerDatabase.open(settings);
                var checked = Ledger.open(
                        database, LedgerClock.real(TestLedger.SHANGHAI), Contexts.ALL, Policies.ALL, check)) {
            assertThatThrownBy(() -> checked.desk()
                            .send(
                                    sign("C-1", NEGOTIATION, LEAD, MARCH_1, NEW_YEARS_EVE, "U-1"),
                                    TestLedger.LIN,
                                    Delivery.PLAIN))
                    .isInstanceOf(InvalidValue.class);
        }
        assertThat(lastIndex()).isEqualTo(last);
    }
}
