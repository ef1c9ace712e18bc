package io.parkledger.projection.contribution;

import com.mongodb.client.model.Filters;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.RowFilter;
import io.parkledger.projection.store.rows.Rows;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import io.parkledger.projection.tenant.TenantView;
import io.parkledger.projection.tenant.TenantViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link ContributionView} and {@link TenantYear}. They know no building: whose reach ends at some buildings sees
 * those of the tenants there.
 */
public final class ContributionViews {

    public static final ViewCollection<ContributionView> COLLECTION = ContributionProjection.CONTRIBUTIONS;

    private final Rows<ContributionView> rows;
    private final Rows<TenantYear> years;
    private final TenantViews tenants;

    public ContributionViews(Generation generation) {
        rows = new Rows<>(generation, COLLECTION);
        years = new Rows<>(generation, ContributionProjection.TENANT_YEARS);
        tenants = new TenantViews(generation);
    }

    public Optional<ContributionView> find(String id, Scope scope) {
        return rows.find(id, scope.withoutBuildings())
                .filter(found -> scope.buildings() == null
                        || tenants.find(found.tenantId(), scope).isPresent());
    }

    /**
     * Filters of the list; null means any.
     *
     * @param waiting whether a correction waits for a second person
     */
    public record Filter(
            @Nullable String tenantId,
            @Nullable String period,
            @Nullable Boolean waiting) {}

    public Slice<ContributionView> page(Scope scope, Filter filter, SliceRequest request) {
        return rows.page(scope.withoutBuildings(), filters(scope, filter), "period", true, request);
    }

    /** All of them: of one period, or of one tenant, there are not many. */
    public List<ContributionView> all(Scope scope, Filter filter) {
        var filters = filters(scope, filter);
        return rows.all(scope.withoutBuildings(), Filters.and(filters));
    }

    /** What is on the list that is narrowed down so, in whoever's reach. */
    public RowFilter matched(Filter filter) {
        return new RowFilter(filters(Scope.ALL, filter));
    }

    private List<Bson> filters(Scope scope, Filter filter) {
        var filters = new ArrayList<Bson>();
        filters.add(Filters.eq("empty", false));
        Rows.eq(filters, "tenantId", filter.tenantId());
        Rows.eq(filters, "period", filter.period());
        Rows.eq(filters, "waiting", filter.waiting());
        if (scope.buildings() != null) {
            filters.add(Filters.in(
                    "tenantId", tenants.all(scope).stream().map(TenantView::id).toList()));
        }
        return filters;
    }

    public List<TenantYear> ofYear(Scope scope, int year) {
        return years.all(scope, Filters.eq("year", year));
    }

    /** One tenant's year; empty when nothing was reported for it. */
    public Optional<TenantYear> yearOf(String tenantId, int year, Scope scope) {
        return years.find(ContributionProjection.yearOf(tenantId, year), scope.withoutBuildings());
    }
}
