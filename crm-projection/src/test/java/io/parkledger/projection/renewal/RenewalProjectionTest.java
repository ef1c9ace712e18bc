package io.parkledger.projection.renewal;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.renewal.RenewalEvent.RenewalAgreementWithdrawn;
import io.parkledger.core.renewal.RenewalEvent.RenewalCorrected;
import io.parkledger.core.renewal.RenewalEvent.RenewalHeldOver;
import io.parkledger.core.renewal.RenewalEvent.RenewalOpeningWithdrawn;
import io.parkledger.core.renewal.RenewalEvent.RenewalReopened;
import io.parkledger.core.renewal.RenewalEvent.RenewalWithdrawn;
import io.parkledger.core.renewal.RenewalStatus;
import io.parkledger.core.value.Cny;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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

    private static final Scope B1 = new Scope(Set.of("LQ"), null, null, Set.of("B1"));
    private static final Scope B2 = new Scope(Set.of("LQ"), null, null, Set.of("B2"));

    /** C1 is in the first building, C2 in the second, C3 in both; where 4 is nobody has told. */
    private void renewalsInTwoBuildings() {
        views.given(
                        signed("C1", "T1", List.of(let("U1", "B1", "10.00")), "01-01", "06-30", "1.00", "01-01"),
                        signed("C2", "T2", List.of(let("U2", "B2", "20.00")), "01-01", "07-31", "1.00", "01-01"),
                        signed(
                                "C3",
                                "T3",
                                List.of(let("U3", "B1", "30.00"), let("U4", "B2", "5.00"), let("U5", "B1", "5.00")),
                                "01-01",
                                "08-31",
                                "1.00",
                                "01-01"))
                .goOnFromWhatIsStored()
                .given(
                        renewal("C1.2021-06-30", "10.00", "120.00", "06-30"),
                        agreed("C1.2021-06-30", "2022-06-30", "05-31"),
                        renewal("C2.2021-07-31", "20.00", "240.00", "07-31"),
                        renewal("C3.2021-08-31", "40.00", "480.00", "08-31"),
                        renewal("4", "1.00", "1.00", "09-30"));
    }

    @Test
    void a_renewal_stands_where_its_contract_does_which_stays_as_it_is() {
        renewalsInTwoBuildings();

        views.requireThatDeliveringTwiceChangesNothing();
        assertThat(shown("C1.2021-06-30").buildings()).containsExactly("B1");
        assertThat(shown("C2.2021-07-31").buildings()).containsExactly("B2");
        assertThat(shown("C3.2021-08-31").buildings()).containsExactly("B1", "B2");
        assertThat(shown("4").buildings()).isEmpty();
        var contract = views.read().contracts().find("C1", Scope.ALL).orElseThrow();
        assertThat(contract.position()).as("of its signing").isEqualTo(1);
        assertThat(views.read().contracts().find("4", Scope.ALL)).isEmpty();
    }

    @Test
    void it_is_found_and_listed_by_whose_reach_touches_its_buildings() {
        renewalsInTwoBuildings();

        assertThat(seen(B1)).containsExactly("C3.2021-08-31", "C1.2021-06-30");
        assertThat(seen(B2)).containsExactly("C3.2021-08-31", "C2.2021-07-31");
        assertThat(seen(new Scope(Set.of("LQ"), null, null, Set.of("B1", "B2"))))
                .containsExactly("C3.2021-08-31", "C2.2021-07-31", "C1.2021-06-30");
        assertThat(seen(new Scope(Set.of("CY"), null, null, Set.of("B1")))).isEmpty();
        assertThat(seen(new Scope(Set.of("LQ"), null, null, Set.of("B3")))).isEmpty();
        assertThat(seen(Scope.ofPark("LQ"))).hasSize(4).contains("4");
    }

    /** The list; whatever is not in it cannot be found by its id either. */
    private List<String> seen(Scope scope) {
        var renewals = views.read().renewals();
        var listed = renewals.page(scope, new RenewalViews.Filter(null, null), SliceRequest.first(9)).items().stream()
                .map(RenewalView::id)
                .toList();
        for (var id : List.of("C1.2021-06-30", "C2.2021-07-31", "C3.2021-08-31", "4")) {
            assertThat(renewals.find(id, scope).isPresent()).as(id).isEqualTo(listed.contains(id));
        }
        return listed;
    }

    @Test
    void the_board_and_what_is_due_are_those_of_the_buildings() {
        renewalsInTwoBuildings();

        var opened = views.read().renewals().board(B1).get(0);
        assertThat(opened.count()).isEqualTo(1);
        assertThat(opened.areaSqm()).as("C3 as a whole").isEqualByComparingTo("40.00");
        assertThat(opened.rentCnyPerYear()).isEqualTo(yuan("480.00"));
        assertThat(opened.cards()).extracting(RenewalView::id).containsExactly("C3.2021-08-31");
        assertThat(views.read().renewals().board(B2).get(0).count()).isEqualTo(2);
        assertThat(views.read().renewals().undecidedBy(B2, day("12-31"), 9))
                .extracting(RenewalView::id)
                .containsExactly("C2.2021-07-31", "C3.2021-08-31");
    }

    @Test
    void a_decline_taken_back_is_open_again_and_what_was_agreed_is_put_right() {
        views.given(
                        renewal("1", "1", "0.00", "06-30"),
                        declined("1", "05-01"),
                        new RenewalReopened(new RenewalId("1"), new ContractId("1"), day("06-30"), "不搬了", day("05-10")),
                        renewal("2", "1", "0.00", "07-01"),
                        agreed("2", "2022-07-01", "06-01"),
                        new RenewalCorrected(
                                new RenewalId("2"),
                                new ContractId("2"),
                                day("2023-07-01"),
                                yuan("27.00"),
                                "录错",
                                day("06-02")))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shown("1").status()).isEqualTo(RenewalStatus.OPENED);
        assertThat(shown("1").decidedOn()).isNull();
        assertThat(shown("1").cause()).isNull();
        assertThat(shown("2").status()).isEqualTo(RenewalStatus.AGREED);
        assertThat(shown("2").newEndOn()).isEqualTo("2023-07-01");
        assertThat(shown("2").rentCnyPerSqmMonth()).isEqualTo(yuan("27.00"));
        assertThat(shown("2").decidedOn()).isEqualTo("2021-06-01");
    }

    private static RenewalAgreementWithdrawn agreementWithdrawn(
            String id, RenewalStatus status, LocalDate offeredEndOn, Cny offeredRent) {
        return new RenewalAgreementWithdrawn(
                new RenewalId(id),
                new ContractId(id),
                status,
                offeredEndOn,
                offeredRent,
                day("2022-07-01"),
                "另一份合同",
                day("06-10"));
    }

    @Test
    void what_was_never_agreed_is_shown_as_before() {
        views.given(renewal("1", "1", "0.00", "07-01"), offered("1", "2023-01-01", "05-01"));
        views.given(renewal("2", "1", "0.00", "07-01"));
        var offered = shown("1");
        var opened = shown("2");
        views.given(
                        agreed("1", "2022-07-01", "06-01"),
                        agreementWithdrawn("1", RenewalStatus.OFFERED, day("2023-01-01"), yuan("28.00")),
                        agreed("2", "2022-07-01", "06-01"),
                        agreementWithdrawn("2", RenewalStatus.OPENED, null, null))
                .requireThatDeliveringTwiceChangesNothing();

        for (var before : List.of(offered, opened)) {
            assertThat(shown(before.id()))
                    .usingRecursiveComparison()
                    .ignoringFields("version", "position")
                    .isEqualTo(before);
        }
        assertThat(shown("1").newEndOn()).isEqualTo("2023-01-01");
        assertThat(undecidedBy("12-31", 9)).isEqualTo("1 2");
    }

    @Test
    void what_was_never_opened_is_withdrawn_until_it_is_taken_up_after_all() {
        views.given(
                        renewal("1", "1", "0.00", "07-01"),
                        new RenewalOpeningWithdrawn(new RenewalId("1"), "另一份合同", day("06-10")),
                        renewal("2", "1", "0.00", "07-01"),
                        new RenewalWithdrawn(new RenewalId("2"), day("06-10")))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shown("1").status()).isEqualTo(RenewalStatus.WITHDRAWN);
        assertThat(shown("1").cause()).isEqualTo("另一份合同");
        assertThat(shown("1").decidedOn()).isEqualTo("2021-06-10");
        assertThat(shown("1").wasOpened()).isFalse();
        assertThat(shown("2").wasOpened())
                .as("its tenant left before there was anything to renew")
                .isTrue();

        views.given(new RenewalReopened(new RenewalId("1"), new ContractId("1"), day("07-01"), "还是要谈", day("06-11")));
        assertThat(shown("1").wasOpened()).isTrue();
    }
}
