package io.parkledger.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.contract.ContractCommand.HandOver;
import io.parkledger.core.contract.ContractCommand.HoldOverContract;
import io.parkledger.core.contract.ContractCommand.RescindContract;
import io.parkledger.core.contract.ContractCommand.SignContract;
import io.parkledger.core.contract.ContractCommand.TerminateContract;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.space.BuildingCommand.RegisterBuilding;
import io.parkledger.core.space.MergedUnit;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import io.parkledger.core.space.UnitCommand.EarmarkUnit;
import io.parkledger.core.space.UnitCommand.MergeUnits;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import io.parkledger.core.space.UnitCommand.ReleaseEarmark;
import io.parkledger.core.space.UnitCommand.SplitUnit;
import io.parkledger.core.space.UnitCommand.TakeOutOfService;
import io.parkledger.core.space.UnitPart;
import io.parkledger.core.tenant.TenantCommand.LandTenant;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules that no aggregate can see alone: the ledger keeps them, at the append. */
class ClaimedRulesTest {

    private static final ParkId PARK = new ParkId("LQ");
    private static final BuildingId BUILDING = new BuildingId("A");
    private static final CreditCode CODE = new CreditCode("91990101MA91X9P91N");
    private static final CreditCode OTHER_CODE = new CreditCode("91990101MA926UJEN3");
    private static final CreditCode THIRD_CODE = new CreditCode("91990101MA92FEDLCM");
    private static final LocalDate MARCH_1 = LocalDate.of(2021, 3, 1);
    private static final LocalDate DECEMBER_31 = LocalDate.of(2021, 12, 31);

    private static TestLedger ledger;

    @BeforeAll
    static void open() {
        ledger = TestLedger.open();
        ledger.send(new RegisterPark(PARK, "澜桥", null));
        ledger.send(new RegisterBuilding(BUILDING, PARK, "A座"));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static void register(String unit) {
        ledger.send(new RegisterUnit(new UnitId(unit), PARK, BUILDING, unit, 1, new BigDecimal("100"), MARCH_1));
    }

    private static SignContract sign(
            String contract, String tenant, CreditCode code, String unit, LocalDate from, LocalDate to) {
        return sign(contract, tenant, code, List.of(unit), from, to);
    }

    private static SignContract sign(
            String contract, String tenant, CreditCode code, List<String> units, LocalDate from, LocalDate to) {
        return new SignContract(
                new ContractId(contract),
                PARK,
                null,
                null,
                new TenantId(tenant),
                "澜桥" + tenant,
                code,
                Industry.OTHER,
                Track.SPACE,
                units.stream()
                        .map(unit -> new LetUnit(new UnitId(unit), BUILDING, new BigDecimal("100")))
                        .toList(),
                null,
                from,
                to,
                null,
                List.of(),
                null,
                null,
                MARCH_1);
    }

    private static void refused(String code, ThrowingCallable sending) {
        assertThatThrownBy(sending).isInstanceOfSatisfying(RuleBroken.class, refused -> assertThat(
                        refused.rule().code())
                .isEqualTo(code));
    }

    @Test
    void a_unit_is_let_once_for_the_same_days_and_again_from_the_day_after() {
        register("A0101");
        ledger.send(sign("C-1", "T-1", CODE, "A0101", MARCH_1, DECEMBER_31));

        refused(
                "contract.unit-is-let-once",
                () -> ledger.send(sign("C-2", "T-2", OTHER_CODE, "A0101", DECEMBER_31, DECEMBER_31.plusYears(1))));
        var next = sign("C-3", "T-2", OTHER_CODE, "A0101", DECEMBER_31.plusDays(1), DECEMBER_31.plusYears(1));
        assertThat(ledger.send(next).version()).isZero();
    }

    @Test
    void two_contracts_over_one_unit_are_rescinded_one_by_one() {
        register("A0102");
        ledger.send(sign("C-11", "T-11", THIRD_CODE, "A0102", MARCH_1, DECEMBER_31));
        ledger.send(sign("C-12", "T-11", THIRD_CODE, "A0102", DECEMBER_31.plusDays(1), DECEMBER_31.plusYears(1)));
        ledger.send(new RescindContract(new ContractId("C-11"), "void", MARCH_1));

        var receipt = ledger.send(new RescindContract(new ContractId("C-12"), "void", MARCH_1));

        assertThat(receipt.version()).isEqualTo(1);
    }

    /** Its present contract is void; but another has signed for next year. */
    @Test
    void a_unit_somebody_will_move_into_is_not_taken_out_of_service() {
        register("A0103");
        var code = new CreditCode("91990101MA93AAAA04");
        ledger.send(sign("C-21", "T-21", code, "A0103", MARCH_1, DECEMBER_31));
        ledger.send(sign("C-22", "T-21", code, "A0103", DECEMBER_31.plusDays(1), DECEMBER_31.plusYears(1)));
        ledger.send(new RescindContract(new ContractId("C-21"), "void", MARCH_1));

        refused(
                "space.unit-is-vacant",
                () -> ledger.send(new TakeOutOfService(new UnitId("A0103"), "water damage", MARCH_1)));
    }

    private static final CreditCode A_CODE = new CreditCode("91990101MA93AAAA04");
    private static final LocalDate FEBRUARY_11 = LocalDate.of(2022, 2, 11);
    private static final LocalDate NEXT_MARCH_1 = LocalDate.of(2022, 3, 1);
    private static final LocalDate NEXT_YEAR_END = LocalDate.of(2022, 12, 31);
    private static final LocalDate NEW_YEAR = LocalDate.of(2022, 1, 1);

    private static HandOver handOver(String contract, LocalDate on) {
        return new HandOver(new ContractId(contract), LandingEvidence.HANDOVER, on);
    }

    private static void refusedFor(String unit, ThrowingCallable sending) {
        assertThatThrownBy(sending).isInstanceOfSatisfying(RuleBroken.class, refused -> {
            assertThat(refused.rule().code()).isEqualTo("contract.unit-is-let-once");
            assertThat(refused.facts()).containsExactly(new UnitId(unit));
        });
    }

    private static List<String> daysOf(String unit) {
        return TestLedger.owner(ledger.settings)
                .query(
                        "SELECT holder || ' ' || days FROM ledger.claim_days WHERE key = '" + unit + "' ORDER BY days",
                        row -> row.getString(1));
    }

    /** That he has not left is a fact, whoever comes next. */
    @Test
    void who_has_not_left_is_held_over_until_the_day_that_the_next_one_has_signed_for() {
        List.of("A0401", "A0402").forEach(ClaimedRulesTest::register);
        ledger.send(sign("C-51", "T-21", A_CODE, List.of("A0401", "A0402"), MARCH_1, DECEMBER_31));
        ledger.send(handOver("C-51", MARCH_1));
        ledger.send(sign("C-52", "T-21", A_CODE, "A0401", NEW_YEAR, NEXT_YEAR_END));
        ledger.send(sign("C-53", "T-21", A_CODE, "A0402", NEXT_MARCH_1, NEXT_YEAR_END));

        assertThat(ledger.send(new HoldOverContract(new ContractId("C-51"), NEW_YEAR))
                        .version())
                .isEqualTo(2);

        assertThat(daysOf("A0401")).containsExactly("C-51 [2021-03-01,2022-01-01)", "C-52 [2022-01-01,2023-01-01)");
        assertThat(daysOf("A0402")).containsExactly("C-51 [2021-03-01,2022-03-01)", "C-53 [2022-03-01,2023-01-01)");
        refusedFor(
                "A0402",
                () -> ledger.send(sign("C-54", "T-21", A_CODE, "A0402", FEBRUARY_11, FEBRUARY_11.plusDays(1))));
        refused("space.unit-is-not-anothers", () -> ledger.send(handOver("C-52", NEW_YEAR)));

        ledger.send(new TerminateContract(new ContractId("C-51"), "搬走", FEBRUARY_11));
        refused("space.date-is-not-before-release", () -> ledger.send(handOver("C-52", NEW_YEAR)));
        ledger.send(handOver("C-52", FEBRUARY_11));
        assertThat(daysOf("A0402")).containsExactly("C-51 [2021-03-01,2022-02-11)", "C-53 [2022-03-01,2023-01-01)");
    }

    @Test
    void who_moves_in_early_has_the_days_before_his_term_as_well() {
        register("A0403");
        ledger.send(sign("C-61", "T-21", A_CODE, "A0403", NEXT_MARCH_1, NEXT_YEAR_END));
        ledger.send(handOver("C-61", FEBRUARY_11));

        refusedFor(
                "A0403",
                () -> ledger.send(
                        sign("C-62", "T-21", A_CODE, "A0403", FEBRUARY_11.plusDays(1), NEXT_MARCH_1.minusDays(1))));
        ledger.send(sign("C-63", "T-21", A_CODE, "A0403", NEW_YEAR, FEBRUARY_11.minusDays(1)));
    }

    @Test
    void nobody_moves_in_early_on_days_that_another_has_signed_for() {
        List.of("A0404", "A0405").forEach(ClaimedRulesTest::register);
        ledger.send(sign("C-71", "T-21", A_CODE, List.of("A0404", "A0405"), NEXT_MARCH_1, NEXT_YEAR_END));
        ledger.send(sign("C-72", "T-21", A_CODE, "A0405", NEW_YEAR, FEBRUARY_11));

        refusedFor("A0405", () -> ledger.send(handOver("C-71", FEBRUARY_11)));

        ledger.send(handOver("C-72", NEW_YEAR));
        ledger.send(new TerminateContract(new ContractId("C-72"), "搬走", FEBRUARY_11));
        ledger.send(handOver("C-71", FEBRUARY_11));
        assertThat(daysOf("A0405")).containsExactly("C-72 [2022-01-01,2022-02-11)", "C-71 [2022-02-11,2023-01-01)");
    }

    @Test
    void who_moves_in_late_keeps_the_days_of_his_term() {
        register("A0406");
        ledger.send(sign("C-73", "T-21", A_CODE, "A0406", NEW_YEAR, NEXT_YEAR_END));

        ledger.send(handOver("C-73", FEBRUARY_11));

        assertThat(daysOf("A0406")).containsExactly("C-73 [2022-01-01,2023-01-01)");
    }

    @Test
    void a_rescinded_contract_frees_its_units_whenever_its_term_began() {
        register("A0407");
        var first = LocalDate.parse("1949-10-01");
        ledger.send(sign("C-81", "T-21", A_CODE, "A0407", first, null));

        ledger.send(new RescindContract(new ContractId("C-81"), "void", MARCH_1));

        assertThat(daysOf("A0407")).isEmpty();
        ledger.send(sign("C-82", "T-21", A_CODE, "A0407", first, null));
    }

    private static EarmarkUnit earmark(String unit) {
        return new EarmarkUnit(new UnitId(unit), null, "澜桥云枢", DECEMBER_31, MARCH_1);
    }

    private static MergeUnits merge(String unit, String other, String into) {
        var others = List.of(new MergedUnit(new UnitId(other), new BigDecimal("100")));
        return new MergeUnits(new UnitId(unit), others, new UnitId(into), into, MARCH_1);
    }

    @Test
    void an_earmark_stands_in_no_contracts_way_and_ends_with_the_signing() {
        register("A0106");
        ledger.send(earmark("A0106"));

        ledger.send(sign("C-41", "T-41", new CreditCode("91990101MA94CCCC02"), "A0106", MARCH_1, DECEMBER_31));

        refused("space.unit-is-earmarked", () -> ledger.send(new ReleaseEarmark(new UnitId("A0106"), MARCH_1)));
        ledger.send(new RescindContract(new ContractId("C-41"), "void", MARCH_1));
        assertThat(ledger.send(earmark("A0106")).version()).isEqualTo(4);
    }

    /** The unit that is asked sees its own state only. */
    @Test
    void an_earmarked_unit_does_not_go_into_the_merger_of_another() {
        register("A0107");
        register("A0108");
        ledger.send(earmark("A0108"));

        refused("space.unit-is-not-earmarked", () -> ledger.send(merge("A0107", "A0108", "A0110")));

        ledger.send(new ReleaseEarmark(new UnitId("A0108"), MARCH_1));
        ledger.send(merge("A0107", "A0108", "A0110"));
        refused("space.unit-is-vacant", () -> ledger.send(earmark("A0108")));
    }

    private static SplitUnit split(String unit, String... parts) {
        var half = new BigDecimal("50");
        return new SplitUnit(
                new UnitId(unit),
                Stream.of(parts)
                        .map(part -> new UnitPart(new UnitId(part), part, half))
                        .toList(),
                MARCH_1);
    }

    @Test
    void a_split_and_a_merger_make_units_that_nobody_has() {
        List.of("A0201", "A0202", "A0203", "A0204").forEach(ClaimedRulesTest::register);

        refused("space.unit-id-is-used-once", () -> ledger.send(split("A0201", "A0201-1", "A0204")));
        refused("space.unit-id-is-used-once", () -> ledger.send(merge("A0201", "A0202", "A0204")));

        ledger.send(split("A0201", "A0201-2", "A0201-1"));
        refused("space.unit-id-is-used-once", () -> ledger.send(split("A0202", "A0202-1", "A0201-2")));
        refused("space.unit-id-is-used-once", () -> ledger.send(split("A0202", "A0201", "A0202-1")));
        assertThat(ledger.send(earmark("A0201-1")).version()).as("registered").isEqualTo(1);
    }

    @Test
    void a_unit_goes_into_one_merger_only() {
        List.of("A0301", "A0302", "A0303").forEach(ClaimedRulesTest::register);
        ledger.send(merge("A0301", "A0303", "A0310"));

        refused("space.unit-is-let-once", () -> ledger.send(merge("A0302", "A0303", "A0320")));
    }

    @Test
    void a_credit_code_belongs_to_one_tenant_at_signing_and_at_landing() {
        register("A0104");
        register("A0105");
        var code = new CreditCode("91990101MA93BBBB0R");
        ledger.send(sign("C-31", "T-31", code, "A0104", MARCH_1, DECEMBER_31));

        refused(
                "contract.credit-code-belongs-to-one-tenant",
                () -> ledger.send(sign("C-32", "T-32", code, "A0105", MARCH_1, DECEMBER_31)));
        refused(
                "tenant.credit-code-belongs-to-one-tenant",
                () -> ledger.sendAsPolicy(new LandTenant(
                        new TenantId("T-33"),
                        PARK,
                        "澜桥T-33",
                        code,
                        Industry.OTHER,
                        new ContractId("C-33"),
                        null,
                        null,
                        List.of(),
                        LandingEvidence.HANDOVER,
                        MARCH_1)));
    }
}
