package io.parkledger.projection.reception;

import com.mongodb.client.model.Filters;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.RowFilter;
import io.parkledger.projection.store.rows.Rows;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads {@link ReceptionView} and {@link VisitView}. */
public final class ReceptionViews {

    public static final ViewCollection<ReceptionView> RECEPTIONS = ReceptionProjection.RECEPTIONS;
    public static final ViewCollection<VisitView> VISITS = ReceptionProjection.VISITS;

    private static final Bson NOT_WITHDRAWN = Filters.eq("withdrawn", false);

    private final Rows<ReceptionView> receptions;
    private final Rows<VisitView> visits;

    public ReceptionViews(Generation generation) {
        receptions = new Rows<>(generation, RECEPTIONS);
        visits = new Rows<>(generation, VISITS);
    }

    public Optional<ReceptionView> findReception(String id, Scope scope) {
        return receptions.find(id, scope);
    }

    public Optional<VisitView> findVisit(String id, Scope scope) {
        return visits.find(id, scope);
    }

    /**
     * Filters of the lists; null means any.
     *
     * @param from first day
     * @param to   last day
     */
    public record Filter(
            @Nullable String leadId,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        public static Filter ofLead(@Nullable String leadId) {
            return new Filter(leadId, null, null);
        }

        public static Filter ofYear(int year) {
            return new Filter(null, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        }

        private List<Bson> on(String day) {
            var filters = new ArrayList<Bson>();
            Rows.eq(filters, "leadId", leadId);
            if (from != null) {
                filters.add(Filters.gte(day, from.toString()));
            }
            if (to != null) {
                filters.add(Filters.lte(day, to.toString()));
            }
            return filters;
        }
    }

    /** Cancelled ones too: a list says so, a figure leaves them out. */
    public Slice<ReceptionView> receptions(Scope scope, Filter filter, SliceRequest request) {
        return receptions.page(scope, filter.on("receivedOn"), "receivedOn", true, request);
    }

    public Slice<VisitView> visits(Scope scope, Filter filter, SliceRequest request) {
        return visits.page(scope, visitsMatching(filter), "startedOn", true, request);
    }

    /** What is on the list of receptions that is narrowed down so. */
    public RowFilter matched(Filter filter) {
        return new RowFilter(filter.on("receivedOn"));
    }

    /** What is on the list of visits that is narrowed down so. */
    public RowFilter matchedVisits(Filter filter) {
        return new RowFilter(visitsMatching(filter));
    }

    private static List<Bson> visitsMatching(Filter filter) {
        var listed = filter.on("startedOn");
        listed.add(NOT_WITHDRAWN);
        return listed;
    }

    /**
     * Receptions of some time that took place.
     *
     * @param receptions 批次
     * @param visitors   人次
     */
    public record Sum(long receptions, long visitors) {}

    /** By month, of those received between the days; cancelled ones do not count. */
    public SortedMap<String, Sum> sumsByMonth(Scope scope, LocalDate from, LocalDate to) {
        var filters = List.of(
                Filters.eq("cancelled", false),
                Filters.gte("receivedOn", from.toString()),
                Filters.lte("receivedOn", to.toString()));
        var sums = new TreeMap<String, Sum>();
        receptions
                .totalsByMonth("receivedOn", scope, filters, "visitors")
                .forEach((month, totals) -> sums.put(
                        month,
                        new Sum(totals.count(), totals.decimal("visitors").longValueExact())));
        return sums;
    }

    public List<VisitView> startedBetween(Scope scope, LocalDate from, LocalDate to) {
        return visits.all(
                scope,
                Filters.and(
                        NOT_WITHDRAWN,
                        Filters.gte("startedOn", from.toString()),
                        Filters.lte("startedOn", to.toString())));
    }
}
