package io.parkledger.core.meaning;

import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The unit of measure of a number in a record. */
public final class UnitOfMeasure {

    private UnitOfMeasure() {}

    /** The one said at the component; else at one of its bounds; else at its type. Null for what has none. */
    public static @Nullable String of(RecordComponent component) {
        var own = component.getAnnotation(MeasuredIn.class);
        if (own != null) {
            return own.value();
        }
        var bounds =
                Stream.of(component.getAnnotatedType().getAnnotations()).<Class<?>>map(bound -> bound.annotationType());
        return Stream.concat(bounds, Stream.of(component.getType()))
                .map(type -> type.getAnnotation(MeasuredIn.class))
                .flatMap(Stream::ofNullable)
                .map(MeasuredIn::value)
                .findFirst()
                .orElse(null);
    }
}
