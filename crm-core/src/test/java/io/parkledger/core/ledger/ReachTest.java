package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.MARCH_1;
import static io.parkledger.core.ledger.LedgerFacts.NEW_YEARS_EVE;
import static io.parkledger.core.ledger.LedgerFacts.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.Contexts;
import io.parkledger.core.contract.ContractCommand.TerminateContract;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.ReceptionId;
import io.parkledger.core.lead.LeadCommand.AssignLead;
import io.parkledger.core.lead.LeadCommand.ReopenLead;
import io.parkledger.core.reception.ReceptionCommand.RecordReception;
import io.parkledger.core.rule.RuleBroken;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What somebody may not reach does not exist for them, whatever else is wrong with what they send. */
class ReachTest {

    private static final LeadId LEAD = new LeadId("L-1");
    private static final NegotiationId NEGOTIATION = new NegotiationId("N-1");
    private static final Delivery OF_A_VERSION_NOBODY_HAS = new Delivery(null, new byte[0], 99L);

    private static final Reach OTHER_PARK = new Reach(Set.of("XX"), null, null, null);
    private static final Reach OWN = new Reach(Set.of("LQ"), "lin", "招商部", null);
    private static final Reach TEAM = new Reach(Set.of("LQ"), "su", "招商部", null);
    private static final Reach OTHER_TEAM = new Reach(Set.of("LQ"), "chen", "企业服务部", null);
    private static final Reach OTHER_BUILDING = new Reach(Set.of("LQ"), "du", "运营方", Set.of("LQ-D"));

    private static TestLedger ledger;

    @BeforeAll
    static void open() {
        ledger = TestLedger.open();
        LedgerFacts.buildings().forEach(ledger::send);
        LedgerFacts.untilReviewed(LEAD, NEGOTIATION).forEach(ledger::send);
        ledger.send(new AssignLead(LEAD, "lin", "招商部", MARCH_1));
        ledger.send(LedgerFacts.unit("U-3"));
        ledger.send(sign("C-1", MARCH_1, NEW_YEARS_EVE, "U-3"));
        ledger.send(LedgerFacts.handOver("C-1"));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static Receipt send(Command command, Reach reach, Delivery delivery) {
        var sender = new Sender("somebody", "staff", "api", null, null, null, null, reach);
        return ledger.ledger.desk().send(command, sender, delivery);
    }

    private static void unknown(String id, ThrowingCallable sending) {
        assertThatThrownBy(sending)
                .isInstanceOfSatisfying(LedgerRefusal.Unknown.class, refused -> assertThat(refused.id())
                        .isEqualTo(id));
    }

    private static AssignLead assign(String owner, @Nullable String team) {
        return new AssignLead(LEAD, owner, team, MARCH_1);
    }

    @Test
    void ones_own_and_ones_teams_may_be_changed_and_nobody_elses() {
        send(assign("lin", "招商部"), OWN, Delivery.PLAIN);
        send(assign("lin", "招商部"), TEAM, Delivery.PLAIN);

        unknown("L-1", () -> send(assign("chen", "企业服务部"), OTHER_TEAM, Delivery.PLAIN));
        unknown("L-1", () -> send(assign("lin", "招商部"), OTHER_PARK, Delivery.PLAIN));
    }

    @Test
    void reach_comes_before_version_and_version_before_rule() {
        var notClosed = new ReopenLead(LEAD, MARCH_1);

        unknown("L-1", () -> send(notClosed, OTHER_PARK, OF_A_VERSION_NOBODY_HAS));
        assertThatThrownBy(() -> send(notClosed, OWN, OF_A_VERSION_NOBODY_HAS)).isInstanceOf(LedgerRefusal.Stale.class);
        assertThatThrownBy(() -> send(notClosed, OWN, Delivery.PLAIN)).isInstanceOf(RuleBroken.class);
    }

    @Test
    void a_receipt_comes_before_reach() {
        var key = new Delivery("assigned-away", new byte[] {1}, null);
        ledger.send(LedgerFacts.register("L-2", "沧屿数澜"));
        var away = new AssignLead(new LeadId("L-2"), "chen", "企业服务部", MARCH_1);
        var mine = new Reach(Set.of("LQ"), "lin", null, null);

        var answered = send(away, mine, key);

        assertThat(send(away, mine, key)).isEqualTo(answered);
        unknown("L-2", () -> send(away, mine, Delivery.PLAIN));
    }

    @Test
    void what_stands_in_other_buildings_may_not_be_changed() {
        var terminate = new TerminateContract(new ContractId("C-1"), "搬走", MARCH_1.plusDays(1));

        unknown("C-1", () -> send(terminate, OTHER_BUILDING, Delivery.PLAIN));
        unknown("tenant-of-C-1", () -> send(LedgerFacts.exit("tenant-of-C-1"), OTHER_BUILDING, Delivery.PLAIN));
    }

    /** Who reaches by building alone is shown nothing that stands in none, and may not change it either. */
    @Test
    void a_reach_that_ends_at_buildings_does_not_hold_what_stands_in_none() {
        var bound = new Reach(Set.of("LQ"), null, null, Set.of("LQ-A"));

        unknown("L-1", () -> send(assign("lin", "招商部"), bound, Delivery.PLAIN));
        unknown(
                "N-1",
                () -> send(sign("C-9", NEGOTIATION, LEAD, MARCH_1, NEW_YEARS_EVE, "U-1"), bound, Delivery.PLAIN));
    }

    @Test
    void what_somebody_makes_lies_in_their_own_reach() {
        unknown("L-9", () -> send(LedgerFacts.register("L-9", "别人的"), OTHER_TEAM, Delivery.PLAIN));
        unknown("L-9", () -> send(LedgerFacts.register("L-9", "别人的"), OTHER_PARK, Delivery.PLAIN));
        send(LedgerFacts.register("L-9", "自己的"), OWN, Delivery.PLAIN);
    }

    @Test
    void what_a_command_speaks_of_is_known_and_in_reach() {
        unknown(
                "N-1",
                () -> send(sign("C-9", NEGOTIATION, LEAD, MARCH_1, NEW_YEARS_EVE, "U-1"), OTHER_TEAM, Delivery.PLAIN));
        unknown("U-1", () -> send(sign("C-9", MARCH_1, NEW_YEARS_EVE, "U-1"), OTHER_BUILDING, Delivery.PLAIN));
        unknown(
                "tenant-of-C-1",
                () -> send(LedgerFacts.signFor("tenant-of-C-1", "C-9"), OTHER_BUILDING, Delivery.PLAIN));
        unknown("L-1", () -> send(reception("chen", LEAD), OTHER_TEAM, Delivery.PLAIN));
        unknown("nobody", () -> send(reception("lin", new LeadId("nobody")), OWN, Delivery.PLAIN));
        send(reception("lin", LEAD), OWN, Delivery.PLAIN);
    }

    private static RecordReception reception(String host, LeadId lead) {
        return new RecordReception(
                new ReceptionId("R-" + host), new ParkId("LQ"), lead, "公司tenant-of-C-1", 3, host, null, null, MARCH_1);
    }

    /** Whoever forgets it leaves an aggregate that everybody may change. */
    @Test
    void every_aggregate_is_guarded() {
        assertThat(Contexts.ALL.stream().flatMap(context -> context.aggregates().stream()))
                .hasSizeGreaterThanOrEqualTo(11)
                .allSatisfy(aggregate -> assertThat(Guarded.class).isAssignableFrom(aggregate));
    }
}
