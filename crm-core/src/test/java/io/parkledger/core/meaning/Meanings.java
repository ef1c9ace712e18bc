package io.parkledger.core.meaning;

import io.parkledger.core.id.Id;
import io.parkledger.core.ledger.Components;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.OnTrack;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.Track;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What fields forget to say of their meaning, in any records: those of the core, or those that an endpoint takes. */
public final class Meanings {

    /** The unit of a number, by what its name ends with. */
    private static final Map<String, String> UNITS =
            Map.of("PerSqmMonth", "yuan-per-sqm-month", "Sqm", "sqm", "Mu", "mu");

    private Meanings() {}

    /** Of records, their parts and the elements of their lists. */
    public static Set<RecordComponent> components(Stream<Class<?>> records) {
        var found = new LinkedHashSet<RecordComponent>();
        records.forEach(record -> collect(record, found));
        return found;
    }

    private static void collect(Type type, Set<RecordComponent> found) {
        if (type instanceof ParameterizedType list) {
            Stream.of(list.getActualTypeArguments()).forEach(each -> collect(each, found));
        } else if (type instanceof Class<?> part && part.isRecord() && !isScalar(part)) {
            Components.of(part).stream()
                    .filter(found::add)
                    .forEach(component -> collect(component.getGenericType(), found));
        }
    }

    /** Written as one value. */
    private static boolean isScalar(Class<?> part) {
        return Id.class.isAssignableFrom(part)
                || Set.of(Cny.class, CreditCode.class, Period.class).contains(part);
    }

    /** The record and the name of the component. */
    public static String said(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }

    /** Numbers that do not say the unit that their name ends with, or say one that it does not end with. */
    public static List<String> withoutUnit(Stream<Class<?>> records) {
        return components(records).stream()
                .filter(component -> component.getType() == BigDecimal.class || component.getType() == Cny.class)
                .filter(component -> !component.isAnnotationPresent(MeasuredAs.class))
                .filter(component -> !Objects.equals(UnitOfMeasure.of(component), unitByName(component)))
                .map(Meanings::said)
                .toList();
    }

    private static @Nullable String unitByName(RecordComponent component) {
        return UNITS.keySet().stream()
                .filter(component.getName()::endsWith)
                .findFirst()
                .map(UNITS::get)
                .orElse(component.getType() == Cny.class ? "yuan" : null);
    }

    /** Texts that are neither a person nor a team, nor among those that are known to be neither. */
    public static List<String> unknownTexts(Stream<Class<?>> records, Set<String> known) {
        return components(records).stream()
                .filter(component -> component.getType() == String.class)
                .filter(component -> !component.isAnnotationPresent(Person.class))
                .filter(component -> !component.isAnnotationPresent(Team.class))
                .filter(component -> !known.contains(component.getName()))
                .map(Meanings::said)
                .toList();
    }

    /** Areas and land in records that ask for the track, but do not say that they are for theirs. */
    public static List<String> onNoTrack(Stream<Class<?>> records) {
        return records.filter(record ->
                        Components.of(record).stream().anyMatch(component -> component.getType() == Track.class))
                .flatMap(record -> Components.of(record).stream())
                .filter(component -> List.of("sqm", "mu").contains(String.valueOf(UnitOfMeasure.of(component))))
                .filter(component -> {
                    var track = component.getAnnotation(OnTrack.class);
                    var own = "mu".equals(UnitOfMeasure.of(component)) ? Track.LAND : Track.SPACE;
                    return track == null || track.value() != own;
                })
                .map(Meanings::said)
                .toList();
    }
}
