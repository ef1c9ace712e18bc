package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.JUNE_30;
import static io.parkledger.core.ledger.LedgerFacts.MARCH_1;
import static io.parkledger.core.ledger.LedgerFacts.exit;
import static io.parkledger.core.ledger.LedgerFacts.handOver;
import static io.parkledger.core.ledger.LedgerFacts.register;
import static io.parkledger.core.ledger.LedgerFacts.sign;
import static io.parkledger.core.ledger.LedgerFacts.terminate;
import static io.parkledger.core.ledger.LedgerFacts.unit;
import static io.parkledger.core.ledger.TestLedger.LIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.Contexts;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.InvalidValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several commands are carried out as one, or only tried. */
class TogetherTest {

    private static final CommandDesk.WhatWasTouched NOTHING_BESIDE = (transaction, touched) -> {};
    private static final int ROWS = 40;

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

    private List<Touched> together(List<? extends Command> commands, Delivery delivery) {
        return ledger.ledger.desk().sendTogether(commands, LIN, delivery, NOTHING_BESIDE);
    }

    private long events() {
        return count("event");
    }

    private long count(String table) {
        return ledger.database
                .jdbc()
                .query("SELECT count(*) FROM " + table, row -> row.getLong(1))
                .get(0);
    }

    private void assertClaimsAreTold() {
        assertThat(ClaimsCheck.differences(ledger.database.jdbc(), Contexts.ALL))
                .isEmpty();
    }

    @Test
    void each_is_decided_on_what_the_ones_before_have_decided() {
        var commands = LedgerFacts.untilReviewed(new LeadId("L-1"), new NegotiationId("N-1"));

        var touched = together(commands, Delivery.once("row 1"));

        assertThat(touched).extracting(Touched::id).containsExactly("U-1", "U-2", "L-1", "N-1");
        assertThat(touched.get(2)).isEqualTo(new Touched("lead", "L-1", 0, 2));
        assertClaimsAreTold();
    }

    @Test
    void what_is_used_and_left_in_one_row_is_not_used_afterwards() {
        together(
                List.of(unit("U-1"), sign("C-1", MARCH_1, JUNE_30, "U-1"), handOver("C-1"), exit("tenant-of-C-1")),
                Delivery.PLAIN);

        assertClaimsAreTold();
    }

    @Test
    void nothing_is_written_when_one_is_refused() {
        ledger.send(unit("U-1"));
        ledger.send(sign("C-1", MARCH_1, JUNE_30, "U-1"));
        long before = events();

        assertThatThrownBy(() -> together(
                        List.of(unit("U-2"), register("L-1", "来客"), sign("C-2", MARCH_1, JUNE_30, "U-1")),
                        Delivery.once("row 1")))
                .isInstanceOf(RuleBroken.class);

        assertThat(events()).isEqualTo(before);
        assertThat(count("receipt")).isZero();
        assertClaimsAreTold();
    }

    @Test
    void a_repeated_key_does_nothing_more() {
        var row = List.of(unit("U-1"), register("L-1", "来客"));
        assertThat(together(row, Delivery.once("row 1"))).hasSize(2);
        long before = events();

        assertThat(together(row, Delivery.once("row 1"))).isEmpty();

        assertThat(events()).isEqualTo(before);
        assertThat(count("receipt")).isEqualTo(1);
    }

    @Test
    void what_goes_along_is_written_with_them_or_not_at_all() {
        CommandDesk.WhatWasTouched note = TogetherTest::note;
        var desk = ledger.ledger.desk();

        desk.sendTogether(List.of(unit("U-1"), unit("U-2")), LIN, Delivery.once("row 1"), note);
        assertThatThrownBy(() -> desk.sendTogether(List.of(unit("U-3"), unit("U-1")), LIN, Delivery.PLAIN, note))
                .isInstanceOf(LedgerRefusal.IdTaken.class);

        assertThat(count("job")).isEqualTo(1);
    }

    /** In a table that is there and may be written to. */
    private static void note(Connection transaction, List<Touched> touched) throws SQLException {
        Jdbc.update(
                transaction,
                "INSERT INTO job (id, kind, started_by, state, created_at) VALUES (?, 'test', 'lin', 'DONE', now())",
                touched.toString());
    }

    @Test
    void what_is_only_tried_leaves_nothing_and_keeps_nobody_waiting() {
        var commands = LedgerFacts.untilReviewed(new LeadId("L-1"), new NegotiationId("N-1"));
        long before = events();
        try (var rehearsal = ledger.ledger.rehearse()) {
            assertThat(rehearsal.sendTogether(commands, LIN)).hasSize(4);
            assertThatThrownBy(() -> rehearsal.sendTogether(List.of(unit("U-1")), LIN))
                    .isInstanceOf(LedgerRefusal.IdTaken.class);

            assertThat(events()).isEqualTo(before);
            assertThat(count("person_key")).isZero();
            var sent = ledger.send(commands.get(0));
            assertThat(ledger.ledger.positions().await(sent, Duration.ofSeconds(10)))
                    .isPresent();
        }
        assertClaimsAreTold();
    }

    @Test
    void what_is_only_tried_waits_for_the_database_once_however_many_commands_it_has() {
        try (var rehearsal = ledger.ledger.rehearse()) {
            assertThat(RoundTrips.of(() -> rehearsal.sendTogether(List.of(register("L-1", "来客")), LIN)))
                    .isEqualTo(1);
            assertThat(RoundTrips.of(() -> rehearsal.sendTogether(
                            List.of(register("L-2", "澜桥云枢"), register("L-3", "沧屿数澜"), register("L-4", "析言")), LIN)))
                    .isEqualTo(1);
            assertThat(RoundTrips.of(
                            () -> assertThatThrownBy(() -> rehearsal.sendTogether(List.of(register("L-5", "来客")), LIN))
                                    .isInstanceOf(RuleBroken.class)))
                    .isEqualTo(1);
        }
    }

    /** Of the second command: nothing of the first is there when the next row is tried. */
    @Test
    void what_is_refused_of_one_that_is_only_tried_leaves_nothing_of_the_others() {
        try (var rehearsal = ledger.ledger.rehearse()) {
            rehearsal.sendTogether(List.of(register("L-1", "来客")), LIN);

            assertThatThrownBy(
                            () -> rehearsal.sendTogether(List.of(register("L-2", "澜桥云枢"), register("L-3", "来客")), LIN))
                    .isInstanceOf(RuleBroken.class);

            assertThat(rehearsal.sendTogether(List.of(register("L-2", "澜桥云枢")), LIN))
                    .extracting(Touched::id)
                    .containsExactly("L-2");
        }
    }

    /** Trying says of each row what meaning it says, in any order and nonsense. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void a_rehearsal_ends_as_it_does_when_it_is_meant(long seed) {
        var rows = rows(new Random(seed));
        SomeBooks.letUnits(2).stream().skip(2).forEach(ledger::send);
        List<String> tried;
        try (var rehearsal = ledger.ledger.rehearse()) {
            tried = rows.stream()
                    .map(row -> outcome(() -> rehearsal.sendTogether(row, LIN)))
                    .toList();
        }

        var meant = rows.stream()
                .map(row -> outcome(() -> together(row, Delivery.PLAIN)))
                .toList();

        assertThat(tried).isEqualTo(meant);
        assertThat(meant).anyMatch(each -> each.startsWith("refused")).anyMatch(each -> each.startsWith("["));
        assertClaimsAreTold();
    }

    private static List<List<Command>> rows(Random random) {
        var pool = new ArrayList<>(SomeBooks.letUnits(5));
        pool.addAll(LedgerFacts.untilReviewed(new LeadId("L-9"), new NegotiationId("N-9")));
        pool.addAll(SomeBooks.corrections(3));
        for (int i = 1; i <= 5; i++) {
            pool.add(terminate("C-" + i, MARCH_1.plusDays(i)));
            pool.add(exit("tenant-of-C-" + i));
            pool.add(LedgerFacts.signAs("T-" + i, "tenant-of-C-" + i, "C-AGAIN-" + i, "LQ" + (1000 + i)));
        }
        var rows = new ArrayList<List<Command>>();
        for (int row = 0; row < ROWS; row++) {
            int from = random.nextInt(pool.size());
            rows.add(List.copyOf(pool.subList(from, Math.min(pool.size(), from + 1 + random.nextInt(3)))));
        }
        return rows;
    }

    private interface Attempt {
        List<Touched> made();
    }

    private static String outcome(Attempt attempt) {
        try {
            return attempt.made().toString();
        } catch (RuleBroken | LedgerRefusal | InvalidValue refusal) {
            return "refused " + refusal.getMessage() + " " + KeptFacts.of(refusal);
        }
    }
}
