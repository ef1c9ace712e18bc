package io.parkledger.projection.lead;

import com.mongodb.client.model.Filters;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.CompanySearch;
import io.parkledger.projection.store.rows.Count;
import io.parkledger.projection.store.rows.RowFilter;
import io.parkledger.projection.store.rows.Rows;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads {@link LeadView}. */
public final class LeadViews {

    public static final ViewCollection<LeadView> COLLECTION = LeadProjection.LEADS;

    private final Rows<LeadView> rows;
    private final SimilarCompanies similar;

    public LeadViews(Generation generation) {
        rows = new Rows<>(generation, LeadProjection.LEADS);
        similar = new SimilarCompanies(rows);
    }

    public Optional<LeadView> find(String id, Scope scope) {
        return rows.find(id, scope);
    }

    /** Filters of the list; null means any. */
    public record Filter(
            @Nullable LeadStage stage,
            @Nullable String owner,
            @Nullable LeadSource source,
            @Nullable Industry industry,
            @Nullable String search) {}

    /** Orders of the list. */
    public enum Sort {
        /** Registered last. */
        NEWEST("registeredOn", true),
        /** Registered first. */
        OLDEST("registeredOn", false),
        COMPANY("company", false);

        private final String field;
        private final boolean descending;

        Sort(String field, boolean descending) {
            this.field = field;
            this.descending = descending;
        }
    }

    public Slice<LeadView> page(Scope scope, Filter filter, Sort sort, SliceRequest request) {
        return rows.page(scope, matching(filter), sort.field, sort.descending, request);
    }

    /** How long the list is. */
    public Count count(Scope scope, Filter filter) {
        var filters = matching(filter);
        if (filter.search() != null) {
            return rows.countFound(scope, filters);
        }
        return rows.count(scope, filters, LeadProjection.COUNTING);
    }

    /** What is on the list that is narrowed down so. */
    public RowFilter matched(Filter filter) {
        return new RowFilter(matching(filter));
    }

    private List<Bson> matching(Filter filter) {
        var filters = new ArrayList<Bson>();
        filters.add(
                filter.stage() == null
                        ? onLists()
                        : Filters.eq("stage", filter.stage().name()));
        Rows.eq(filters, "owner", filter.owner());
        Rows.eq(filters, "source", filter.source());
        Rows.eq(filters, "industry", filter.industry());
        if (filter.search() != null) {
            filters.addAll(CompanySearch.containing(rows, filter.search()));
        }
        return filters;
    }

    /** What was withdrawn is shown to who asks for it; the index that counts begins with the stage. */
    private static Bson onLists() {
        return Filters.in(
                "stage",
                Stream.of(LeadStage.values())
                        .filter(stage -> stage != LeadStage.WITHDRAWN)
                        .map(Enum::name)
                        .toList());
    }

    /** Open leads of one owner, wherever they are. */
    public List<LeadView> openOf(String owner) {
        var open = Stream.of(LeadStage.values())
                .filter(LeadStage::isOpen)
                .map(Enum::name)
                .toList();
        return rows.all(Scope.ALL, Filters.and(Filters.eq("owner", owner), Filters.in("stage", open)));
    }

    /** Everybody who owns one of the listed, whether he still works here or not. */
    public List<String> owners(Scope scope) {
        return rows.distinct("owner", scope, List.of(onLists()));
    }

    /** New leads nobody has decided about yet (待研判), the oldest first. */
    public List<LeadView> awaitingTriage(Scope scope, int limit) {
        return rows.first(scope, untriaged(), "registeredOn", false, limit);
    }

    /** How many leads {@link #awaitingTriage} would show without a limit. */
    public Count countAwaitingTriage(Scope scope) {
        return rows.count(scope, untriaged(), LeadProjection.COUNTING);
    }

    private static List<Bson> untriaged() {
        return List.of(Filters.eq("stage", LeadStage.REGISTERED.name()), Filters.eq("verdict", null));
    }

    /**
     * Does someone have this company already? Leads with the same credit code, with a name that contains what was typed
     * or is contained in it, or with much of it: the best first.
     *
     * @param park    where one looks, whoever owns what is found: not everything the answer holds may be shown
     * @param company a name or a credit code, perhaps not typed to its end
     */
    public List<LeadView> similar(Scope park, String company, int limit) {
        return similar.to(park, company, limit);
    }

    /** Which of these leads are in scope, by id. */
    public Set<String> inScope(Scope scope, List<LeadView> leads) {
        var ids = leads.stream().map(LeadView::id).toList();
        return rows.all(scope, Filters.in("_id", ids)).stream()
                .map(LeadView::id)
                .collect(Collectors.toSet());
    }
}
