package io.parkledger.projection.lead;

import com.mongodb.client.model.Filters;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.value.CompanyName;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.Page;
import io.parkledger.projection.store.PageRequest;
import io.parkledger.projection.store.Rows;
import io.parkledger.projection.store.Scope;
import io.parkledger.projection.store.ViewCollection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads {@link LeadView}. */
public final class LeadViews {

    public static final ViewCollection<LeadView> COLLECTION = LeadProjection.LEADS;

    private static final int ENOUGH_TO_COMPARE = 1_000;
    private static final int GRAMS_TO_COMPARE = 12;

    private final Rows<LeadView> rows;

    public LeadViews(Generation generation) {
        rows = new Rows<>(generation, LeadProjection.LEADS);
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

    public Page<LeadView> page(Scope scope, Filter filter, PageRequest request) {
        var filters = new ArrayList<Bson>();
        Rows.eq(filters, "stage", filter.stage());
        Rows.eq(filters, "owner", filter.owner());
        Rows.eq(filters, "source", filter.source());
        Rows.eq(filters, "industry", filter.industry());
        if (filter.search() != null) {
            filters.addAll(containing(CompanyName.comparable(filter.search())));
        }
        return rows.page(scope, filters, "registeredOn", true, request);
    }

    /**
     * Rows whose name or credit code contains the text; the index is asked for the pair of characters that fewest rows
     * have.
     */
    private List<Bson> containing(String text) {
        if (text.isEmpty()) {
            return List.of(Filters.in("searchText", List.of()));
        }
        if (CreditCode.isOne(text.toUpperCase(Locale.ROOT))) {
            return List.of(Filters.eq("creditCode", text.toUpperCase(Locale.ROOT)));
        }
        var contains = Filters.regex("searchText", Pattern.quote(text));
        return Grams.of(text).stream()
                .limit(GRAMS_TO_COMPARE)
                .min(Comparator.comparingLong(gram -> rows.countUpTo(Filters.eq("grams", gram), ENOUGH_TO_COMPARE)))
                .map(rarest -> List.of(Filters.eq("grams", rarest), contains))
                .orElse(List.of(contains));
    }
}
