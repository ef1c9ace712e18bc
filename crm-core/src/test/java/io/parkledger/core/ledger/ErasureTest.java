package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.MARCH_1;
import static io.parkledger.core.ledger.LedgerFacts.register;
import static io.parkledger.core.ledger.LedgerFacts.withPoolOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.Contexts;
import io.parkledger.core.custody.CustodyCommand.ConfirmErasure;
import io.parkledger.core.custody.CustodyCommand.ProposeErasure;
import io.parkledger.core.custody.CustodyCommand.RefuseErasure;
import io.parkledger.core.custody.CustodyCommand.TakeBackErasure;
import io.parkledger.core.custody.CustodyEvent.ErasureRefused;
import io.parkledger.core.custody.CustodyEvent.ErasureTakenBack;
import io.parkledger.core.custody.CustodyEvent.PersonErased;
import io.parkledger.core.custody.ErasureRequester;
import io.parkledger.core.id.CustodyId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.lead.LeadCommand.NameLeadContact;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.core.value.Withheld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person is erased by two, and restricted from the first on. */
class ErasureTest {

    private static final Contact WANG = new Contact("P-1", "王晓岚", "13800000001");
    private static final CustodyId ERASURE = new CustodyId("erasure-1");
    private static final Sender SHEN = admin("shen", "security_admin");
    private static final Sender GU = admin("gu", "audit_admin");

    private TestLedger ledger;
    private int witnesses;

    private static Sender admin(String login, String role) {
        return new Sender(login, role, "api", null, null, null, null, Reach.ALL);
    }

    @BeforeEach
    void open() {
        ledger = TestLedger.open(withPoolOf(6, TestPostgres.newDatabase()));
        ledger.send(register("L-1", "澜桥云枢"));
        name("L-1", WANG);
    }

    @AfterEach
    void close() {
        assertThat(ClaimsCheck.differences(ledger.ledger.jdbc(), Contexts.ALL)).isEmpty();
        ledger.close();
    }

    private void name(String lead, Contact contact) {
        ledger.send(new NameLeadContact(new LeadId(lead), contact, MARCH_1));
    }

    private void propose(CustodyId erasure, String person) {
        ledger.ledger
                .desk()
                .send(
                        new ProposeErasure(erasure, person, "本人书面申请", ErasureRequester.PERSON, MARCH_1),
                        SHEN,
                        Delivery.PLAIN);
    }

    private Receipt confirm(Sender sender) {
        return ledger.ledger
                .desk()
                .send(new ConfirmErasure(ERASURE), sender, Delivery.PLAIN, transaction -> ledger.ledger
                        .personKeys()
                        .erase(transaction, "P-1"));
    }

    private Map<String, Withheld> withheld() {
        return ledger.ledger.persons().withheld(List.of("P-1"));
    }

    private List<Event> told() {
        ledger.ledger
                .positions()
                .await(ledger.send(register("L-W" + ++witnesses, "见证" + witnesses)), Duration.ofSeconds(5));
        return ledger.ledger.reader().ofAggregate(ERASURE.value(), Long.MAX_VALUE).stream()
                .map(LedgerEvent::payload)
                .toList();
    }

    @Test
    void whoever_is_to_be_erased_is_restricted_until_it_is_decided_and_nothing_is_lost() {
        name("L-1", new Contact("P-2", "李默", "13800000002"));
        assertThat(withheld()).isEmpty();

        propose(ERASURE, "P-1");

        assertThat(withheld()).containsExactly(Map.entry("P-1", Withheld.RESTRICTED));
        assertThat(ledger.ledger.personKeys().find("P-1")).isPresent();
        assertThatThrownBy(() -> name("L-1", new Contact("P-1", "王晓岚", "13900000001")))
                .isInstanceOfSatisfying(InvalidValue.class, refused -> {
                    assertThat(refused.code()).isEqualTo("value.person-restricted");
                    assertThat(refused.facts()).containsExactly("P-1");
                });
        name("L-1", new Contact("P-2", "李默", "13900000002"));

        ledger.ledger.desk().send(new RefuseErasure(ERASURE, "身份未核实"), GU, Delivery.PLAIN);

        assertThat(withheld()).isEmpty();
        name("L-1", new Contact("P-1", "王晓岚", "13900000001"));
        assertThat(told()).last().isEqualTo(new ErasureRefused(ERASURE, "P-1", "身份未核实", "gu"));
    }

    @Test
    void who_proposed_takes_it_back_and_nobody_else() {
        propose(ERASURE, "P-1");

        assertThatThrownBy(() -> ledger.ledger.desk().send(new TakeBackErasure(ERASURE), GU, Delivery.PLAIN))
                .hasMessage("custody.proposer-takes-erasure-back");
        ledger.ledger.desk().send(new TakeBackErasure(ERASURE), SHEN, Delivery.PLAIN);

        assertThat(withheld()).isEmpty();
        assertThat(told()).last().isEqualTo(new ErasureTakenBack(ERASURE, "P-1", "shen"));
        assertThatThrownBy(() -> confirm(GU)).hasMessage("custody.erasure-is-proposed");
        assertThat(ledger.ledger.personKeys().find("P-1")).isPresent();
    }

    @Test
    void a_person_is_proposed_once_at_a_time() {
        propose(ERASURE, "P-1");

        assertThatThrownBy(() -> propose(new CustodyId("erasure-2"), "P-1"))
                .isInstanceOfSatisfying(RuleBroken.class, refused -> {
                    assertThat(refused.code()).isEqualTo("custody.no-erasure-is-proposed");
                    assertThat(refused.facts()).containsExactly("P-1");
                });
    }

    @Test
    void neither_who_proposed_nor_another_of_the_same_role_confirms() {
        propose(ERASURE, "P-1");

        assertThatThrownBy(() -> confirm(SHEN)).hasMessage("custody.erasure-is-decided-by-a-second-person");
        assertThatThrownBy(() -> confirm(admin("shen-2", "security_admin")))
                .hasMessage("custody.erasure-is-confirmed-by-another-role");
        assertThatThrownBy(() -> ledger.ledger.desk().send(new RefuseErasure(ERASURE, "x"), SHEN, Delivery.PLAIN))
                .hasMessage("custody.erasure-is-decided-by-a-second-person");
        assertThat(ledger.ledger.personKeys().find("P-1"))
                .as("what was refused erases nobody")
                .isPresent();
    }

    @Test
    void of_many_who_confirm_at_once_one_erases_and_there_is_one_receipt() {
        propose(ERASURE, "P-1");
        try (var other = TestLedger.open(ledger.settings)) {
            var before = ledger.ledger.personKeys().erasures();
            var rush = Rush.of(8, number -> (number % 2 == 0 ? ledger : other)
                    .ledger
                    .desk()
                    .send(
                            new ConfirmErasure(ERASURE),
                            admin("admin-" + number, number < 4 ? "audit_admin" : "system_admin"),
                            Delivery.PLAIN,
                            transaction -> ledger.ledger.personKeys().erase(transaction, "P-1")));

            assertThat(rush.answers()).hasSize(1);
            assertThat(rush.failures()).hasSize(7).allSatisfy(refused -> assertThat(refused)
                    .hasMessage("custody.erasure-is-proposed"));
            assertThat(ledger.ledger.personKeys().erasures()).isEqualTo(before + 1);
        }
        assertThat(told())
                .filteredOn(PersonErased.class::isInstance)
                .singleElement()
                .satisfies(erased ->
                        assertThat(((PersonErased) erased).proposedBy()).isEqualTo("shen"));
        assertThat(withheld()).containsExactly(Map.entry("P-1", Withheld.ERASED));
    }

    /** Else there would be a receipt of an erasure that was not done. */
    @Test
    void where_the_key_cannot_go_nothing_is_told() {
        propose(ERASURE, "P-1");

        assertThatThrownBy(() -> ledger.ledger
                        .desk()
                        .send(new ConfirmErasure(ERASURE), GU, Delivery.PLAIN, transaction -> {
                            ledger.ledger.personKeys().erase(transaction, "P-1");
                            throw new IllegalStateException("no room");
                        }))
                .hasMessage("no room");

        assertThat(told()).hasSize(1);
        assertThat(withheld()).containsExactly(Map.entry("P-1", Withheld.RESTRICTED));
        confirm(GU);
        assertThat(told()).hasSize(2);
    }
}
