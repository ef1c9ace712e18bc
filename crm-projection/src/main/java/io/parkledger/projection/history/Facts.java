package io.parkledger.projection.history;

import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.Id;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Components;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.meaning.EffectiveOn;
import io.parkledger.core.meaning.HoldsFrom;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.Period;
import io.parkledger.projection.store.Stored;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What can be read off any event without knowing its class. */
final class Facts {

    private Facts() {}

    /**
     * Ids the event speaks of, its own first. The park and building it happens in are no subjects: theirs would be
     * every event.
     */
    static List<String> subjects(String aggregateId, Event event) {
        var subjects = new LinkedHashSet<String>();
        subjects.add(aggregateId);
        collect(event, subjects);
        return List.copyOf(subjects);
    }

    private static void collect(@Nullable Object value, Set<String> subjects) {
        if (value instanceof Id id) {
            if (!(id instanceof ParkId || id instanceof BuildingId)) {
                subjects.add(id.value());
            }
        } else if (value instanceof Collection<?> values) {
            values.forEach(each -> collect(each, subjects));
        } else if (value instanceof Record entry) {
            for (var component : Components.of(entry.getClass())) {
                collect(Components.read(component, entry), subjects);
            }
        }
    }

    /** The business date, as the event says it; null for one that has none. */
    static @Nullable LocalDate effectiveOn(Event event) {
        return Components.of(event.getClass()).stream()
                .filter(component -> component.isAnnotationPresent(EffectiveOn.class))
                .map(component -> (LocalDate) Components.read(component, (Record) event))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    static boolean isRetroactive(Event event) {
        var type = event.getClass().getAnnotation(EventType.class);
        return type != null && type.retroactive();
    }

    /** What is said of a period when it is over is about that period; a figure's first report is of the day it came. */
    static @Nullable LocalDate aboutFrom(Event event) {
        return isRetroactive(event) ? periodOf(event).map(Period::firstDay).orElse(null) : holdsFrom(event);
    }

    /** What is agreed on one day, and holds from another, is about those in between as well. */
    private static @Nullable LocalDate holdsFrom(Event event) {
        var on = effectiveOn(event);
        var holdsFromADay = Components.of(event.getClass()).stream().anyMatch(Facts::isFirstDay);
        return on == null || !holdsFromADay ? on : earlier(on, event);
    }

    private static boolean isFirstDay(RecordComponent component) {
        return component.isAnnotationPresent(HoldsFrom.class);
    }

    /** That day or an earlier one that the value names as a first day, wherever in it. */
    private static LocalDate earlier(LocalDate day, @Nullable Object value) {
        var earliest = day;
        if (value instanceof Collection<?> values) {
            for (var each : values) {
                earliest = earlier(earliest, each);
            }
        } else if (value instanceof Record entry) {
            for (var component : Components.of(entry.getClass())) {
                var part = Components.read(component, entry);
                if (isFirstDay(component) && part instanceof LocalDate first && first.isBefore(earliest)) {
                    earliest = first;
                }
                earliest = earlier(earliest, part);
            }
        }
        return earliest;
    }

    static @Nullable LocalDate aboutUntil(Event event) {
        return isRetroactive(event)
                ? periodOf(event).map(Period::lastDay).orElseGet(() -> effectiveOn(event))
                : effectiveOn(event);
    }

    static @Nullable LocalDate earliestDay(Event event) {
        return Components.of(event.getClass()).stream()
                .filter(component -> component.getType() == LocalDate.class)
                .map(component -> (LocalDate) Components.read(component, (Record) event))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Optional<Period> periodOf(Event event) {
        return Components.of(event.getClass()).stream()
                .filter(component -> component.getType() == Period.class)
                .map(component -> (Period) Components.read(component, (Record) event))
                .findFirst();
    }

    /** Everything but persons: those are found in the subject's own view, as long as they have not been erased. */
    static Document of(Event event) {
        return of((Record) event);
    }

    private static Document of(Record entry) {
        var facts = new Document();
        for (var component : Components.of(entry.getClass())) {
            var value = Components.read(component, entry);
            if (value != null && !(value instanceof Contact)) {
                facts.put(component.getName(), fact(value));
            }
        }
        return facts;
    }

    /** As REST says it: money in yuan. */
    private static @Nullable Object fact(Object value) {
        if (value instanceof Cny money) {
            return money.toString();
        }
        if (value instanceof Collection<?> values) {
            return values.stream().map(Facts::fact).toList();
        }
        return value instanceof Record entry && Stored.isComposite(entry) ? of(entry) : Stored.of(value);
    }
}
