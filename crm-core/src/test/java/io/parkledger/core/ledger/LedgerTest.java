package io.parkledger.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.lead.LeadCommand.AssignLead;
import io.parkledger.core.lead.LeadCommand.LoseLead;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.lead.LeadEvent.LeadRegistered;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final LocalDate MARCH_1 = LocalDate.of(2021, 3, 1);
    private static TestLedger ledger;

    @BeforeAll
    static void open() {
        ledger = TestLedger.open();
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static RegisterLead register(String id, String company) {
        return new RegisterLead(
                new LeadId(id), new ParkId("LQ"), company, null, null, LeadSource.WALK_IN, "lin", null, null, MARCH_1);
    }

    @Test
    void an_event_is_read_back_at_its_position_as_it_was_said() {
        var receipt = ledger.send(register("L-1", "澜桥云枢"));

        var position = ledger.positionOf(receipt);
        var event = ledger.ledger.reader().after(position - 1, 1).get(0);

        assertThat(receipt.version()).isZero();
        assertThat(event.type()).isEqualTo("lead.registered");
        assertThat(event.position()).isEqualTo(position);
        assertThat(event.payload())
                .isEqualTo(new LeadRegistered(
                        new LeadId("L-1"),
                        new ParkId("LQ"),
                        "澜桥云枢",
                        null,
                        null,
                        LeadSource.WALK_IN,
                        "lin",
                        null,
                        null,
                        MARCH_1));
        assertThat(event.metadata()).containsEntry("actor", "lin").containsEntry("role", "staff");
    }

    @Test
    void a_second_open_lead_for_the_same_company_is_refused_until_the_first_is_closed() {
        ledger.send(register("L-10", "沧屿 数澜(科技)"));

        assertThatThrownBy(() -> ledger.send(register("L-11", "沧屿数澜(科技)")))
                .isInstanceOfSatisfying(
                        RuleBroken.class,
                        refused -> assertThat(refused.rule().code()).isEqualTo("lead.company-has-no-other-open-lead"));

        ledger.send(new LoseLead(new LeadId("L-10"), LossReason.NO_RESPONSE, null, MARCH_1));
        assertThat(ledger.send(register("L-11", "沧屿数澜(科技)")).version()).isZero();
    }

    @Test
    void the_same_key_answers_the_same_and_writes_once() {
        var key = new Delivery("key-1", new byte[] {1}, null);

        var first = ledger.send(register("L-20", "澜桥一号"), key);
        var again = ledger.send(register("L-21", "澜桥一号"), key);

        assertThat(again).isEqualTo(first);
        assertThat(ledger.ledger.reader().ofAggregate("L-21", Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void the_same_key_for_another_request_is_refused() {
        ledger.send(register("L-30", "澜桥二号"), new Delivery("key-2", new byte[] {1}, null));

        assertThatThrownBy(() -> ledger.send(register("L-31", "澜桥三号"), new Delivery("key-2", new byte[] {2}, null)))
                .isInstanceOf(LedgerRefusal.KeyReused.class);
    }

    @Test
    void a_command_on_a_version_its_sender_has_not_seen_is_refused() {
        ledger.send(register("L-40", "澜桥四号"));
        var assign = new AssignLead(new LeadId("L-40"), "su", null, MARCH_1);
        ledger.send(assign, new Delivery(null, new byte[0], 0L));

        assertThatThrownBy(() -> ledger.send(assign, new Delivery(null, new byte[0], 0L)))
                .isInstanceOfSatisfying(LedgerRefusal.Stale.class, stale -> assertThat(stale.version())
                        .isEqualTo(1));
    }

    @Test
    void an_id_is_used_once() {
        ledger.send(register("L-50", "澜桥五号"));

        assertThatThrownBy(() -> ledger.send(register("L-50", "澜桥六号"))).isInstanceOf(LedgerRefusal.IdTaken.class);
    }

    @Test
    void nobody_changes_an_event_not_even_the_owner() throws Exception {
        ledger.send(register("L-60", "澜桥七号"));
        var settings = ledger.settings;
        for (var statement :
                List.of("UPDATE ledger.event SET type = 'x'", "DELETE FROM ledger.event", "TRUNCATE ledger.event")) {
            try (var connection = java.sql.DriverManager.getConnection(
                    settings.url(), settings.ownerUser(), settings.ownerPassword())) {
                assertThatThrownBy(() -> connection.createStatement().execute(statement))
                        .hasMessageContaining("the ledger only grows");
            }
            assertThatThrownBy(() -> ledger.ledger.jdbc().update(statement)).hasMessageContaining("permission denied");
        }
    }

    @Test
    void an_unknown_aggregate_is_said_to_be_unknown() {
        assertThatThrownBy(() -> ledger.send(new AssignLead(new LeadId("nobody"), "su", null, MARCH_1)))
                .isInstanceOf(LedgerRefusal.Unknown.class);
    }
}
