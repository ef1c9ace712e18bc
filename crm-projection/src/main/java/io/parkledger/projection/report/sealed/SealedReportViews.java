package io.parkledger.projection.report.sealed;

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

/** Reads {@link SealedReportView}. They are of whole parks, and know no building. */
public final class SealedReportViews {

    public static final ViewCollection<SealedReportView> COLLECTION = SealedReportProjection.REPORTS;

    private final Rows<SealedReportView> rows;

    public SealedReportViews(Generation generation) {
        rows = new Rows<>(generation, COLLECTION);
    }

    public Optional<SealedReportView> find(String id, Scope scope) {
        return rows.find(id, scope.withoutBuildings());
    }

    /** The last to be sealed first. @param period a month or a year; null for any */
    public Slice<SealedReportView> page(Scope scope, @Nullable String period, SliceRequest request) {
        return rows.page(scope.withoutBuildings(), ofPeriod(period), "sealedOn", true, request);
    }

    /** What is on the list of a period. @param period a month or a year; null for any */
    public RowFilter matched(@Nullable String period) {
        return new RowFilter(ofPeriod(period));
    }

    private static List<Bson> ofPeriod(@Nullable String period) {
        var filters = new ArrayList<Bson>();
        Rows.eq(filters, "period", period);
        return filters;
    }
}
