package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.MARCH_1;
import static io.parkledger.core.ledger.LedgerFacts.correct;
import static io.parkledger.core.ledger.LedgerFacts.handOver;
import static io.parkledger.core.ledger.LedgerFacts.signAs;
import static io.parkledger.core.ledger.LedgerFacts.signFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.contract.ContractCommand.RescindContract;
import io.parkledger.core.contract.ContractCommand.WithdrawContract;
import io.parkledger.core.contract.ContractCommand.WithdrawRescission;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.tenant.TenantCommand.RectifyTenant;
import io.parkledger.core.value.Industry;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A credit code in a park is its tenant's as long as one of its contracts is there. Who signs a company a second time,
 * as another tenant, finds out that the first was recorded with a wrong code: what was signed by mistake must not stand
 * in the way.
 */
@Timeout(120)
class HeldForUsersTest {

    private static final String CAUSE = "录错";
    private static final String NOT_ITS_CODE = "contract.credit-code-belongs-to-one-tenant";

    private TestLedger ledger;

    @BeforeEach
    void open() {
        ledger = TestLedger.open();
        LedgerFacts.buildings().forEach(ledger::send);
        List.of("U-1", "U-2", "U-3", "U-4").forEach(unit -> ledger.send(LedgerFacts.unit(unit)));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static WithdrawContract withdraw(String contract) {
        return new WithdrawContract(new ContractId(contract), CAUSE, MARCH_1);
    }

    private static RescindContract rescind(String contract) {
        return new RescindContract(new ContractId(contract), CAUSE, MARCH_1);
    }

    private static WithdrawRescission neverRescinded(String contract) {
        return new WithdrawRescission(new ContractId(contract), CAUSE, MARCH_1);
    }

    /** The tenant's code is that of another one's company. */
    private static RectifyTenant rectify(String tenant, String company) {
        var right = signFor(company, "any");
        return new RectifyTenant(
                new TenantId(tenant), right.company(), Industry.BIG_DATA, right.creditCode(), CAUSE, MARCH_1);
    }

    private void refused(String code, Command command) {
        assertThatThrownBy(() -> ledger.send(command))
                .as(command.toString())
                .isInstanceOfSatisfying(
                        RuleBroken.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    /** T-1 was recorded with a wrong code; its company was signed again as T-2, with the right one. */
    private void signedTwice() {
        ledger.send(signFor("T-1", "C-1", "U-1"));
        ledger.send(handOver("C-1"));
        ledger.send(signFor("T-2", "C-2", "U-2"));
        refused("tenant.credit-code-belongs-to-one-tenant", rectify("T-1", "T-2"));
    }

    @Test
    void who_never_signed_keeps_its_code_from_nobody() {
        signedTwice();
        ledger.send(withdraw("C-2"));
        ledger.send(rectify("T-1", "T-2"));
        refused(NOT_ITS_CODE, signFor("T-2", "C-3", "U-3"));
        ledger.send(signAs("T-1", "T-2", "C-4", "U-3"));
    }

    @Test
    void whose_contract_was_another_ones_keeps_its_code_from_nobody() {
        signedTwice();
        ledger.send(correct(signFor("T-1", "C-2", "U-2")));
        ledger.send(rectify("T-1", "T-2"));
        ledger.send(correct(signAs("T-1", "T-2", "C-2", "U-2")));
    }

    @Test
    void who_has_another_contract_keeps_its_code() {
        signedTwice();
        ledger.send(signFor("T-2", "C-3", "U-3"));
        ledger.send(withdraw("C-2"));
        refused("tenant.credit-code-belongs-to-one-tenant", rectify("T-1", "T-2"));
        ledger.send(rescind("C-3"));
        ledger.send(rectify("T-1", "T-2"));
    }

    /** Of the same company: it is used by nobody once its only contract is another one's. */
    @Test
    void what_was_signed_by_mistake_goes_over_to_the_tenant_that_the_company_was() {
        ledger.send(signFor("T-1", "C-1", "U-1"));
        ledger.send(handOver("C-1"));
        ledger.send(LedgerFacts.exit("T-1"));
        ledger.send(signAs("T-2", "T-1", "C-2", "U-2"));
        ledger.send(correct(signAs("T-1", "T-1", "C-2", "U-2")));
        refused(NOT_ITS_CODE, signAs("T-2", "T-1", "C-3", "U-3"));
    }

    @Test
    void who_has_left_and_has_no_contract_any_more_keeps_its_code_from_nobody() {
        ledger.send(signFor("T-1", "C-1", "U-1"));
        ledger.send(handOver("C-1"));
        refused(NOT_ITS_CODE, signAs("T-2", "T-1", "C-2", "U-2"));
        ledger.send(LedgerFacts.exit("T-1"));
        ledger.send(signFor("T-1", "C-3", "U-2"));
        refused(NOT_ITS_CODE, signAs("T-2", "T-1", "C-4", "U-3"));
        ledger.send(rescind("C-3"));
        ledger.send(signAs("T-2", "T-1", "C-4", "U-3"));
        ledger.send(handOver("C-4"));
    }

    /** Its tenant has its code no more, or has another: that is asked when it moves in, and can be put right before. */
    @Test
    void what_was_never_rescinded_is_there_again_and_whose_code_it_is_is_asked_when_it_moves_in() {
        signedTwice();
        ledger.send(rescind("C-2"));
        ledger.send(rectify("T-1", "T-2"));
        ledger.send(neverRescinded("C-2"));
        refused("tenant.credit-code-belongs-to-one-tenant", handOver("C-2"));
        ledger.send(correct(signAs("T-1", "T-2", "C-2", "U-2")));
        ledger.send(handOver("C-2"));
    }

    @Test
    void who_was_never_rescinded_has_its_code_for_itself_where_nobody_took_it() {
        signedTwice();
        ledger.send(rescind("C-2"));
        ledger.send(neverRescinded("C-2"));
        refused("tenant.credit-code-belongs-to-one-tenant", rectify("T-1", "T-2"));
        ledger.send(handOver("C-2"));
    }

    /** Who signs for a tenant that has the code and no contract, and who takes it from there. */
    @Test
    void of_two_at_once_one_has_the_code() {
        for (int round = 0; round < 40; round++) {
            var company = "T-" + round;
            ledger.send(signFor(company, "C-" + round, "U-1"));
            ledger.send(withdraw("C-" + round));
            int number = round;
            var rush = Rush.of(
                    2,
                    i -> ledger.send(
                            i == 0
                                    ? signFor(company, "C-same-" + number, "U-2")
                                    : signAs("other-" + number, company, "C-other-" + number, "U-3")));
            assertThat(rush.answers()).hasSize(1);
            assertThat(rush.failures()).singleElement().isInstanceOf(RuleBroken.class);
            var isFirst = holders("LQ/" + signFor(company, "any").creditCode()).equals(List.of(company));
            ledger.send(withdraw((isFirst ? "C-same-" : "C-other-") + number));
        }
    }

    private List<String> holders(String key) {
        return TestLedger.owner(ledger.settings)
                .query("SELECT holder FROM ledger.claim WHERE key = '" + key + "'", row -> row.getString(1));
    }

    /** Of a ledger that knew nobody who uses a tenant. */
    @Test
    void who_has_a_code_for_whom_is_made_again_from_all_events() {
        who_never_signed_keeps_its_code_from_nobody();
        ledger.send(rescind("C-4"));
        ledger.send(signFor("T-3", "C-5", "U-4"));
        var owner = TestLedger.owner(ledger.settings);
        var before = all(owner);
        ledger.close();
        owner.update("DELETE FROM ledger.claim_use");
        owner.update("DELETE FROM ledger.claim_kind WHERE kind = 'tenant-credit-code'");

        ledger = TestLedger.open(ledger.settings);

        assertThat(before).contains("T-1 C-1", "T-1 T-1", "T-3 C-5").doesNotContain("T-2 C-2", "T-1 C-4");
        assertThat(all(owner)).isEqualTo(before);
    }

    private static List<String> all(Jdbc owner) {
        return owner.query(
                "SELECT key || ' ' || holder FROM (SELECT * FROM ledger.claim_use UNION ALL SELECT * FROM ledger.claim)"
                        + " AS told WHERE kind = 'tenant-credit-code' ORDER BY 1",
                row -> row.getString(1));
    }
}
