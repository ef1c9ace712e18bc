package io.parkledger.api.kit.subject;

import io.parkledger.api.kit.access.Action;
import io.parkledger.projection.Views;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.rows.Scope;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Things of one kind, as their context describes them to forms, search and the ledger's pages, which know none by name.
 * One bean each, beside the context's endpoints. In the order of these beans they are searched.
 *
 * @param <V> what views show of one
 */
public interface Subject<V> {

    /** What comes before the id in the address of its page, and below {@code /api/v1} of the resource: {@code /leads}. */
    String path();

    /** What comes before the point in the names of its events: {@code lead}. */
    String kind();

    /** Who sees any. */
    Action reading();

    /** Within somebody's reach. */
    Optional<V> find(Views views, String id, Scope scope);

    /** Where views keep them. */
    ViewCollection<V> collection();

    long version(V shown);

    /** What people call it; the scope is that it was found within. */
    String title(V shown, Views views, Scope scope);

    /** Where they are listed. */
    default String listedAt() {
        return path();
    }

    /** At most so many that fit what somebody typed; of some kinds none is searched for. */
    default Stream<Found> search(Views views, Scope scope, String typed, int limit) {
        return Stream.empty();
    }

    default String pageOf(String id) {
        return path() + "/" + id;
    }
}
