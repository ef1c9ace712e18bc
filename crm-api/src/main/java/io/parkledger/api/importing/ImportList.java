package io.parkledger.api.importing;

import io.parkledger.api.kit.subject.Narrowing;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.importing.ImportStatus;
import io.parkledger.projection.Views;
import io.parkledger.projection.importing.ImportViews;
import io.parkledger.projection.store.rows.RowFilter;
import org.jspecify.annotations.Nullable;

/** Which imports are listed; any, where nothing is asked. */
record ImportList(
        @Nullable String parkId,
        @Nullable ImportKind kind,
        @Nullable ImportStatus status) implements Narrowing {

    ImportViews.Filter filter() {
        return new ImportViews.Filter(kind, status);
    }

    @Override
    public RowFilter in(Views views) {
        return views.imports().matched(filter());
    }
}
