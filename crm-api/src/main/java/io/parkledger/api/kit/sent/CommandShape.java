package io.parkledger.api.kit.sent;

import static java.util.Objects.requireNonNull;

import io.parkledger.core.id.Id;
import io.parkledger.core.id.OrItsId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Components;
import io.parkledger.core.meaning.Person;
import io.parkledger.core.meaning.Team;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of a command, or of a request record, ask of the body. Read from the record itself, so that it is
 * said once.
 */
public final class CommandShape {

    private static final String CORRECTED_ON = "correctedOn";

    /** What becomes of a field that is left out: whether it may be nothing, and what stands in for it. */
    private record LeftOut(boolean isNothing, Default standsIn) {}

    /** By the name of the field: read once, for every request asks. */
    private static final ClassValue<Map<String, LeftOut>> LEFT_OUT = new ClassValue<>() {
        @Override
        protected Map<String, LeftOut> computeValue(Class<?> type) {
            return Components.of(type).stream()
                    .collect(Collectors.toUnmodifiableMap(
                            RecordComponent::getName,
                            component -> new LeftOut(
                                    component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                                    standsInFor(component))));
        }
    };

    private CommandShape() {}

    /** The field that names the aggregate: taken from the path, or made by the server. Null for request records. */
    public static @Nullable String idFieldOf(Class<?> command) {
        return Stream.of(command.getInterfaces())
                .flatMap(each -> Stream.of(each.getMethods()))
                .filter(method -> method.isAnnotationPresent(TargetAggregateIdentifier.class))
                .map(Method::getName)
                .findFirst()
                .orElse(null);
    }

    /** The fields a body may have. */
    public static List<RecordComponent> fieldsOf(Class<?> command) {
        var id = idFieldOf(command);
        return Components.of(command).stream()
                .filter(component -> !component.getName().equals(id))
                .toList();
    }

    /** The field, of the aggregate itself too, that holds this value; null where none does. */
    public static @Nullable String fieldHolding(Record command, Object value) {
        for (var component : Components.of(command.getClass())) {
            var held = Components.read(component, command);
            if (value.toString().equals(Objects.toString(held))) {
                return component.getName();
            }
            var inner = held instanceof Record part ? fieldHolding(part, value) : null;
            if (inner != null) {
                return component.getName() + "." + inner;
            }
        }
        return null;
    }

    /** Must be there: not marked nullable, and nothing stands in for it. */
    public static boolean isRequired(RecordComponent component) {
        return !isNullable(component) && defaultOf(component) == Default.NONE;
    }

    /** Of the parts inside a body nothing stands in for what is left out. */
    public static boolean isNullable(RecordComponent component) {
        return leftOut(component).isNothing();
    }

    private static LeftOut leftOut(RecordComponent component) {
        return requireNonNull(LEFT_OUT.get(component.getDeclaringRecord()).get(component.getName()));
    }

    /** Whether it says anew what was said wrong: all of it, so that most of it is what was said before. */
    public static boolean isCorrection(Class<?> command) {
        return Components.of(command).stream().anyMatch(each -> each.getName().equals(CORRECTED_ON));
    }

    /** What a correction says instead of what was said: nothing stands in for that, or it would be corrected unseen. */
    private static boolean isPutRight(RecordComponent component) {
        return isCorrection(component.getDeclaringRecord())
                && !component.getName().equals(CORRECTED_ON)
                && !component.isAnnotationPresent(Team.class);
    }

    /** Whether it holds an id: as such, or as a text that is written like one. */
    public static boolean isId(RecordComponent component) {
        var pattern = component.getAnnotatedType().getAnnotation(Pattern.class);
        return Id.class.isAssignableFrom(component.getType())
                || pattern != null && pattern.regexp().equals(Id.PATTERN);
    }

    /** What stands in for a field that is left out. */
    public enum Default {
        NONE,
        /** The caller's login. */
        CALLER,
        /** The caller's team. */
        TEAM,
        /** The caller's park, when there is only one. */
        PARK,
        /** The day it is in the park. */
        TODAY,
        EMPTY_LIST,
        /** The id of the new thing, where the body brings one along. */
        ITS_ID
    }

    public static Default defaultOf(RecordComponent component) {
        return leftOut(component).standsIn();
    }

    private static Default standsInFor(RecordComponent component) {
        if (isPutRight(component)) {
            return Default.NONE;
        }
        if (component.isAnnotationPresent(Person.class)) {
            return Default.CALLER;
        }
        if (component.isAnnotationPresent(Team.class)) {
            return Default.TEAM;
        }
        if (component.getType() == ParkId.class) {
            return Default.PARK;
        }
        if (component.getType() == LocalDate.class
                && component.getAnnotatedType().isAnnotationPresent(PastOrPresent.class)) {
            return Default.TODAY;
        }
        if (component.getType() == List.class) {
            return Default.EMPTY_LIST;
        }
        return component.isAnnotationPresent(OrItsId.class) ? Default.ITS_ID : Default.NONE;
    }
}
