package io.parkledger.projection.history;

import com.mongodb.client.model.Filters;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.rows.Rows;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads {@link HistoryView}. */
public final class HistoryViews {

    /** What follows from an event by itself stands so close behind it. */
    private static final long SHORTLY = 500;

    private final Rows<HistoryView> rows;

    public HistoryViews(Generation generation) {
        rows = new Rows<>(generation, HistoryProjection.HISTORY);
    }

    /** Everything that was ever said of a subject, newest first. */
    public Slice<HistoryView> of(String subject, SliceRequest request) {
        return rows.page(Scope.ALL, List.of(Filters.eq("subjects", subject)), "_id", true, request);
    }

    /** The events at these positions, as far as there are any, newest first. */
    public List<HistoryView> at(Collection<Long> positions) {
        var ids = positions.stream().map(HistoryProjection::idOf).toList();
        return rows.all(Scope.ALL, Filters.in("_id", ids)).stream()
                .sorted(Comparator.comparing(HistoryView::position).reversed())
                .toList();
    }

    /** The event that an event followed from, where that was not long before. */
    public Optional<HistoryView> causeOf(HistoryView event) {
        if (event.causationId() == null) {
            return Optional.empty();
        }
        var shortlyBefore = Filters.and(
                Filters.gte("_id", HistoryProjection.idOf(Math.max(0, event.position() - SHORTLY))),
                Filters.lt("_id", event.id()),
                Filters.eq("eventId", event.causationId()));
        return rows.all(Scope.ALL, shortlyBefore).stream().findFirst();
    }

    /**
     * Which events; null means any.
     *
     * @param subject       spoken of
     * @param effectiveFrom first business day, in the period of a figure that is restated, or since the subject of a
     *                      correction began
     * @param effectiveTo   last such day; with {@code after}: what was said of a period only when it was over (期后补录)
     * @param after         recorded beyond this position
     * @param upTo          recorded at this position or before
     * @param minDaysLate   {@link HistoryView#daysLate} is so many at least
     */
    public record Filter(
            @Nullable String type,
            @Nullable String actor,
            @Nullable String subject,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            @Nullable Long after,
            @Nullable Long upTo,
            @Nullable Long minDaysLate) {

        public Filter(
                @Nullable String type,
                @Nullable String actor,
                @Nullable String subject,
                @Nullable LocalDate effectiveFrom,
                @Nullable LocalDate effectiveTo,
                @Nullable Long after,
                @Nullable Long upTo) {
            this(type, actor, subject, effectiveFrom, effectiveTo, after, upTo, null);
        }
    }

    /** Events of all subjects, newest first. */
    public Slice<HistoryView> page(Filter filter, SliceRequest request) {
        var filters = new ArrayList<Bson>();
        Rows.eq(filters, "type", filter.type());
        Rows.eq(filters, "actor", filter.actor());
        Rows.eq(filters, "subjects", filter.subject());
        if (filter.effectiveFrom() != null) {
            filters.add(Filters.gte("aboutUntil", filter.effectiveFrom().toString()));
        }
        if (filter.effectiveTo() != null) {
            filters.add(Filters.or(
                    Filters.lte("aboutFrom", filter.effectiveTo().toString()),
                    Filters.and(Filters.eq("aboutFrom", null), Filters.eq("retroactive", true))));
        }
        if (filter.after() != null) {
            filters.add(Filters.gt("_id", HistoryProjection.idOf(filter.after())));
        }
        if (filter.upTo() != null) {
            filters.add(Filters.lte("_id", HistoryProjection.idOf(filter.upTo())));
        }
        if (filter.minDaysLate() != null) {
            filters.add(Filters.gte("daysLate", filter.minDaysLate()));
        }
        var found = rows.page(Scope.ALL, filters, "_id", true, request);
        return filter.effectiveTo() == null ? found : begunBy(filter.effectiveTo(), found);
    }

    /** A correction is about no day before its subject began, by what was said before or by what is said now. */
    private Slice<HistoryView> begunBy(LocalDate day, Slice<HistoryView> found) {
        var corrected = found.items().stream()
                .filter(event -> event.aboutFrom() == null)
                .map(HistoryView::aggregateId)
                .collect(Collectors.toSet());
        if (corrected.isEmpty()) {
            return found;
        }
        var begun =
                rows.all(Scope.ALL, Filters.and(Filters.in("subjects", corrected), Filters.eq("sequence", 0L))).stream()
                        .filter(first -> first.effectiveOn() == null
                                || !first.effectiveOn().isAfter(day))
                        .map(HistoryView::aggregateId)
                        .collect(Collectors.toSet());
        return new Slice<>(
                found.items().stream()
                        .filter(event -> event.aboutFrom() != null
                                || begun.contains(event.aggregateId())
                                || event.earliestDay() != null
                                        && !event.earliestDay().isAfter(day))
                        .toList(),
                found.next());
    }
}
