package io.parkledger.projection.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * The latest day that any document of a collection held up to a position, of each day that lists are in the order of. A
 * list that begins with the latest begins there, as of that position: what lies beyond came later.
 */
final class LatestDays {

    static final String OF = "of";
    static final String DAY = "day";

    /** By what it is the latest of. */
    private final Map<String, String> known = new HashMap<>();

    private final List<Document> fresh = new ArrayList<>();

    private LatestDays() {}

    static LatestDays of(List<Document> stored) {
        var latest = new LatestDays();
        stored.forEach(latest::know);
        return latest;
    }

    static String key(ViewCollection<?> collection, String field) {
        return collection.name() + "|" + field;
    }

    /** The days of a batch, about to be written, that are later than all before them in the order of positions. */
    List<Document> later(Map<ViewCollection<?>, Changes> changed) {
        fresh.clear();
        changed.forEach((collection, changes) -> {
            if (collection.days().isEmpty()) {
                return;
            }
            var versions = Stream.concat(changes.superseded().stream(), changes.documents().stream())
                    .sorted(Comparator.comparing(version -> version.getLong(Draft.POSITION)))
                    .toList();
            collection.days().forEach(field -> {
                var path = List.of(field.split("\\."));
                versions.forEach(version -> look(key(collection, field), version, path));
            });
        });
        return List.copyOf(fresh);
    }

    private void look(String key, Document version, List<String> path) {
        if (version.getEmbedded(path, Object.class) instanceof String day
                && day.compareTo(known.getOrDefault(key, "")) > 0) {
            var latest = new Document("_id", key + "|" + day)
                    .append(OF, key)
                    .append(DAY, day)
                    .append(Draft.POSITION, version.getLong(Draft.POSITION));
            fresh.add(latest);
            know(latest);
        }
    }

    private void know(Document latest) {
        known.merge(
                latest.getString(OF), latest.getString(DAY), (one, other) -> one.compareTo(other) < 0 ? other : one);
    }
}
