package io.parkledger.projection.contract;

import com.mongodb.client.model.Filters;
import io.parkledger.core.contract.ContractNumber;
import io.parkledger.core.contract.ContractStatus;
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
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads {@link ContractView}. */
public final class ContractViews {

    public static final ViewCollection<ContractView> COLLECTION = ContractProjection.CONTRACTS;

    private static final Bson NOT_WITHDRAWN = Filters.ne("status", ContractStatus.WITHDRAWN.name());

    private static final Bson PROMISING = Filters.and(Filters.gt("commitments.0.dueOn", ""), NOT_WITHDRAWN);

    /** Of every row that was not withdrawn; said so that the index is used that begins with this field. */
    private static final Bson IN_ANY_STATUS = Filters.in(
            "status",
            Stream.of(ContractStatus.values())
                    .filter(status -> status != ContractStatus.WITHDRAWN)
                    .map(Enum::name)
                    .toList());

    private final Rows<ContractView> rows;

    public ContractViews(Generation generation) {
        rows = new Rows<>(generation, COLLECTION);
    }

    public Optional<ContractView> find(String id, Scope scope) {
        return rows.find(id, scope);
    }

    /**
     * Filters of the list; null means any, of the status any but withdrawn.
     *
     * @param company       a part of its name, or of the office's number
     * @param startedBefore its term began before that day
     * @param number        the office's
     */
    public record Filter(
            @Nullable ContractStatus status,
            @Nullable String tenantId,
            @Nullable String company,
            @Nullable LocalDate startedBefore,
            @Nullable String number) {

        public Filter(
                @Nullable ContractStatus status,
                @Nullable String tenantId,
                @Nullable String company,
                @Nullable LocalDate startedBefore) {
            this(status, tenantId, company, startedBefore, null);
        }

        public Filter(@Nullable ContractStatus status, @Nullable String tenantId) {
            this(status, tenantId, null, null);
        }

        /** Signed, begun by that day, and still not handed over (应交付未交付). */
        public static Filter overdueHandover(LocalDate day) {
            return new Filter(ContractStatus.SIGNED, null, null, day);
        }

        /** Of that number, however it is typed; null for any. */
        public Filter numbered(@Nullable String exactly) {
            return new Filter(status, tenantId, company, startedBefore, exactly);
        }
    }

    /** What comes first in the list. */
    public enum Order {
        SIGNED_LAST("signedOn", true),
        ENDING_FIRST(ContractProjection.ENDS, false);

        private final String field;
        private final boolean descending;

        Order(String field, boolean descending) {
            this.field = field;
            this.descending = descending;
        }
    }

    public Slice<ContractView> page(Scope scope, Filter filter, SliceRequest request) {
        return page(scope, filter, Order.SIGNED_LAST, request);
    }

    public Slice<ContractView> page(Scope scope, Filter filter, Order order, SliceRequest request) {
        return rows.page(scope, matching(filter), order.field, order.descending, request);
    }

    /** What a list adds up to on a day, by the rents that hold on it; of land there is no area here, and no rent. */
    public record Total(long contracts, BigDecimal areaSqm, Cny rentCnyPerYear) {

        Total plus(Total other) {
            return new Total(
                    contracts + other.contracts, areaSqm.add(other.areaSqm), rentCnyPerYear.plus(other.rentCnyPerYear));
        }
    }

    public Total total(Scope scope, Filter filter, LocalDate day) {
        var settled = matching(filter);
        settled.add(Filters.lte("settledOn", day.toString()));
        var totals = rows.totals(scope, settled, "areaSqm", "rentCnyPerYear");
        var changing = matching(filter);
        changing.add(Filters.gt("settledOn", day.toString()));
        return rows.all(scope, Filters.and(changing)).stream()
                .map(contract -> contract.on(day))
                .map(contract -> new Total(1, contract.areaSqm(), contract.rentCnyPerYear()))
                .reduce(
                        new Total(totals.count(), totals.decimal("areaSqm"), totals.cny("rentCnyPerYear")),
                        Total::plus);
    }

    /** What is on the list that is narrowed down so. */
    public RowFilter matched(Filter filter) {
        return new RowFilter(matching(filter));
    }

    private static List<Bson> matching(Filter filter) {
        var filters = new ArrayList<Bson>();
        filters.add(
                filter.status() == null
                        ? IN_ANY_STATUS
                        : Filters.eq("status", filter.status().name()));
        Rows.eq(filters, "tenantId", filter.tenantId());
        if (filter.company() != null) {
            filters.add(Filters.or(
                    Filters.regex("company", partOf(filter.company())),
                    Filters.regex("numberCompared", partOf(ContractNumber.compared(filter.company())))));
        }
        if (filter.number() != null) {
            filters.add(Filters.eq("numberCompared", ContractNumber.compared(filter.number())));
        }
        if (filter.startedBefore() != null) {
            filters.add(Filters.lt("startOn", filter.startedBefore().toString()));
        }
        return filters;
    }

    private static Pattern partOf(String typed) {
        return Pattern.compile(Pattern.quote(typed));
    }

    /** Past their end, with the tenant still in (逾期占用). */
    public List<ContractView> heldOver(Scope scope) {
        return rows.all(scope, Filters.eq("status", ContractStatus.HELD_OVER.name()));
    }

    /**
     * Contracts whose tenant is in on {@code day}, by the terms of that day; for whose reach ends at some buildings, as
     * far as they let units there, so that what is added up is what is shown.
     */
    public List<ContractView> occupyingOn(Scope scope, LocalDate day) {
        return asOn(day, scope, rows.all(scope, occupying(day)));
    }

    /** By the terms of that day, as far as they let units in reach. */
    private static List<ContractView> asOn(LocalDate day, Scope scope, List<ContractView> contracts) {
        return contracts.stream()
                .map(contract -> contract.on(day).within(scope))
                .toList();
    }

    /** The same as they were signed, also the units of theirs that are out of reach. */
    public List<ContractView> occupyingAsSignedOn(Scope scope, LocalDate day) {
        return rows.all(scope, occupying(day));
    }

    /** The area of {@link #occupyingAsSignedOn} together, m². */
    public BigDecimal occupiedSqmOn(Scope scope, LocalDate day) {
        return rows.totals(scope, List.of(occupying(day)), "areaSqm").decimal("areaSqm");
    }

    private static Bson occupying(LocalDate day) {
        var handedOver = Filters.lte("handedOverOn", day.toString());
        return Filters.and(handedOver, notOut(day));
    }

    private static Bson notOut(LocalDate day) {
        return Filters.or(Filters.eq("endedOn", null), Filters.gt("endedOn", day.toString()));
    }

    /** Handed over once, and over by {@code day}. */
    public List<ContractView> leftBy(Scope scope, LocalDate day) {
        return rows.all(scope, Filters.and(Filters.gt("handedOverOn", ""), Filters.lte("endedOn", day.toString())));
    }

    /** Signed, but not handed over by {@code day}; as far as they let units in reach. */
    public List<ContractView> awaitingHandoverOn(Scope scope, LocalDate day) {
        var signed = Filters.lte("signedOn", day.toString());
        var notIn = Filters.or(Filters.eq("handedOverOn", null), Filters.gt("handedOverOn", day.toString()));
        return asOn(day, scope, rows.all(scope, Filters.and(NOT_WITHDRAWN, signed, notOut(day), notIn)));
    }

    /** Handed over once, with a term whose last day is one of these. */
    public List<ContractView> withTermsEndingBetween(Scope scope, LocalDate from, LocalDate to) {
        var ending = Filters.elemMatch(
                "terms", Filters.and(Filters.gte("endOn", from.toString()), Filters.lte("endOn", to.toString())));
        return rows.all(scope, Filters.and(ending, Filters.gt("handedOverOn", "")));
    }

    /** Those with what was typed in their number, the last signed first. */
    public List<ContractView> withNumberLike(Scope scope, String typed, int limit) {
        var like = Filters.regex("numberCompared", partOf(ContractNumber.compared(typed)));
        return rows.first(scope, List.of(like), "signedOn", true, limit);
    }

    /** Ids of all that ever let a unit. */
    public List<String> everOver(String unitId) {
        return rows.all(Scope.ALL, Filters.eq("units.unitId", unitId)).stream()
                .map(ContractView::id)
                .toList();
    }

    /** In force with a last day up to and including {@code day}. */
    public List<ContractView> inForceEndingBy(LocalDate day) {
        return rows.all(
                Scope.ALL,
                Filters.and(
                        Filters.eq("status", ContractStatus.IN_FORCE.name()),
                        Filters.lte(ContractProjection.ENDS, day.toString())));
    }

    /** All that promised something. */
    public List<ContractView> withCommitments(Scope scope) {
        return rows.all(scope, PROMISING);
    }

    /** Those of one tenant that promised something. */
    public List<ContractView> withCommitments(Scope scope, String tenantId) {
        return rows.all(scope, Filters.and(Filters.eq("tenantId", tenantId), PROMISING));
    }
}
