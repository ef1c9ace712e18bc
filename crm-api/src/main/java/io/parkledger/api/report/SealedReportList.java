package io.parkledger.api.report;

import io.parkledger.api.kit.subject.Narrowing;
import io.parkledger.projection.Views;
import io.parkledger.projection.store.rows.RowFilter;
import org.jspecify.annotations.Nullable;

/** Which sealed reports are listed; any, where nothing is asked. */
record SealedReportList(@Nullable String parkId, @Nullable String period) implements Narrowing {

    @Override
    public RowFilter in(Views views) {
        return views.sealedReports().matched(period);
    }
}
