package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.JULY_1;
import static io.parkledger.core.ledger.LedgerFacts.JUNE_30;
import static io.parkledger.core.ledger.LedgerFacts.MARCH_1;
import static io.parkledger.core.ledger.LedgerFacts.NEW_YEARS_EVE;
import static io.parkledger.core.ledger.LedgerFacts.handOver;
import static io.parkledger.core.ledger.LedgerFacts.register;
import static io.parkledger.core.ledger.LedgerFacts.sign;
import static io.parkledger.core.ledger.LedgerFacts.signFor;
import static io.parkledger.core.ledger.LedgerFacts.unit;
import static io.parkledger.core.ledger.LedgerFacts.withPoolOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.parkledger.core.Contexts;
import io.parkledger.core.contract.ContractCommand.ExtendContract;
import io.parkledger.core.contract.ContractCommand.HoldOverContract;
import io.parkledger.core.contract.ContractCommand.RescindContract;
import io.parkledger.core.contract.ContractCommand.TerminateContract;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lead.LeadCommand.AssignLead;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.space.UnitCommand.EarmarkUnit;
import io.parkledger.core.space.UnitCommand.ReturnToService;
import io.parkledger.core.space.UnitCommand.SplitUnit;
import io.parkledger.core.space.UnitCommand.TakeOutOfService;
import io.parkledger.core.space.UnitPart;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many at once, on two nodes: what may be had once is had once, nothing is written twice, no update is lost. */
@Timeout(60)
class CommandDeskTest {

    private static final int MANY = 16;
    private static final LocalDate JULY_10 = LocalDate.of(2021, 7, 10);
    private static final String ONE_OPEN_LEAD = "lead.company-has-no-other-open-lead";
    private static final String LET_ONCE = "contract.unit-is-let-once";

    private static TestLedger node;
    private static TestLedger otherNode;

    @BeforeAll
    static void open() {
        var settings = withPoolOf(MANY + 3, TestPostgres.newDatabase());
        node = TestLedger.open(settings);
        otherNode = TestLedger.open(withPoolOf(10, settings));
        LedgerFacts.buildings().forEach(node::send);
    }

    @AfterAll
    static void close() {
        otherNode.close();
        node.close();
    }

    private static TestLedger nodeOf(int number) {
        return number % 2 == 0 ? node : otherNode;
    }

    private static Predicate<@Nullable Throwable> broken(String rule) {
        return failure ->
                failure instanceof RuleBroken refused && refused.rule().code().equals(rule);
    }

    private static void assertRefused(Command command, String rule) {
        var failure = catchThrowable(() -> node.send(command));
        assertThat(failure).isInstanceOfSatisfying(RuleBroken.class, refused -> assertThat(
                        refused.rule().code())
                .isEqualTo(rule));
    }

    @Test
    void of_many_who_register_one_company_at_once_one_wins() {
        var rush = Rush.of(MANY, i -> nodeOf(i).send(register("one-company-" + i, "沧屿数澜")));

        assertThat(rush.unexpected(broken(ONE_OPEN_LEAD))).isEmpty();
        assertThat(rush.answers()).hasSize(1);
    }

    /** Why there are claims: the same rush on a ledger that looks first and writes then. */
    @Test
    void who_looks_first_and_writes_then_lets_many_win() {
        var withoutClaims = Contexts.ALL.stream()
                .map(context -> new Context(
                        context.name(),
                        context.aggregates(),
                        context.events(),
                        Set.of(),
                        event -> List.of(),
                        context.upcasters()))
                .toList();
        try (var database = LedgerDatabase.open(withPoolOf(MANY, TestPostgres.newDatabase()));
                var naive = Ledger.open(
                        database, LedgerClock.real(TestLedger.SHANGHAI), withoutClaims, List.of(), EventCheck.NONE)) {
            var allHaveLooked = new CyclicBarrier(MANY);
            var rush = Rush.of(MANY, i -> {
                var nobodyThere = naive.jdbc()
                        .query("SELECT 1 FROM event WHERE type = 'lead.registered'", row -> 1)
                        .isEmpty();
                assertThat(nobodyThere).isTrue();
                await(allHaveLooked);
                return naive.desk().send(register("naive-" + i, "沧屿数澜"), TestLedger.LIN, Delivery.PLAIN);
            });

            assertThat(rush.answers()).hasSize(MANY);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void of_many_who_sign_over_one_unit_for_overlapping_days_one_wins() {
        for (int round = 0; round < 5; round++) {
            var unit = "overlap-" + round;
            node.send(unit(unit));

            var rush = Rush.of(
                    MANY, i -> nodeOf(i).send(sign(unit + "-c" + i, MARCH_1.plusDays(i), JULY_1.plusDays(i), unit)));

            assertThat(rush.unexpected(broken(LET_ONCE))).isEmpty();
            assertThat(rush.answers()).hasSize(1);
        }
    }

    @Test
    void all_who_sign_over_one_unit_for_days_of_their_own_win() {
        node.send(unit("own-days"));

        var rush = Rush.of(MANY, i -> {
            var start = MARCH_1.plusMonths(i);
            return nodeOf(i)
                    .send(sign("own-days-c" + i, start, start.plusMonths(1).minusDays(1), "own-days"));
        });

        assertThat(rush.failures()).isEmpty();
        assertThat(rush.answers()).hasSize(MANY);
    }

    @Test
    void who_sign_over_the_same_units_in_different_order_do_not_block_each_other() {
        for (int round = 0; round < 5; round++) {
            var prefix = "crosswise-" + round + "-";
            var units = IntStream.range(0, 40).mapToObj(i -> prefix + i).toArray(String[]::new);
            var backwards =
                    IntStream.range(0, 40).mapToObj(i -> prefix + (39 - i)).toArray(String[]::new);
            for (var unit : units) {
                node.send(unit(unit));
            }

            var rush = Rush.of(
                    8, i -> nodeOf(i).send(sign(prefix + "c" + i, MARCH_1, JUNE_30, i % 4 < 2 ? units : backwards)));

            assertThat(rush.unexpected(broken(LET_ONCE))).isEmpty();
            assertThat(rush.answers()).hasSize(1);
        }
    }

    @Test
    void a_unit_nobody_registered_cannot_be_let() {
        assertThatThrownBy(() -> node.send(sign("nothing-c", MARCH_1, JUNE_30, "never-built")))
                .isInstanceOfSatisfying(LedgerRefusal.Unknown.class, nothing -> assertThat(nothing.id())
                        .isEqualTo("never-built"));
    }

    @Test
    void a_unit_is_either_let_or_taken_out_of_service() {
        for (int round = 0; round < 10; round++) {
            var unit = "either-" + round;
            node.send(unit(unit));

            var rush = Rush.of(
                    2,
                    i -> i == 0
                            ? node.send(sign(unit + "-c", MARCH_1, JUNE_30, unit))
                            : otherNode.send(new TakeOutOfService(new UnitId(unit), "漏水", MARCH_1)));

            assertThat(rush.answers()).hasSize(1);
            assertThat(rush.failures()).hasOnlyElementsOfType(RuleBroken.class);
        }
    }

    @Test
    void a_unit_with_a_tenant_to_come_is_neither_taken_out_of_service_nor_split_but_afterwards_it_is() {
        node.send(unit("to-come"));
        node.send(sign("to-come-c1", MARCH_1, JUNE_30, "to-come"));
        node.send(handOver("to-come-c1"));
        node.send(sign("to-come-c2", JULY_1, NEW_YEARS_EVE, "to-come"));
        node.send(new TerminateContract(new ContractId("to-come-c1"), "搬走", JUNE_30));
        var unit = new UnitId("to-come");

        assertRefused(new TakeOutOfService(unit, "漏水", JULY_1), "space.unit-is-vacant");
        assertRefused(splitInHalf(unit, JULY_1), "space.unit-is-vacant");

        node.send(new RescindContract(new ContractId("to-come-c2"), "违约", JULY_1));
        node.send(new TakeOutOfService(unit, "漏水", JULY_1));
        assertRefused(sign("to-come-c3", JULY_1, NEW_YEARS_EVE, "to-come"), "space.unit-is-lettable");

        node.send(new ReturnToService(unit, JULY_10));
        assertRefused(sign("to-come-c4", JULY_10.minusDays(1), NEW_YEARS_EVE, "to-come"), LET_ONCE);
        node.send(splitInHalf(unit, JULY_10));
        assertRefused(sign("to-come-c5", JULY_10, NEW_YEARS_EVE, "to-come"), "space.unit-is-lettable");
        assertThat(node.send(new EarmarkUnit(new UnitId("to-come-1"), null, "澜桥云枢", JULY_10, JULY_10))
                        .version())
                .isEqualTo(1);
    }

    private static SplitUnit splitInHalf(UnitId unit, LocalDate splitOn) {
        var half = new BigDecimal("50");
        return new SplitUnit(
                unit,
                List.of(
                        new UnitPart(new UnitId(unit + "-1"), unit + "-1", half),
                        new UnitPart(new UnitId(unit + "-2"), unit + "-2", half)),
                splitOn);
    }

    @Test
    void a_held_over_contract_keeps_its_unit_until_it_ends() {
        node.send(unit("held-over"));
        node.send(sign("held-over-c1", MARCH_1, JUNE_30, "held-over"));
        node.send(handOver("held-over-c1"));
        node.send(new HoldOverContract(new ContractId("held-over-c1"), JULY_1));
        var next = sign("held-over-c2", LocalDate.of(2031, 1, 1), LocalDate.of(2031, 12, 31), "held-over");

        assertRefused(next, LET_ONCE);

        node.send(new TerminateContract(new ContractId("held-over-c1"), "搬走", JULY_1));
        assertThat(node.send(next).version()).isZero();
    }

    @Test
    void a_contract_is_not_extended_into_the_days_of_another() {
        node.send(unit("extended"));
        node.send(sign("extended-c1", MARCH_1, JUNE_30, "extended"));
        node.send(handOver("extended-c1"));
        node.send(sign("extended-c2", LocalDate.of(2021, 9, 1), NEW_YEARS_EVE, "extended"));

        assertThatThrownBy(() -> node.sendAsPolicy(extend("extended-c1", LocalDate.of(2021, 9, 1))))
                .isInstanceOf(RuleBroken.class)
                .hasMessage(LET_ONCE);
        node.sendAsPolicy(extend("extended-c1", LocalDate.of(2021, 8, 31)));
        assertRefused(sign("extended-c3", LocalDate.of(2021, 8, 31), LocalDate.of(2021, 9, 1), "extended"), LET_ONCE);
    }

    private static ExtendContract extend(String contract, LocalDate endOn) {
        return new ExtendContract(new ContractId(contract), new RenewalId("R-" + contract), endOn, null, MARCH_1);
    }

    @Test
    void an_ended_contract_frees_its_days_from_then_on_and_not_before() {
        node.send(unit("freed"));
        node.send(sign("freed-c1", MARCH_1, NEW_YEARS_EVE, "freed"));
        node.send(handOver("freed-c1"));
        node.send(new TerminateContract(new ContractId("freed-c1"), "搬走", JULY_1));

        assertRefused(sign("freed-c2", JUNE_30, NEW_YEARS_EVE, "freed"), LET_ONCE);
        assertThat(node.send(sign("freed-c3", JULY_1, NEW_YEARS_EVE, "freed")).version())
                .isZero();
    }

    @Test
    void no_update_is_lost_when_two_nodes_change_one_aggregate() {
        var lead = new LeadId("no-lost-update");
        node.send(register(lead.value(), "不丢更新"));

        var rush = Rush.of(MANY, i -> {
            for (int j = 0; j < 10; j++) {
                nodeOf(i).send(new AssignLead(lead, "su-" + i + "-" + j, null, MARCH_1));
            }
            return i;
        });

        assertThat(rush.failures()).isEmpty();
        assertThat(node.ledger
                        .jdbc()
                        .query(
                                "SELECT sequence_number FROM event WHERE aggregate_id = ? ORDER BY sequence_number",
                                row -> row.getLong(1),
                                lead.value()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(0, MANY * 10).boxed().toList());
    }

    /** Both create the tenant or, if the other was there already, expand it. */
    @Test
    void two_contracts_of_one_tenant_handed_over_at_once_on_two_nodes_are_both_counted_in_their_answers() {
        for (int round = 0; round < 10; round++) {
            var tenant = "both-" + round;
            for (int i = 0; i < 2; i++) {
                node.send(unit(tenant + "-u" + i));
                node.send(signFor(tenant, tenant + "-c" + i, tenant + "-u" + i));
            }

            var rush = Rush.of(2, i -> nodeOf(i).send(handOver(tenant + "-c" + i)));

            assertThat(rush.failures()).isEmpty();
            assertThat(rush.answers()).hasSize(2).allSatisfy(receipt -> assertThat(countedAt(tenant, receipt.id()))
                    .hasSize(1)
                    .allSatisfy(index -> assertThat(index).isLessThanOrEqualTo(receipt.globalIndex())));
        }
    }

    private static List<Long> countedAt(String tenant, String contract) {
        return node.ledger
                .jdbc()
                .query(
                        "SELECT global_index FROM event WHERE aggregate_id = ?"
                                + " AND convert_from(payload, 'UTF8')::jsonb ->> 'contractId' = ?",
                        row -> row.getLong(1),
                        tenant,
                        contract);
    }

    @Test
    void of_many_who_change_the_same_version_one_wins_and_the_others_are_told_the_new_one() {
        var lead = new LeadId("one-version");
        node.send(register(lead.value(), "同一版本"));

        var rush = Rush.of(MANY, i -> nodeOf(i)
                .send(new AssignLead(lead, "su-" + i, null, MARCH_1), new Delivery(null, new byte[0], 0L)));

        assertThat(rush.answers()).extracting(Receipt::version).containsExactly(1L);
        assertThat(rush.unexpected(failure -> failure instanceof LedgerRefusal.Stale stale && stale.version() == 1))
                .isEmpty();
    }

    @Test
    void one_key_sent_from_everywhere_at_once_writes_once_and_answers_all_the_same() {
        var lead = new LeadId("one-key");
        node.send(register(lead.value(), "同一键"));

        for (int round = 0; round < 10; round++) {
            var key = new Delivery("one-key-" + round, new byte[] {1}, null);
            var rush = Rush.of(8, i -> nodeOf(i).send(new AssignLead(lead, "su", null, MARCH_1), key));

            assertThat(rush.failures()).isEmpty();
            assertThat(rush.answers()).hasSize(8).containsOnly(rush.answers().get(0));
            assertThat(rush.answers().get(0).version()).isEqualTo(round + 1);
        }
    }

    @Test
    void one_key_that_creates_writes_once_and_answers_all_the_same() {
        for (int round = 0; round < 10; round++) {
            var company = "同键新建" + round;
            var id = "created-" + round + "-";
            var key = new Delivery("created-" + round, new byte[] {1}, null);
            var rush = Rush.of(8, i -> nodeOf(i).send(register(id + i, company), key));

            assertThat(rush.failures()).isEmpty();
            assertThat(rush.answers()).hasSize(8).containsOnly(rush.answers().get(0));
        }
    }
}
