package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.JUNE_30;
import static io.parkledger.core.ledger.LedgerFacts.MARCH_1;
import static io.parkledger.core.ledger.LedgerFacts.register;
import static io.parkledger.core.ledger.LedgerFacts.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.lead.LeadCommand.AssignLead;
import io.parkledger.core.rule.RuleBroken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database is told, what it answers, and what the application may do in it. */
class QuietDatabaseTest {

    private TestLedger ledger;
    private Path log;
    private long before;

    @BeforeEach
    void open() throws IOException {
        ledger = TestLedger.open(LedgerFacts.withPoolOf(12, TestPostgres.newDatabase()));
        log = TestPostgres.log();
        before = Files.size(log);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private List<String> errors() throws IOException {
        var written = Files.readAllBytes(log);
        return new String(written, (int) before, (int) (written.length - before), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("ERROR:"))
                .toList();
    }

    @Test
    void what_is_expected_is_no_error_in_its_log() throws IOException {
        var key = new Delivery("once", new byte[] {1}, null);
        LedgerFacts.buildings().forEach(ledger::send);
        ledger.send(LedgerFacts.unit("U-1"));
        ledger.send(register("L-1", "澜桥云枢"), key);

        ledger.send(register("L-1", "澜桥云枢"), key);
        assertThatThrownBy(() -> ledger.send(register("L-2", "澜桥云枢"))).isInstanceOf(RuleBroken.class);
        assertThatThrownBy(() -> ledger.send(register("L-1", "沧屿数澜"))).isInstanceOf(LedgerRefusal.class);
        ledger.send(sign("C-1", MARCH_1, JUNE_30, "U-1"));
        assertThatThrownBy(() -> ledger.send(sign("C-2", MARCH_1, JUNE_30, "U-1")))
                .isInstanceOf(RuleBroken.class);
        try (var other = TestLedger.open(ledger.settings)) {
            var rush = Rush.of(8, i -> (i % 2 == 0 ? ledger : other)
                    .send(new AssignLead(new LeadId("L-1"), "su-" + i, null, MARCH_1)));
            assertThat(rush.failures()).isEmpty();
        }
        try (var rehearsal = ledger.ledger.rehearse()) {
            var taken = List.of(register("L-3", "澜桥云枢"));
            assertThatThrownBy(() -> rehearsal.sendTogether(taken, TestLedger.LIN))
                    .isInstanceOf(RuleBroken.class);
        }

        assertThat(errors()).isEmpty();
    }

    @Test
    void an_error_of_another_kind_is_in_its_log() throws IOException {
        assertThatThrownBy(() -> ledger.ledger.jdbc().update("UPDATE event SET type = 'forged'"))
                .hasMessageContaining("permission denied");

        assertThat(errors()).isNotEmpty();
    }

    @Test
    void the_applications_role_writes_events_by_append_alone() {
        var jdbc = ledger.ledger.jdbc();
        for (var forgery : List.of(
                "INSERT INTO event (event_id, aggregate_type, aggregate_id, sequence_number, type, revision, recorded_at,"
                        + " payload, metadata) VALUES ('x', 'lead', 'L-9', 0, 'lead.lost', '1', now(), '', '')",
                "INSERT INTO receipt VALUES ('lin', 'key', '', 'L-9', 0, 0, 1)",
                "INSERT INTO claim VALUES ('open-lead', 'LQ/x', 'L-9')",
                "DELETE FROM claim",
                "UPDATE claim_days SET holder = 'C-9'",
                "UPDATE decided_apart SET up_to = 99",
                "SELECT apply_claims('{take}', '{open-lead}', '{LQ/x}', '{L-9}', '{null}', '{null}')",
                "SELECT apply_claims('{use}', '{park-use}', '{LQ}', '{L-9}', '{null}', '{null}')",
                "SELECT apply_claims('{take_days}', '{unit}', '{U-1}', '{C-9}', '{2021-01-01}', '{2022-01-01}')")) {
            assertThatThrownBy(() -> jdbc.query(forgery, row -> true))
                    .as(forgery)
                    .isInstanceOf(LedgerUnavailable.class)
                    .hasMessageContaining("permission denied");
        }
    }

    /** Rehearsals make temporary tables by the names of the ledger's own. */
    @Test
    void what_has_the_owners_rights_looks_at_temporary_tables_last() {
        var functions = ledger.ledger
                .jdbc()
                .query(
                        "SELECT proname || ': ' || coalesce(array_to_string(proconfig, ','), '') FROM pg_proc WHERE prosecdef",
                        row -> row.getString(1));

        assertThat(functions).hasSizeGreaterThan(2).allMatch(said -> said.endsWith(", pg_temp"));
    }

    @Test
    void a_time_off_the_databases_is_refused() {
        assertThat(refusalAt(Instant.now())).isNull();
        assertThat(refusalAt(Instant.now().minusSeconds(10))).isEqualTo("clock-differs");
        assertThat(refusalAt(Instant.now().plusSeconds(10))).isEqualTo("clock-differs");
    }

    private String refusalAt(Instant recordedAt) {
        return ledger.ledger
                .jdbc()
                .query("""
                        SELECT refusal FROM append(?, ARRAY['e-' || random()], ARRAY['lead'], ARRAY['L-' || random()], ARRAY[0::bigint],
                            ARRAY['lead.assigned'], ARRAY['1'], ARRAY['{}'::bytea], ARRAY['{}'::bytea],
                            '{}', '{}', '{}', '{}', '{}', '{}', 'lin', NULL, ''::bytea, NULL, 0, 0, '{}', '{}', '{}', '{}', '{}', '{}')""", row -> row.getString(1), Timestamp.from(recordedAt))
                .get(0);
    }
}
