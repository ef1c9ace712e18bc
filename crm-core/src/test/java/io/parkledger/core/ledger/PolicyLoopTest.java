package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.MARCH_1;
import static io.parkledger.core.ledger.LedgerFacts.NEW_YEARS_EVE;
import static io.parkledger.core.ledger.LedgerFacts.handOver;
import static io.parkledger.core.ledger.LedgerFacts.register;
import static io.parkledger.core.ledger.LedgerFacts.sign;
import static io.parkledger.core.ledger.LedgerFacts.unit;
import static io.parkledger.core.ledger.LedgerFacts.withPoolOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.core.Contexts;
import io.parkledger.core.contract.ContractCommand.RescindContract;
import io.parkledger.core.contract.ContractCommand.TerminateContract;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.lead.LeadCommand.QualifyLead;
import io.parkledger.core.lead.LeadCommand.StartNegotiation;
import io.parkledger.core.lead.MeetingKind;
import io.parkledger.core.negotiation.NegotiationCommand.ConcludeReview;
import io.parkledger.core.negotiation.NegotiationCommand.IssueOffer;
import io.parkledger.core.negotiation.NegotiationCommand.ScheduleReview;
import io.parkledger.core.negotiation.ReviewVerdict;
import io.parkledger.core.policy.Policies;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** What follows from a fact follows before its sender is answered, or after a crash; either way once. */
@Timeout(60)
class PolicyLoopTest {

    private static final LeadId LEAD = new LeadId("L-1");
    private static final NegotiationId NEGOTIATION = new NegotiationId("N-1");
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Delivery SIGNING = new Delivery("signing", new byte[] {1}, null);
    private static final Delivery HANDOVER = new Delivery("handover", new byte[] {1}, null);

    private static final List<String> AFTER_SIGNING =
            List.of("contract.signed", "negotiation.won", "unit.reserved", "unit.reserved");

    private LedgerSettings settings;
    private TestLedger ledger;

    @BeforeEach
    void open() {
        settings = withPoolOf(8, TestPostgres.newDatabase());
        ledger = TestLedger.open(settings);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private void reopen() {
        ledger.close();
        ledger = TestLedger.open(settings);
    }

    /** From the lead to a review that approves: ten events. */
    private void untilReviewed() {
        ledger.send(unit("U-1"));
        ledger.send(unit("U-2"));
        ledger.send(register(LEAD.value(), "澜桥云枢"));
        ledger.send(new QualifyLead(
                LEAD,
                Industry.BIG_DATA,
                new Contact("P-1", "王晓岚", null),
                Track.SPACE,
                new BigDecimal("200"),
                null,
                null,
                null,
                MARCH_1));
        ledger.send(new StartNegotiation(LEAD, NEGOTIATION, MeetingKind.TALK, 2, null, MARCH_1));
        ledger.send(new IssueOffer(NEGOTIATION, new BigDecimal("200"), null, null, null, MARCH_1));
        ledger.send(new ScheduleReview(NEGOTIATION, "招商例会", MARCH_1));
        ledger.send(new ConcludeReview(NEGOTIATION, ReviewVerdict.APPROVED, "2021-07", MARCH_1));
    }

    private Receipt signContract() {
        return ledger.send(sign("C-1", NEGOTIATION, LEAD, MARCH_1, NEW_YEARS_EVE, "U-1", "U-2"), SIGNING);
    }

    private List<String> typesAfter(long globalIndex) {
        return database()
                .query(
                        "SELECT type FROM ledger.event WHERE global_index > ? ORDER BY global_index",
                        row -> row.getString(1),
                        globalIndex);
    }

    /** Also when no node runs. */
    private Jdbc database() {
        var owner = new PGSimpleDataSource();
        owner.setUrl(settings.url());
        owner.setUser(settings.ownerUser());
        owner.setPassword(settings.ownerPassword());
        return new Jdbc(owner);
    }

    private long lastIndex() {
        return ledger.ledger.reader().lastIndex();
    }

    private void policiesHaveReachedTheHead() {
        var last = lastIndex();
        await().atMost(SOON)
                .until(() -> ledger.ledger.reader().positionOf(last).orElse(Long.MAX_VALUE)
                        <= ledger.ledger.policyPosition());
    }

    @Test
    void everything_that_follows_is_in_the_ledger_before_the_sender_is_answered() {
        untilReviewed();
        assertThat(typesAfter(0))
                .containsExactly(
                        "unit.registered",
                        "unit.registered",
                        "lead.registered",
                        "lead.qualified",
                        "lead.negotiation-started",
                        "negotiation.opened",
                        "negotiation.offer-issued",
                        "negotiation.review-scheduled",
                        "negotiation.review-concluded");

        var reviewed = lastIndex();
        var signed = signContract();
        assertThat(typesAfter(reviewed)).containsExactlyElementsOf(AFTER_SIGNING);
        assertThat(signed).isEqualTo(new Receipt("C-1", 0, lastIndex()));

        var handedOver = ledger.send(handOver("C-1"), HANDOVER);
        assertThat(typesAfter(signed.globalIndex()))
                .containsExactly(
                        "contract.handed-over",
                        "unit.occupied",
                        "unit.occupied",
                        "tenant.landed",
                        "negotiation.landed",
                        "lead.landed");
        assertThat(handedOver).isEqualTo(new Receipt("C-1", 1, lastIndex()));
    }

    @Test
    void the_same_key_later_is_answered_the_same_and_writes_nothing() {
        untilReviewed();
        var signed = signContract();
        var handedOver = ledger.send(handOver("C-1"), HANDOVER);
        policiesHaveReachedTheHead();
        var last = lastIndex();

        assertThat(signContract()).isEqualTo(signed);
        assertThat(ledger.send(handOver("C-1"), HANDOVER)).isEqualTo(handedOver);
        assertThat(lastIndex()).isEqualTo(last);
    }

    @Test
    void what_a_crash_left_undone_is_done_once_by_the_next_start() throws Exception {
        untilReviewed();
        policiesHaveReachedTheHead();
        var reviewed = lastIndex();

        crashWhileSigning(List.of());
        assertThat(typesAfter(reviewed)).containsExactly("contract.signed");

        reopen();
        policiesHaveReachedTheHead();
        assertThat(typesAfter(reviewed)).containsExactlyElementsOf(AFTER_SIGNING);
    }

    @Test
    void what_was_done_before_a_crash_is_not_done_again() throws Exception {
        untilReviewed();
        policiesHaveReachedTheHead();
        var reviewed = lastIndex();

        crashWhileSigning(Policies.ALL.stream()
                .filter(policy -> policy.name().equals("WhenContractSignedThenReserveUnits"))
                .toList());
        assertThat(typesAfter(reviewed)).containsExactly("contract.signed", "unit.reserved", "unit.reserved");

        reopen();
        policiesHaveReachedTheHead();
        assertThat(typesAfter(reviewed)).containsExactlyInAnyOrderElementsOf(AFTER_SIGNING);
    }

    @Test
    void who_repeats_a_command_after_a_crash_gets_what_was_left_undone() throws Exception {
        untilReviewed();
        policiesHaveReachedTheHead();
        var reviewed = lastIndex();
        crashWhileSigning(List.of());

        try (var nobodyElse = leaderLock()) {
            assertThat(nobodyElse.isValid(1)).isTrue();
            ledger = TestLedger.open(settings);
            var receipt = signContract();

            assertThat(typesAfter(reviewed)).containsExactlyElementsOf(AFTER_SIGNING);
            assertThat(receipt).isEqualTo(new Receipt("C-1", 0, lastIndex()));
        }
        policiesHaveReachedTheHead();
        assertThat(typesAfter(reviewed)).containsExactlyElementsOf(AFTER_SIGNING);
    }

    /** A node that does not lead writes the event, and dies before all its policies have reacted. */
    private void crashWhileSigning(List<? extends Policy<?>> reacted) throws SQLException {
        ledger.close();
        try (var otherLeads = leaderLock();
                var database = LedgerDatabase.open(settings);
                var dying = Ledger.open(database, LedgerClock.real(TestLedger.SHANGHAI), Contexts.ALL, reacted)) {
            assertThat(otherLeads.isValid(1)).isTrue();
            dying.desk()
                    .send(
                            sign("C-1", NEGOTIATION, LEAD, MARCH_1, NEW_YEARS_EVE, "U-1", "U-2"),
                            TestLedger.LIN,
                            SIGNING);
            assertThat(dying.leadership().isHeld()).isFalse();
        }
    }

    private Connection leaderLock() throws SQLException {
        var connection = DriverManager.getConnection(settings.url(), settings.ownerUser(), settings.ownerPassword());
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_advisory_lock(" + LedgerDatabase.LOCK_CLASS + ", " + LedgerDatabase.LEADER_LOCK + ")");
        }
        return connection;
    }

    @Test
    void a_refusal_is_an_outcome_and_the_next_fact_is_reacted_to() {
        ledger.send(unit("U-1"));
        var before = lastIndex();

        ledger.send(sign("C-1", new NegotiationId("nobody"), null, MARCH_1, NEW_YEARS_EVE, "U-1"));

        assertThat(typesAfter(before)).containsExactly("contract.signed", "unit.reserved");
        policiesHaveReachedTheHead();
        assertThat(typesAfter(before)).containsExactly("contract.signed", "unit.reserved");
    }

    @Test
    void a_refusal_because_of_an_empty_field_stops_nothing() {
        var next = MARCH_1.plusYears(1);
        ledger.send(unit("U-1"));
        ledger.send(sign("C-1", MARCH_1, NEW_YEARS_EVE, "U-1"));
        ledger.send(handOver("C-1"));
        ledger.send(sign("C-2", next, next.plusDays(30), "U-1"));
        policiesHaveReachedTheHead();
        ledger.send(new TerminateContract(new ContractId("C-1"), "搬走", MARCH_1));

        // The unit is nobody's now, so it cannot be released from C-2.
        ledger.send(new RescindContract(new ContractId("C-2"), "违约", MARCH_1));

        policiesHaveReachedTheHead();
        assertThat(typesAfter(0))
                .endsWith("contract.terminated", "unit.released", "tenant.reduced", "contract.rescinded");
    }

    @Test
    void what_a_policy_was_refused_is_not_tried_again_when_the_command_is_repeated_later() {
        var next = MARCH_1.plusYears(1);
        var key = new Delivery("next", new byte[] {1}, null);
        ledger.send(unit("U-1"));
        ledger.send(sign("C-1", MARCH_1, NEW_YEARS_EVE, "U-1"));
        ledger.send(handOver("C-1"));
        var signed = ledger.send(sign("C-2", next, next.plusDays(30), "U-1"), key);
        policiesHaveReachedTheHead();
        await().atMost(SOON).until(() -> progress() == ledger.ledger.reader().head());
        ledger.send(new TerminateContract(new ContractId("C-1"), "搬走", MARCH_1));
        var last = lastIndex();

        assertThat(ledger.send(sign("C-2", next, next.plusDays(30), "U-1"), key))
                .isEqualTo(signed);
        assertThat(lastIndex()).isEqualTo(last);
    }

    @Test
    void progress_is_kept_and_a_restart_repeats_nothing() {
        untilReviewed();
        signContract();
        ledger.send(handOver("C-1"));
        policiesHaveReachedTheHead();
        var head = ledger.ledger.reader().head();
        await().atMost(SOON).until(() -> progress() == head);
        var last = lastIndex();
        var receipts = receipts();

        reopen();
        await().atMost(SOON).until(() -> ledger.ledger.policyPosition() == head);

        assertThat(lastIndex()).isEqualTo(last);
        assertThat(receipts()).isEqualTo(receipts);
    }

    @Test
    void even_without_its_progress_a_restart_writes_nothing_twice() {
        untilReviewed();
        signContract();
        ledger.send(handOver("C-1"));
        policiesHaveReachedTheHead();
        var types = typesAfter(0);
        ledger.ledger.jdbc().update("UPDATE policy_progress SET position = 0");

        reopen();
        policiesHaveReachedTheHead();

        assertThat(typesAfter(0)).isEqualTo(types);
    }

    private long progress() {
        return ledger.ledger.jdbc().query("SELECT position FROM policy_progress", row -> row.getLong(1)).stream()
                .findFirst()
                .orElse(0L);
    }

    private long receipts() {
        return ledger.ledger
                .jdbc()
                .query("SELECT count(*) FROM receipt", row -> row.getLong(1))
                .get(0);
    }
}
