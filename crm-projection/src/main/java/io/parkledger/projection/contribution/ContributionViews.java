package io.parkledger.projection.contribution;

import com.mongodb.client.model.Filters;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.Page;
import io.parkledger.projection.store.PageRequest;
import io.parkledger.projection.store.Rows;
import io.parkledger.projection.store.Scope;
import io.parkledger.projection.store.ViewCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads {@link ContributionView} and {@link TenantYear}. */
public final class ContributionViews {

    public static final ViewCollection<ContributionView> COLLECTION = ContributionProjection.CONTRIBUTIONS;

    private final Rows<ContributionView> rows;
    private final Rows<TenantYear> years;

    public ContributionViews(Generation generation) {
        rows = new Rows<>(generation, COLLECTION);
        years = new Rows<>(generation, ContributionProjection.TENANT_YEARS);
    }

    public Optional<ContributionView> find(String id, Scope scope) {
        return rows.find(id, scope);
    }

    /** Filters of the list; null means any. */
    public record Filter(
            @Nullable String tenantId, @Nullable String period) {}

    public Page<ContributionView> page(Scope scope, Filter filter, PageRequest request) {
        var filters = new ArrayList<Bson>();
        Rows.eq(filters, "tenantId", filter.tenantId());
        Rows.eq(filters, "period", filter.period());
        return rows.page(scope, filters, "period", true, request);
    }

    public List<TenantYear> ofYear(Scope scope, int year) {
        return years.all(scope, Filters.eq("year", year));
    }
}
