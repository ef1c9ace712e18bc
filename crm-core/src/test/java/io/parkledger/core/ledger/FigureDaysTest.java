package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.handOver;
import static io.parkledger.core.ledger.LedgerFacts.signFor;
import static io.parkledger.core.ledger.LedgerFacts.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.parkledger.core.Contexts;
import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.contribution.ContributionCommand.ApproveRestatement;
import io.parkledger.core.contribution.ContributionCommand.ApproveWithdrawal;
import io.parkledger.core.contribution.ContributionCommand.ProposeRestatement;
import io.parkledger.core.contribution.ContributionCommand.ProposeWithdrawal;
import io.parkledger.core.contribution.ContributionCommand.ReportJobs;
import io.parkledger.core.contribution.ContributionCommand.ReportOutput;
import io.parkledger.core.contribution.ContributionCommand.ReportTax;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.id.ContributionId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.policy.Policies;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No two figures are summed that speak of the same tenant, measure, scope and days. */
@Timeout(60)
class FigureDaysTest {

    private static final ParkId PARK = new ParkId("LQ");
    private static final LocalDate LATER = LocalDate.of(2022, 3, 1);
    private static final Figure TAX = Figure.tax(TaxType.ALL, TaxScope.FULL);
    private static final Sender FANG = new Sender("fang", "manager", "api", null, null, null, null, Reach.ALL);

    private static TestLedger ledger;
    private static int number;

    private TenantId tenant;

    @BeforeAll
    static void open() {
        ledger = TestLedger.open();
        LedgerFacts.buildings().forEach(ledger::send);
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @BeforeEach
    void a_tenant_since_march() {
        number++;
        tenant = new TenantId("T" + number);
        ledger.send(unit("U" + number));
        ledger.send(signFor(tenant.value(), "C" + number, "U" + number));
        ledger.send(handOver("C" + number));
    }

    private ContributionId in(String period) {
        return ContributionCommand.idOf(tenant, new Period(period));
    }

    private void tax(String period, TaxType type, TaxScope scope) {
        ledger.send(new ReportTax(in(period), tenant, PARK, new Period(period), type, scope, Cny.of("1000.00"), LATER));
    }

    private void jobs(String period) {
        ledger.send(new ReportJobs(in(period), tenant, PARK, new Period(period), 10, LATER));
    }

    private void output(String period) {
        ledger.send(new ReportOutput(in(period), tenant, PARK, new Period(period), Cny.of("1000.00"), LATER));
    }

    private static void refused(String code, Runnable report) {
        assertThatThrownBy(report::run).isInstanceOfSatisfying(RuleBroken.class, broken -> assertThat(broken.code())
                .isEqualTo("contribution." + code));
    }

    @ParameterizedTest
    @CsvSource({
        "2021-Q2, ALL, 2021-05, ALL",
        "2021-05, ALL, 2021-Q2, ALL",
        "2021-Q2, VALUE_ADDED, 2021-05, VALUE_ADDED",
        "2021-Q2, ALL, 2021-Q2, VALUE_ADDED",
        "2021-Q2, VALUE_ADDED, 2021-Q2, ALL",
        "2021-Q2, OTHER, 2021-06, ALL",
        "2021-06, ALL, 2021-Q2, CORPORATE_INCOME"
    })
    void tax_of_overlapping_periods_or_types_is_reported_once(
            String period, TaxType type, String overlapping, TaxType other) {
        for (var scope : TaxScope.values()) {
            tax(period, type, scope);
            refused(
                    scope == TaxScope.FULL ? "tax-is-of-days-of-its-own" : "local-share-is-of-days-of-its-own",
                    () -> tax(overlapping, other, scope));
        }
    }

    @Test
    void tax_of_other_periods_types_and_scopes_stands_beside_it() {
        for (var scope : TaxScope.values()) {
            tax("2021-04", TaxType.VALUE_ADDED, scope);
            tax("2021-Q2", TaxType.CORPORATE_INCOME, scope);
            tax("2021-05", TaxType.VALUE_ADDED, scope);
            tax("2021-Q3", TaxType.ALL, scope);
        }
        assertThat(claims()).hasSize(2 * (1 + 1 + 1 + TaxType.values().length));
    }

    private List<String> claims() {
        return TestLedger.owner(ledger.settings)
                .query(
                        "SELECT holder FROM ledger.claim_days WHERE kind = 'figure-days' AND key LIKE '" + tenant
                                + "/%'",
                        row -> row.getString(1));
    }

    @Test
    void output_of_overlapping_periods_is_reported_once() {
        output("2021-Q2");
        refused("output-is-of-days-of-its-own", () -> output("2021-04"));
        output("2021-07");
        refused("output-is-of-days-of-its-own", () -> output("2021-Q3"));
    }

    /** Jobs are counted on the last day: the quarter says what its last month says, and not what the first one says. */
    @Test
    void persons_are_counted_once_for_a_day() {
        jobs("2021-Q2");
        refused("jobs-are-of-a-day-of-their-own", () -> jobs("2021-06"));
        jobs("2021-04");
        jobs("2021-05");
    }

    @Test
    void of_two_at_once_one_is_reported() {
        var rush = Rush.of(2, i -> {
            tax(i == 0 ? "2021-Q2" : "2021-05", i == 0 ? TaxType.ALL : TaxType.OTHER, TaxScope.FULL);
            return i;
        });

        assertThat(rush.answers()).hasSize(1);
        assertThat(rush.failures()).hasOnlyElementsOfType(RuleBroken.class);
    }

    private void approved(Command proposal, Command approval) {
        ledger.send(proposal);
        ledger.ledger.desk().send(approval, FANG, Delivery.PLAIN);
    }

    @Test
    void a_restatement_frees_nothing_and_a_withdrawal_does() {
        tax("2021-Q2", TaxType.ALL, TaxScope.FULL);
        approved(
                new ProposeRestatement(in("2021-Q2"), TAX, new BigDecimal("0"), "抄错", LATER),
                new ApproveRestatement(in("2021-Q2"), TAX, LATER));
        refused("tax-is-of-days-of-its-own", () -> tax("2021-05", TaxType.OTHER, TaxScope.FULL));

        approved(
                new ProposeWithdrawal(in("2021-Q2"), TAX, "应按月申报", LATER),
                new ApproveWithdrawal(in("2021-Q2"), TAX, LATER));

        tax("2021-05", TaxType.OTHER, TaxScope.FULL);
        refused("tax-is-of-days-of-its-own", () -> tax("2021-Q2", TaxType.ALL, TaxScope.FULL));
    }

    @Test
    void the_same_figure_may_be_reported_again_after_its_withdrawal() {
        jobs("2021-06");
        approved(
                new ProposeWithdrawal(in("2021-06"), Figure.JOBS, "报错企业", LATER),
                new ApproveWithdrawal(in("2021-06"), Figure.JOBS, LATER));
        jobs("2021-Q2");
        refused("jobs-are-of-a-day-of-their-own", () -> jobs("2021-06"));
    }

    /** Version 1.0.0 let T-50A report a month and its quarter, and all taxes beside one. */
    @Test
    void what_overlaps_already_is_listed_keeps_its_meaning_and_can_still_be_restated() {
        var settings = StoredLedger.restore(StoredLedger.BOOKS);
        try (var database = LedgerDatabase.open(settings);
                var old = Ledger.open(
                        database, LedgerClock.real(TestLedger.SHANGHAI), Contexts.ALL, Policies.ALL, EventCheck.NONE)) {
            var overlapping = old.conflicts().stream()
                    .filter(conflict -> conflict.kind().equals("figure-days"))
                    .toList();
            assertThat(overlapping)
                    .hasSize(TaxType.values().length + 1)
                    .extracting(ClaimConflict::holder, ClaimConflict::heldBy)
                    .containsOnly(
                            tuple("T-50A.2025-Q1/TAX_ALL_FULL", "T-50A.2025-01/TAX_ALL_FULL"),
                            tuple("T-50A.2025-Q1/TAX_VALUE_ADDED_FULL", "T-50A.2025-01/TAX_ALL_FULL"));
            var younger = overlapping.get(0).holder();
            var id = new ContributionId(younger.substring(0, younger.indexOf('/')));
            var figure = figureOf(younger.substring(younger.indexOf('/') + 1));

            old.desk()
                    .send(
                            new ProposeRestatement(id, figure, new BigDecimal("1234.56"), "抄错", today(old)),
                            TestLedger.LIN,
                            Delivery.PLAIN);
            old.desk().send(new ApproveRestatement(id, figure, today(old)), FANG, Delivery.PLAIN);
            old.desk().send(new ProposeWithdrawal(id, figure, "重复", today(old)), TestLedger.LIN, Delivery.PLAIN);
            old.desk().send(new ApproveWithdrawal(id, figure, today(old)), FANG, Delivery.PLAIN);

            assertThat(old.conflicts()).extracting(ClaimConflict::holder).doesNotContain(younger);
        }
    }

    private static LocalDate today(Ledger of) {
        return of.clock().today();
    }

    private static Figure figureOf(String key) {
        return Stream.of(TaxType.values())
                .flatMap(type -> Stream.of(TaxScope.values()).map(scope -> Figure.tax(type, scope)))
                .filter(figure -> figure.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
