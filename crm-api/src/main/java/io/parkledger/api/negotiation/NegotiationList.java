package io.parkledger.api.negotiation;

import io.parkledger.api.kit.subject.Narrowing;
import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.projection.Views;
import io.parkledger.projection.negotiation.NegotiationViews;
import io.parkledger.projection.store.rows.RowFilter;
import org.jspecify.annotations.Nullable;

/** Which negotiations are listed; any, where nothing is asked. */
record NegotiationList(
        @Nullable String parkId,
        @Nullable NegotiationStage stage,
        @Nullable Boolean open,
        @Nullable String owner,
        @Nullable String leadId,
        @Nullable String q)
        implements Narrowing {

    NegotiationViews.Filter filter() {
        return new NegotiationViews.Filter(stage, open, owner, leadId, q);
    }

    @Override
    public RowFilter in(Views views) {
        return views.negotiations().matched(filter());
    }
}
