package io.parkledger.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.parkledger.core.Contexts;
import io.parkledger.core.contract.ContractEvent.ContractRescinded;
import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.contract.ContractEvent.ContractTerminated;
import io.parkledger.core.contract.ContractEvent.PremisesHandedOver;
import io.parkledger.core.rule.Rule;
import io.parkledger.core.space.UnitEvent.UnitRegistered;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The ledger that version 1.0.0 wrote, opened by a version that claims more than that one did. */
class ClaimsRebuildTest {

    private static final String TALK = "planted-contract-of-talk";
    private static final String TENANCY = "planted-days-of-unit";
    private static final Rule RULE = Planted.ONE_AT_A_TIME;

    private enum Planted implements Rule {
        ONE_AT_A_TIME;

        @Override
        public List<String> fields() {
            return List.of();
        }
    }

    /** One contract for each talk; given back with the contract. */
    private static final Context ONE_FOR_EACH_TALK =
            new Context("planted-talk", List.of(), List.of(), Set.of(TALK), event -> {
                if (event instanceof ContractSigned e && e.negotiationId() != null) {
                    return List.of(Claim.take(
                            TALK, e.negotiationId().value(), e.contractId().value(), RULE));
                }
                if (event instanceof ContractRescinded e) {
                    return List.of(Claim.release(TALK, e.contractId().value(), RULE));
                }
                if (event instanceof ContractTerminated e) {
                    return List.of(Claim.release(TALK, e.contractId().value(), RULE));
                }
                return List.of();
            });

    /** A unit's days, from the day it is handed over on, with no end: who leaves a unit to another contradicts him. */
    private static final Context DAYS_FROM_HANDOVER =
            new Context("planted-days", List.of(), List.of(), Set.of(TENANCY), event -> {
                if (event instanceof UnitRegistered e) {
                    return List.of(
                            Claim.take(TENANCY, e.unitId().value(), e.unitId().value(), RULE));
                }
                if (event instanceof PremisesHandedOver e) {
                    return e.units().stream()
                            .map(unit -> Claim.takeDays(
                                    TENANCY,
                                    unit.unitId().value(),
                                    e.contractId().value(),
                                    e.handedOverOn(),
                                    null,
                                    RULE))
                            .toList();
                }
                if (event instanceof ContractTerminated e) {
                    return List.of(Claim.releaseDays(TENANCY, e.contractId().value(), e.terminatedOn(), RULE));
                }
                return List.of();
            });

    /**
     * What the planted kinds and those since the first version come to; kinds of our own that are new have their own
     * test.
     */
    private static List<ClaimConflict> planted(Ledger ledger) {
        return ledger.conflicts().stream()
                .filter(conflict -> !Set.of("signed-negotiation", "tenant-id", "unit", "figure-days")
                        .contains(conflict.kind()))
                .toList();
    }

    private static List<ClaimConflict> ofUnits(Ledger ledger) {
        return ledger.conflicts().stream()
                .filter(conflict -> conflict.kind().equals("unit"))
                .toList();
    }

    /** In version 1.0.0 a hand-over claimed no days. */
    @Test
    void who_moved_in_before_his_term_has_those_days_too_and_is_listed_where_another_had_them() {
        var settings = StoredLedger.restore(StoredLedger.BOOKS);
        var owner = TestLedger.owner(settings);
        var before = all(owner, "unit");

        var conflicts = opened(settings, Contexts.ALL, ClaimsRebuildTest::ofUnits);

        assertThat(before).isNotEmpty();
        assertThat(all(owner, "unit")).as("whoever was in alone").isEqualTo(before);
        assertThat(conflicts)
                .extracting(ClaimConflict::key, ClaimConflict::holder, ClaimConflict::heldBy)
                .containsExactly(tuple("ZZ0105", "C-80B", "C-80A"));
        assertThat(eventAt(settings, conflicts.get(0).position())).startsWith("contract.handed-over C-80B ");
    }

    /** Version 1.0.0 let two contracts conclude one project, and two companies be one tenant. */
    @Test
    void what_was_taken_twice_is_listed_and_the_first_has_it() {
        assertThat(opened(StoredLedger.restore(StoredLedger.BOOKS), Contexts.ALL, Ledger::conflicts))
                .filteredOn(conflict -> !Set.of("unit", "figure-days").contains(conflict.kind()))
                .extracting(ClaimConflict::kind, ClaimConflict::key, ClaimConflict::holder, ClaimConflict::heldBy)
                .containsExactly(
                        tuple("tenant-id", "T-50A", "ZZ/91990101MA9000901R", "ZZ/91990101MA90005013"),
                        tuple("signed-negotiation", "N-97", "C-98", "C-97"));
    }

    /**
     * Stored units are numbered by their ids: two of one building whose ids differ in capitals only have one number.
     */
    @Test
    void stored_units_have_their_ids_for_numbers_and_what_is_there_twice_is_listed() {
        var settings = StoredLedger.restore(StoredLedger.BOOKS);
        var owner = TestLedger.owner(settings);
        assertThat(owner.update("""
                        INSERT INTO ledger.event (event_id, aggregate_type, aggregate_id, sequence_number, type, revision, recorded_at, payload, metadata)
                        SELECT 'planted', aggregate_type, lower(aggregate_id), 0, type, revision, recorded_at,
                               convert_to(replace(convert_from(payload, 'UTF8'), aggregate_id, lower(aggregate_id)), 'UTF8'), metadata
                        FROM ledger.event WHERE type = 'unit.registered' AND aggregate_id = 'LQ0201'""")).isEqualTo(1);

        var conflicts = opened(settings, Contexts.ALL, Ledger::conflicts);

        assertThat(claims(owner, "unit-number")).hasSizeGreaterThan(5).contains("LQ-A/lq0201 LQ0201");
        assertThat(conflicts)
                .filteredOn(conflict -> conflict.kind().equals("unit-number"))
                .extracting(ClaimConflict::key, ClaimConflict::holder, ClaimConflict::heldBy)
                .containsExactly(tuple("LQ-A/lq0201", "lq0201", "LQ0201"));
    }

    private static List<Context> contextsWith(Context... more) {
        var contexts = new ArrayList<>(Contexts.ALL);
        contexts.addAll(List.of(more));
        return contexts;
    }

    /** What is asked of an open ledger. */
    private interface Question<T> {
        T of(Ledger ledger);
    }

    private static <T> T opened(LedgerSettings settings, List<Context> contexts, Question<T> question) {
        try (var database = LedgerDatabase.open(settings);
                var ledger = Ledger.open(
                        database, LedgerClock.real(TestLedger.SHANGHAI), contexts, List.of(), EventCheck.NONE)) {
            return question.of(ledger);
        }
    }

    private static List<String> claims(Jdbc jdbc, String kind) {
        return jdbc.query(
                "SELECT key || ' ' || holder FROM ledger.claim WHERE kind = ? ORDER BY key",
                row -> row.getString(1),
                kind);
    }

    private static List<String> days(Jdbc jdbc, String kind, String key) {
        return jdbc.query(
                "SELECT holder || ' ' || days FROM ledger.claim_days WHERE kind = ? AND key = ? ORDER BY days",
                row -> row.getString(1),
                kind,
                key);
    }

    @Test
    void a_new_kind_is_claimed_from_all_events_and_the_older_holder_has_it() {
        var settings = StoredLedger.restore(StoredLedger.BOOKS);

        var conflicts = opened(settings, contextsWith(ONE_FOR_EACH_TALK), ClaimsRebuildTest::planted);

        assertThat(claims(TestLedger.owner(settings), TALK))
                .containsExactly("N-1 C-1", "N-91 C-91", "N-95 C-95", "N-97 C-97");
        assertThat(conflicts).hasSize(1);
        assertThat(conflicts.get(0).kind()).isEqualTo(TALK);
        assertThat(conflicts.get(0).key()).isEqualTo("N-97");
        assertThat(conflicts.get(0).holder()).isEqualTo("C-98");
        assertThat(conflicts.get(0).heldBy()).isEqualTo("C-97");
        assertThat(eventAt(settings, conflicts.get(0).position()))
                .isEqualTo("contract.signed C-98 " + conflicts.get(0).eventId());
    }

    private static String eventAt(LedgerSettings settings, long position) {
        return TestLedger.owner(settings)
                .query(
                        "SELECT e.type || ' ' || e.aggregate_id || ' ' || e.event_id FROM ledger.seal s"
                                + " JOIN ledger.event e USING (global_index) WHERE s.position = ?",
                        row -> row.getString(1),
                        position)
                .get(0);
    }

    @Test
    void days_are_claimed_from_all_events_and_the_older_holder_has_them() {
        var settings = StoredLedger.restore(StoredLedger.BOOKS);

        var conflicts = opened(settings, contextsWith(DAYS_FROM_HANDOVER), ClaimsRebuildTest::planted);

        var owner = TestLedger.owner(settings);
        // C-80B moved in while C-80A was there.
        assertThat(days(owner, TENANCY, "ZZ0105")).containsExactly("C-80A [2023-03-01,)");
        assertThat(conflicts)
                .extracting(ClaimConflict::holder, ClaimConflict::heldBy)
                .contains(tuple("C-80B", "C-80A"));
        // C-30 gave it back, so C-31 could have it.
        assertThat(days(owner, TENANCY, "LQ0201"))
                .containsExactly("C-30 [2023-02-01,2024-10-01)", "C-31 [2025-03-01,)");
    }

    @Test
    void what_was_claimed_since_the_first_event_stays_as_it_is() {
        var settings = StoredLedger.restore(StoredLedger.BOOKS);
        var owner = TestLedger.owner(settings);
        var before =
                List.of(claims(owner, "unit-earmark"), claims(owner, "open-lead"), claims(owner, "tenant-credit-code"));

        var conflicts = opened(settings, Contexts.ALL, ClaimsRebuildTest::planted);

        assertThat(before.get(0)).isNotEmpty();
        assertThat(conflicts).isEmpty();
        assertThat(List.of(
                        claims(owner, "unit-earmark"), claims(owner, "open-lead"), claims(owner, "tenant-credit-code")))
                .isEqualTo(before);
    }

    private static List<String> all(Jdbc jdbc, String kind) {
        return all(jdbc).stream().filter(days -> days.startsWith(kind + " ")).toList();
    }

    private static List<String> all(Jdbc jdbc) {
        return jdbc.query(
                "SELECT kind || ' ' || key || ' ' || holder || ' ' || days FROM ledger.claim_days ORDER BY 1",
                row -> row.getString(1));
    }

    /** The rebuild is right for every kind: made from nothing, today's kinds come out as that version wrote them. */
    @Test
    void made_again_the_claims_are_those_that_were_made_one_by_one() {
        var settings = StoredLedger.restore(StoredLedger.BOOKS);
        opened(settings, Contexts.ALL, ClaimsRebuildTest::planted);
        var owner = TestLedger.owner(settings);
        var kinds = List.of("unit", "unit-earmark", "open-lead-of-company", "tenant-credit-code");
        var before = kinds.stream().map(kind -> claims(owner, kind)).toList();
        var daysBefore = all(owner);
        owner.update("DELETE FROM ledger.claim_days");
        owner.update("DELETE FROM ledger.claim");
        owner.update("DELETE FROM ledger.claim_kind");

        var conflicts = opened(settings, Contexts.ALL, ClaimsRebuildTest::planted);

        assertThat(before).hasSameSizeAs(kinds).allSatisfy(claims -> assertThat(claims)
                .isNotEmpty());
        assertThat(kinds.stream().map(kind -> claims(owner, kind)).toList()).isEqualTo(before);
        assertThat(daysBefore).isNotEmpty();
        assertThat(all(owner)).isEqualTo(daysBefore);
        assertThat(conflicts).isEmpty();
    }

    /** Names are compared otherwise today: a zero width space no longer hides that it is the same company. */
    @Test
    void a_kind_whose_keys_are_written_otherwise_has_another_name_and_is_made_again() {
        var settings = StoredLedger.restore(StoredLedger.BOOKS);
        var owner = TestLedger.owner(settings);
        assertThat(claims(owner, "open-lead")).contains("LQ/零宽\u200b空格\u202e企业\ufeff L-16");

        opened(settings, Contexts.ALL, ClaimsRebuildTest::planted);

        assertThat(claims(owner, "open-lead-of-company")).hasSize(10).contains("LQ/零宽空格企业 L-16");
    }

    @Test
    void it_is_done_once() {
        var settings = StoredLedger.restore(StoredLedger.BOOKS);
        var contexts = contextsWith(ONE_FOR_EACH_TALK);
        opened(settings, contexts, ClaimsRebuildTest::planted);
        var owner = TestLedger.owner(settings);
        owner.update("UPDATE ledger.claim SET holder = 'left alone' WHERE kind = ? AND key = 'N-1'", TALK);

        opened(settings, contexts, ClaimsRebuildTest::planted);

        assertThat(claims(owner, TALK)).contains("N-1 left alone");
        assertThat(owner.query(
                        "SELECT made_to FROM ledger.claim_kind WHERE kind = '" + TALK + "'", row -> row.getLong(1)))
                .containsExactly(255L);
    }

    @Test
    void nodes_that_open_at_once_make_it_once() {
        var settings = StoredLedger.restore(StoredLedger.BOOKS);
        var contexts = contextsWith(ONE_FOR_EACH_TALK, DAYS_FROM_HANDOVER);

        var nodes = List.of(1, 2, 3).stream()
                .map(node ->
                        CompletableFuture.supplyAsync(() -> opened(settings, contexts, ClaimsRebuildTest::planted)))
                .toList();

        var found = nodes.stream().map(CompletableFuture::join).toList();
        assertThat(found.get(0)).isNotEmpty();
        assertThat(found).hasSize(3).allSatisfy(conflicts -> assertThat(conflicts)
                .isEqualTo(found.get(0)));
    }

    /** Applies claims as append does. */
    private static void apply(Jdbc owner, Claim... claims) {
        for (var claim : claims) {
            owner.on(connection -> apply(connection, claim));
        }
    }

    static List<Boolean> apply(Connection connection, Claim claim) throws SQLException {
        return Jdbc.query(
                connection,
                "SELECT ledger.apply_claims(ARRAY[?], ARRAY[?], ARRAY[?], ARRAY[?], ARRAY[?::date], ARRAY[?::date])",
                row -> true,
                claim.operation().sql(),
                claim.kind(),
                claim.key(),
                claim.holder(),
                claim.from(),
                claim.until());
    }

    @Test
    void who_stands_in_line_is_refused_nothing_and_everybody_else_is() {
        var settings = StoredLedger.restore(StoredLedger.BOOKS);
        opened(settings, contextsWith(ONE_FOR_EACH_TALK), ClaimsRebuildTest::planted);
        var owner = inLedger(settings);

        apply(owner, Claim.take(TALK, "N-97", "C-98", RULE));
        apply(owner, Claim.take(TALK, "N-97", "C-97", RULE));

        assertThatThrownBy(() -> apply(owner, Claim.take(TALK, "N-97", "C-99", RULE)))
                .hasMessageContaining("claimed by another");
        assertThat(claims(owner, TALK)).contains("N-97 C-97");
    }

    @Test
    void what_is_given_back_goes_to_the_first_in_line_and_the_conflict_is_over() {
        var settings = StoredLedger.restore(StoredLedger.BOOKS);
        var contexts = contextsWith(ONE_FOR_EACH_TALK);
        opened(settings, contexts, ClaimsRebuildTest::planted);
        var owner = inLedger(settings);

        apply(owner, Claim.release(TALK, "C-97", RULE));

        assertThat(claims(owner, TALK)).contains("N-97 C-98");
        assertThat(opened(settings, contexts, ClaimsRebuildTest::planted)).isEmpty();
        assertThatThrownBy(() -> apply(owner, Claim.take(TALK, "N-97", "C-97", RULE)))
                .hasMessageContaining("claimed by another");
    }

    @Test
    void who_gives_up_is_no_longer_in_line() {
        var settings = StoredLedger.restore(StoredLedger.BOOKS);
        var contexts = contextsWith(ONE_FOR_EACH_TALK);
        opened(settings, contexts, ClaimsRebuildTest::planted);
        var owner = inLedger(settings);

        apply(owner, Claim.release(TALK, "C-98", RULE));

        assertThat(claims(owner, TALK)).contains("N-97 C-97");
        assertThat(opened(settings, contexts, ClaimsRebuildTest::planted)).isEmpty();
    }

    @Test
    void days_that_are_given_back_go_to_the_first_in_line() {
        var settings = StoredLedger.restore(StoredLedger.BOOKS);
        var contexts = contextsWith(DAYS_FROM_HANDOVER);
        var before = opened(settings, contexts, ClaimsRebuildTest::planted).size();
        var owner = inLedger(settings);
        var day = LocalDate.of(2025, 12, 1);

        apply(owner, Claim.takeDays(TENANCY, "ZZ0105", "C-80B", day.plusDays(24), null, RULE));
        apply(owner, Claim.extendDays(TENANCY, "C-80B", null, RULE));
        assertThatThrownBy(() -> apply(owner, Claim.takeDays(TENANCY, "ZZ0105", "C-99", day, null, RULE)))
                .hasMessageContaining("days claimed by another");
        apply(owner, Claim.releaseDays(TENANCY, "C-80A", day, RULE));

        assertThat(days(owner, TENANCY, "ZZ0105"))
                .containsExactly("C-80A [2023-03-01,2025-12-01)", "C-80B [2025-12-25,)");
        assertThat(opened(settings, contexts, ClaimsRebuildTest::planted)).hasSize(before - 1);
    }

    private static Jdbc inLedger(LedgerSettings settings) {
        var owner = new PGSimpleDataSource();
        owner.setUrl(settings.url());
        owner.setUser(settings.ownerUser());
        owner.setPassword(settings.ownerPassword());
        owner.setCurrentSchema("ledger");
        return new Jdbc(owner);
    }

    @Test
    void a_context_claims_only_what_it_says_that_it_claims() {
        var forgetful = new Context(
                "forgetful", List.of(), List.of(), Set.of(), event -> List.of(Claim.take(TALK, "N-1", "C-1", RULE)));

        assertThatThrownBy(() -> forgetful.claimsOf(new Undecodable("anything")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The context forgetful claims planted-contract-of-talk, which is not among its kinds of claims");
    }
}
