package io.parkledger.projection.custody;

import com.mongodb.client.model.Filters;
import io.parkledger.core.custody.ErasureState;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.Rows;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.List;
import java.util.Optional;

/** Reads {@link ErasureView}. */
public final class ErasureViews {

    public static final ViewCollection<ErasureView> COLLECTION = ErasureProjection.ERASURES;

    private static final String PROPOSED = "proposedAtPosition";

    private final Rows<ErasureView> rows;

    public ErasureViews(Generation generation) {
        rows = new Rows<>(generation, COLLECTION);
    }

    public Optional<ErasureView> find(String id) {
        return rows.find(id, Scope.ALL);
    }

    /** Proposed last first. */
    public Slice<ErasureView> page(SliceRequest request) {
        return rows.page(Scope.ALL, List.of(), PROPOSED, true, request);
    }

    /** Those that wait for the second person, the one first that has waited longest. */
    public List<ErasureView> waiting(int limit) {
        return rows.first(
                Scope.ALL, List.of(Filters.eq("state", ErasureState.PROPOSED.name())), PROPOSED, false, limit);
    }

    /** The one of this person that was proposed last. */
    public Optional<ErasureView> newestOf(String personId) {
        return rows.first(Scope.ALL, List.of(Filters.eq("personId", personId)), PROPOSED, true, 1).stream()
                .findFirst();
    }
}
