package io.parkledger.api.kit.sent;

import io.parkledger.core.ledger.Components;
import io.parkledger.core.rule.Rule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.PastOrPresent;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What was read from a request's body, to tell its sender which of the fields a rule speaks of that refused it.
 *
 * @param sent  see {@link FromRequest}
 * @param isNew whether the body may give the id as well
 */
public record SentFields(Record sent, boolean isNew) {

    private static final String READ = SentFields.class.getName();

    /** Keeps it for as long as the request is answered. */
    public void keepFor(HttpServletRequest request) {
        request.setAttribute(READ, this);
    }

    /** Of the request in hand; empty where it sends nothing, or nothing that could be read. */
    public static Optional<SentFields> inHand() {
        var request = RequestContextHolder.getRequestAttributes();
        return request != null
                        && request.getAttribute(READ, RequestAttributes.SCOPE_REQUEST) instanceof SentFields fields
                ? Optional.of(fields)
                : Optional.empty();
    }

    /** What is said of one part of the request in hand, with its fields as if it had been sent alone. */
    public static <T> T speakingOf(Record part, Supplier<T> said) {
        var request = RequestContextHolder.currentRequestAttributes();
        var whole = request.getAttribute(READ, RequestAttributes.SCOPE_REQUEST);
        request.setAttribute(READ, new SentFields(part, true), RequestAttributes.SCOPE_REQUEST);
        try {
            return said.get();
        } finally {
            if (whole == null) {
                request.removeAttribute(READ, RequestAttributes.SCOPE_REQUEST);
            } else {
                request.setAttribute(READ, whole, RequestAttributes.SCOPE_REQUEST);
            }
        }
    }

    /**
     * Those of the fields it has that the rule speaks of; where the refusal mentions what some of them hold, only
     * those.
     *
     * @param facts of the refusal
     */
    public List<String> spokenOfBy(Rule rule, List<? extends @Nullable Object> facts) {
        var fields = rule.fieldsOf(facts).stream()
                .flatMap(field -> field.equals(Rule.ITS_DAY) ? refusedDay(facts).stream() : Stream.of(field))
                .filter(this::has)
                .distinct()
                .toList();
        var mentioned = fields.stream()
                .filter(field -> !field.contains(".") && facts.stream().anyMatch(fact -> holds(field, fact)))
                .toList();
        return mentioned.isEmpty() ? fields : mentioned;
    }

    /** Those of its fields that hold an id, or several of which it is one. */
    public List<String> holding(String id) {
        return Components.of(sent.getClass()).stream()
                .map(RecordComponent::getName)
                .filter(this::has)
                .filter(field ->
                        valuesOf(field).anyMatch(value -> value.toString().equals(id)))
                .toList();
    }

    /** The one that gave the id of what is new. */
    public Optional<String> ownId() {
        return Optional.ofNullable(CommandShape.idFieldOf(sent.getClass())).filter(this::has);
    }

    private boolean holds(String field, @Nullable Object fact) {
        return fact != null && valuesOf(field).anyMatch(fact::equals);
    }

    private Stream<?> valuesOf(String field) {
        return valueOf(field) instanceof Collection<?> several ? several.stream() : Stream.ofNullable(valueOf(field));
    }

    /**
     * The last of its days before the one that the refusal mentions; where none is, the first: a correction puts it
     * right.
     */
    private Optional<String> refusedDay(List<? extends @Nullable Object> facts) {
        var bound = facts.stream()
                .filter(LocalDate.class::isInstance)
                .map(LocalDate.class::cast)
                .findFirst();
        var days = Components.of(sent.getClass()).stream()
                .filter(SentFields::isDayOfWhatWasDone)
                .map(RecordComponent::getName)
                .toList();
        return days.stream()
                .filter(day ->
                        bound.isPresent() && valueOf(day) instanceof LocalDate said && said.isBefore(bound.get()))
                .reduce((earlier, last) -> last)
                .or(() -> days.stream().findFirst());
    }

    private static boolean isDayOfWhatWasDone(RecordComponent field) {
        return field.getType() == LocalDate.class && field.getAnnotatedType().isAnnotationPresent(PastOrPresent.class);
    }

    private @Nullable Object valueOf(String field) {
        return Components.of(sent.getClass()).stream()
                .filter(component -> component.getName().equals(field))
                .findFirst()
                .map(component -> Components.read(component, sent))
                .orElse(null);
    }

    private boolean has(String field) {
        return has(sent.getClass(), field, isNew ? null : CommandShape.idFieldOf(sent.getClass()));
    }

    /** @param path of parts, such as {@code contact.name} */
    private static boolean has(Class<?> type, String path, @Nullable String except) {
        var name = path.split("\\.", 2);
        return Components.of(type).stream()
                .filter(component -> component.getName().equals(name[0]) && !name[0].equals(except))
                .anyMatch(component -> name.length == 1
                        || (component.getType().isRecord() && has(component.getType(), name[1], null)));
    }
}
