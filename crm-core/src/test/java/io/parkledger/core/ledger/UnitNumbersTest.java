package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.JUNE_30;
import static io.parkledger.core.ledger.LedgerFacts.MARCH_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.space.BuildingCommand.RegisterBuilding;
import io.parkledger.core.space.BuildingCommand.WithdrawBuilding;
import io.parkledger.core.space.MergedUnit;
import io.parkledger.core.space.UnitCommand.CorrectUnit;
import io.parkledger.core.space.UnitCommand.MergeUnits;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import io.parkledger.core.space.UnitCommand.SplitUnit;
import io.parkledger.core.space.UnitCommand.WithdrawMerger;
import io.parkledger.core.space.UnitCommand.WithdrawSplit;
import io.parkledger.core.space.UnitCommand.WithdrawUnit;
import io.parkledger.core.space.UnitPart;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A number is used once in a building; whatever goes gives its number back, and takes it again when it never went. */
class UnitNumbersTest {

    private static final ParkId PARK = new ParkId("LQ");
    private static final BuildingId BUILDING = new BuildingId("LQ-A");
    private static final BigDecimal AREA = new BigDecimal("100");
    private static final BuildingId NEXT = new BuildingId("LQ-B");
    private static final BigDecimal HALF = AREA.divide(BigDecimal.valueOf(2));

    private TestLedger ledger;

    @BeforeEach
    void open() {
        ledger = TestLedger.open();
        LedgerFacts.buildings().forEach(ledger::send);
        ledger.send(new RegisterBuilding(NEXT, PARK, "B座"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private void register(String unit, BuildingId building, String number) {
        ledger.send(new RegisterUnit(new UnitId(unit), PARK, building, number, 1, AREA, MARCH_1));
    }

    private void split(String unit, String first, String second) {
        ledger.send(new SplitUnit(
                new UnitId(unit),
                List.of(
                        new UnitPart(new UnitId(unit + "-1"), first, HALF),
                        new UnitPart(new UnitId(unit + "-2"), second, HALF)),
                MARCH_1));
    }

    private void merge(String unit, String other, String into, String number) {
        ledger.send(new MergeUnits(
                new UnitId(unit), List.of(new MergedUnit(new UnitId(other), AREA)), new UnitId(into), number, MARCH_1));
    }

    private void correct(String unit, String number) {
        ledger.send(new CorrectUnit(new UnitId(unit), number, 1, AREA, MARCH_1, "录错", MARCH_1));
    }

    private static void taken(String number, Runnable sending) {
        assertThatThrownBy(sending::run).isInstanceOfSatisfying(RuleBroken.class, refused -> {
            assertThat(refused.rule().code()).isEqualTo("space.unit-number-is-used-once");
            assertThat(refused.facts()).containsExactly(number);
        });
    }

    @Test
    void a_number_in_any_script_is_used_once_in_its_building_however_it_is_written() {
        register("U-1", BUILDING, "1号楼101");
        register("U-2", BUILDING, "101室");
        register("U-3", BUILDING, "101");
        register("U-4", NEXT, "101");
        register("U-5", BUILDING, "a101");

        taken("101", () -> register("U-6", NEXT, " １０１ "));
        taken("a101", () -> register("U-7", BUILDING, "Ａ101"));
    }

    @Test
    void what_is_split_gives_its_number_back_also_to_one_of_its_parts() {
        register("U-1", BUILDING, "0102");
        split("U-1", "0102A", "0102B");
        register("U-2", BUILDING, "0102");
        taken("0102a", () -> register("U-3", BUILDING, "0102a"));
        split("U-2", "0102", "0102C");
        taken("0102", () -> register("U-4", BUILDING, "0102"));
    }

    @Test
    void what_is_merged_gives_its_numbers_back() {
        register("U-1", BUILDING, "0201");
        register("U-2", BUILDING, "0202");
        merge("U-1", "U-2", "U-3", "0201");
        register("U-4", BUILDING, "0202");
        taken("0201", () -> register("U-5", BUILDING, "0201"));
    }

    @Test
    void what_never_went_takes_its_number_again_unless_another_has_it() {
        register("U-1", BUILDING, "0102");
        split("U-1", "0102", "0102B");
        ledger.send(new WithdrawSplit(new UnitId("U-1"), "不曾拆分", MARCH_1));
        taken("0102", () -> register("U-2", BUILDING, "0102"));
        register("U-3", BUILDING, "0102B");

        register("U-4", BUILDING, "0301");
        register("U-5", BUILDING, "0302");
        merge("U-4", "U-5", "U-6", "0301-0302");
        ledger.send(new WithdrawMerger(new UnitId("U-4"), "不曾合并", MARCH_1));
        taken("0302", () -> register("U-7", BUILDING, "0302"));
        merge("U-5", "U-4", "U-8", "0301-0302");
        register("U-9", BUILDING, "0302");
        taken("0302", () -> ledger.send(new WithdrawMerger(new UnitId("U-5"), "不曾合并", MARCH_1)));
    }

    /** Days and earmarks of what was merged are free again, too. */
    @Test
    void what_was_never_merged_can_be_let_and_merged_again() {
        register("U-1", BUILDING, "0401");
        register("U-2", BUILDING, "0402");
        merge("U-1", "U-2", "U-3", "0401-0402");
        ledger.send(new WithdrawMerger(new UnitId("U-1"), "不曾合并", MARCH_1));

        ledger.send(LedgerFacts.sign("C-1", MARCH_1, JUNE_30, "U-1"));
        ledger.send(LedgerFacts.sign("C-2", MARCH_1, JUNE_30, "U-2"));
    }

    @Test
    void a_corrected_or_withdrawn_unit_gives_its_number_back() {
        register("U-1", BUILDING, "0501");
        register("U-2", BUILDING, "0502");
        taken("0502", () -> correct("U-1", "0502"));
        correct("U-1", "0503");
        register("U-3", BUILDING, "0501");

        ledger.send(new WithdrawUnit(new UnitId("U-3"), "重复登记", MARCH_1));
        register("U-4", BUILDING, "0501");
    }

    @Test
    void a_building_is_withdrawn_unless_a_unit_was_ever_registered_in_it() {
        register("U-1", BUILDING, "101");
        assertThatThrownBy(() -> ledger.send(new WithdrawBuilding(BUILDING, "重复登记", MARCH_1)))
                .hasMessage("space.nothing-hangs-on-it");
        ledger.send(new WithdrawBuilding(NEXT, "重复登记", MARCH_1));
        assertThatThrownBy(() -> register("U-2", NEXT, "101")).hasMessage("space.building-is-not-withdrawn");
    }
}
