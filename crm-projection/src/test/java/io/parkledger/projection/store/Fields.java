package io.parkledger.projection.store;

import io.parkledger.projection.store.rows.CompanySearch;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** Compares documents as written with the records they are read as. */
final class Fields {

    /** Read by no record: looked for in queries, or worked with by their projection, only. */
    private static final Set<String> SEARCHED = Set.of(
            CompanySearch.TEXT,
            CompanySearch.GRAMS,
            "agreed",
            "ends",
            "numberCompared",
            "numberKey",
            "movedInSignedOn",
            "vacantSince",
            "vacatedBy",
            "reservedSince");

    /** Why a person's data is shown to nobody: it can change while no document does. */
    private static final String SAID_AT_EACH_READING = "withheld";

    private final List<String> mistakes = new ArrayList<>();
    private final TreeSet<String> written = new TreeSet<>();
    private final TreeSet<String> readable = new TreeSet<>();

    private Fields() {}

    /**
     * A sentence for every field that is written and never read, read and never written, or missing where it must not
     * be null.
     */
    static List<String> mistakes(TestViews views) {
        var all = new ArrayList<String>();
        for (var collection : views.projections.collections()) {
            var documents = views.documents().get(collection.name());
            var fields = new Fields();
            documents.forEach(document -> fields.compare(collection.name(), collection.type(), document));
            all.addAll(fields.mistakes);
            fields.readable.stream()
                    .filter(field -> !fields.written.contains(field))
                    .filter(field -> !field.endsWith("." + SAID_AT_EACH_READING))
                    .forEach(field -> all.add(field + " is read and never written"));
            if (documents.isEmpty()) {
                all.add(collection.name() + " has no document");
            }
        }
        return all.stream().distinct().toList();
    }

    private void compare(String path, Class<?> type, Document document) {
        var left = new TreeSet<>(document.keySet());
        left.removeAll(SEARCHED);
        for (var component : type.getRecordComponents()) {
            var key = isId(type, component) ? "_id" : component.getName();
            var field = path + "." + key;
            readable.add(field);
            left.remove(key);
            var value = document.get(key);
            if (value != null) {
                written.add(field);
                compareInner(field, component.getGenericType(), value);
            } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                mistakes.add(field + " is missing and must not be null");
            }
        }
        left.forEach(key -> mistakes.add(path + "." + key + " is written and never read"));
    }

    private static boolean isId(Class<?> type, RecordComponent component) {
        try {
            return component.isAnnotationPresent(BsonId.class)
                    || type.getDeclaredField(component.getName()).isAnnotationPresent(BsonId.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private void compareInner(String field, Type type, Object value) {
        if (type instanceof Class<?> inner && inner.isRecord() && value instanceof Document document) {
            compare(field, inner, document);
        } else if (type instanceof ParameterizedType generic && value instanceof Collection<?> values) {
            values.forEach(each -> compareInner(field, generic.getActualTypeArguments()[0], each));
        } else if (type instanceof ParameterizedType generic && value instanceof Map<?, ?> map) {
            map.values().forEach(each -> compareInner(field, generic.getActualTypeArguments()[1], each));
        }
    }
}
