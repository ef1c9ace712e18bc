package io.parkledger.api.kit.form;

import io.parkledger.api.kit.access.AccessGate;
import io.parkledger.api.kit.command.Answer;
import io.parkledger.api.kit.command.CallArguments;
import io.parkledger.api.kit.command.CommandReader;
import io.parkledger.api.kit.command.ShownOnce;
import io.parkledger.api.kit.http.Addresses;
import io.parkledger.api.kit.page.Forms;
import io.parkledger.api.kit.page.PageFrames;
import io.parkledger.api.kit.refusal.Problems;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.ViewArguments;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolverComposite;
import org.springframework.web.method.support.InvocableHandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.PathVariableMethodArgumentResolver;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Hands a form out, and takes it in: calls the endpoint behind it as a program would have, then sends the browser to a
 * page that shows what was done. What the endpoint refuses comes back with what was typed.
 */
@Component
public class FormDesk {

    /** Sent by a button that only asks what is known about what was typed. */
    static final String LOOK_UP = "_look-up";

    private final FormMaker maker;
    private final FormReader reader;
    private final CommandReader commands;
    private final Subjects subjects;
    private final PageFrames frames;
    private final ObjectProvider<Problems> problems;
    private final HandlerMethodArgumentResolverComposite arguments = new HandlerMethodArgumentResolverComposite();

    FormDesk(
            FormMaker maker,
            FormReader reader,
            CommandReader commands,
            Subjects subjects,
            PageFrames frames,
            ObjectProvider<Problems> problems,
            ViewArguments views,
            CallArguments calls) {
        this.maker = maker;
        this.reader = reader;
        this.commands = commands;
        this.subjects = subjects;
        this.frames = frames;
        this.problems = problems;
        arguments.addResolvers(
                List.<HandlerMethodArgumentResolver>of(calls, views, new PathVariableMethodArgumentResolver()));
    }

    ModelAndView show(Forms.Endpoint endpoint, HttpServletRequest request, HttpServletResponse response) {
        var id = idOf(request);
        requireOnce(request, Set.of());
        var form = maker.form(endpoint, id, request, null, null);
        return page(form, request, response);
    }

    ModelAndView send(Forms.Endpoint endpoint, HttpServletRequest request, HttpServletResponse response) {
        var id = idOf(request);
        var typed = maker.form(endpoint, id, request, request.getParameterMap(), null);
        var isLookedUp = request.getParameter(LOOK_UP) != null;
        if (isLookedUp && !typed.foreseeable()) {
            return page(typed, request, response);
        }
        try {
            requireOnce(request, takingSeveral(typed));
            if (isLookedUp) {
                return page(typed.finding(foreseen(endpoint, id, typed, request)), request, response);
            }
            return sent(endpoint, id, invoke(endpoint, typed, request, response), request, response);
        } catch (Exception e) {
            var problem = problems.getObject().of(e);
            problems.getObject().addHeaders(e, problem, response);
            var form = maker.form(endpoint, id, request, request.getParameterMap(), problem);
            var page = page(form, request, response);
            page.setStatus(HttpStatusCode.valueOf(problem.getStatus()));
            return page;
        }
    }

    /** What was typed is read as it would be when sent: what is wrong with it is said before anything is done. */
    private Object foreseen(Forms.Endpoint endpoint, @Nullable String id, Form typed, HttpServletRequest request) {
        var sent = commands.read(
                reader.bodyOf(typed.fields(), null),
                Objects.requireNonNull(endpoint.sent()).asSubclass(Record.class),
                id,
                AccessGate.caller().orElseThrow());
        return maker.foresee(endpoint, id, sent, request);
    }

    private static Set<String> takingSeveral(Form form) {
        return Stream.concat(
                        form.fields().stream()
                                .filter(field ->
                                        field.kind() == FormField.Kind.CHOICES || field.kind() == FormField.Kind.TEXTS)
                                .map(FormField::name),
                        Stream.of(FormMaker.CONFIRM))
                .collect(Collectors.toSet());
    }

    /** Of what was given twice one would be taken, and the other not heard. */
    private static void requireOnce(HttpServletRequest request, Set<String> except) {
        var twice = request.getParameterMap().entrySet().stream()
                .filter(given -> given.getValue().length > 1 && !except.contains(given.getKey()))
                .map(given -> Refused.FieldError.of(given.getKey(), "request.given-twice"))
                .toList();
        if (!twice.isEmpty()) {
            throw Refused.malformed(twice);
        }
    }

    /** The endpoint is called as Spring would have called it for a program's request. */
    private @Nullable Object invoke(
            Forms.Endpoint endpoint, Form typed, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        var asJson =
                new FormRequest(request, reader.bodyOf(typed.fields(), request.getParameterValues(FormMaker.CONFIRM)));
        var method = new InvocableHandlerMethod(endpoint.method().createWithResolvedBean());
        method.setHandlerMethodArgumentResolvers(arguments);
        var answer = method.invokeForRequest(new ServletWebRequest(asJson, response), null);
        return answer instanceof ResponseEntity<?> entity ? entity.getBody() : answer;
    }

    private ModelAndView sent(
            Forms.Endpoint endpoint,
            @Nullable String id,
            @Nullable Object body,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (body instanceof Answer answer) {
            var place = UriComponentsBuilder.fromUriString(
                            FormMaker.next(request, subjects.placeOf(endpoint.collection(), answer.id())))
                    .queryParam("done", endpoint.name());
            if (answer.position() != null) {
                place.replaceQueryParam("minPosition", answer.position());
            }
            return redirect(place);
        }
        if (body instanceof ShownOnce once && once.hasSecret()) {
            var page = page(maker.form(endpoint, id, request, null, null), request, response);
            page.setViewName("form-answer");
            page.addObject("answer", once);
            return page;
        }
        return redirect(UriComponentsBuilder.fromUriString(FormMaker.next(request, subjects.afterwards(endpoint)))
                .queryParam("done", endpoint.name()));
    }

    private static ModelAndView redirect(UriComponentsBuilder place) {
        return new ModelAndView(Addresses.redirectTo(place.encode().build().toUriString()));
    }

    private ModelAndView page(Form form, HttpServletRequest request, HttpServletResponse response) {
        var page = new ModelAndView("form");
        page.addObject("page", frames.frame(request, response));
        page.addObject("text", frames.text());
        page.addObject("form", form);
        return page;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable String idOf(HttpServletRequest request) {
        var variables = (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables == null ? null : variables.get("id");
    }
}
