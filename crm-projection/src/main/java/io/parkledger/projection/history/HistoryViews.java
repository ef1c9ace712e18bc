package io.parkledger.projection.history;

import com.mongodb.client.model.Filters;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.Page;
import io.parkledger.projection.store.PageRequest;
import io.parkledger.projection.store.Rows;
import io.parkledger.projection.store.Scope;
import java.util.List;

/** Reads {@link HistoryView}. */
public final class HistoryViews {

    private final Rows<HistoryView> rows;

    public HistoryViews(Generation generation) {
        rows = new Rows<>(generation, HistoryProjection.HISTORY);
    }

    /** Everything that was ever said of a subject, newest first. */
    public Page<HistoryView> of(String subject, PageRequest request) {
        return rows.page(Scope.ALL, List.of(Filters.eq("subjects", subject)), "_id", true, request);
    }
}
