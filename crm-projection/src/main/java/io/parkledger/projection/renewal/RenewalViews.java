package io.parkledger.projection.renewal;

import com.mongodb.client.model.Filters;
import io.parkledger.core.renewal.RenewalStatus;
import io.parkledger.core.value.Cny;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.RowFilter;
import io.parkledger.projection.store.rows.Rows;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads {@link RenewalView}, as a list and as the board. */
public final class RenewalViews {

    public static final ViewCollection<RenewalView> COLLECTION = RenewalProjection.RENEWALS;

    private static final int CARDS = 20;
    private static final String AREA = "areaSqm";
    private static final String RENT = "rentCnyPerYear";

    private final Rows<RenewalView> rows;

    public RenewalViews(Generation generation) {
        rows = new Rows<>(generation, COLLECTION);
    }

    public Optional<RenewalView> find(String id, Scope scope) {
        return rows.find(id, scope);
    }

    /** Those of some ids that there are, by id. */
    public Map<String, RenewalView> findAll(Collection<String> ids, Scope scope) {
        return rows.all(scope, Filters.in("_id", ids)).stream()
                .collect(Collectors.toMap(RenewalView::id, found -> found));
    }

    /** Those of some contracts. */
    public List<RenewalView> of(Collection<String> contracts, Scope scope) {
        return rows.all(scope, Filters.in("contractId", contracts));
    }

    /** Filters of the list; null means any. */
    public record Filter(
            @Nullable RenewalStatus status, @Nullable String contractId) {}

    public Slice<RenewalView> page(Scope scope, Filter filter, SliceRequest request) {
        return rows.page(scope, matching(filter), "expiringOn", true, request);
    }

    /** What is on the list that is narrowed down so. */
    public RowFilter matched(Filter filter) {
        return new RowFilter(matching(filter));
    }

    private static List<Bson> matching(Filter filter) {
        var filters = new ArrayList<Bson>();
        Rows.eq(filters, "status", filter.status());
        Rows.eq(filters, "contractId", filter.contractId());
        return filters;
    }

    /**
     * Those still to be decided, tenants past their end (逾期占用) included, whose term ends on that day or before: the
     * earliest first.
     */
    public List<RenewalView> undecidedBy(Scope scope, LocalDate expiringOnOrBefore, int limit) {
        var filters =
                List.of(statuses(RenewalStatus::isOpen), Filters.lte("expiringOn", expiringOnOrBefore.toString()));
        return rows.first(scope, filters, "expiringOn", false, limit);
    }

    /**
     * Some renewals together.
     *
     * @param areaSqm        sum of their areas
     * @param rentCnyPerYear sum of their rents as they were
     */
    public record Sum(long count, BigDecimal areaSqm, Cny rentCnyPerYear) {

        public static final Sum NONE = new Sum(0, BigDecimal.ZERO, Cny.ZERO);

        private static Sum of(Rows.Totals totals) {
            return new Sum(totals.count(), totals.decimal(AREA), totals.cny(RENT));
        }
    }

    private Map<RenewalStatus, Sum> sums(Scope scope) {
        var all = List.of(statuses(status -> true));
        var sums = new EnumMap<RenewalStatus, Sum>(RenewalStatus.class);
        rows.totalsBy("status", scope, all, AREA, RENT)
                .forEach((status, totals) -> sums.put(RenewalStatus.valueOf(status), Sum.of(totals)));
        return sums;
    }

    /** Named one by one, even if all: so the index that begins with it serves. */
    private static Bson statuses(Predicate<RenewalStatus> wanted) {
        return Filters.in(
                "status",
                Stream.of(RenewalStatus.values()).filter(wanted).map(Enum::name).toList());
    }

    /**
     * One column of the board.
     *
     * @param count          renewals of this status
     * @param areaSqm        sum of their areas
     * @param rentCnyPerYear sum of their rents as they were
     * @param cards          while they are undecided the earliest to expire, or else the latest
     */
    public record Column(
            RenewalStatus status, long count, BigDecimal areaSqm, Cny rentCnyPerYear, List<RenewalView> cards) {}

    /** A column for every status. */
    public List<Column> board(Scope scope) {
        var sums = sums(scope);
        return Stream.of(RenewalStatus.values())
                .map(status -> column(scope, status, sums.getOrDefault(status, Sum.NONE)))
                .toList();
    }

    private Column column(Scope scope, RenewalStatus status, Sum sum) {
        var cards =
                rows.first(scope, List.of(Filters.eq("status", status.name())), "expiringOn", !status.isOpen(), CARDS);
        return new Column(status, sum.count(), sum.areaSqm(), sum.rentCnyPerYear(), cards);
    }
}
