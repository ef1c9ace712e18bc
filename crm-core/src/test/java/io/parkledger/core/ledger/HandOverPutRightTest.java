package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.JULY_1;
import static io.parkledger.core.ledger.LedgerFacts.JUNE_30;
import static io.parkledger.core.ledger.LedgerFacts.MARCH_1;
import static io.parkledger.core.ledger.LedgerFacts.NEW_YEARS_EVE;
import static io.parkledger.core.ledger.LedgerFacts.handOver;
import static io.parkledger.core.ledger.LedgerFacts.sign;
import static io.parkledger.core.ledger.LedgerFacts.signFor;
import static io.parkledger.core.ledger.LedgerFacts.terminate;
import static io.parkledger.core.ledger.LedgerFacts.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.contract.ContractCommand.CorrectHandOver;
import io.parkledger.core.contract.ContractCommand.HandOver;
import io.parkledger.core.contract.ContractCommand.HoldOverContract;
import io.parkledger.core.contract.ContractCommand.SignContract;
import io.parkledger.core.contract.ContractCommand.WithdrawHandOver;
import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.contribution.ContributionCommand.ApproveWithdrawal;
import io.parkledger.core.contribution.ContributionCommand.ProposeWithdrawal;
import io.parkledger.core.contribution.ContributionCommand.ReportJobs;
import io.parkledger.core.contribution.ContributionCommand.ReportOutput;
import io.parkledger.core.contribution.ContributionCommand.ReportTax;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.FigureName;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a hand-over claims is given back when it was otherwise, and what hangs on it keeps it. */
@Timeout(60)
class HandOverPutRightTest {

    private static final ParkId PARK = new ParkId("LQ");
    private static final TenantId TENANT = new TenantId("T-1");
    private static final LocalDate LATER = LocalDate.of(2022, 3, 1);
    private static final Sender FANG = new Sender("fang", "manager", "api", null, null, null, null, Reach.ALL);

    private TestLedger ledger;

    @BeforeEach
    void open() {
        ledger = TestLedger.open();
        LedgerFacts.buildings().forEach(ledger::send);
        ledger.send(unit("U-1"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private void correct(String contract, LocalDate on) {
        ledger.send(new CorrectHandOver(new ContractId(contract), LandingEvidence.HANDOVER, on, "录错", LATER));
    }

    private void withdraw(String contract) {
        ledger.send(new WithdrawHandOver(new ContractId(contract), "并未交付", LATER));
    }

    private static void refused(String code, Runnable sending) {
        assertThatThrownBy(sending::run).isInstanceOfSatisfying(RuleBroken.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }

    private List<String> days() {
        return days(TestLedger.owner(ledger.settings));
    }

    private static List<String> days(Jdbc owner) {
        return owner.query(
                "SELECT holder || ' ' || days FROM ledger.claim_days WHERE kind = 'unit' ORDER BY 1",
                row -> row.getString(1));
    }

    @Test
    void a_unit_is_its_tenants_from_the_day_on_which_it_moved_in_before_the_term() {
        ledger.send(sign("C-1", JULY_1, NEW_YEARS_EVE, "U-1"));
        ledger.send(handOver("C-1"));
        assertThat(days()).containsExactly("C-1 [2021-03-01,2022-01-01)");

        correct("C-1", JULY_1.plusDays(3));
        assertThat(days()).containsExactly("C-1 [2021-07-01,2022-01-01)");

        ledger.send(sign("C-2", MARCH_1, JUNE_30, "U-1"));
        refused("contract.unit-is-let-once", () -> correct("C-1", JUNE_30));
        correct("C-1", JULY_1);
        assertThat(days()).containsExactly("C-1 [2021-07-01,2022-01-01)", "C-2 [2021-03-01,2021-07-01)");
    }

    @Test
    void what_a_hand_over_before_the_term_took_is_free_when_it_never_was() {
        ledger.send(sign("C-1", JULY_1, NEW_YEARS_EVE, "U-1"));
        ledger.send(handOver("C-1"));
        withdraw("C-1");
        assertThat(days()).containsExactly("C-1 [2021-07-01,2022-01-01)");
        ledger.send(sign("C-2", MARCH_1, JUNE_30, "U-1"));
        ledger.send(handOver("C-2"));
        withdraw("C-2");
        assertThat(days()).containsExactly("C-1 [2021-07-01,2022-01-01)", "C-2 [2021-03-01,2021-07-01)");
    }

    @Test
    void whoever_is_held_over_or_gone_keeps_the_days_it_has() {
        ledger.send(sign("C-1", MARCH_1.plusDays(30), JUNE_30, "U-1"));
        ledger.send(handOver("C-1"));
        ledger.send(new HoldOverContract(new ContractId("C-1"), JULY_1));
        correct("C-1", MARCH_1.plusDays(9));
        assertThat(days()).containsExactly("C-1 [2021-03-10,)");
        ledger.send(terminate("C-1", JULY_1.plusDays(9)));
        correct("C-1", MARCH_1.plusDays(8));
        assertThat(days()).containsExactly("C-1 [2021-03-09,2021-07-10)");
    }

    /** Claims come out the same when they are made again from all events. */
    @Test
    void claims_made_again_are_those_that_were_made() {
        ledger.send(sign("C-1", JULY_1, NEW_YEARS_EVE, "U-1"));
        ledger.send(handOver("C-1"));
        correct("C-1", MARCH_1.plusDays(9));
        ledger.send(unit("U-2"));
        ledger.send(sign("C-2", JULY_1, NEW_YEARS_EVE, "U-2"));
        ledger.send(handOver("C-2"));
        withdraw("C-2");
        var settings = ledger.settings;
        var before = all(settings);
        assertThat(before).isNotEmpty();
        ledger.close();

        var owner = TestLedger.owner(settings);
        owner.update("DELETE FROM ledger.claim_days");
        owner.update("DELETE FROM ledger.claim");
        owner.update("DELETE FROM ledger.claim_kind");
        ledger = TestLedger.open(settings);

        assertThat(all(settings)).isEqualTo(before);
    }

    private static List<String> all(LedgerSettings settings) {
        var owner = TestLedger.owner(settings);
        var all = new ArrayList<>(owner.query(
                "SELECT kind || ' ' || key || ' ' || holder FROM ledger.claim ORDER BY 1", row -> row.getString(1)));
        all.addAll(days(owner));
        return all;
    }

    private void tenantIsIn() {
        ledger.send(signFor(TENANT.value(), "C-1", "U-1"));
        ledger.send(handOver("C-1"));
    }

    private static List<Figure> figures() {
        var all = new ArrayList<>(List.of(Figure.JOBS, Figure.OUTPUT));
        for (var type : TaxType.values()) {
            for (var scope : TaxScope.values()) {
                all.add(Figure.tax(type, scope));
            }
        }
        return all;
    }

    private static ContributionCommand report(Figure figure) {
        var period = new Period("2021-Q1");
        var id = ContributionCommand.idOf(TENANT, period);
        return switch (figure.measure()) {
            case JOBS -> new ReportJobs(id, TENANT, PARK, period, 10, LATER);
            case OUTPUT -> new ReportOutput(id, TENANT, PARK, period, Cny.of("1000.00"), LATER);
            case TAX ->
                new ReportTax(id, TENANT, PARK, period, figure.taxType(), figure.scope(), Cny.of("1000.00"), LATER);
        };
    }

    @Test
    void a_figure_of_any_kind_keeps_the_landing_until_it_is_withdrawn() {
        tenantIsIn();
        var id = ContributionCommand.idOf(TENANT, new Period("2021-Q1"));
        assertThat(figures()).hasSameSizeAs(FigureName.all());
        for (var figure : figures()) {
            ledger.send(report(figure));
            refused("tenant.no-figure-speaks-of-the-stay", () -> withdraw("C-1"));
            ledger.send(new ProposeWithdrawal(id, figure, "录错", LATER));
            ledger.ledger.desk().send(new ApproveWithdrawal(id, figure, LATER), FANG, Delivery.PLAIN);
        }
        withdraw("C-1");
    }

    @Test
    void who_never_landed_lands_by_the_very_same_contract_and_has_its_code_still() {
        tenantIsIn();
        withdraw("C-1");
        refused("tenant.tenant-is-in-the-park", () -> ledger.send(report(Figure.JOBS)));
        ledger.send(unit("U-2"));
        refused(
                "contract.credit-code-belongs-to-one-tenant",
                () -> ledger.send(otherwiseNamed(signFor(TENANT.value(), "C-2", "U-2"))));

        ledger.send(new HandOver(new ContractId("C-1"), LandingEvidence.HANDOVER, MARCH_1.plusDays(40)));

        refused("tenant.tenant-was-in-the-park-then", () -> ledger.send(report(Figure.JOBS)));
        withdraw("C-1");
        tenantIsInAgain();
        ledger.send(report(Figure.JOBS));
    }

    private void tenantIsInAgain() {
        ledger.send(handOver("C-1"));
    }

    private static Command otherwiseNamed(SignContract c) {
        return new SignContract(
                c.contractId(),
                c.parkId(),
                null,
                null,
                new TenantId("T-2"),
                c.company(),
                c.creditCode(),
                c.industry(),
                c.track(),
                c.units(),
                null,
                c.startOn(),
                c.endOn(),
                c.rentCnyPerSqmMonth(),
                c.commitments(),
                c.owner(),
                c.team(),
                c.signedOn());
    }
}
