package io.parkledger.api.kit.form;

import io.parkledger.api.kit.form.FormField.Kind;
import io.parkledger.api.kit.form.FormField.Option;
import io.parkledger.api.kit.sent.CommandShape;
import io.parkledger.core.bound.Bounds;
import io.parkledger.core.bound.Name;
import io.parkledger.core.meaning.Team;
import io.parkledger.core.meaning.UnitOfMeasure;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.OnTrack;
import io.parkledger.core.value.Track;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * The fields of a form, read from the record it sends: its types say how a field is typed, its limits how long, its
 * nullability whether it must be filled in. The words come from the messages {@code field.<record>.<name>} or
 * {@code field.<name>}.
 */
@Component
public class FormShape {

    /** From here on a text gets several lines. */
    private static final int ONE_LINE = 200;

    private static final String CNY = "yuan";

    private final MessageSource messages;

    FormShape(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * What is filled in.
     *
     * @param typed  by name of the field; null when it was not sent
     * @param errors by name of the field
     */
    record Filled(
            Function<String, @Nullable List<String>> typed,
            FormHints.Given hints,
            Map<String, String> errors,
            LocalDate today) {

        Filled with(Map<String, String> others) {
            return new Filled(typed, hints, others, today);
        }
    }

    List<FormField> fieldsOf(Class<?> type, Filled filled) {
        var id = CommandShape.idFieldOf(type);
        return Stream.of(type.getRecordComponents())
                .filter(component ->
                        !component.getName().equals(id) || filled.hints().kindOf(id) != null)
                .map(component -> field(
                        type,
                        component,
                        component.getName(),
                        filled,
                        !component.getName().equals(id) && isAsked(component)))
                .flatMap(List::stream)
                .toList();
    }

    private List<FormField> field(
            Class<?> owner, RecordComponent component, String name, Filled filled, boolean required) {
        if (component.getType().isRecord()
                && !isScalar(component.getType())
                && !filled.hints().hasOptions(name)) {
            return parts(component.getType(), name, filled);
        }
        var kind = kindOf(component, name, filled);
        if (kind == Kind.ROWS) {
            var element = elementOf(component);
            var rows = IntStream.range(0, filled.hints().rowsOf(name))
                    .mapToObj(row -> parts(element, name + "[" + row + "]", filled))
                    .toList();
            return List.of(shown(owner, component, name, kind, filled, false, rows));
        }
        return List.of(shown(owner, component, name, kind, filled, required, List.of()));
    }

    private List<FormField> parts(Class<?> type, String prefix, Filled filled) {
        return Stream.of(type.getRecordComponents())
                .flatMap(part -> field(
                        type,
                        part,
                        prefix + "." + part.getName(),
                        filled,
                        !CommandShape.isNullable(part) && !prefix.endsWith("]"))
                        .stream())
                .toList();
    }

    private FormField shown(
            Class<?> owner,
            RecordComponent component,
            String name,
            Kind kind,
            Filled filled,
            boolean required,
            List<List<FormField>> rows) {
        var typed = filled.typed().apply(name);
        var values = typed != null ? typed : suggested(component, name, filled);
        var error = filled.errors().get(name);
        return new FormField(
                name,
                kind,
                label(owner, component, filled.hints().labelOf(name)),
                unit(owner, component, kind, filled.hints().unitOf(name)),
                hint(owner, component, name, filled),
                required,
                maxLength(component),
                component.getType() == LocalDate.class ? Bounds.FROM : null,
                component.getType() == LocalDate.class ? latest(component, filled) : null,
                values,
                options(component, name, filled),
                filled.hints().suggestionsOf(name),
                rows,
                trackOf(component),
                error);
    }

    /** A form gives no id. */
    private static boolean isAsked(RecordComponent component) {
        return CommandShape.isRequired(component) || CommandShape.defaultOf(component) == CommandShape.Default.ITS_ID;
    }

    private static String latest(RecordComponent component, Filled filled) {
        return component.getAnnotatedType().isAnnotationPresent(PastOrPresent.class)
                ? filled.today().toString()
                : Bounds.UNTIL;
    }

    private @Nullable String hint(Class<?> owner, RecordComponent component, String name, Filled filled) {
        var said = filled.hints().sayingOf(name);
        return said != null
                ? said
                : word(
                        "hint." + owner.getSimpleName() + "." + component.getName(),
                        word("hint." + component.getName(), null));
    }

    private static List<String> suggested(RecordComponent component, String name, Filled filled) {
        var hinted = filled.hints().valuesOf(name);
        if (!hinted.isEmpty()) {
            return hinted;
        }
        return CommandShape.defaultOf(component) == CommandShape.Default.TODAY
                ? List.of(filled.today().toString())
                : List.of();
    }

    private String label(Class<?> owner, RecordComponent component, @Nullable String hinted) {
        if (hinted != null) {
            return hinted;
        }
        var general = "field." + component.getName();
        return String.valueOf(
                word("field." + owner.getSimpleName() + "." + component.getName(), word(general, general)));
    }

    private @Nullable String word(String key, @Nullable String otherwise) {
        return messages.getMessage(key, null, otherwise, LocaleContextHolder.getLocale());
    }

    private @Nullable String unit(Class<?> owner, RecordComponent component, Kind kind, @Nullable String hinted) {
        return hinted != null
                ? hinted
                : word("unit." + owner.getSimpleName() + "." + component.getName(), unitOf(component, kind));
    }

    /** Amounts are typed in ten thousand yuan. */
    private @Nullable String unitOf(RecordComponent component, Kind kind) {
        var unit = UnitOfMeasure.of(component);
        return kind == Kind.WAN ? word("unit.wan", null) : unit == null ? null : word("unit." + unit, null);
    }

    private static @Nullable Track trackOf(RecordComponent component) {
        var only = component.getAnnotation(OnTrack.class);
        return only == null ? null : only.value();
    }

    private List<Option> options(RecordComponent component, String name, Filled filled) {
        if (filled.hints().hasOptions(name)) {
            return filled.hints().optionsOf(name);
        }
        if (component.getType() == boolean.class) {
            return Stream.of("true", "false")
                    .map(said -> Option.of(said, String.valueOf(word("choice." + said, said))))
                    .toList();
        }
        if (component.getType().isEnum()) {
            return Stream.of(component.getType().getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .map(code -> Option.of(
                            code, String.valueOf(word(component.getType().getSimpleName() + "." + code, code))))
                    .toList();
        }
        return List.of();
    }

    private static @Nullable Integer maxLength(RecordComponent component) {
        var name = component.getAnnotatedType().getAnnotation(Name.class);
        if (name != null) {
            return name.max();
        }
        var size = component.getAnnotatedType().getAnnotation(Size.class);
        return size == null || size.max() == Integer.MAX_VALUE ? null : size.max();
    }

    static Kind kindOf(RecordComponent component, String name, Filled filled) {
        var hinted = filled.hints().kindOf(name);
        if (hinted == Kind.HIDDEN && Collection.class.isAssignableFrom(component.getType())) {
            return Kind.HIDDEN_LIST;
        }
        return hinted != null ? hinted : kindOf(component, filled.hints().hasOptions(name));
    }

    private static Kind kindOf(RecordComponent component, boolean hasOptions) {
        var type = component.getType();
        if (Collection.class.isAssignableFrom(type)) {
            if (hasOptions) {
                return Kind.CHOICES;
            }
            var element = elementOf(component);
            return element.isRecord() && !isScalar(element) ? Kind.ROWS : Kind.LINES;
        }
        if (hasOptions || type.isEnum() || type == boolean.class) {
            return Kind.CHOICE;
        }
        if (type == LocalDate.class) {
            return Kind.DATE;
        }
        if (type == Cny.class) {
            return isAmount(component) ? Kind.WAN : Kind.YUAN;
        }
        if (type == BigDecimal.class) {
            return Kind.NUMBER;
        }
        if (type == int.class || type == Integer.class) {
            return Kind.WHOLE_NUMBER;
        }
        if (component.getName().toLowerCase(Locale.ROOT).endsWith("password")) {
            return Kind.PASSWORD;
        }
        // Ids are known from where one comes, not typed.
        if (CommandShape.isId(component) || component.isAnnotationPresent(Team.class)) {
            return Kind.HIDDEN;
        }
        var length = maxLength(component);
        return length != null && length > ONE_LINE ? Kind.LONG_TEXT : Kind.TEXT;
    }

    /** Not a price for each of something. */
    private static boolean isAmount(RecordComponent component) {
        return Objects.equals(UnitOfMeasure.of(component), CNY);
    }

    /** The type of the elements of a list. */
    static Class<?> elementOf(RecordComponent component) {
        return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    }

    /** Whether a record is written as one value: ids, amounts, codes, periods. */
    static boolean isScalar(Class<?> type) {
        return type.getRecordComponents().length == 1;
    }
}
