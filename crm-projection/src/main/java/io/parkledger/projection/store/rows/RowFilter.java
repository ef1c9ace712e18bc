package io.parkledger.projection.store.rows;

import java.util.List;
import org.bson.conversions.Bson;

/** What the rows of a list match that is narrowed down, as the list itself finds them. */
public final class RowFilter {

    private final List<Bson> filters;

    public RowFilter(List<Bson> filters) {
        this.filters = List.copyOf(filters);
    }

    List<Bson> filters() {
        return filters;
    }
}
