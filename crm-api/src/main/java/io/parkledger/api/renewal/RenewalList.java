package io.parkledger.api.renewal;

import io.parkledger.api.kit.subject.Narrowing;
import io.parkledger.core.renewal.RenewalStatus;
import io.parkledger.projection.Views;
import io.parkledger.projection.renewal.RenewalViews;
import io.parkledger.projection.store.rows.RowFilter;
import org.jspecify.annotations.Nullable;

/** Which renewals are listed; any, where nothing is asked. */
record RenewalList(
        @Nullable String parkId,
        @Nullable RenewalStatus status,
        @Nullable String contractId) implements Narrowing {

    RenewalViews.Filter filter() {
        return new RenewalViews.Filter(status, contractId);
    }

    @Override
    public RowFilter in(Views views) {
        return views.renewals().matched(filter());
    }
}
