package io.parkledger.api.home;

import io.parkledger.api.kit.access.Caller;
import io.parkledger.projection.Views;
import io.parkledger.projection.negotiation.NegotiationView;
import java.time.LocalDate;
import java.util.List;

/**
 * What a manager asks in the morning.
 *
 * @param moved came to its stage within the last seven days, the newest first
 */
public record Week(List<NegotiationView> moved, Stalled stalled, Leases leases) {

    private static final int A_WEEK = 7;
    private static final int ROWS = 8;
    private static final int WORST = 5;

    static Week of(Caller caller, Views views, LocalDate today) {
        var pipeline = HomeScopes.pipeline(caller);
        return new Week(
                views.negotiations().movedSince(pipeline, today.minusDays(A_WEEK), ROWS),
                Stalled.of(pipeline, views, today, WORST),
                Leases.of(HomeScopes.tenancy(caller), views, today));
    }
}
