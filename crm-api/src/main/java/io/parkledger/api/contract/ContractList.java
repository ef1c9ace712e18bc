package io.parkledger.api.contract;

import io.parkledger.api.kit.subject.Narrowing;
import io.parkledger.core.contract.ContractStatus;
import io.parkledger.projection.Views;
import io.parkledger.projection.contract.ContractViews;
import io.parkledger.projection.store.rows.RowFilter;
import org.jspecify.annotations.Nullable;

/** Which contracts are listed; any but withdrawn ones, where nothing is asked. */
record ContractList(
        @Nullable String parkId,
        @Nullable ContractStatus status,
        @Nullable String tenantId,
        @Nullable String number) implements Narrowing {

    ContractViews.Filter filter() {
        return new ContractViews.Filter(status, tenantId).numbered(number);
    }

    @Override
    public RowFilter in(Views views) {
        return views.contracts().matched(filter());
    }
}
