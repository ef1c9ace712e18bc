package io.parkledger.api.page;

import io.parkledger.api.web.Addresses;
import io.parkledger.api.web.Call;
import io.parkledger.api.web.CallArguments;
import io.parkledger.api.web.Problems;
import io.parkledger.api.web.ViewArguments;
import io.parkledger.core.ledger.LedgerClock;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Fills forms in: with hints when they are first shown, with what was typed and what is wrong with it when they return. */
@Component
class FormMaker {

    static final String KEY = "_key";
    static final String VERSION = "_version";
    static final String NEXT = "_next";

    private final FormShape shape;
    private final Map<Class<?>, FormHints> hints;
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
        this.hints = hints.stream().collect(Collectors.toMap(FormHints::of, each -> each));
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
        var given = hintsFor(endpoint, id, call, request);
        var errors = errorsOf(problem);
        var filled = new FormShape.Filled(
                name -> typed == null ? null : List.of(typed.getOrDefault(name, new String[0])),
                given,
                errors,
                clock.today());
        var fields = endpoint.sent() == null ? List.<FormField>of() : shape.fieldsOf(endpoint.sent(), filled);
        return new Form(
                endpoint.name(),
                endpoint.addressFor(id),
                given.subject(),
                next(request, id == null ? subjects.afterwards(endpoint) : subjects.placeOf(endpoint.collection(), id)),
                request.getParameter(NEXT),
                fields,
                key(typed, problem),
                id == null ? null : subjects.versionOf(id),
                given.found(),
                problem == null ? null : refusal(problem, errors.keySet(), fields));
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
        request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
        var asked = new FormHints.Asked(id, call, views.live(), parameters);
        var given = new FormHints.Given();
        if (endpoint.sent() != null) {
            common.give(endpoint.sent(), given, asked);
            var own = hints.get(endpoint.sent());
            if (own != null) {
                own.give(given, asked);
            }
            common.fromAddress(endpoint.sent(), given, asked);
        }
        if (id != null && given.subject() == null) {
            subjects.nameOf(endpoint.collection(), asked).ifPresent(given::subject);
        }
        return given;
    }

    private static Map<String, String> errorsOf(@Nullable ProblemDetail problem) {
        var errors = new HashMap<String, String>();
        if (problem != null
                && problem.getProperties() != null
                && problem.getProperties().get("errors") instanceof List<?> fields) {
            fields.forEach(each -> {
                if (each instanceof Problems.Field field) {
                    errors.put(field.field(), field.detail());
                }
            });
        }
        return errors;
    }

    /** What is said above the fields: all that cannot be said beside one of them. */
    private static String refusal(ProblemDetail problem, Set<String> wrong, List<FormField> fields) {
        if (wrong.isEmpty()) {
            return String.valueOf(problem.getDetail());
        }
        var shown = fields.stream()
                .flatMap(field ->
                        Stream.concat(Stream.of(field), field.rows().stream().flatMap(List::stream)))
                .filter(field -> !field.hidden())
                .map(FormField::name)
                .collect(Collectors.toSet());
        return errorsOf(problem).entrySet().stream()
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
