package io.parkledger.projection.store.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.Projections;
import io.parkledger.projection.Views;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.OwnersHand;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.ViewServer;
import io.parkledger.projection.store.ViewsBackup;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ledger is restored from a backup, the views' database is not: views are of this ledger or are made anew. */
@OnEveryServer
class RestoredLedgerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ViewServer server;
    private TestLedger ledger = TestLedger.open();
    private ViewKeeper keeper;

    RestoredLedgerTest(TestServer testServer) {
        server = testServer.open();
    }

    @AfterEach
    void close() {
        if (keeper != null) {
            keeper.close();
        }
        server.close();
        ledger.close();
    }

    private void keep() {
        keeper = new ViewKeeper(ledger.ledger, server, Projections.all());
        keeper.start();
    }

    private long register(String lead) {
        return ledger.positionOf(ledger.send(registration(lead)));
    }

    private static RegisterLead registration(String lead) {
        return new RegisterLead(
                new LeadId(lead),
                new ParkId("LQ"),
                "公司" + lead,
                null,
                null,
                LeadSource.WALK_IN,
                "lin",
                null,
                null,
                LocalDate.of(2021, 3, 1));
    }

    private List<String> leads() {
        var filter = new LeadViews.Filter(null, null, null, null, null);
        return Views.of(keeper.live())
                .leads()
                .page(Scope.ALL, filter, LeadViews.Sort.NEWEST, SliceRequest.first(20))
                .items()
                .stream()
                .map(LeadView::id)
                .sorted()
                .toList();
    }

    /** Leads 1 and 2 are in the backup, 3 and 4 were shown and are lost. */
    private LedgerSettings backupWithTwoOfFour() throws SQLException {
        register("1");
        register("2");
        var settings = ledger.settings;
        ledger.close();
        var backup = OwnersHand.copy(settings);
        ledger = TestLedger.open(settings);
        keep();
        register("3");
        assertThat(keeper.await(register("4"), PATIENCE)).isTrue();
        assertThat(leads()).containsExactly("1", "2", "3", "4");
        keeper.close();
        ledger.close();
        return backup;
    }

    @Test
    void views_of_what_the_ledger_has_lost_are_made_anew_at_the_start() throws SQLException {
        ledger = TestLedger.open(backupWithTwoOfFour());

        keep();

        assertThat(keeper.awaitReadable(PATIENCE)).isTrue();
        await().atMost(PATIENCE).until(() -> keeper.position() == 2 && !keeper.isAhead());
        assertThat(leads()).containsExactly("1", "2");
        assertThat(keeper.await(register("5"), PATIENCE)).isTrue();
        assertThat(keeper.position()).isEqualTo(3);
        assertThat(leads()).as("new commands appear").containsExactly("1", "2", "5");
        assertThat(keeper.rebuild((position, total) -> {}).differing()).isZero();
    }

    @Test
    void so_are_views_of_other_events_at_the_same_positions() throws SQLException {
        ledger = TestLedger.open(backupWithTwoOfFour());
        register("5");
        register("6");
        register("7");

        keep();

        await().atMost(PATIENCE).until(() -> keeper.position() == 5 && !keeper.isAhead());
        assertThat(leads()).containsExactly("1", "2", "5", "6", "7");
    }

    @Test
    void a_ledger_that_is_cut_back_under_a_running_application_is_noticed_and_no_rebuild_waits_for_what_is_not_there()
            throws SQLException {
        keep();
        register("1");
        register("2");
        assertThat(keeper.await(register("3"), PATIENCE)).isTrue();

        OwnersHand.cutBackTo(ledger.settings, 2);

        assertThatThrownBy(() -> keeper.rebuild((position, total) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ends at position 2");
        await().atMost(PATIENCE).until(() -> keeper.position() == 2 && !keeper.isAhead());
        assertThat(leads()).containsExactly("1", "2");
    }

    @Test
    void a_ledger_that_has_lost_its_last_events_and_nothing_else_is_shown_up_to_where_it_now_ends()
            throws SQLException {
        keep();
        register("1");
        register("2");
        register("3");
        assertThat(keeper.await(register("4"), PATIENCE)).isTrue();

        OwnersHand.takeAway(ledger.settings, 3, 4);

        await().atMost(PATIENCE).until(() -> keeper.position() == 2 && !keeper.isAhead());
        assertThat(keeper.awaitReadable(PATIENCE)).isTrue();
        assertThat(leads()).containsExactly("1", "2");
        assertThat(keeper.rebuild((position, total) -> {}).differing()).isZero();
        assertThat(keeper.await(register("5"), PATIENCE)).isTrue();
        assertThat(leads()).containsExactly("1", "2", "5");

        restart();

        assertThat(keeper.awaitReadable(PATIENCE)).isTrue();
        assertThat(leads()).containsExactly("1", "2", "5");
    }

    private void restart() {
        var settings = ledger.settings;
        keeper.close();
        ledger.close();
        ledger = TestLedger.open(settings);
        keep();
    }

    @Test
    void what_was_cut_off_is_not_shown_on_though_something_new_comes_behind_it_at_once() throws SQLException {
        keep();
        register("1");
        register("2");
        assertThat(keeper.await(register("3"), PATIENCE)).isTrue();

        OwnersHand.takeAway(ledger.settings, 2, 3);
        assertThat(register("4")).isEqualTo(4);

        await().atMost(PATIENCE).until(() -> keeper.position() == 4 && leads().equals(List.of("1", "4")));
        assertThat(keeper.awaitReadable(PATIENCE)).isTrue();
        assertThat(keeper.isAhead()).isFalse();
    }

    @Test
    void views_are_made_of_a_ledger_with_a_gap_wider_than_what_is_read_at_once() throws SQLException {
        var events = 1_100;
        for (int i = 1; i < events; i++) {
            ledger.send(registration("" + i));
        }
        register("" + events);
        OwnersHand.takeAway(ledger.settings, 2, events - 1);

        keep();

        assertThat(keeper.awaitReadable(PATIENCE)).isTrue();
        assertThat(keeper.position()).isEqualTo(events);
        assertThat(leads()).containsExactly("1", "" + events);
        assertThat(keeper.rebuild((position, total) -> {}).differing()).isZero();
    }

    /** The views' database is brought back, the ledger is not: what is missing follows by itself. */
    @Test
    void views_that_are_older_than_the_ledger_catch_up_under_a_running_application_and_after_a_restart()
            throws SQLException {
        keep();
        register("1");
        assertThat(keeper.await(register("2"), PATIENCE)).isTrue();
        var backup = ViewsBackup.of(server);
        register("3");
        assertThat(keeper.await(register("4"), PATIENCE)).isTrue();

        backup.bringBack();
        register("5");

        await().atMost(PATIENCE).until(() -> leads().equals(List.of("1", "2", "3", "4", "5")));
        assertThat(keeper.position()).isEqualTo(5);
        assertThat(keeper.rebuild((position, total) -> {}).differing()).isZero();

        keeper.close();
        backup.bringBack();
        keep();

        assertThat(keeper.await(5, PATIENCE)).isTrue();
        assertThat(leads()).containsExactly("1", "2", "3", "4", "5");
        assertThat(keeper.rebuild((position, total) -> {}).differing()).isZero();
    }

    /** What was wanted when the views began to be made is not there any more. */
    @Test
    void views_that_are_being_made_when_the_end_is_cut_off_can_be_read_when_they_have_come_to_where_it_ends_now()
            throws SQLException {
        register("1");
        register("2");
        register("3");
        keeper = new ViewKeeper(ledger.ledger, server, Projections.all());
        OwnersHand.takeAway(ledger.settings, 2, 3);

        keeper.start();

        assertThat(keeper.awaitReadable(PATIENCE)).isTrue();
        assertThat(leads()).containsExactly("1");
    }
}
