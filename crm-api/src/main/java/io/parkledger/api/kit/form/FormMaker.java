package io.parkledger.api.kit.form;

import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.command.CallArguments;
import io.parkledger.api.kit.command.CommandReader;
import io.parkledger.api.kit.http.Addresses;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.refusal.Problems;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.core.bound.Bounds;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.meaning.Grave;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/**
 * Fills forms in: with hints when they are first shown, with what was typed and what is wrong with it when they return.
 */
@Component
class FormMaker {

    private static final Pattern SENT_VERSION = Pattern.compile("\\d{1,18}");

    static final String KEY = "_key";
    static final String VERSION = "_version";
    static final String NEXT = "_next";
    static final String CONFIRM = "_confirm";

    private final FormShape shape;
    private final Map<Class<? extends Record>, BiConsumer<FormHints.Given, FormHints.Asked>> hints;
    private final Map<Class<? extends Record>, BiFunction<Record, FormHints.Asked, Object>> foreseen;
    private final CommonHints common;
    private final Subjects subjects;
    private final ViewArguments views;
    private final CallArguments calls;
    private final LedgerClock clock;

    FormMaker(
            FormShape shape,
            List<FormHints> hints,
            CommonHints common,
            Subjects subjects,
            ViewArguments views,
            CallArguments calls,
            LedgerClock clock) {
        this.shape = shape;
        this.hints = hints.stream()
                .flatMap(each -> each.byRecord().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        this.foreseen = hints.stream()
                .flatMap(each -> each.foreseen().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        this.common = common;
        this.subjects = subjects;
        this.views = views;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * @param id      of the subject; null for what does not exist yet
     * @param typed   null when it is shown for the first time
     * @param problem why it was refused; null when it was not
     */
    Form form(
            Forms.Endpoint endpoint,
            @Nullable String id,
            HttpServletRequest request,
            @Nullable Map<String, String[]> typed,
            @Nullable ProblemDetail problem) {
        var call = calls.reader(endpoint.method(), request);
        var version = id == null ? null : version(id, typed, problem);
        var given = hintsFor(endpoint, id, call, request);
        var filled = new FormShape.Filled(
                name -> typed == null ? null : List.of(typed.getOrDefault(name, new String[0])),
                given,
                Map.of(),
                clock.today());
        var asked = fields(endpoint, filled);
        var errors = inTheirRows(errorsOf(problem), asked);
        var fields = errors.isEmpty() ? asked : fields(endpoint, filled.with(errors));
        return new Form(
                endpoint.name(),
                endpoint.isInLedger(),
                given.title() == null ? endpoint.name() : given.title(),
                endpoint.addressFor(id),
                isGrave(endpoint),
                given.subject(),
                given.caution(),
                next(request, id == null ? subjects.afterwards(endpoint) : subjects.placeOf(endpoint.collection(), id)),
                request.getParameter(NEXT) == null ? given.next() : request.getParameter(NEXT),
                fields,
                key(typed, problem),
                version,
                foreseen.containsKey(endpoint.sent()),
                given.found(),
                problem == null ? null : refusal(problem, errors, fields),
                unlikely(problem));
    }

    /** What sending a form would come to, of what was read from it. */
    Object foresee(Forms.Endpoint endpoint, @Nullable String id, Record sent, HttpServletRequest request) {
        var call = calls.reader(endpoint.method(), request);
        return foreseen.get(sent.getClass()).apply(sent, new FormHints.Asked(id, call, views.live(), Map.of()));
    }

    /** Said at the command it sends; at the endpoint where it sends none. */
    private static boolean isGrave(Forms.Endpoint endpoint) {
        return endpoint.method().hasMethodAnnotation(Grave.class)
                || endpoint.sent() != null && endpoint.sent().isAnnotationPresent(Grave.class);
    }

    /** Asked for once more after every other refusal: by then something else may have been typed. */
    private static List<Problems.Unlikely> unlikely(@Nullable ProblemDetail problem) {
        return problem != null
                        && problem.getProperties() != null
                        && problem.getProperties().get(CommandReader.CONFIRM) instanceof List<?> asked
                ? asked.stream()
                        .filter(Problems.Unlikely.class::isInstance)
                        .map(Problems.Unlikely.class::cast)
                        .toList()
                : List.of();
    }

    private List<FormField> fields(Forms.Endpoint endpoint, FormShape.Filled filled) {
        return endpoint.sent() == null ? List.of() : shape.fieldsOf(endpoint.sent(), filled);
    }

    /**
     * Rows left empty were not sent: what is said of the second that was stands beside that one. What is said of one of
     * several texts or choices stands beside all of them.
     */
    static Map<String, String> inTheirRows(Map<String, String> errors, List<FormField> fields) {
        var placed = new HashMap<>(errors);
        for (var field : fields) {
            if (field.isList()) {
                errors.keySet().stream()
                        .filter(name -> name.startsWith(field.name() + "["))
                        .sorted()
                        .forEach(name -> placed.putIfAbsent(field.name(), placed.remove(name)));
            }
            var sent = IntStream.range(0, field.rows().size())
                    .filter(row -> FormReader.isTyped(field.rows().get(row)))
                    .toArray();
            for (int index = sent.length - 1; index >= 0; index--) {
                var said = field.name() + "[" + index + "]";
                var stands = field.name() + "[" + sent[index] + "]";
                errors.keySet().stream().filter(name -> name.startsWith(said)).forEach(name -> {
                    var error = placed.remove(name);
                    placed.put(stands + name.substring(said.length()), error);
                });
            }
        }
        return placed;
    }

    /**
     * The version that the values of the form were read at, not the one of now: the views may be behind, and whoever
     * gets his form back still has what he read first. Who is told that it has changed since begins anew.
     */
    private @Nullable Long version(String id, @Nullable Map<String, String[]> typed, @Nullable ProblemDetail problem) {
        var sent = typed == null ? null : typed.get(VERSION);
        var isOutdated = problem != null && problem.getStatus() == HttpStatus.PRECONDITION_FAILED.value();
        return sent != null && SENT_VERSION.matcher(sent[0]).matches() && !isOutdated
                ? Long.valueOf(sent[0])
                : subjects.versionOf(id, views.catchUp());
    }

    /** The same key while the same thing is tried again; a new one once it was refused for good. */
    private static String key(@Nullable Map<String, String[]> typed, @Nullable ProblemDetail problem) {
        var sent = typed == null ? null : typed.get(KEY);
        var keep = problem == null || problem.getStatus() >= 500;
        return sent != null && sent.length == 1 && keep
                ? sent[0]
                : UUID.randomUUID().toString();
    }

    private FormHints.Given hintsFor(
            Forms.Endpoint endpoint, @Nullable String id, Call call, HttpServletRequest request) {
        var parameters = new HashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, storable(values[0])));
        var asked = new FormHints.Asked(id, call, views.live(), parameters);
        var given = new FormHints.Given();
        if (endpoint.sent() != null) {
            common.give(endpoint.sent(), given, asked);
            var own = hints.get(endpoint.sent());
            if (own != null) {
                own.accept(given, asked);
                common.keepPeople(endpoint.sent(), given);
            }
            common.fromAddress(endpoint.sent(), given, asked);
        }
        if (id != null && given.subject() == null) {
            given.subject(subjects.nameOf(endpoint.collection(), asked));
        }
        return given;
    }

    /** As views can be asked about it: without what no view could hold. */
    private static String storable(String typed) {
        return typed.codePoints()
                .filter(point -> Bounds.holds(Character.toString(point)))
                .limit(Bounds.TEXT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** What the problem says of which field. */
    private static Map<String, String> errorsOf(@Nullable ProblemDetail problem) {
        var errors = new HashMap<String, String>();
        if (problem != null
                && problem.getProperties() != null
                && problem.getProperties().get("errors") instanceof List<?> fields) {
            fields.forEach(each -> {
                if (each instanceof Problems.Field field) {
                    errors.putIfAbsent(field.field(), field.detail());
                }
            });
        }
        return errors;
    }

    /**
     * What is said above the fields: all that cannot be said beside one of them. What is not malformed says one
     * sentence of all its fields.
     */
    private static String refusal(ProblemDetail problem, Map<String, String> errors, List<FormField> fields) {
        var shown = fields.stream()
                .flatMap(field ->
                        Stream.concat(Stream.of(field), field.rows().stream().flatMap(List::stream)))
                .filter(field -> !field.hidden())
                .map(FormField::name)
                .collect(Collectors.toSet());
        if (problem.getStatus() == HttpStatus.CONFLICT.value() || problem.getStatus() == HttpStatus.NOT_FOUND.value()) {
            return shown.stream().anyMatch(errors::containsKey) ? "" : String.valueOf(problem.getDetail());
        }
        if (errors.isEmpty()) {
            return String.valueOf(problem.getDetail());
        }
        return errors.entrySet().stream()
                .filter(error -> !shown.contains(error.getKey()))
                .map(error -> error.getKey() + ": " + error.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** Back to the page one came from, when that is one of ours. */
    static String next(HttpServletRequest request, String otherwise) {
        var next = request.getParameter(NEXT);
        return next != null && Addresses.isOurs(next) ? next : otherwise;
    }
}
