package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.MARCH_1;
import static io.parkledger.core.ledger.LedgerFacts.register;
import static io.parkledger.core.ledger.LedgerFacts.withPoolOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.lead.LeadCommand.QualifyLead;
import io.parkledger.core.lead.LeadEvent.LeadQualified;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever is erased is gone from every event, and no stored byte has changed. */
class PersonKeysTest {

    private static final Contact WANG = new Contact("P-1", "王晓岚", "13800000001");

    private TestLedger ledger;

    @BeforeEach
    void open() {
        ledger = TestLedger.open(withPoolOf(6, TestPostgres.newDatabase()));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void a_contact_is_read_back_as_said_and_stored_unreadable() {
        qualify("L-1", WANG);

        assertThat(contactOf("L-1")).isEqualTo(WANG);
        assertThat(stored("L-1")).contains("P-1").doesNotContain(WANG.name(), WANG.phone());
    }

    @Test
    void erasing_a_person_makes_the_contact_unreadable_and_changes_no_stored_byte() {
        qualify("L-1", WANG);
        qualify("L-2", new Contact("P-2", "李默", "13800000002"));
        var before = stored("L-1");

        ledger.ledger.personKeys().erase("P-1");

        assertThat(contactOf("L-1")).isEqualTo(Contact.erased("P-1"));
        assertThat(stored("L-1")).isEqualTo(before);
        assertThat(contactOf("L-2").name()).isEqualTo("李默");
    }

    @Test
    void an_erasure_is_seen_on_another_node_and_after_a_restart() {
        try (var other = TestLedger.open(ledger.settings)) {
            qualify("L-1", WANG);
            assertThat(contactOf(other, "L-1")).isEqualTo(WANG);

            ledger.ledger.personKeys().erase("P-1");

            Awaitility.await().atMost(Duration.ofSeconds(3)).until(() -> contactOf(other, "L-1")
                    .erased());
        }
    }

    @Test
    void who_is_named_again_after_an_erasure_is_readable_from_then_on_only() {
        qualify("L-1", WANG);
        ledger.ledger.personKeys().erase("P-1");

        qualify("L-2", WANG);

        assertThat(contactOf("L-1")).isEqualTo(Contact.erased("P-1"));
        assertThat(contactOf("L-2")).isEqualTo(WANG);
    }

    private void qualify(String lead, Contact contact) {
        ledger.send(register(lead, "公司" + lead));
        var receipt = ledger.send(new QualifyLead(
                new LeadId(lead),
                Industry.BIG_DATA,
                contact,
                Track.SPACE,
                new BigDecimal("800"),
                null,
                null,
                null,
                MARCH_1));
        ledger.positionOf(receipt);
    }

    private Contact contactOf(String lead) {
        return contactOf(ledger, lead);
    }

    private static Contact contactOf(TestLedger node, String lead) {
        var qualified = node.ledger.reader().ofAggregate(lead, Long.MAX_VALUE).get(1);
        return ((LeadQualified) qualified.payload()).contact();
    }

    private String stored(String lead) {
        return ledger.ledger
                .jdbc()
                .query(
                        "SELECT payload FROM event WHERE aggregate_id = ? AND sequence_number = 1",
                        row -> new String(row.getBytes(1), StandardCharsets.UTF_8),
                        lead)
                .get(0);
    }
}
