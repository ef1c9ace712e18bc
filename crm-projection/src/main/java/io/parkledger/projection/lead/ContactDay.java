package io.parkledger.projection.lead;

import io.parkledger.projection.store.Draft;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * A day on which somebody spoke with the company: when it was received, visited, called, met, or made an offer. Kept by
 * what it was, so that a correction replaces it.
 *
 * @param id of the reception or visit, or the number of the event
 */
public record ContactDay(String id, LocalDate on) {

    private static final String ID = "id";
    private static final String ON = "on";

    /** What was said of this one holds no more. */
    public static void remove(Draft draft, String field, String id) {
        draft.set(field, others(draft, field, id));
    }

    /** Instead of what was said of this one before. */
    public static void put(Draft draft, String field, String id, LocalDate on) {
        var days = others(draft, field, id);
        days.add(new Document(ID, id).append(ON, on.toString()));
        draft.set(field, days);
    }

    private static List<Document> others(Draft draft, String field, String id) {
        return new ArrayList<>(draft.documents(field).stream()
                .filter(each -> !id.equals(each.getString(ID)))
                .toList());
    }

    /** The last of all of them; empty when there was none. */
    public static Optional<String> last(List<Document> some, List<Document> others) {
        return Stream.concat(some.stream(), others.stream())
                .map(each -> each.getString(ON))
                .max(Comparator.naturalOrder());
    }
}
