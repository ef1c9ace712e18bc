package io.parkledger.api.lead;

import io.parkledger.api.kit.subject.Narrowing;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.Views;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.store.rows.RowFilter;
import org.jspecify.annotations.Nullable;

/** Which leads are listed; any, where nothing is asked. */
record LeadList(
        @Nullable String parkId,
        @Nullable LeadStage stage,
        @Nullable String owner,
        @Nullable LeadSource source,
        @Nullable Industry industry,
        @Nullable String q)
        implements Narrowing {

    LeadViews.Filter filter() {
        return new LeadViews.Filter(stage, owner, source, industry, q);
    }

    @Override
    public RowFilter in(Views views) {
        return views.leads().matched(filter());
    }
}
