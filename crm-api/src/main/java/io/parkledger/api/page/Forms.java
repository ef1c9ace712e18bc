package io.parkledger.api.page;

import io.parkledger.api.security.AccessPolicy;
import io.parkledger.api.security.Action;
import io.parkledger.api.security.Allowed;
import io.parkledger.api.security.Caller;
import io.parkledger.api.web.Addresses;
import io.parkledger.api.web.Answer;
import io.parkledger.api.web.Call;
import io.parkledger.api.web.CallArguments;
import io.parkledger.api.web.Problems;
import io.parkledger.api.web.Sent;
import io.parkledger.api.web.ViewArguments;
import io.parkledger.core.ledger.LedgerClock;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolverComposite;
import org.springframework.web.method.support.InvocableHandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.PathVariableMethodArgumentResolver;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriTemplate;

/**
 * The forms of all pages. Each is one POST endpoint of the REST layer seen by people: the record it takes says what is
 * asked, the endpoint itself decides, and its refusal is shown beside the fields. After that the browser is sent to a
 * page that shows what was done.
 */
@Component
public class Forms {

    static final String KEY = "_key";
    static final String VERSION = "_version";
    static final String NEXT = "_next";
    /** Sent by a button that only asks what is known about what was typed. */
    static final String LOOK_UP = "_look-up";

    private final FormShape shape;
    private final FormReader reader;
    private final Map<Class<?>, FormHints> hints;
    private final CommonHints common;
    private final ObjectProvider<Problems> problems;
    private final Subjects subjects;
    private final PageFrames frames;
    private final ViewArguments views;
    private final LedgerClock clock;
    private final HandlerMethodArgumentResolverComposite arguments;
    private final CallArguments calls;
    private final Map<String, Endpoint> endpoints = new HashMap<>();

    /**
     * A POST endpoint of the REST layer.
     *
     * @param name   {@code leads.qualify}: its words are {@code form.leads.qualify}
     * @param path   of its page, {@code /leads/{id}/qualify}
     * @param sent   the record it takes; null when its path says all
     * @param action who may
     */
    public record Endpoint(
            String name,
            String path,
            HandlerMethod method,
            @Nullable Class<?> sent,
            Action action) {

        String addressFor(@Nullable String id) {
            return id == null ? path : new UriTemplate(path).expand(id).toString();
        }

        /** {@code /leads} of {@code /leads/{id}/qualify}. */
        String collection() {
            return path.substring(0, path.indexOf('/', 1));
        }
    }

    /** Something that can be done now, as a link to its form. */
    public record Link(String href, String name) {

        /** The same form with something filled in, or with {@code _next}: where one goes afterwards. */
        public Link with(String parameter, @Nullable String value) {
            return value == null
                    ? this
                    : new Link(
                            UriComponentsBuilder.fromUriString(href)
                                    .queryParam(parameter, "{value}")
                                    .encode()
                                    .buildAndExpand(value)
                                    .toUriString(),
                            name);
        }
    }

    Forms(
            FormShape shape,
            FormReader reader,
            List<FormHints> hints,
            CommonHints common,
            ObjectProvider<Problems> problems,
            Subjects subjects,
            PageFrames frames,
            ViewArguments views,
            CallArguments calls,
            LedgerClock clock) {
        this.shape = shape;
        this.reader = reader;
        this.hints = hints.stream().collect(Collectors.toMap(FormHints::of, each -> each));
        this.common = common;
        this.problems = problems;
        this.subjects = subjects;
        this.frames = frames;
        this.views = views;
        this.calls = calls;
        this.clock = clock;
        arguments = new HandlerMethodArgumentResolverComposite();
        arguments.addResolvers(
                List.<HandlerMethodArgumentResolver>of(calls, views, new PathVariableMethodArgumentResolver()));
    }

    Endpoint add(Endpoint endpoint) {
        endpoints.put(endpoint.name(), endpoint);
        return endpoint;
    }

    public List<Endpoint> all() {
        return List.copyOf(endpoints.values());
    }

    /** Of some forms about one subject, those the caller may send. */
    public List<Link> links(String id, @Nullable Caller caller, Stream<String> names) {
        return names.map(name -> link(name, id, caller))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** One form, when the caller may send it. */
    public @Nullable Link link(String name, @Nullable String id, @Nullable Caller caller) {
        var endpoint = endpoints.get(name);
        if (endpoint == null) {
            throw new IllegalArgumentException("no form " + name);
        }
        return caller != null && AccessPolicy.scope(caller, endpoint.action()).isPresent()
                ? new Link(endpoint.addressFor(id), name)
                : null;
    }

    ModelAndView show(Endpoint endpoint, HttpServletRequest request, HttpServletResponse response) {
        var id = idOf(request);
        var form = form(endpoint, id, request, null, null);
        return page(form, request, response);
    }

    ModelAndView send(Endpoint endpoint, HttpServletRequest request, HttpServletResponse response) {
        var id = idOf(request);
        var typed = form(endpoint, id, request, request.getParameterMap(), null);
        if (request.getParameter(LOOK_UP) != null) {
            return page(typed, request, response);
        }
        try {
            return sent(endpoint, id, invoke(endpoint, typed, request, response), request, response);
        } catch (Exception e) {
            var problem = problems.getObject().of(e);
            var form = form(endpoint, id, request, request.getParameterMap(), problem);
            var page = page(form, request, response);
            page.setStatus(HttpStatusCode.valueOf(problem.getStatus()));
            return page;
        }
    }

    /** The endpoint is called as Spring would have called it for a program's request. */
    private @Nullable Object invoke(
            Endpoint endpoint, Form typed, HttpServletRequest request, HttpServletResponse response) throws Exception {
        var asJson = new FormRequest(request, reader.bodyOf(common.complete(typed.fields())));
        var method = new InvocableHandlerMethod(endpoint.method().createWithResolvedBean());
        method.setHandlerMethodArgumentResolvers(arguments);
        var answer = method.invokeForRequest(new ServletWebRequest(asJson, response), null);
        return answer instanceof ResponseEntity<?> entity ? entity.getBody() : answer;
    }

    private ModelAndView sent(
            Endpoint endpoint,
            @Nullable String id,
            @Nullable Object body,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (body instanceof Answer answer) {
            var place = UriComponentsBuilder.fromUriString(
                            next(request, subjects.placeOf(endpoint.collection(), answer.id())))
                    .queryParam("done", endpoint.name());
            if (answer.position() != null) {
                place.replaceQueryParam("minPosition", answer.position());
            }
            return redirect(place);
        }
        if (body != null && body.getClass().isRecord() && !subjects.isJob(body)) {
            var page = page(form(endpoint, id, request, null, null), request, response);
            page.setViewName("form-answer");
            page.addObject("answer", body);
            return page;
        }
        return redirect(UriComponentsBuilder.fromUriString(next(request, subjects.afterwards(endpoint)))
                .queryParam("done", endpoint.name()));
    }

    private static ModelAndView redirect(UriComponentsBuilder place) {
        return new ModelAndView("redirect:" + place.encode().build().toUriString());
    }

    /** Back to the page one came from, when that is one of ours. */
    private static String next(HttpServletRequest request, String otherwise) {
        var next = request.getParameter(NEXT);
        return next != null && Addresses.isOurs(next) ? next : otherwise;
    }

    private ModelAndView page(Form form, HttpServletRequest request, HttpServletResponse response) {
        var page = new ModelAndView("form");
        page.addObject("page", frames.frame(request, response));
        page.addObject("text", frames.text());
        page.addObject("form", form);
        return page;
    }

    private Form form(
            Endpoint endpoint,
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

    private FormHints.Given hintsFor(Endpoint endpoint, @Nullable String id, Call call, HttpServletRequest request) {
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

    @SuppressWarnings("unchecked")
    private static @Nullable String idOf(HttpServletRequest request) {
        var variables = (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables == null ? null : variables.get("id");
    }

    /** What an endpoint takes, see {@link Sent}; null when its path says all. */
    static @Nullable Class<?> sentOf(HandlerMethod method) {
        return Stream.of(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(Sent.class))
                .<Class<?>>map(MethodParameter::getParameterType)
                .findFirst()
                .orElse(null);
    }

    static @Nullable Action actionOf(HandlerMethod method) {
        Annotation allowed = method.getMethodAnnotation(Allowed.class);
        return allowed instanceof Allowed each ? each.value() : null;
    }
}
