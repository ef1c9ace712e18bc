package io.parkledger.api.kit.command;

import io.parkledger.api.kit.Settings;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.refusal.Problems;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.sent.CommandShape;
import io.parkledger.core.ledger.Components;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.rule.Rule;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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

    private final BodyJson json;
    private final LeftOutFields leftOut;
    private final Validator validator;
    private final People people;

    CommandReader(Settings settings, Validator validator, LedgerClock clock, People people) {
        json = new BodyJson(settings.limits().depth());
        leftOut = new LeftOutFields(clock);
        this.validator = validator;
        this.people = people;
    }

    /**
     * @param id of the aggregate, from the path; null where the server makes one, unless the body brings one along
     * @throws Refused as {@code request.malformed}
     */
    public <C extends Record> C read(byte[] body, Class<C> type, @Nullable String id, Caller caller) {
        return read(json.tree(body), type, id, caller);
    }

    /** The same of what becomes an event: {@link #CONFIRM} may stand beside its fields, see {@link #confirmedIn}. */
    <C extends Record> C readCommand(byte[] body, Class<C> type, @Nullable String id, Caller caller) {
        var tree = json.tree(body);
        tree.remove(CONFIRM);
        return read(tree, type, id, caller);
    }

    /**
     * What a command confirms beside its fields.
     *
     * @throws Refused as {@code request.malformed}
     */
    List<String> confirmedIn(byte[] body) {
        var codes = body.length == 0 ? null : json.tree(body).get(CONFIRM);
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
        BodyJson.requireStorable(tree);
        var idField = CommandShape.idFieldOf(type);
        if (idField != null) {
            LeftOutFields.callByItsId(tree, type, idField);
            LeftOutFields.fillId(tree, idField, id);
        }
        var errors = new ArrayList<Refused.FieldError>();
        people.complete(tree, type, caller, errors);
        for (var field : CommandShape.fieldsOf(type)) {
            leftOut.fill(tree, field, caller);
            if (!tree.hasNonNull(field.getName()) && CommandShape.isRequired(field)) {
                errors.add(Refused.FieldError.of(field.getName(), "request.required"));
            }
            Completeness.requireParts(tree.path(field.getName()), field.getGenericType(), field.getName(), errors);
        }
        tree.propertyNames().stream()
                .filter(name -> !name.equals(idField) && !isFieldOf(type, name))
                .forEach(name -> errors.add(Refused.FieldError.of(name, "request.unknown-field")));
        refuse(errors);
        var command = json.bind(tree, type);
        Completeness.requireNothingLost(command, "", errors);
        refuse(errors);
        errors.addAll(errorsIn(command));
        refuse(errors);
        return command;
    }

    /** What is wrong with a command, whoever has made it of what somebody said. */
    public List<Refused.FieldError> errorsIn(Record command) {
        var errors = new ArrayList<Refused.FieldError>();
        var order = Components.of(command.getClass()).stream()
                .map(RecordComponent::getName)
                .toList();
        validator.validate(command).stream()
                .map(CommandReader::error)
                .sorted(Comparator.comparing((Refused.FieldError error) -> order.indexOf(rootOf(error.field())))
                        .thenComparing(Refused.FieldError::field)
                        .thenComparing(Refused.FieldError::code, Comparator.reverseOrder()))
                .forEach(errors::add);
        Completeness.requireSomethingSeen(command, "", errors);
        errors.addAll(PersonalNumbers.errorsIn(command));
        return errors;
    }

    private static String rootOf(String field) {
        return field.split("[.\\[]", 2)[0];
    }

    private static void refuse(List<Refused.FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Refused.malformed(errors);
        }
    }

    private static boolean isFieldOf(Class<?> type, String name) {
        return CommandShape.fieldsOf(type).stream()
                .anyMatch(field -> field.getName().equals(name));
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
