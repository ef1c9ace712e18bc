package io.parkledger.projection.store;

import io.parkledger.core.ledger.Components;
import io.parkledger.core.ledger.Persons;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;

/**
 * Persons in what was read, without those whose data is shown to nobody: a person is whatever part of a document has a
 * {@code personId}.
 */
public final class WithheldPersons {

    private static final String PERSON = "personId";
    private static final String NAME = "name";
    private static final String PHONE = "phone";
    private static final String WITHHELD = "withheld";

    private WithheldPersons() {}

    /** Whether documents that are read as this record name persons in one of its parts. */
    static boolean areNamedIn(Class<?> type) {
        return type.isRecord()
                && Components.of(type).stream().map(WithheldPersons::partOf).anyMatch(WithheldPersons::isPerson);
    }

    private static Class<?> partOf(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : component.getType();
    }

    private static boolean isPerson(Class<?> part) {
        return part.isRecord()
                && Components.of(part).stream()
                        .map(RecordComponent::getName)
                        .toList()
                        .containsAll(List.of(PERSON, NAME));
    }

    /** These documents, of which all that must be withheld is taken out; asked once for all of them. */
    public static List<Document> takenOutOf(List<Document> documents, Persons persons) {
        var named = new ArrayList<Document>();
        documents.forEach(document -> document.values().forEach(each -> collect(each, named)));
        if (named.isEmpty()) {
            return documents;
        }
        var withheld = persons.withheld(named.stream()
                .map(person -> person.getString(PERSON))
                .distinct()
                .toList());
        for (var person : named) {
            var why = withheld.get(person.getString(PERSON));
            if (why != null) {
                person.put(NAME, null);
                person.put(PHONE, null);
                person.put(WITHHELD, why.name());
            }
        }
        return documents;
    }

    private static void collect(Object value, List<Document> named) {
        if (value instanceof Document document) {
            if (document.get(PERSON) instanceof String) {
                named.add(document);
            }
            document.values().forEach(each -> collect(each, named));
        } else if (value instanceof Collection<?> several) {
            several.forEach(each -> collect(each, named));
        }
    }
}
