package io.parkledger.api.reception;

import io.parkledger.api.kit.subject.Narrowing;
import io.parkledger.projection.Views;
import io.parkledger.projection.reception.ReceptionViews;
import io.parkledger.projection.store.rows.RowFilter;
import org.jspecify.annotations.Nullable;

/** Which receptions are listed; any, where nothing is asked. */
record ReceptionList(@Nullable String parkId, @Nullable String leadId) implements Narrowing {

    ReceptionViews.Filter filter() {
        return ReceptionViews.Filter.ofLead(leadId);
    }

    @Override
    public RowFilter in(Views views) {
        return views.receptions().matched(filter());
    }
}
