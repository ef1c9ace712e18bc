package io.parkledger.projection.renewal;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.id.RenewalId;
import io.parkledger.core.renewal.RenewalEvent.RenewalHeldOver;
import io.parkledger.core.renewal.RenewalEvent.RenewalWithdrawn;
import io.parkledger.core.renewal.RenewalStatus;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.Scope;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryServer
class RenewalProjectionTest {

    private final TestViews views;

    RenewalProjectionTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    private RenewalView shown(String id) {
        return views.read().renewals().find(id, Scope.ALL).orElseThrow();
    }

    @Test
    void a_renewal_shows_how_far_it_is() {
        views.given(renewal("1", "100.00", "36000.00", "12-31"), offered("1", "2022-12-31", "10-01"))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(shown("1").status()).isEqualTo(RenewalStatus.OFFERED);
        assertThat(shown("1").rentCnyPerYear()).isEqualTo(yuan("36000.00"));
        assertThat(shown("1").rentCnyPerSqmMonth()).isEqualTo(yuan("28.00"));

        views.given(agreed("1", "2023-12-31", "11-01")).requireThatDeliveringTwiceChangesNothing();
        assertThat(shown("1").status()).isEqualTo(RenewalStatus.AGREED);
        assertThat(shown("1").newEndOn()).isEqualTo("2023-12-31");
        assertThat(shown("1").decidedOn()).isEqualTo("2021-11-01");
        assertThat(shown("1").expiringOn()).as("of the term that ended").isEqualTo("2021-12-31");
    }

    @Test
    void held_over_declined_and_withdrawn_are_told_apart() {
        views.given(
                        renewal("1", "1", "0.00", "06-30"),
                        new RenewalHeldOver(new RenewalId("1"), day("07-01")),
                        renewal("2", "1", "0.00", "07-01"),
                        declined("2", "06-01"),
                        renewal("3", "1", "0.00", "07-02"),
                        new RenewalWithdrawn(new RenewalId("3"), day("06-02")))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shown("1").status()).isEqualTo(RenewalStatus.HELD_OVER);
        assertThat(shown("1").heldOverSince()).isEqualTo("2021-07-01");
        assertThat(shown("2").status()).isEqualTo(RenewalStatus.DECLINED);
        assertThat(shown("2").cause()).isEqualTo("搬迁");
        assertThat(shown("3").status()).isEqualTo(RenewalStatus.WITHDRAWN);
        assertThat(views.read().renewals().expiringBetween(Scope.ALL, day("06-30"), day("07-01")))
                .extracting(RenewalView::id)
                .containsExactlyInAnyOrder("1", "2");
    }

    private void renewals() {
        views.given(
                renewal("1", "100.50", "36000.00", "06-30"),
                renewal("2", "1", "0.05", "07-01"),
                offered("2", "2022-12-31", "05-01"),
                renewal("3", "7", "1.00", "05-31"),
                new RenewalHeldOver(new RenewalId("3"), day("06-01")),
                renewal("4", "9", "9.00", "06-01"),
                declined("4", "05-01"),
                renewal("5", "20.25", "0.10", "06-30"));
    }

    private String undecidedBy(String day, int limit) {
        return String.join(
                " ",
                views.read().renewals().undecidedBy(Scope.ALL, day(day), limit).stream()
                        .map(RenewalView::id)
                        .toList());
    }

    @Test
    void what_is_undecided_is_told_the_earliest_expiry_first() {
        renewals();

        assertThat(undecidedBy("06-29", 9)).isEqualTo("3");
        assertThat(undecidedBy("06-30", 9)).isEqualTo("3 1 5");
        assertThat(undecidedBy("12-31", 9)).isEqualTo("3 1 5 2");
        assertThat(undecidedBy("12-31", 2)).isEqualTo("3 1");
        assertThat(views.read().renewals().undecidedBy(Scope.ofPark("CY"), day("12-31"), 9))
                .isEmpty();
    }

    @Test
    void the_board_has_a_column_for_every_status_and_adds_it_up() {
        renewals();

        var board = views.read().renewals().board(Scope.ALL);
        assertThat(board).extracting(RenewalViews.Column::status).containsExactly(RenewalStatus.values());
        var opened = board.get(0);
        assertThat(opened.count()).isEqualTo(2);
        assertThat(opened.areaSqm()).isEqualByComparingTo("120.75");
        assertThat(opened.rentCnyPerYear()).isEqualTo(yuan("36000.10"));
        assertThat(opened.cards()).extracting(RenewalView::id).containsExactly("1", "5");
        assertThat(board).extracting(RenewalViews.Column::count).containsExactly(2L, 1L, 0L, 1L, 1L, 0L);
        assertThat(board.get(2).areaSqm()).isZero();
        assertThat(board.get(2).rentCnyPerYear()).isEqualTo(yuan("0.00"));
        assertThat(views.read().renewals().board(Scope.ofPark("CY")))
                .extracting(RenewalViews.Column::count)
                .containsOnly(0L);
    }

    @Test
    void a_column_shows_what_is_next_while_undecided_and_what_was_last_once_decided() {
        views.given(
                renewal("1", "1", "1.00", "07-01"),
                renewal("2", "1", "1.00", "06-30"),
                renewal("3", "1", "1.00", "06-30"),
                declined("3", "05-01"),
                renewal("4", "1", "1.00", "07-01"),
                declined("4", "05-01"));

        assertThat(views.read().renewals().board(Scope.ALL))
                .flatExtracting(RenewalViews.Column::cards)
                .extracting(RenewalView::id)
                .containsExactly("2", "1", "4", "3");
    }
}
