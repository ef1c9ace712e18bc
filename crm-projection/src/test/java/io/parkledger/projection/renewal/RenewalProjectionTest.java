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
}
