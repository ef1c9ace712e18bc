package io.parkledger.projection.negotiation;

import com.mongodb.client.model.Filters;
import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.core.value.Cny;
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

/** Reads {@link NegotiationView}, as a list and as the board. */
public final class NegotiationViews {

    public static final ViewCollection<NegotiationView> COLLECTION = NegotiationProjection.NEGOTIATIONS;

    private static final int CARDS = 20;

    private final Rows<NegotiationView> rows;

    public NegotiationViews(Generation generation) {
        rows = new Rows<>(generation, COLLECTION);
    }

    public Optional<NegotiationView> find(String id, Scope scope) {
        return rows.find(id, scope);
    }

    /** Filters of the list; null means any. */
    public record Filter(
            @Nullable NegotiationStage stage,
            @Nullable Boolean open,
            @Nullable String owner,
            @Nullable String leadId) {}

    public Page<NegotiationView> page(Scope scope, Filter filter, PageRequest request) {
        var filters = new ArrayList<Bson>();
        Rows.eq(filters, "stage", filter.stage());
        Rows.eq(filters, "open", filter.open());
        Rows.eq(filters, "owner", filter.owner());
        Rows.eq(filters, "leadId", filter.leadId());
        return rows.page(scope, filters, "openedOn", true, request);
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
        var columns = new ArrayList<Column>();
        for (var stage : List.of(NegotiationStage.TALKING, NegotiationStage.REVIEW, NegotiationStage.SIGNED)) {
            var filters = List.of(Filters.eq("open", true), Filters.eq("stage", stage.name()));
            var sum = rows.countAndSum(scope, Filters.and(filters), "valueCny");
            var cards = rows.page(scope, filters, "lastActivityOn", true, PageRequest.first(CARDS))
                    .items();
            columns.add(new Column(stage, sum.count(), Cny.ofFen(sum.sum()), cards));
        }
        return columns;
    }
}
