package io.parkledger.api.kit.command;

import io.parkledger.api.kit.Settings;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.refusal.Problems;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.sent.CommandShape;
import io.parkledger.core.bound.Bounds;
import io.parkledger.core.ledger.Components;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.rule.Rule;
import io.parkledger.core.value.InvalidValue;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * Makes a command of a JSON body. What is missing, malformed, unknown or out of bounds is refused with the name of the
 * field and the rule, all at once as far as it can be known at once.
 */
@Component
public class CommandReader {

    /** A rule of {@code core.bound}, by the message it names. */
    private static final Pattern BOUND = Pattern.compile("\\{bound\\.([a-z-]+)}");

    /** How Bean Validation names what is held, not the place that holds it: {@code parks[].<iterable element>}. */
    private static final Pattern ELEMENT = Pattern.compile("(\\[])?\\.<[a-z ]+>");

    /** Beside the fields of every command: the codes of what is unlikely and meant so all the same. */
    public static final String CONFIRM = Problems.CONFIRM;

    /** How many things one command may confirm. */
    public static final int MOST_CONFIRMED = 20;

    /** Of a rule that can be confirmed, see {@link Rule#confirmationCode}. */
    public static final String CONFIRMATION = "[a-z][a-z-]{0,39}\\.[a-z][a-z-]{0,119}-needs-confirmation";

    /** Characters of what nobody can read. */
    private static final int MOST_SHOWN = 40;

    private static final Pattern CONFIRMATION_CODE = Pattern.compile(CONFIRMATION);

    /** Who sends what is open to everybody. */
    static final Caller NOBODY = new Caller("", "", Role.STAFF, Set.of(), null, null, false);

    private final JsonMapper json;
    private final Validator validator;
    private final LedgerClock clock;
    private final People people;

    CommandReader(Settings settings, Validator validator, LedgerClock clock, People people) {
        this.people = people;
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(settings.limits().depth())
                        .maxNumberLength(40)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        this.json = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                // An empty text is no day and no number, and no way around "required" either.
                .withCoercionConfigDefaults(
                        values -> values.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail))
                // What is said to be a text is one, not the name of a truth or a number.
                .withCoercionConfig(LogicalType.Textual, values -> values.setCoercion(
                                CoercionInputShape.Boolean, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
                .build();
        this.validator = validator;
        this.clock = clock;
    }

    /**
     * @param id of the aggregate, from the path; null where the server makes one, unless the body brings one along
     * @throws Refused as {@code request.malformed}
     */
    public <C extends Record> C read(byte[] body, Class<C> type, @Nullable String id, Caller caller) {
        return read(tree(body), type, id, caller);
    }

    /** The same of what becomes an event: {@link #CONFIRM} may stand beside its fields, see {@link #confirmedIn}. */
    <C extends Record> C readCommand(byte[] body, Class<C> type, @Nullable String id, Caller caller) {
        var tree = tree(body);
        tree.remove(CONFIRM);
        return read(tree, type, id, caller);
    }

    /**
     * What a command confirms beside its fields.
     *
     * @throws Refused as {@code request.malformed}
     */
    List<String> confirmedIn(byte[] body) {
        var codes = body.length == 0 ? null : tree(body).get(CONFIRM);
        if (codes == null || codes.isNull()) {
            return List.of();
        }
        if (!codes.isArray()) {
            throw Refused.malformed(CONFIRM, "request.not-readable", shortened(codes));
        }
        if (codes.size() > MOST_CONFIRMED) {
            throw Refused.malformed(CONFIRM, "request.too-many-confirmed", MOST_CONFIRMED);
        }
        var confirmed = new ArrayList<String>();
        for (int i = 0; i < codes.size(); i++) {
            var code = codes.get(i);
            if (!code.isString()
                    || !CONFIRMATION_CODE.matcher(code.stringValue()).matches()) {
                throw Refused.malformed(CONFIRM + "[" + i + "]", "request.not-a-confirmation");
            }
            confirmed.add(code.stringValue());
        }
        return confirmed;
    }

    private static String shortened(JsonNode value) {
        var text = value.isValueNode() ? value.asString() : value.toString();
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }

    private <C extends Record> C read(ObjectNode tree, Class<C> type, @Nullable String id, Caller caller) {
        requireStorable(tree);
        var idField = CommandShape.idFieldOf(type);
        if (idField != null) {
            callByItsId(tree, type, idField);
            fillId(tree, idField, id);
        }
        var errors = new ArrayList<Refused.FieldError>();
        people.complete(tree, type, caller, errors);
        for (var field : CommandShape.fieldsOf(type)) {
            fill(tree, field, caller);
            if (!tree.hasNonNull(field.getName()) && CommandShape.isRequired(field)) {
                errors.add(Refused.FieldError.of(field.getName(), "request.required"));
            }
            requireParts(tree.path(field.getName()), field.getGenericType(), field.getName(), errors);
        }
        tree.propertyNames().stream()
                .filter(name -> !name.equals(idField) && !isFieldOf(type, name))
                .forEach(name -> errors.add(Refused.FieldError.of(name, "request.unknown-field")));
        refuse(errors);
        var command = bind(tree, type);
        requireNothingLost(command, "", errors);
        refuse(errors);
        var order = Components.of(type).stream().map(RecordComponent::getName).toList();
        validator.validate(command).stream()
                .map(CommandReader::error)
                .sorted(Comparator.comparing((Refused.FieldError error) -> order.indexOf(rootOf(error.field())))
                        .thenComparing(Refused.FieldError::field)
                        .thenComparing(Refused.FieldError::code, Comparator.reverseOrder()))
                .forEach(errors::add);
        requireSomethingSeen(command, "", errors);
        errors.addAll(PersonalNumbers.errorsIn(command));
        refuse(errors);
        return command;
    }

    /** A text that must not be blank is not filled in with what nobody sees. */
    private static void requireSomethingSeen(Record command, String path, List<Refused.FieldError> errors) {
        for (var field : Components.of(command.getClass())) {
            var name = path + field.getName();
            var value = Components.read(field, command);
            if (value instanceof String text
                    && field.getAccessor().isAnnotationPresent(NotBlank.class)
                    && !text.isBlank()
                    && Bounds.seen(text).isBlank()) {
                errors.add(Refused.FieldError.of(name, "request.not-blank"));
            } else if (value instanceof Record part) {
                requireSomethingSeen(part, name + ".", errors);
            } else if (value instanceof List<?> parts) {
                for (int i = 0; i < parts.size(); i++) {
                    if (parts.get(i) instanceof Record part) {
                        requireSomethingSeen(part, name + "[" + i + "].", errors);
                    }
                }
            }
        }
    }

    private static String rootOf(String field) {
        return field.split("[.\\[]", 2)[0];
    }

    /**
     * No text and no number that nothing could keep, or that would grow when computed with, whatever field it is for.
     */
    private static void requireStorable(ObjectNode tree) {
        var errors = new ArrayList<Refused.FieldError>();
        requireStorable(tree, "", errors);
        refuse(errors);
    }

    private static void requireStorable(JsonNode value, String path, List<Refused.FieldError> errors) {
        if (value.isString() && !Bounds.holds(value.stringValue())) {
            errors.add(Refused.FieldError.of(path, "request.control-character"));
        } else if (value.isNumber() && !Bounds.isMeasured(value.decimalValue())) {
            errors.add(Refused.FieldError.of(path, "request.number-too-long"));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                requireStorable(value.get(i), path + "[" + i + "]", errors);
            }
        }
        value.properties()
                .forEach(each -> requireStorable(
                        each.getValue(), path.isEmpty() ? each.getKey() : path + "." + each.getKey(), errors));
    }

    /** What is missing inside the objects and lists of a body. */
    private static void requireParts(JsonNode value, Type type, String path, List<Refused.FieldError> errors) {
        if (value.isArray() && type instanceof ParameterizedType list) {
            for (int i = 0; i < value.size(); i++) {
                requirePart(value.get(i), list.getActualTypeArguments()[0], path + "[" + i + "]", false, errors);
            }
        } else if (value.isObject() && type instanceof Class<?> part && part.isRecord()) {
            for (var field : Components.of(part)) {
                var name = path + "." + field.getName();
                var nullable = CommandShape.isNullable(field);
                requirePart(value.path(field.getName()), field.getGenericType(), name, nullable, errors);
            }
        }
    }

    /** What was there but became nothing when it was read, such as a blank day. */
    private static void requireNothingLost(Record read, String path, List<Refused.FieldError> errors) {
        for (var field : Components.of(read.getClass())) {
            var name = path + field.getName();
            var value = Components.read(field, read);
            if (value == null
                    && !CommandShape.isNullable(field)
                    && CommandShape.defaultOf(field) != CommandShape.Default.TEAM) {
                errors.add(Refused.FieldError.of(name, "request.required"));
            } else if (value instanceof Record part) {
                requireNothingLost(part, name + ".", errors);
            } else if (value instanceof List<?> parts) {
                for (int i = 0; i < parts.size(); i++) {
                    if (parts.get(i) instanceof Record part) {
                        requireNothingLost(part, name + "[" + i + "].", errors);
                    }
                }
            }
        }
    }

    private static void requirePart(
            JsonNode value, Type type, String path, boolean nullable, List<Refused.FieldError> errors) {
        if (!nullable && (value.isMissingNode() || value.isNull())) {
            errors.add(Refused.FieldError.of(path, "request.required"));
        }
        requireParts(value, type, path, errors);
    }

    private static void refuse(List<Refused.FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Refused.malformed(errors);
        }
    }

    private ObjectNode tree(byte[] body) {
        try {
            if (body.length > 0 && json.readTree(body) instanceof ObjectNode tree) {
                return tree;
            }
        } catch (JacksonException e) {
            throw new Refused(HttpStatus.BAD_REQUEST, "request.not-json", e.getOriginalMessage());
        }
        if (body.length == 0) {
            return json.createObjectNode();
        }
        throw new Refused(HttpStatus.BAD_REQUEST, "request.not-an-object");
    }

    private static void fillId(ObjectNode tree, String idField, @Nullable String id) {
        if (id != null) {
            if (tree.has(idField)) {
                throw Refused.malformed(idField, "request.id-is-in-the-path");
            }
            tree.put(idField, id);
        } else if (!tree.hasNonNull(idField)) {
            tree.put(idField, UUID.randomUUID().toString());
        }
    }

    private void fill(ObjectNode tree, RecordComponent field, Caller caller) {
        if (tree.hasNonNull(field.getName())) {
            return;
        }
        switch (CommandShape.defaultOf(field)) {
            case CALLER -> tree.put(field.getName(), caller.login());
            case TEAM -> {
                // What People wrote stays: some belong to no department.
                if (!tree.has(field.getName())) {
                    tree.put(field.getName(), caller.team());
                }
            }
            case PARK -> {
                if (caller.parks() == null || caller.parks().size() != 1) {
                    throw Refused.malformed(field.getName(), "request.required");
                }
                tree.put(field.getName(), caller.parks().iterator().next());
            }
            case TODAY -> tree.put(field.getName(), clock.today().toString());
            case EMPTY_LIST -> tree.putArray(field.getName());
            case ITS_ID, NONE -> {}
        }
    }

    private static void callByItsId(ObjectNode tree, Class<?> type, String idField) {
        if (tree.path(idField).isString()) {
            CommandShape.fieldsOf(type).stream()
                    .filter(field -> CommandShape.defaultOf(field) == CommandShape.Default.ITS_ID)
                    .filter(field -> !tree.hasNonNull(field.getName()))
                    .forEach(
                            field -> tree.put(field.getName(), tree.get(idField).stringValue()));
        }
    }

    private static boolean isFieldOf(Class<?> type, String name) {
        return CommandShape.fieldsOf(type).stream()
                .anyMatch(field -> field.getName().equals(name));
    }

    private <C> C bind(ObjectNode tree, Class<C> type) {
        try {
            return json.treeToValue(tree, type);
        } catch (UnrecognizedPropertyException e) {
            throw Refused.malformed(path(e), "request.unknown-field");
        } catch (JacksonException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidValue invalid) {
                    throw Refused.malformed(
                            path(e), invalid.code(), invalid.facts().toArray());
                }
            }
            throw Refused.malformed(path(e), "request.not-readable", valueAt(tree, path(e)));
        }
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String valueAt(ObjectNode tree, String field) {
        var value = tree.path(field);
        return value.isValueNode() ? value.asString() : value.toString();
    }

    private static Refused.FieldError error(ConstraintViolation<?> violation) {
        var constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        var bound = BOUND.matcher(violation.getMessageTemplate());
        var code = bound.matches()
                ? bound.group(1)
                : constraint.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return new Refused.FieldError(
                ELEMENT.matcher(violation.getPropertyPath().toString()).replaceAll(""),
                "request." + code,
                List.of(),
                violation.getMessage());
    }
}
