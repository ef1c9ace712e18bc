package io.parkledger.api.kit.web;

import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.api.kit.view.QueryRecords;
import io.parkledger.core.bound.Bounds;
import io.parkledger.projection.Views;
import io.parkledger.projection.store.rows.SliceRequest;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * An unknown parameter is a mistake of the caller, and said to be one: a filter misspelt must not answer with
 * everything. A form has its own fields, and refuses them itself.
 */
@Component
public class ParameterGate implements HandlerInterceptor {

    private static final String ON = "on";

    /** What any page may be asked for: its time, what was just done, and what protects its forms. */
    private static final Set<String> OF_PAGES = Set.of(ON, "asOf", "minPosition", "done", "_csrf");

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();
    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    private final DefaultParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // What could not be read is being answered: it is not read again.
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            return true;
        }
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getPackageName().startsWith("io.parkledger.api")) {
            var form = knowsItsParameters(method);
            // What is wrong with a field of a form is said beside it, with all that was typed.
            if (!form || !request.getMethod().equals("POST")) {
                requireStorable(request);
            }
            if (form) {
                return true;
            }
            var allowed = known.computeIfAbsent(method, this::parametersOf);
            request.getParameterMap().forEach((name, values) -> {
                if (!allowed.contains(name)) {
                    throw Refused.malformed(name, "request.unknown-parameter");
                }
                if (values.length > 1 && !isList(method, name)) {
                    throw Refused.malformed(name, "request.given-twice");
                }
            });
            if (!method.getBeanType().isAnnotationPresent(PageController.class)) {
                requireSaid(method, request);
            }
        }
        return true;
    }

    /**
     * A day or number of no characters is none (pages send such for what was not chosen), and no position comes before
     * the first, also where the past is asked for and nobody waits for it.
     */
    private void requireSaid(HandlerMethod method, HttpServletRequest request) {
        var position = request.getParameter("minPosition");
        if (position != null && !POSITION.matcher(position).matches()) {
            throw Refused.malformed("minPosition", "request.not-a-position");
        }
        for (var parameter : method.getMethodParameters()) {
            for (var component : QueryRecords.of(parameter)) {
                if (component.getType() != String.class && "".equals(request.getParameter(component.getName()))) {
                    throw Refused.malformed(component.getName(), "request.not-readable", "");
                }
            }
            if (isOtherThanText(parameter)) {
                parameter.initParameterNameDiscovery(names);
                var name = parameter.getParameterType() == LookedAt.class ? ON : parameter.getParameterName();
                if (name != null && "".equals(request.getParameter(name))) {
                    throw Refused.malformed(name, "request.not-readable", "");
                }
            }
        }
    }

    private static boolean isOtherThanText(MethodParameter parameter) {
        return parameter.getParameterType() == LookedAt.class
                || (parameter.hasParameterAnnotation(RequestParam.class)
                        && parameter.getParameterType() != String.class);
    }

    private static void requireStorable(HttpServletRequest request) {
        request.getParameterMap().forEach((name, values) -> {
            for (var value : values) {
                if (!Bounds.holds(value)) {
                    throw Refused.malformed(name, "request.control-character");
                }
                if (value.length() > Bounds.TEXT) {
                    throw Refused.malformed(name, "request.too-long", Bounds.TEXT);
                }
            }
        });
    }

    /** Only a list takes more than one; of anything else one would be taken, and the others not heard. */
    private boolean isList(HandlerMethod method, String name) {
        for (var parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(names);
            if (name.equals(parameter.getParameterName())) {
                return Collection.class.isAssignableFrom(parameter.getParameterType());
            }
        }
        return false;
    }

    private static boolean knowsItsParameters(HandlerMethod method) {
        var pages = method.getBeanType().getAnnotation(PageController.class);
        return pages != null && pages.anyParameter();
    }

    private Set<String> parametersOf(HandlerMethod method) {
        var allowed = new HashSet<String>();
        if (method.getBeanType().isAnnotationPresent(PageController.class)) {
            allowed.addAll(OF_PAGES);
        }
        for (var parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(names);
            QueryRecords.of(parameter).forEach(component -> allowed.add(component.getName()));
            if (parameter.getParameterType() == Views.class) {
                allowed.addAll(Set.of("asOf", "minPosition"));
            } else if (parameter.getParameterType() == LookedAt.class) {
                allowed.add(ON);
            } else if (parameter.getParameterType() == SliceRequest.class) {
                allowed.addAll(Set.of("limit", "cursor"));
            } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
                allowed.add(parameter.getParameterName());
            }
        }
        return allowed;
    }
}
