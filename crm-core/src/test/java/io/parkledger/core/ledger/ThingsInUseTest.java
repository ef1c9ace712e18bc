package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.JUNE_30;
import static io.parkledger.core.ledger.LedgerFacts.MARCH_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.Contexts;
import io.parkledger.core.contract.ContractCommand.RescindContract;
import io.parkledger.core.contract.ContractCommand.WithdrawContract;
import io.parkledger.core.contract.ContractCommand.WithdrawHandOver;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.ReceptionId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.id.VisitId;
import io.parkledger.core.lead.LeadCommand.LoseLead;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.lead.LeadCommand.WithdrawLead;
import io.parkledger.core.reception.ReceptionCommand.CancelReception;
import io.parkledger.core.reception.ReceptionCommand.RecordReception;
import io.parkledger.core.reception.VisitCommand.RecordVisit;
import io.parkledger.core.reception.VisitCommand.WithdrawVisit;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.space.BuildingCommand.RegisterBuilding;
import io.parkledger.core.space.BuildingCommand.WithdrawBuilding;
import io.parkledger.core.space.MergedUnit;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import io.parkledger.core.space.ParkCommand.WithdrawPark;
import io.parkledger.core.space.UnitCommand.MergeUnits;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import io.parkledger.core.space.UnitCommand.SplitUnit;
import io.parkledger.core.space.UnitCommand.WithdrawMerger;
import io.parkledger.core.space.UnitCommand.WithdrawSplit;
import io.parkledger.core.space.UnitCommand.WithdrawUnit;
import io.parkledger.core.space.UnitPart;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A building and a park go only when nothing is of them, and nothing comes to what is gone; also when both come at
 * once.
 */
@Timeout(120)
class ThingsInUseTest {

    private static final ParkId PARK = new ParkId("LQ");
    private static final BuildingId BUILDING = new BuildingId("LQ-A");
    private static final BigDecimal AREA = new BigDecimal("100");
    private static final BigDecimal HALF = new BigDecimal("50");
    private static final String CAUSE = "重复登记";

    private TestLedger ledger;

    @BeforeEach
    void open() {
        ledger = TestLedger.open();
        LedgerFacts.buildings().forEach(ledger::send);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static WithdrawPark park() {
        return new WithdrawPark(PARK, CAUSE, MARCH_1);
    }

    private static WithdrawBuilding building() {
        return new WithdrawBuilding(BUILDING, CAUSE, MARCH_1);
    }

    private static WithdrawUnit unit(String id) {
        return new WithdrawUnit(new UnitId(id), CAUSE, MARCH_1);
    }

    private void refused(String code, Command command) {
        assertThatThrownBy(() -> ledger.send(command))
                .as(command.toString())
                .isInstanceOfSatisfying(
                        RuleBroken.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private void hangsOn(Command command) {
        refused("space.nothing-hangs-on-it", command);
    }

    private static RegisterLead lead(ParkId park, String id) {
        return new RegisterLead(
                new LeadId(id), park, "公司" + id, null, null, LeadSource.WALK_IN, "lin", null, null, MARCH_1);
    }

    private static RecordReception reception() {
        return new RecordReception(new ReceptionId("R-1"), PARK, null, "来访公司", 2, "lin", null, null, MARCH_1);
    }

    private static RecordVisit visit() {
        return new RecordVisit(new VisitId("V-1"), PARK, null, "深圳", List.of("公司"), 1, 1, "lin", null, MARCH_1);
    }

    @Test
    void a_building_goes_once_all_units_of_it_were_withdrawn() {
        ledger.send(LedgerFacts.unit("U-1"));
        ledger.send(LedgerFacts.unit("U-2"));
        hangsOn(building());
        ledger.send(unit("U-1"));
        hangsOn(building());
        ledger.send(unit("U-2"));
        ledger.send(building());
        refused("space.building-is-not-withdrawn", LedgerFacts.unit("U-3"));
    }

    @Test
    void what_was_split_or_merged_hangs_on_its_building_until_that_never_was() {
        ledger.send(LedgerFacts.unit("U-1"));
        ledger.send(new SplitUnit(
                new UnitId("U-1"),
                List.of(new UnitPart(new UnitId("U-1a"), "1a", HALF), new UnitPart(new UnitId("U-1b"), "1b", HALF)),
                MARCH_1));
        hangsOn(building());
        ledger.send(new WithdrawSplit(new UnitId("U-1"), CAUSE, MARCH_1));
        hangsOn(building());
        ledger.send(LedgerFacts.unit("U-2"));
        ledger.send(new MergeUnits(
                new UnitId("U-1"),
                List.of(new MergedUnit(new UnitId("U-2"), AREA)),
                new UnitId("U-12"),
                "12",
                MARCH_1));
        hangsOn(building());
        ledger.send(new WithdrawMerger(new UnitId("U-1"), CAUSE, MARCH_1));
        ledger.send(unit("U-1"));
        hangsOn(building());
        ledger.send(unit("U-2"));
        ledger.send(building());
    }

    /** Also by way of a contract that names another unit, and one that is void but was signed. */
    @Test
    void a_unit_goes_once_no_contract_was_ever_over_it() {
        for (var unit : List.of("U-1", "U-2", "U-3", "U-4")) {
            ledger.send(LedgerFacts.unit(unit));
        }
        ledger.send(LedgerFacts.sign("C-1", MARCH_1, JUNE_30, "U-1"));
        hangsOn(unit("U-1"));
        ledger.send(LedgerFacts.correct(LedgerFacts.sign("C-1", MARCH_1, JUNE_30, "U-2")));
        ledger.send(unit("U-1"));
        hangsOn(unit("U-2"));
        ledger.send(new WithdrawContract(new ContractId("C-1"), CAUSE, MARCH_1));
        ledger.send(unit("U-2"));

        ledger.send(LedgerFacts.sign("C-3", MARCH_1, JUNE_30, "U-3"));
        ledger.send(LedgerFacts.handOver("C-3"));
        ledger.send(new WithdrawHandOver(new ContractId("C-3"), "并未交付", MARCH_1));
        hangsOn(unit("U-3"));
        ledger.send(new WithdrawContract(new ContractId("C-3"), CAUSE, MARCH_1));
        ledger.send(unit("U-3"));

        ledger.send(LedgerFacts.sign("C-4", MARCH_1, JUNE_30, "U-4"));
        ledger.send(new RescindContract(new ContractId("C-4"), "void", MARCH_1));
        hangsOn(unit("U-4"));
        hangsOn(building());
    }

    @Test
    void a_park_goes_once_nothing_is_of_it() {
        hangsOn(park());
        ledger.send(lead(PARK, "L-1"));
        ledger.send(reception());
        ledger.send(visit());
        ledger.send(building());
        hangsOn(park());
        ledger.send(new WithdrawLead(new LeadId("L-1"), CAUSE, MARCH_1));
        hangsOn(park());
        ledger.send(new CancelReception(new ReceptionId("R-1"), CAUSE, MARCH_1));
        hangsOn(park());
        ledger.send(new WithdrawVisit(new VisitId("V-1"), CAUSE, MARCH_1));
        ledger.send(park());

        refused("space.park-is-not-withdrawn", park());
        refused("space.park-is-not-withdrawn", new RegisterBuilding(new BuildingId("LQ-B"), PARK, "B座"));
        refused("lead.park-is-not-withdrawn", lead(PARK, "L-2"));
        refused(
                "reception.park-is-not-withdrawn",
                new RecordReception(new ReceptionId("R-2"), PARK, null, "来访公司", 2, "lin", null, null, MARCH_1));
        refused(
                "reception.park-is-not-withdrawn",
                new RecordVisit(new VisitId("V-2"), PARK, null, "深圳", List.of("公司"), 1, 1, "lin", null, MARCH_1));
        ledger.send(new RegisterPark(new ParkId("LQ2"), "澜桥", null));
        ledger.send(lead(new ParkId("LQ2"), "L-3"));
    }

    @Test
    void a_lead_that_is_lost_was_one_and_so_its_park_stays() {
        ledger.send(building());
        ledger.send(lead(PARK, "L-1"));
        ledger.send(new LoseLead(new LeadId("L-1"), LossReason.PRICE, null, MARCH_1));
        hangsOn(park());
    }

    @Test
    void a_tenant_hangs_on_its_park_until_it_never_landed() {
        ledger.send(LedgerFacts.unit("U-1"));
        ledger.send(LedgerFacts.sign("C-1", MARCH_1, JUNE_30, "U-1"));
        ledger.send(LedgerFacts.handOver("C-1"));
        assertThat(users("park-use")).containsExactly("C-1", "LQ-A", "U-1", "landing:C-1");
        ledger.send(new WithdrawHandOver(new ContractId("C-1"), "并未交付", MARCH_1));
        assertThat(users("park-use")).containsExactly("C-1", "LQ-A", "U-1");
        ledger.send(new WithdrawContract(new ContractId("C-1"), CAUSE, MARCH_1));
        ledger.send(unit("U-1"));
        ledger.send(building());
        ledger.send(park());
    }

    private List<String> users(String kind) {
        return TestLedger.owner(ledger.settings)
                .query(
                        "SELECT holder FROM ledger.claim_use WHERE kind = '" + kind + "' ORDER BY holder COLLATE \"C\"",
                        row -> row.getString(1));
    }

    /** Two aggregates that know nothing of each other: only the claim tells the one of the other. */
    @Test
    void of_two_at_once_one_is_refused_whoever_comes_first() {
        int withdrawn = 0;
        for (int round = 0; round < 40; round++) {
            var park = new ParkId("P" + round);
            ledger.send(new RegisterPark(park, "澜桥" + round, null));
            int number = round;
            withdrawn += outcome(i ->
                    ledger.send(i == 0 ? new WithdrawPark(park, CAUSE, MARCH_1) : lead(park, "L" + number + "-" + i)));
        }
        for (int round = 0; round < 40; round++) {
            var building = new BuildingId("B" + round);
            ledger.send(new RegisterBuilding(building, PARK, "楼" + round));
            int number = round;
            withdrawn += outcome(i -> ledger.send(
                    i == 0
                            ? new WithdrawBuilding(building, CAUSE, MARCH_1)
                            : new RegisterUnit(
                                    new UnitId("U" + number + "-" + i), PARK, building, "" + i, 1, AREA, MARCH_1)));
        }
        assertThat(withdrawn).as("either came first sometimes").isBetween(1, 79);
        assertThat(closedAndUsed()).isEmpty();
    }

    /** @return 1 when the withdrawal came first */
    private int outcome(IntFunction<Receipt> work) {
        var rush = Rush.of(4, work);
        assertThat(rush.failures()).hasOnlyElementsOfType(RuleBroken.class);
        assertThat(rush.answers().size())
                .as("the withdrawal, or all the others")
                .isIn(1, 3);
        return rush.answers().size() == 1 ? 1 : 0;
    }

    private List<String> closedAndUsed() {
        return TestLedger.owner(ledger.settings)
                .query("SELECT key FROM ledger.claim JOIN ledger.claim_use USING (kind, key)", row -> row.getString(1));
    }

    /** Of a ledger that knew no such claims. */
    @Test
    void what_is_in_use_is_made_again_from_all_events() {
        a_tenant_hangs_on_its_park_until_it_never_landed();
        ledger.send(new RegisterPark(new ParkId("LQ2"), "澜桥", null));
        ledger.send(lead(new ParkId("LQ2"), "L-3"));
        ledger.send(new RegisterBuilding(new BuildingId("LQ2-A"), new ParkId("LQ2"), "A座"));
        IntStream.range(0, 3)
                .forEach(i -> ledger.send(new RegisterUnit(
                        new UnitId("Q" + i), new ParkId("LQ2"), new BuildingId("LQ2-A"), "" + i, 1, AREA, MARCH_1)));
        ledger.send(unit("Q1"));
        var owner = TestLedger.owner(ledger.settings);
        var before = all(owner);
        ledger.close();
        owner.update("DELETE FROM ledger.claim_use");
        owner.update("DELETE FROM ledger.claim WHERE kind IN ('park-use', 'building-use')");
        owner.update("DELETE FROM ledger.claim_kind WHERE kind IN ('park-use', 'building-use')");

        ledger = TestLedger.open(ledger.settings);

        assertThat(before).contains("building-use LQ2-A Q0", "park-use LQ2 L-3", "park-use LQ closed:LQ");
        assertThat(all(owner)).isEqualTo(before);
        refused("lead.park-is-not-withdrawn", lead(PARK, "L-9"));
        hangsOn(new WithdrawPark(new ParkId("LQ2"), CAUSE, MARCH_1));
    }

    private static List<String> all(Jdbc owner) {
        return owner.query(
                "SELECT kind || ' ' || key || ' ' || holder FROM (SELECT * FROM ledger.claim_use UNION ALL"
                        + " SELECT * FROM ledger.claim WHERE kind IN ('park-use', 'building-use')) AS told ORDER BY 1",
                row -> row.getString(1));
    }

    /** What is of a park keeps it from being withdrawn: by itself, or by way of what it hangs on. */
    @Test
    void whatever_is_of_a_park_uses_it() {
        var hangsOn = Map.of("negotiation", "lead", "renewal", "contract", "contribution", "tenant");
        var ofParks = Contexts.ALL.stream().filter(ThingsInUseTest::knowsParks).toList();

        assertThat(ofParks).hasSizeGreaterThan(7).allSatisfy(context -> {
            var name = hangsOn.getOrDefault(context.name(), context.name());
            assertThat(Contexts.ALL)
                    .as("claims park-use: %s", name)
                    .anyMatch(other ->
                            other.name().equals(name) && other.claimKinds().contains("park-use"));
        });
    }

    private static boolean knowsParks(Context context) {
        return context.events().stream()
                .flatMap(kind -> Stream.of(kind.getPermittedSubclasses()))
                .flatMap(event -> Stream.of(event.getRecordComponents()))
                .anyMatch(fact -> fact.getType() == ParkId.class);
    }
}
