package io.parkledger.projection.negotiation;

import com.mongodb.client.model.Filters;
import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.core.value.Cny;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.CompanySearch;
import io.parkledger.projection.store.rows.Count;
import io.parkledger.projection.store.rows.RowFilter;
import io.parkledger.projection.store.rows.Rows;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads {@link NegotiationView}, as a list, as the board, and as what is to be done. */
public final class NegotiationViews {

    public static final ViewCollection<NegotiationView> COLLECTION = NegotiationProjection.NEGOTIATIONS;

    private static final int CARDS = 20;
    private static final Bson OPEN = Filters.eq("open", true);
    private static final Bson ON_LISTS = Filters.eq("withdrawn", false);
    private static final Bson NOT_ON_HOLD = Filters.eq("onHold", false);
    /** True of every row, as the next one is; said so that the indexes are used that begin with these fields. */
    private static final Bson OPEN_OR_NOT = Filters.in("open", true, false);

    private static final Bson IN_ANY_STAGE = Filters.in(
            "stage", Stream.of(NegotiationStage.values()).map(Enum::name).toList());
    private static final Bson NOT_SIGNED =
            Filters.in("stage", NegotiationStage.TALKING.name(), NegotiationStage.REVIEW.name());

    private final Rows<NegotiationView> rows;

    public NegotiationViews(Generation generation) {
        rows = new Rows<>(generation, COLLECTION);
    }

    public Optional<NegotiationView> find(String id, Scope scope) {
        return rows.find(id, scope);
    }

    /**
     * Filters of the list; null means any.
     *
     * @param needs how much attention, and on which day: of those only that are asked, see {@link Attention}
     */
    public record Filter(
            @Nullable NegotiationStage stage,
            @Nullable Boolean open,
            @Nullable String owner,
            @Nullable String leadId,
            @Nullable String search,
            @Nullable Needs needs) {

        public Filter(
                @Nullable NegotiationStage stage,
                @Nullable Boolean open,
                @Nullable String owner,
                @Nullable String leadId,
                @Nullable String search) {
            this(stage, open, owner, leadId, search, null);
        }
    }

    /** This much attention and no more, on that day. */
    public record Needs(Attention attention, LocalDate on) {

        private List<Bson> filters() {
            var filters = new ArrayList<>(idle(attention.lastActivityOn(on)));
            var more = attention.more();
            if (more != null) {
                filters.add(Filters.gt("lastActivityOn", more.lastActivityOn(on).toString()));
            }
            return filters;
        }
    }

    /** Orders of the list. */
    public enum Sort {
        /** Opened last. */
        NEWEST("openedOn", true),
        /** The most neglected. */
        LAST_ACTIVITY("lastActivityOn", false),
        COMPANY("company", false);

        private final String field;
        private final boolean descending;

        Sort(String field, boolean descending) {
            this.field = field;
            this.descending = descending;
        }
    }

    public Slice<NegotiationView> page(Scope scope, Filter filter, Sort sort, SliceRequest request) {
        var filters = matching(filter);
        if (sort == Sort.LAST_ACTIVITY) {
            filters.addAll(List.of(OPEN_OR_NOT, IN_ANY_STAGE));
        }
        return rows.page(scope, filters, sort.field, sort.descending, request);
    }

    /**
     * What a list adds up to.
     *
     * @param valueCny sum of what they are worth, where that is known
     */
    public record Total(long count, Cny valueCny) {}

    public Total total(Scope scope, Filter filter) {
        var filters = matching(filter);
        filters.addAll(List.of(OPEN_OR_NOT, IN_ANY_STAGE));
        var totals = rows.totals(scope, filters, "valueCny");
        return new Total(totals.count(), totals.cny("valueCny"));
    }

    /** What is on the list that is narrowed down so. */
    public RowFilter matched(Filter filter) {
        return new RowFilter(matching(filter));
    }

    private List<Bson> matching(Filter filter) {
        var filters = new ArrayList<Bson>();
        filters.add(ON_LISTS);
        Rows.eq(filters, "stage", filter.stage());
        Rows.eq(filters, "open", filter.open());
        Rows.eq(filters, "owner", filter.owner());
        Rows.eq(filters, "leadId", filter.leadId());
        if (filter.needs() != null) {
            filters.addAll(filter.needs().filters());
        }
        if (filter.search() != null) {
            filters.addAll(CompanySearch.containing(rows, filter.search()));
        }
        return filters;
    }

    /** Open negotiations of one owner, wherever they are. */
    public List<NegotiationView> openOf(String owner) {
        return rows.all(Scope.ALL, Filters.and(OPEN, Filters.eq("owner", owner)));
    }

    /** Everybody who owns one of the listed, whether he still works here or not. */
    public List<String> owners(Scope scope) {
        return rows.distinct("owner", scope, List.of(ON_LISTS));
    }

    /** Next steps that are due on that day or have been before: the earliest first. */
    public List<NegotiationView> stepsDue(Scope scope, LocalDate by, int limit) {
        return stepsDue(scope, by, SliceRequest.first(limit)).items();
    }

    public Slice<NegotiationView> stepsDue(Scope scope, LocalDate by, SliceRequest request) {
        var filters = List.of(OPEN, NOT_ON_HOLD, Filters.lte("nextStepDueOn", by.toString()));
        return rows.page(scope, filters, "nextStepDueOn", false, request);
    }

    /** Talks nobody has planned a next step for, the most neglected first. */
    public List<NegotiationView> withoutNextStep(Scope scope, int limit) {
        var filters = List.of(OPEN, NOT_ON_HOLD, IN_ANY_STAGE, Filters.eq("nextStepDueOn", null));
        return rows.first(scope, filters, "lastActivityOn", false, limit);
    }

    /** Talks nothing has happened to since that day, the most neglected first; see {@link Attention}. */
    public List<NegotiationView> idleSince(Scope scope, LocalDate lastActivityOnOrBefore, int limit) {
        return rows.first(scope, idle(lastActivityOnOrBefore), "lastActivityOn", false, limit);
    }

    /** How many talks {@link #idleSince} would show without a limit. */
    public Count countIdle(Scope scope, LocalDate lastActivityOnOrBefore) {
        return rows.count(scope, idle(lastActivityOnOrBefore), NegotiationProjection.COUNTING);
    }

    private static List<Bson> idle(LocalDate lastActivityOnOrBefore) {
        return List.of(OPEN, NOT_ON_HOLD, NOT_SIGNED, Filters.lte("lastActivityOn", lastActivityOnOrBefore.toString()));
    }

    /** What has come to its stage on that day or after, landings included: the newest first. */
    public List<NegotiationView> movedSince(Scope scope, LocalDate day, int limit) {
        return rows.first(
                scope, List.of(ON_LISTS, Filters.gte("stageSince", day.toString())), "stageSince", true, limit);
    }

    /** Signed, and no review was ever concluded: the last to come to its stage first. */
    public Slice<NegotiationView> signedWithoutVerdict(Scope scope, SliceRequest request) {
        var signed = List.of(ON_LISTS, Filters.ne("contractId", null), Filters.eq("verdict", null));
        return rows.page(scope, signed, "stageSince", true, request);
    }

    /**
     * One column of the board.
     *
     * @param count    open negotiations of this stage
     * @param valueCny sum of what they are worth, where that is known
     * @param cards    those with the newest activity
     */
    public record Column(NegotiationStage stage, long count, Cny valueCny, List<NegotiationView> cards) {}

    public List<Column> board(Scope scope) {
        return Stream.of(NegotiationStage.TALKING, NegotiationStage.REVIEW, NegotiationStage.SIGNED)
                .map(stage -> column(scope, stage))
                .toList();
    }

    private Column column(Scope scope, NegotiationStage stage) {
        var filters = List.of(OPEN, Filters.eq("stage", stage.name()));
        var totals = rows.totals(scope, filters, NegotiationProjection.COUNTING, "valueCny");
        var cards = rows.first(scope, filters, "lastActivityOn", true, CARDS);
        return new Column(stage, totals.count(), totals.cny("valueCny"), cards);
    }
}
