package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.JUNE_30;
import static io.parkledger.core.ledger.LedgerFacts.MARCH_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.contract.ContractCommand.HandOver;
import io.parkledger.core.contract.ContractCommand.RescindContract;
import io.parkledger.core.contract.ContractCommand.SignContract;
import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lead.LeadCommand.QualifyLead;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.lead.LeadCommand.StartNegotiation;
import io.parkledger.core.lead.MeetingKind;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.renewal.RenewalCommand.OpenRenewal;
import io.parkledger.core.space.BuildingCommand.RegisterBuilding;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import io.parkledger.core.space.UnitCommand.EarmarkUnit;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import io.parkledger.core.space.UnitCommand.SplitUnit;
import io.parkledger.core.space.UnitPart;
import io.parkledger.core.tenant.TenantCommand.ExitTenant;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody can take an id that is to be somebody else's; and who works in one building ends nothing in another. */
class IdsTest {

    private static final ParkId PARK = new ParkId("LQ");
    private static final ParkId ELSEWHERE = new ParkId("XX");
    private static final BigDecimal AREA = new BigDecimal("100");
    /** Three companies. */
    private static final CreditCode ONE = new CreditCode("91110000600037341L");

    private static final CreditCode ANOTHER = new CreditCode("91350100M000100Y43");

    private static final Reach BUILDING_D = new Reach(Set.of("LQ"), "du", "运营方", Set.of("LQ-D"));
    private static final Reach BUILDING_D_ALONE = new Reach(Set.of("LQ"), null, null, Set.of("LQ-D"));
    private static final Reach BOTH_PARKS = new Reach(Set.of("LQ", "XX"), null, null, null);

    private TestLedger ledger;

    @BeforeEach
    void open() {
        ledger = TestLedger.open();
        ledger.send(new RegisterPark(PARK, "澜桥", null));
        ledger.send(new RegisterPark(ELSEWHERE, "小溪", null));
        for (var building : List.of("LQ-A", "LQ-D")) {
            ledger.send(new RegisterBuilding(new BuildingId(building), PARK, building));
            ledger.send(unit(PARK, building, building + "101"));
            ledger.send(unit(PARK, building, building + "102"));
        }
        ledger.send(new RegisterBuilding(new BuildingId("XX-1"), ELSEWHERE, "1号楼"));
        ledger.send(unit(ELSEWHERE, "XX-1", "XX-1101"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static RegisterUnit unit(ParkId park, String building, String unit) {
        return new RegisterUnit(new UnitId(unit), park, new BuildingId(building), unit, 1, AREA, MARCH_1);
    }

    private static RegisterLead lead(ParkId park, String id) {
        return new RegisterLead(
                new LeadId(id), park, "公司" + id, null, null, LeadSource.WALK_IN, "lin", null, null, MARCH_1);
    }

    /** @param unit begins with its building, five characters less three */
    private static SignContract sign(String contract, String tenant, CreditCode company, String unit) {
        var park = unit.startsWith("XX") ? ELSEWHERE : PARK;
        var building = new BuildingId(unit.substring(0, unit.length() - 3));
        return new SignContract(
                new ContractId(contract),
                park,
                null,
                null,
                new TenantId(tenant),
                "公司" + company,
                company,
                Industry.BIG_DATA,
                Track.SPACE,
                List.of(new LetUnit(new UnitId(unit), building, AREA)),
                null,
                MARCH_1,
                JUNE_30,
                Cny.of("30.00"),
                List.of(),
                "lin",
                null,
                MARCH_1);
    }

    private void handOver(String contract) {
        ledger.send(new HandOver(new ContractId(contract), LandingEvidence.HANDOVER, MARCH_1));
    }

    private void refused(Command command, String code) {
        assertThatThrownBy(() -> ledger.send(command)).hasMessage(code);
    }

    private boolean isThere(String id) {
        return !ledger.ledger
                .jdbc()
                .query("SELECT 1 FROM event WHERE aggregate_id = ?", row -> true, id)
                .isEmpty();
    }

    private void send(Command command, Reach reach) {
        var sender = new Sender("somebody", "staff", "api", null, null, null, null, reach);
        ledger.ledger.desk().send(command, sender, Delivery.PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"QY-010.2022-Q1", "C-1.2022-07-31", "a.b", "LQ-91110000600037341L"})
    void nothing_new_is_called_like_what_the_product_names_by_itself(String id) {
        refused(lead(PARK, id), "value.id-reserved");
        refused(unit(PARK, "LQ-A", id), "value.id-reserved");
        refused(sign(id, "T-1", ONE, "LQ-A101"), "value.id-reserved");
        refused(
                new SplitUnit(
                        new UnitId("LQ-A101"),
                        List.of(
                                new UnitPart(new UnitId(id), id, new BigDecimal("40")),
                                new UnitPart(new UnitId("LQ-A103"), "LQ-A103", new BigDecimal("60"))),
                        MARCH_1),
                "value.id-reserved");
    }

    @Test
    void the_id_that_waits_for_a_company_is_taken_by_no_other() {
        refused(sign("C-1", "LQ-" + ONE, ANOTHER, "LQ-A101"), "value.id-reserved");
        refused(sign("C-1", "LQ-" + ONE, ANOTHER, "XX-1101"), "value.id-reserved");
        refused(sign("C-1", "T.1", ONE, "LQ-A101"), "value.id-reserved");

        ledger.send(sign("C-1", TenantId.of(PARK, ONE).value(), ONE, "LQ-A101"));
        handOver("C-1");
    }

    @Test
    void a_tenants_id_is_one_companys_from_the_first_contract_on() {
        ledger.send(sign("C-1", "T-1", ONE, "LQ-A101"));

        refused(sign("C-2", "T-1", ANOTHER, "LQ-A102"), "contract.tenant-id-is-one-companys");
        refused(sign("C-2", "T-1", ANOTHER, "XX-1101"), "contract.tenant-id-is-one-companys");
        refused(sign("C-2", "T-1", ONE, "XX-1101"), "contract.tenant-id-is-one-companys");
        ledger.send(sign("C-2", "T-1", ONE, "LQ-A102"));

        ledger.send(new RescindContract(new ContractId("C-1"), "登错", MARCH_1));
        handOver("C-2");
        ledger.send(sign("C-3", "T-1", ONE, "LQ-A101"));
        handOver("C-3");
    }

    @Test
    void a_tenant_is_not_called_like_something_else() {
        refused(sign("C-1", "LQ-A102", ONE, "LQ-A101"), "ledger.id-taken");
        refused(sign("C-1", "C-1", ONE, "LQ-A101"), "ledger.id-taken");
    }

    @Test
    void the_longest_ids_have_renewals_and_figures_like_all_others() {
        var contract = new ContractId("C" + "x".repeat(79));
        var tenant = new TenantId("T" + "x".repeat(79));
        ledger.send(sign(contract.value(), tenant.value(), ONE, "LQ-A101"));
        handOver(contract.value());

        var renewal = RenewalId.of(contract, JUNE_30);
        ledger.send(new OpenRenewal(
                renewal, contract, tenant, PARK, "公司" + ONE, AREA, Cny.of("36000.00"), JUNE_30, MARCH_1));

        assertThat(isThere(renewal.value())).isTrue();
        assertThat(ContributionCommand.idOf(tenant, Period.quarter(2021, 1)).value())
                .hasSize(88);
        ledger.send(new ExitTenant(tenant, "搬走", MARCH_1));
    }

    @Test
    void who_works_in_one_building_ends_nothing_in_another() {
        ledger.send(sign("C-D", "T-1", ONE, "LQ-D101"));
        handOver("C-D");
        var exit = new ExitTenant(new TenantId("T-1"), "搬走", MARCH_1);
        ledger.send(sign("C-A", "T-1", ONE, "LQ-A101"));
        handOver("C-A");

        assertThatThrownBy(() -> send(exit, BUILDING_D)).isInstanceOf(LedgerRefusal.BeyondBuildings.class);
        assertThatThrownBy(() -> send(sign("C-D2", "T-1", ONE, "LQ-D102"), BUILDING_D))
                .isInstanceOf(LedgerRefusal.BeyondBuildings.class);

        ledger.send(LedgerFacts.terminate("C-D", MARCH_1));
        assertThatThrownBy(() -> send(exit, BUILDING_D)).isInstanceOf(LedgerRefusal.Unknown.class);

        ledger.send(sign("C-D3", "T-2", ANOTHER, "LQ-D102"));
        handOver("C-D3");
        send(new ExitTenant(new TenantId("T-2"), "搬走", MARCH_1), BUILDING_D);
    }

    @Test
    void who_works_in_buildings_only_is_told_so_when_making_what_stands_in_others_or_none() {
        assertThatThrownBy(() -> send(lead(PARK, "L-1"), BUILDING_D_ALONE))
                .isInstanceOf(LedgerRefusal.BeyondBuildings.class);
        assertThatThrownBy(() -> send(new RegisterBuilding(new BuildingId("LQ-E"), PARK, "E座"), BUILDING_D_ALONE))
                .isInstanceOf(LedgerRefusal.BeyondBuildings.class);
        assertThatThrownBy(() -> send(lead(ELSEWHERE, "L-1"), BUILDING_D_ALONE))
                .isInstanceOf(LedgerRefusal.Unknown.class);
    }

    @Test
    void what_somebody_brings_together_is_of_one_park() {
        var lead = new LeadId("L-X");
        var talk = new NegotiationId("N-X");
        ledger.send(lead(ELSEWHERE, "L-X"));
        ledger.send(new QualifyLead(
                lead,
                Industry.BIG_DATA,
                new Contact("P-X", "王晓岚", null),
                Track.SPACE,
                AREA,
                null,
                null,
                null,
                MARCH_1));
        ledger.send(new StartNegotiation(lead, talk, MeetingKind.TALK, 2, null, MARCH_1));
        var earmark = new EarmarkUnit(new UnitId("LQ-A101"), talk, "公司L-X", JUNE_30, MARCH_1);

        assertThatThrownBy(() -> send(earmark, BOTH_PARKS)).isInstanceOf(LedgerRefusal.SeveralParks.class);
        assertThat(ledger.ledger.reader().versionOf("LQ-A101")).hasValue(0);
    }
}
