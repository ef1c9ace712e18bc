package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.MARCH_1;
import static io.parkledger.core.ledger.LedgerFacts.NEW_YEARS_EVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.contract.ContractCommand.CorrectContract;
import io.parkledger.core.contract.ContractCommand.SignContract;
import io.parkledger.core.contract.ContractEvent.ContractCodeRectified;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lead.LeadCommand.CorrectLead;
import io.parkledger.core.lead.LeadEvent.LeadCorrected;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationCorrected;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.tenant.TenantCommand.ExitTenant;
import io.parkledger.core.tenant.TenantCommand.RectifyTenant;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A company whose credit code was recorded wrong stays the tenant it is, and the wrong code is its owner's. */
@Timeout(60)
class TenantCodeTest {

    private static final ParkId PARK = new ParkId("LQ");
    private static final CreditCode WRONG = new CreditCode("91990101MA91X9P91N");
    private static final CreditCode RIGHT = new CreditCode("91990101MA926UJEN3");
    private static final CreditCode THIRD = new CreditCode("91990101MA92FEDLCM");
    private static final TenantId OF_WRONG = TenantId.of(PARK, WRONG);
    private static final LocalDate APRIL_1 = LocalDate.of(2021, 4, 1);

    private TestLedger ledger;

    @BeforeEach
    void open() {
        ledger = TestLedger.open();
        LedgerFacts.buildings().forEach(ledger::send);
        for (var unit : List.of("V-1", "V-2", "V-3", "V-4")) {
            ledger.send(LedgerFacts.unit(unit));
        }
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static SignContract sign(String contract, TenantId tenant, String company, CreditCode code, String unit) {
        return new SignContract(
                new ContractId(contract),
                PARK,
                null,
                null,
                tenant,
                company,
                code,
                Industry.OTHER,
                Track.SPACE,
                List.of(new LetUnit(new UnitId(unit), new BuildingId("LQ-A"), new BigDecimal("100"))),
                null,
                MARCH_1,
                NEW_YEARS_EVE,
                null,
                List.of(),
                null,
                null,
                MARCH_1);
    }

    private void land(String contract, TenantId tenant, String company, CreditCode code, String unit) {
        ledger.send(sign(contract, tenant, company, code, unit));
        ledger.send(LedgerFacts.handOver(contract));
    }

    private static RectifyTenant rectify(TenantId tenant, String company, CreditCode code) {
        return new RectifyTenant(tenant, company, Industry.OTHER, code, "抄错一位", APRIL_1);
    }

    private void refused(String code, Object fact, Command command) {
        assertThatThrownBy(() -> ledger.send(command)).isInstanceOfSatisfying(RuleBroken.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.facts()).extracting(String::valueOf).containsExactly(fact.toString());
        });
    }

    private List<Object> said(String aggregate) {
        return ledger.ledger.reader().ofAggregate(aggregate, Long.MAX_VALUE).stream()
                .<Object>map(LedgerEvent::payload)
                .toList();
    }

    @Test
    void the_right_code_is_its_own_and_the_wrong_one_is_free_for_the_company_that_has_it() {
        land("C-1", OF_WRONG, "甲公司", WRONG, "V-1");
        ledger.positionOf(ledger.send(rectify(OF_WRONG, "甲公司", RIGHT)));

        assertThat(said("C-1")).hasAtLeastOneElementOfType(ContractCodeRectified.class);
        refused("tenant.credit-code-is-the-tenants-own", RIGHT, sign("C-2", OF_WRONG, "甲公司", WRONG, "V-2"));
        ledger.send(sign("C-2", OF_WRONG, "甲公司", RIGHT, "V-2"));
        refused(
                "contract.credit-code-belongs-to-one-tenant",
                "LQ/" + RIGHT,
                sign("C-3", new TenantId("T-2"), "乙公司", RIGHT, "V-3"));
        land("C-3", new TenantId("T-2"), "乙公司", WRONG, "V-3");
        ledger.send(LedgerFacts.handOver("C-2"));
    }

    @Test
    void a_code_that_is_another_tenants_is_refused_by_its_name() {
        land("C-1", OF_WRONG, "甲公司", WRONG, "V-1");
        land("C-2", new TenantId("T-2"), "乙公司", RIGHT, "V-2");
        refused("tenant.credit-code-belongs-to-one-tenant", RIGHT, rectify(OF_WRONG, "甲公司", RIGHT));
        ledger.send(rectify(new TenantId("T-2"), "乙公司", THIRD));
        ledger.send(rectify(OF_WRONG, "甲公司", RIGHT));
    }

    @Test
    void of_two_at_once_one_has_the_code() {
        land("C-1", OF_WRONG, "甲公司", WRONG, "V-1");
        land("C-2", new TenantId("T-2"), "乙公司", THIRD, "V-2");
        var rush = Rush.of(
                2,
                i -> ledger.send(
                        i == 0 ? rectify(OF_WRONG, "甲公司", RIGHT) : rectify(new TenantId("T-2"), "乙公司", RIGHT)));

        assertThat(rush.answers()).hasSize(1);
        assertThat(rush.failures()).hasOnlyElementsOfType(RuleBroken.class);
    }

    @Test
    void who_has_left_is_put_right_too_and_comes_back_by_the_right_code() {
        land("C-1", OF_WRONG, "甲公司", WRONG, "V-1");
        ledger.send(new ExitTenant(OF_WRONG, null, APRIL_1));
        land("C-2", new TenantId("T-2"), "乙公司", WRONG, "V-2");
        ledger.send(rectify(OF_WRONG, "甲公司", RIGHT));

        refused("tenant.credit-code-is-the-tenants-own", RIGHT, sign("C-3", OF_WRONG, "甲公司", THIRD, "V-3"));
        ledger.send(sign("C-3", OF_WRONG, "甲公司", RIGHT, "V-3"));
        ledger.send(sign("C-4", new TenantId("T-2"), "乙公司", WRONG, "V-4"));
    }

    /** A tenant knows the contracts that were handed over; what is only signed is corrected by hand. */
    @Test
    void a_contract_that_was_only_signed_is_corrected_to_the_right_code_before_it_is_handed_over() {
        land("C-1", OF_WRONG, "甲公司", WRONG, "V-1");
        ledger.send(sign("C-2", OF_WRONG, "甲公司", WRONG, "V-2"));
        ledger.send(rectify(OF_WRONG, "甲公司", RIGHT));

        refused("tenant.credit-code-is-the-tenants-own", RIGHT, LedgerFacts.handOver("C-2"));
        var right = sign("C-2", OF_WRONG, "甲公司", RIGHT, "V-2");
        ledger.send(new CorrectContract(
                right.contractId(),
                right.tenantId(),
                right.company(),
                right.creditCode(),
                right.industry(),
                right.units(),
                null,
                right.startOn(),
                right.endOn(),
                null,
                List.of(),
                null,
                right.conditions(),
                right.signedOn(),
                "抄错一位",
                APRIL_1));
        ledger.send(LedgerFacts.handOver("C-2"));
    }

    /** Each that was ever called so has its id for itself: also who had the same wrong code. */
    @Test
    void an_id_of_another_tenant_of_the_wrong_code_stays_that_companys() {
        land("C-1", OF_WRONG, "甲公司", WRONG, "V-1");
        ledger.send(new ExitTenant(OF_WRONG, null, APRIL_1));
        ledger.send(sign("C-2", new TenantId("T-2"), "乙公司", WRONG, "V-2"));
        ledger.send(rectify(OF_WRONG, "甲公司", RIGHT));

        assertThat(holderOfId("T-2")).isEqualTo("LQ/" + WRONG);
        assertThat(holderOfId(OF_WRONG.value())).isEqualTo("LQ/" + RIGHT);
        refused("contract.tenant-id-is-one-companys", "T-2", sign("C-3", new TenantId("T-2"), "丙公司", THIRD, "V-3"));
    }

    @Test
    void who_is_called_what_is_made_again_from_all_events() {
        an_id_of_another_tenant_of_the_wrong_code_stays_that_companys();
        var owner = TestLedger.owner(ledger.settings);
        ledger.close();
        for (var kind : List.of("tenant-id", "tenant-credit-code")) {
            owner.update("DELETE FROM ledger.claim WHERE kind = '" + kind + "'");
            owner.update("DELETE FROM ledger.claim_kind WHERE kind = '" + kind + "'");
        }
        ledger = TestLedger.open(ledger.settings);

        assertThat(holderOfId("T-2")).isEqualTo("LQ/" + WRONG);
        assertThat(holderOfId(OF_WRONG.value())).isEqualTo("LQ/" + RIGHT);
        assertThat(ledger.ledger.conflicts()).isEmpty();
    }

    private String holderOfId(String tenant) {
        return TestLedger.owner(ledger.settings)
                .query(
                        "SELECT holder FROM ledger.claim WHERE kind = 'tenant-id' AND key = '" + tenant + "'",
                        row -> row.getString(1))
                .get(0);
    }

    @Test
    void the_lead_it_came_by_and_its_talk_say_the_right_code() {
        var lead = new LeadId("L-1");
        var talk = new NegotiationId("N-1");
        LedgerFacts.untilReviewed(lead, talk).forEach(ledger::send);
        var signed = LedgerFacts.sign("C-1", talk, lead, MARCH_1, NEW_YEARS_EVE, "U-1");
        ledger.send(new CorrectLead(
                lead,
                signed.company(),
                signed.creditCode(),
                Industry.BIG_DATA,
                LeadSource.WALK_IN,
                null,
                MARCH_1,
                "补代码",
                MARCH_1));
        ledger.send(signed);
        ledger.send(LedgerFacts.handOver("C-1"));
        ledger.positionOf(ledger.send(rectify(signed.tenantId(), signed.company(), RIGHT)));

        assertThat(last(lead.value(), LeadCorrected.class).creditCode()).isEqualTo(RIGHT);
        assertThat(last(talk.value(), NegotiationCorrected.class).creditCode()).isEqualTo(RIGHT);
    }

    private <T> T last(String aggregate, Class<T> type) {
        return said(aggregate).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
