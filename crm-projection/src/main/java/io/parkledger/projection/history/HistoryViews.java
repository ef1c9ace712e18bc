package io.parkledger.projection.history;

import com.mongodb.client.model.Filters;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.Page;
import io.parkledger.projection.store.PageRequest;
import io.parkledger.projection.store.Rows;
import io.parkledger.projection.store.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

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

    /**
     * Which events; null means any.
     *
     * @param subject       spoken of
     * @param effectiveFrom first business day
     * @param effectiveTo   last business day; with {@code after}: what was said of a period only when it was over
     * @param after         recorded beyond this position
     * @param upTo          recorded at this position or before
     */
    public record Filter(
            @Nullable String type,
            @Nullable String actor,
            @Nullable String subject,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            @Nullable Long after,
            @Nullable Long upTo) {}

    /** Events of all subjects, newest first. */
    public Page<HistoryView> page(Filter filter, PageRequest request) {
        var filters = new ArrayList<Bson>();
        Rows.eq(filters, "type", filter.type());
        Rows.eq(filters, "actor", filter.actor());
        Rows.eq(filters, "subjects", filter.subject());
        if (filter.effectiveFrom() != null) {
            filters.add(Filters.gte("effectiveOn", filter.effectiveFrom().toString()));
        }
        if (filter.effectiveTo() != null) {
            filters.add(Filters.lte("effectiveOn", filter.effectiveTo().toString()));
        }
        if (filter.after() != null) {
            filters.add(Filters.gt("_id", HistoryProjection.idOf(filter.after())));
        }
        if (filter.upTo() != null) {
            filters.add(Filters.lte("_id", HistoryProjection.idOf(filter.upTo())));
        }
        return rows.page(Scope.ALL, filters, "_id", true, request);
    }
}
