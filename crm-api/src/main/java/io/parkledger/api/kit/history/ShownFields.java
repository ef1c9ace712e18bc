package io.parkledger.api.kit.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.parkledger.api.kit.access.Names;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.api.kit.wording.Words;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.ledger.Components;
import io.parkledger.core.value.Cny;
import io.parkledger.projection.report.Ratio;
import io.parkledger.projection.store.Stored;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What views say of a thing, field by field, as people call it and write it. A field has its name under
 * {@code shown.<View>.<field>}, under {@code shown.<field>} for all views, or as forms call it.
 */
@Component
public class ShownFields {

    public static final String NONE = "—";

    /** What is said of the document, not of the thing. */
    private static final Set<String> OF_THE_DOCUMENT = Set.of("id", "version", "position", "recordedAt");

    private static final Set<String> PEOPLE = Set.of("owner", "proposedBy", "approvedBy");
    private static final Set<String> UNITS = Set.of("unitId", "origin", "into");
    private static final Set<String> PLACES = Set.of("parkId", "buildingId", "buildings");
    private static final String PERSON = "personId";

    private final Words words;
    private final Names names;
    private final ViewArguments views;

    ShownFields(Words words, Names names, ViewArguments views) {
        this.words = words;
        this.names = names;
        this.views = views;
    }

    /** The components of a view that are shown to people. */
    public static List<RecordComponent> of(Class<?> view) {
        return Components.of(view).stream()
                .filter(field -> !OF_THE_DOCUMENT.contains(field.getName()))
                .filter(field -> field.getType() != Instant.class)
                .filter(field -> !field.getAccessor().isAnnotationPresent(JsonIgnore.class))
                .toList();
    }

    /** What may be said of a thing, field by field; each value of places is looked up once. */
    public Telling telling() {
        return new Telling();
    }

    /** What people call a field. */
    public String name(Class<?> view, String field) {
        return Stream.of("shown." + view.getSimpleName() + "." + field, "shown." + field, "field." + field)
                .filter(this::isSaid)
                .findFirst()
                .map(key -> words.say(key, List.of()))
                .orElse(field);
    }

    private boolean isSaid(String key) {
        return !words.say(key, List.of()).equals(key);
    }

    /** For one answer: places are asked for their names once. */
    public final class Telling {

        private @Nullable Map<String, String> places;

        private Telling() {}

        /** All fields that are not what they were, in their order; of a thing that came or went all it says. */
        public List<FieldChange> changes(@Nullable Record before, @Nullable Record after) {
            var either = Objects.requireNonNull(after == null ? before : after);
            return of(either.getClass()).stream()
                    .filter(field -> !Objects.equals(value(field, before), value(field, after)))
                    .filter(field -> before != null || !isNothing(value(field, after)))
                    .map(field -> change(field, value(field, before), value(field, after)))
                    .toList();
        }

        private FieldChange change(RecordComponent field, @Nullable Object before, @Nullable Object after) {
            return new FieldChange(
                    field.getName(),
                    name(field.getDeclaringRecord(), field.getName()),
                    before,
                    after,
                    said(field, without(before, after)),
                    said(field, without(after, before)));
        }

        /** All fields, those marked that are not what they were. */
        public List<Step.Field> fields(@Nullable Record before, Record after) {
            return of(after.getClass()).stream()
                    .filter(field -> !isNothing(value(field, before)) || !isNothing(value(field, after)))
                    .map(field -> field(field, value(field, before), value(field, after), before != null))
                    .toList();
        }

        private Step.Field field(
                RecordComponent field, @Nullable Object before, @Nullable Object after, boolean compared) {
            var changed = compared && !Objects.equals(before, after);
            return new Step.Field(
                    field.getName(),
                    name(field.getDeclaringRecord(), field.getName()),
                    after,
                    said(field, after),
                    changed ? said(field, without(before, after)) : null,
                    changed);
        }

        /** One value as people write it, with its unit. */
        public String said(RecordComponent field, @Nullable Object value) {
            var none = "shown." + field.getDeclaringRecord().getSimpleName() + "." + field.getName() + ".none";
            if (isNothing(value)) {
                return value == null && isSaid(none) ? words.say(none, List.of()) : NONE;
            }
            return said(field.getName(), value);
        }

        private String said(String field, @Nullable Object value) {
            if (value instanceof Collection<?> several) {
                return several.stream().map(each -> said(field, each)).collect(Collectors.joining("\n"));
            }
            if (value instanceof Map<?, ?> map) {
                return map.entrySet().stream()
                        .map(each -> key(each.getKey()) + " " + said(field, each.getValue()))
                        .collect(Collectors.joining("\n"));
            }
            if (value instanceof String text) {
                return text(field, text);
            }
            if (value instanceof Cny amount) {
                return field.endsWith("PerSqmMonth")
                        ? unit(format(amount.yuan()), "yuan-per-sqm-month")
                        : money(amount);
            }
            if (value instanceof BigDecimal number) {
                return field.endsWith("Sqm")
                        ? unit(words.word(number), "sqm")
                        : field.endsWith("Mu") ? unit(words.word(number), "mu") : words.word(number);
            }
            if (value instanceof Ratio share) {
                return share.percent() == null
                        ? NONE
                        : words.say("shown.share", List.of(share.percent(), share.numerator(), share.denominator()));
            }
            return value instanceof Record part && Stored.isComposite(part) ? part(part) : words.word(value);
        }

        private String text(String field, String text) {
            if (PEOPLE.contains(field)) {
                return names.of(text);
            }
            if (UNITS.contains(field)) {
                return words.word(new UnitId(text));
            }
            return PLACES.contains(field) ? place(text) : text;
        }

        /** What a park or a building is called. */
        public String place(String id) {
            if (places == null) {
                places = views.live().space().placeNames();
            }
            return places.getOrDefault(id, id);
        }

        /** Whoever was erased is said to be, as everywhere. */
        private String part(Record part) {
            var components = Components.of(part.getClass());
            if (components.stream().anyMatch(each -> each.getName().equals(PERSON))) {
                var said = components.stream()
                        .filter(each -> !each.getName().equals(PERSON))
                        .map(each -> Components.read(each, part))
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .collect(Collectors.joining(" "));
                return said.isEmpty() ? words.say("shown.erased", List.of()) : said;
            }
            Function<RecordComponent, String> named =
                    each -> name(part.getClass(), each.getName()) + " " + said(each, Components.read(each, part));
            return components.stream()
                    .filter(each -> !isNothing(Components.read(each, part)))
                    .map(named)
                    .collect(Collectors.joining(words.say("shown.separator", List.of())));
        }
    }

    private String key(@Nullable Object key) {
        var said = "shown.key." + key;
        return isSaid(said) ? words.say(said, List.of()) : words.word(key);
    }

    /** Exact, as a difference of a few yuan is one: in ten thousands where people think in them. */
    private String money(Cny amount) {
        return LocaleContextHolder.getLocale().getLanguage().equals("en")
                ? words.say("shown.money", List.of(amount.yuan()))
                : words.word(amount);
    }

    private String unit(String number, String unit) {
        return number + " " + words.say("unit." + unit, List.of());
    }

    /** To the fen, as rents are agreed. */
    private static String format(BigDecimal yuan) {
        return yuan.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static @Nullable Object value(RecordComponent field, @Nullable Record of) {
        return of == null ? null : Components.read(field, of);
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null
                || value instanceof Collection<?> several && several.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
    }

    /** Of a list, what the other has not; all of it where nothing is left that differs. */
    private static @Nullable Object without(@Nullable Object value, @Nullable Object other) {
        if (value instanceof Collection<?> several && other instanceof Collection<?> others) {
            var left = new ArrayList<Object>(several);
            others.forEach(left::remove);
            return left;
        }
        if (value instanceof Map<?, ?> map && other instanceof Map<?, ?> others) {
            return map.entrySet().stream()
                    .filter(each -> !each.getValue().equals(others.get(each.getKey())))
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, Map.Entry::getValue, (one, another) -> one, LinkedHashMap::new));
        }
        return value;
    }
}
