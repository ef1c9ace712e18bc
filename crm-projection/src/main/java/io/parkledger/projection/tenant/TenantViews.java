package io.parkledger.projection.tenant;

import com.mongodb.client.model.Filters;
import io.parkledger.core.value.Industry;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.CompanySearch;
import io.parkledger.projection.store.rows.RowFilter;
import io.parkledger.projection.store.rows.Rows;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads {@link TenantView}. */
public final class TenantViews {

    public static final ViewCollection<TenantView> COLLECTION = TenantProjection.TENANTS;

    private final Rows<TenantView> rows;

    public TenantViews(Generation generation) {
        rows = new Rows<>(generation, COLLECTION);
    }

    public Optional<TenantView> find(String id, Scope scope) {
        return rows.find(id, scope);
    }

    /**
     * Filters of the list; null means any.
     *
     * @param leftBy those who had been in the park and were out on that day
     * @param search part of the name or the credit code
     */
    public record Filter(
            @Nullable Industry industry,
            @Nullable String creditCode,
            @Nullable LocalDate inParkOn,
            @Nullable LocalDate leftBy,
            @Nullable String search) {

        public static final Filter ANY = new Filter(null, null, null, null, null);

        public static Filter ofCreditCode(String creditCode) {
            return new Filter(null, creditCode, null, null, null);
        }
    }

    /** Who was never here after all is in no list. */
    private static final Bson LANDED = Filters.eq("withdrawnOn", null);

    public Slice<TenantView> page(Scope scope, Filter filter, SliceRequest request) {
        return rows.page(scope, matching(filter), "landedOn", true, request);
    }

    /** What is on the list that is narrowed down so. */
    public RowFilter matched(Filter filter) {
        return new RowFilter(matching(filter));
    }

    private List<Bson> matching(Filter filter) {
        var filters = new ArrayList<Bson>();
        filters.add(LANDED);
        Rows.eq(filters, "industry", filter.industry());
        Rows.eq(filters, "creditCode", filter.creditCode());
        if (filter.inParkOn() != null) {
            filters.add(inParkOn(filter.inParkOn()));
        }
        if (filter.leftBy() != null) {
            filters.add(Filters.elemMatch(
                    "stays", Filters.lte("exitedOn", filter.leftBy().toString())));
            filters.add(Filters.nor(inParkOn(filter.leftBy())));
        }
        if (filter.search() != null) {
            filters.addAll(CompanySearch.containing(rows, filter.search()));
        }
        return filters;
    }

    public List<TenantView> all(Scope scope) {
        return rows.all(scope, LANDED);
    }

    /** The names of some, by id. */
    public Map<String, String> companiesOf(Scope scope, Collection<String> ids) {
        return rows.all(scope, Filters.in("_id", ids)).stream()
                .collect(Collectors.toMap(TenantView::id, TenantView::company));
    }

    private static Bson inParkOn(LocalDate day) {
        return Filters.elemMatch(
                "stays",
                Filters.and(
                        Filters.lte("landedOn", day.toString()),
                        Filters.or(Filters.eq("exitedOn", null), Filters.gt("exitedOn", day.toString()))));
    }
}
