package io.parkledger.api.contribution;

import io.parkledger.api.kit.subject.Narrowing;
import io.parkledger.projection.Views;
import io.parkledger.projection.contribution.ContributionViews;
import io.parkledger.projection.store.rows.RowFilter;
import org.jspecify.annotations.Nullable;

/** Which reported figures are listed; any, where nothing is asked. */
record ContributionList(
        @Nullable String parkId,
        @Nullable String tenantId,
        @Nullable String period,
        @Nullable Boolean waiting) implements Narrowing {

    ContributionViews.Filter filter() {
        return new ContributionViews.Filter(tenantId, period, waiting);
    }

    @Override
    public RowFilter in(Views views) {
        return views.contributions().matched(filter());
    }
}
