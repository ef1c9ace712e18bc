package io.parkledger.projection.importing;

import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.importing.ImportStatus;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.RowFilter;
import io.parkledger.projection.store.rows.Rows;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads {@link ImportView}. */
public final class ImportViews {

    public static final ViewCollection<ImportView> COLLECTION = ImportProjection.IMPORTS;

    private final Rows<ImportView> rows;

    public ImportViews(Generation generation) {
        rows = new Rows<>(generation, COLLECTION);
    }

    /** Filters of the list; null means any. */
    public record Filter(
            @Nullable ImportKind kind, @Nullable ImportStatus status) {

        private List<Bson> filters() {
            var filters = new ArrayList<Bson>();
            Rows.eq(filters, "kind", kind);
            Rows.eq(filters, "status", status);
            return filters;
        }
    }

    public Optional<ImportView> find(String id, Scope scope) {
        return rows.find(id, scope.withoutBuildings());
    }

    /** The last to be put in first. */
    public Slice<ImportView> page(Scope scope, Filter filter, SliceRequest request) {
        return rows.page(scope.withoutBuildings(), filter.filters(), "preparedOn", true, request);
    }

    /** What is on the list that is narrowed down so. */
    public RowFilter matched(Filter filter) {
        return new RowFilter(filter.filters());
    }
}
