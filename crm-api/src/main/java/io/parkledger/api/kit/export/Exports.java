package io.parkledger.api.kit.export;

import io.parkledger.api.kit.access.AccessGate;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.export.BookFile.Origin;
import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.api.kit.view.QueryRecords;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.core.ledger.LedgerClock;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Answers with the {@link Book} of a page where a file of it is asked for, and offers its files on the page: with the
 * same filters, in the same order, of the same time. Who may see the page may have the files; who had them is logged.
 */
@Component
class Exports implements HandlerInterceptor, WebMvcConfigurer {

    /** Parts of a list; a file is the whole. */
    private static final List<String> PARTS = List.of("cursor", "limit", "before");

    /** Say nothing of which rows there are. */
    private static final Set<String> NO_FILTERS = Set.of("sort", "all", "person");

    /** What a page was opened with, and its file is not asked for. */
    private static final List<String> NOT_ASKED = List.of("minPosition", "done", "person");

    private static final Set<String> PEOPLE = Set.of("owner", "actor", "login");

    private final PageText text;
    private final ViewArguments views;
    private final LedgerClock clock;
    private final DefaultParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();

    Exports(PageText text, ViewArguments views, LedgerClock clock) {
        this.text = text;
        this.views = views;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var behindTheGates = 1;
        registry.addInterceptor(this).order(behindTheGates);
    }

    /** @throws Refused when a part of a file is asked for: it would look like the whole */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (FileKind.of(request).isPresent()) {
            PARTS.stream().filter(request.getParameterMap()::containsKey).forEach(part -> {
                throw Refused.malformed(part, "request.unknown-parameter");
            });
        }
        return true;
    }

    /** @throws Refused as unknown, when the page has no tables for this reader */
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView answer) {
        if (answer == null) {
            return;
        }
        var book = Book.in(answer.getModel());
        var kind = FileKind.of(request);
        if (kind.isPresent()) {
            var origin = origin(request, response, (HandlerMethod) handler);
            answer.setView(new BookFile(
                    book.orElseThrow(() -> Refused.unknown(request.getRequestURI())), origin, text, kind.get()));
        } else if (book.isPresent()) {
            var isNow = book.get().isNow();
            answer.addObject(
                    "export", new Offer(address(request, FileKind.CSV, isNow), address(request, FileKind.XLSX, isNow)));
        }
    }

    /** Where the files of a page are. */
    record Offer(String csv, String xlsx) {}

    private static String address(HttpServletRequest request, FileKind kind, boolean isNow) {
        var page = request.getRequestURI();
        var address = UriComponentsBuilder.fromPath((page.equals("/") ? "" : page) + kind.at())
                .query(request.getQueryString());
        Stream.concat(PARTS.stream(), NOT_ASKED.stream()).forEach(address::replaceQueryParam);
        if (isNow) {
            address.replaceQueryParam("asOf");
        }
        return address.build().toUriString();
    }

    private Origin origin(HttpServletRequest request, HttpServletResponse response, HandlerMethod list) {
        return new Origin(
                Objects.requireNonNullElse(response.getHeader(ViewArguments.POSITION), PageText.NONE),
                views.knownOn(request),
                filters(request, list),
                AccessGate.caller().map(Caller::login).orElse(null),
                clock.instant());
    }

    /** What was chosen on the page, as it is called there. */
    private Map<String, String> filters(HttpServletRequest request, HandlerMethod list) {
        var chosen = new LinkedHashMap<String, String>();
        for (var parameter : list.getMethodParameters()) {
            if (parameter.getParameterType() == LookedAt.class) {
                put("on", PageRequests.filled(request.getParameter("on")), String.class, chosen);
            } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
                parameter.initParameterNameDiscovery(names);
                var name = Objects.requireNonNull(parameter.getParameterName());
                var value = PageRequests.filled(valueOf(parameter, name, request));
                put(name, value, parameter.getParameterType(), chosen);
            } else {
                QueryRecords.of(parameter)
                        .forEach(component -> put(
                                component.getName(),
                                PageRequests.filled(request.getParameter(component.getName())),
                                component.getType(),
                                chosen));
            }
        }
        return chosen;
    }

    private void put(String name, @Nullable String value, Class<?> type, Map<String, String> chosen) {
        if (value != null && !NO_FILTERS.contains(name) && !value.equals("false")) {
            chosen.put(name, text.say("export.filter." + name, word(name, value, type)));
        }
    }

    private static @Nullable String valueOf(MethodParameter parameter, String name, HttpServletRequest request) {
        var asked = request.getParameter(name);
        var unasked = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class))
                .defaultValue();
        return asked != null || unasked.equals(ValueConstants.DEFAULT_NONE) ? asked : unasked;
    }

    private String word(String name, String value, Class<?> type) {
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(value))
                    .findFirst()
                    .map(text::word)
                    .orElse(value);
        }
        return PEOPLE.contains(name) ? text.person(value) : value;
    }
}
