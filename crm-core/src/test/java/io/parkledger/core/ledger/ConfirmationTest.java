package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.JULY_1;
import static io.parkledger.core.ledger.LedgerFacts.handOver;
import static io.parkledger.core.ledger.LedgerFacts.signFor;
import static io.parkledger.core.ledger.LedgerFacts.unit;
import static io.parkledger.core.ledger.TestLedger.LIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.parkledger.core.Contexts;
import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.contribution.ContributionCommand.CompareAmount;
import io.parkledger.core.contribution.ContributionCommand.CompareJobs;
import io.parkledger.core.contribution.ContributionCommand.ReportTax;
import io.parkledger.core.contribution.ContributionEvent.TaxReported;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.policy.Policies;
import io.parkledger.core.rule.NotConfirmed;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is unlikely goes through when its sender confirms it, and only then. */
@Timeout(60)
class ConfirmationTest {

    private static final TenantId TENANT = new TenantId("T-1");
    private static final Period Q1 = Period.quarter(2021, 1);
    private static final Period Q2 = Period.quarter(2021, 2);
    private static final String UNLIKE = "contribution.amount-is-like-the-last-needs-confirmation";
    private static final String UNUSUAL = "contribution.amount-is-usual-needs-confirmation";

    private TestLedger ledger;

    @BeforeEach
    void open() {
        ledger = TestLedger.open();
        LedgerFacts.buildings().forEach(ledger::send);
        ledger.send(unit("U-1"));
        ledger.send(signFor(TENANT.value(), "C-1", "U-1"));
        ledger.send(handOver("C-1"));
        ledger.send(tax(Q1, "68000.00"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static ReportTax tax(Period period, String yuan) {
        return new ReportTax(
                ContributionCommand.idOf(TENANT, period),
                TENANT,
                new ParkId("LQ"),
                period,
                TaxType.ALL,
                TaxScope.FULL,
                Cny.of(yuan),
                JULY_1);
    }

    private static NotConfirmed refused(CommandDesk desk, Command command, Sender sender) {
        return catchThrowableOfType(NotConfirmed.class, () -> desk.send(command, sender, Delivery.PLAIN));
    }

    private List<String> metadata(String key) {
        return ledger.ledger
                .jdbc()
                .query(
                        "SELECT convert_from(metadata, 'UTF8')::jsonb ->> ? FROM event ORDER BY global_index DESC LIMIT 1",
                        row -> row.getString(1),
                        key);
    }

    @Test
    void what_is_unlikely_is_asked_with_the_value_of_before_and_nothing_is_written() {
        var before = ledger.ledger.reader().lastIndex();

        var refusal = refused(ledger.ledger.desk(), tax(Q2, "680000000.00"), LIN);

        assertThat(refusal).hasMessage(UNLIKE);
        assertThat(refusal.unlikely()).singleElement().satisfies(asked -> {
            assertThat(asked.code()).isEqualTo(UNLIKE);
            assertThat(asked.facts()).containsExactly(Q1, Cny.of("68000.00"), Cny.of("680000000.00"));
        });
        assertThat(ledger.ledger.reader().lastIndex()).isEqualTo(before);
    }

    @Test
    void what_its_sender_confirms_goes_through_and_is_kept_with_the_event() {
        ledger.ledger.desk().send(tax(Q2, "680000000.00"), LIN.confirming(List.of(UNLIKE)), Delivery.PLAIN);

        assertThat(metadata(Sender.CONFIRMED)).containsExactly(UNLIKE);
        assertThat(Sender.confirmedOf(ledger.ledger
                        .reader()
                        .after(ledger.positionOf(ledger.send(tax(Period.quarter(2021, 3), "680000001.00"))) - 2, 1)
                        .get(0)
                        .metadata()))
                .containsExactly(UNLIKE);
    }

    @Test
    void what_nobody_asked_for_is_confirmed_by_nobody() {
        ledger.ledger.desk().send(tax(Q2, "68001.00"), LIN.confirming(List.of(UNLIKE, UNUSUAL)), Delivery.PLAIN);

        assertThat(metadata(Sender.ACTOR)).containsExactly("lin");
        assertThat(metadata(Sender.CONFIRMED)).containsOnlyNulls();
    }

    @Test
    void something_else_that_was_confirmed_does_not_help() {
        assertThat(refused(ledger.ledger.desk(), tax(Q2, "680000000.00"), LIN.confirming(List.of(UNUSUAL))))
                .hasMessage(UNLIKE);
    }

    @Test
    void the_same_key_serves_the_question_and_the_answer() {
        var key = "report";
        var command = tax(Q2, "680000000.00");
        var asked = catchThrowableOfType(
                NotConfirmed.class, () -> ledger.send(command, new Delivery(key, new byte[] {1}, null)));
        assertThat(asked).hasMessage(UNLIKE);
        var answer = new Delivery(key, new byte[] {2}, null);

        var receipt = ledger.ledger.desk().send(command, LIN.confirming(List.of(UNLIKE)), answer);

        assertThat(ledger.ledger.desk().send(command, LIN.confirming(List.of(UNLIKE)), answer))
                .isEqualTo(receipt);
    }

    /** Nobody confirms what is refused all the same. */
    @Test
    void a_rule_comes_before_every_question() {
        ledger.ledger.desk().send(tax(Q2, "680000000.00"), LIN.confirming(List.of(UNLIKE)), Delivery.PLAIN);

        var refusal = catchThrowableOfType(RuleBroken.class, () -> ledger.send(tax(Q2, "680000000.00")));

        assertThat(refusal).isNotInstanceOf(NotConfirmed.class);
    }

    /** Asks twice more: about an amount, and about persons. */
    private static final class WhenTaxReportedThenAskMore implements Policy<TaxReported> {
        @Override
        public Class<TaxReported> fact() {
            return TaxReported.class;
        }

        @Override
        public List<Command> then(TaxReported event) {
            var other = ContributionCommand.idOf(event.tenantId(), Period.quarter(2019, 1));
            return List.of(
                    new CompareAmount(other, Q2, Figure.OUTPUT, Cny.of("600000000.00")),
                    new CompareJobs(other, Q2, new BigDecimal("5000")));
        }
    }

    @Test
    void all_that_is_unlikely_is_asked_at_once() {
        var policies = new ArrayList<Policy<?>>(Policies.ALL);
        policies.add(new WhenTaxReportedThenAskMore());
        try (var other = Ledger.open(
                ledger.database, LedgerClock.real(TestLedger.SHANGHAI), Contexts.ALL, policies, EventCheck.NONE)) {
            var refusal = refused(other.desk(), tax(Q2, "680000000.00"), LIN);

            assertThat(refusal.unlikely())
                    .extracting(NotConfirmed.Unlikely::code)
                    .containsExactly(UNLIKE, UNUSUAL, "contribution.jobs-are-usual-needs-confirmation");
        }
    }
}
