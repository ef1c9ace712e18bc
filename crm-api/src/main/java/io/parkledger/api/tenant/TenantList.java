package io.parkledger.api.tenant;

import io.parkledger.api.kit.subject.Narrowing;
import io.parkledger.core.value.Industry;
import io.parkledger.projection.Views;
import io.parkledger.projection.store.rows.RowFilter;
import io.parkledger.projection.tenant.TenantViews;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which tenants are listed; any, where nothing is asked. */
record TenantList(
        @Nullable String parkId,
        @Nullable Industry industry,
        @Nullable String creditCode,
        @Nullable LocalDate inParkOn,
        @Nullable String q)
        implements Narrowing {

    TenantViews.Filter filter() {
        return new TenantViews.Filter(industry, creditCode, inParkOn, null, q);
    }

    @Override
    public RowFilter in(Views views) {
        return views.tenants().matched(filter());
    }
}
