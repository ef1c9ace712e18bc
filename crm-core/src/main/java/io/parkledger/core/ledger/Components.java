package io.parkledger.core.ledger;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The components of records, of commands and events above all. Java makes them anew whenever it is asked, at a price.
 */
public final class Components {

    private static final ClassValue<List<RecordComponent>> OF = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            var components = List.of(type.getRecordComponents());
            components.forEach(component -> component.getAccessor().setAccessible(true));
            return components;
        }
    };

    private Components() {}

    /** In their order. @param type a record, which may be package-private */
    public static List<RecordComponent> of(Class<?> type) {
        return OF.get(type);
    }

    /** @param component one of {@link #of} the record's class */
    public static @Nullable Object read(RecordComponent component, Record part) {
        try {
            return component.getAccessor().invoke(part);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + component, e);
        }
    }
}
