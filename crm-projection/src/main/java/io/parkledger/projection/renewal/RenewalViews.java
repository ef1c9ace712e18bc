package io.parkledger.projection.renewal;

import com.mongodb.client.model.Filters;
import io.parkledger.core.renewal.RenewalStatus;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.Page;
import io.parkledger.projection.store.PageRequest;
import io.parkledger.projection.store.Rows;
import io.parkledger.projection.store.Scope;
import io.parkledger.projection.store.ViewCollection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads {@link RenewalView}. */
public final class RenewalViews {

    public static final ViewCollection<RenewalView> COLLECTION = RenewalProjection.RENEWALS;

    private final Rows<RenewalView> rows;

    public RenewalViews(Generation generation) {
        rows = new Rows<>(generation, COLLECTION);
    }

    public Optional<RenewalView> find(String id, Scope scope) {
        return rows.find(id, scope);
    }

    /** Filters of the list; null means any. */
    public record Filter(
            @Nullable RenewalStatus status, @Nullable String contractId) {}

    public Page<RenewalView> page(Scope scope, Filter filter, PageRequest request) {
        var filters = new ArrayList<Bson>();
        Rows.eq(filters, "status", filter.status());
        Rows.eq(filters, "contractId", filter.contractId());
        return rows.page(scope, filters, "expiringOn", true, request);
    }

    /** Those whose term ends, or would have ended, between the days. */
    public List<RenewalView> expiringBetween(Scope scope, LocalDate from, LocalDate to) {
        return rows.all(
                scope,
                Filters.and(Filters.gte("expiringOn", from.toString()), Filters.lte("expiringOn", to.toString())));
    }
}
