package io.parkledger.api.kit.page;

import io.parkledger.api.kit.access.AccessGate;
import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.http.ContentPolicy;
import io.parkledger.api.kit.http.Cookies;
import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.http.Pages;
import io.parkledger.core.ledger.LedgerClock;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** Puts the frame around every page: who reads it, in which language, in which time, and where one can go from here. */
@ControllerAdvice(annotations = Pages.class)
public class PageFrames implements PageRequests {

    static final String THEME = "parkledger-theme";

    /** Where one can go. What one may not do is not offered. */
    private enum Destination {
        LEADS("/leads", "lightbulb", "pipeline", Action.READ_PIPELINE),
        NEGOTIATIONS("/negotiations", "chat", "pipeline", Action.READ_PIPELINE),
        RECEPTIONS("/receptions", "people", "pipeline", Action.READ_PIPELINE, "/visits"),
        FUNNEL("/funnel", "funnel", "pipeline", Action.READ_PIPELINE),
        TENANTS("/tenants", "building", "tenancy", Action.READ_TENANCY),
        CONTRACTS("/contracts", "file", "tenancy", Action.READ_TENANCY),
        RENEWALS("/renewals", "repeat", "tenancy", Action.READ_TENANCY),
        RENT_ROLL("/rent-roll", "table", "tenancy", Action.READ_TENANCY),
        SPACE("/space", "grid", "tenancy", Action.READ_TENANCY, "/units", "/buildings", "/parks"),
        CONTRIBUTIONS("/contributions", "coin", "tenancy", Action.READ_TENANCY, "/commitments"),
        LEDGER("/ledger", "journal", "audit", Action.READ_LEDGER),
        OPERATION("/operation", "activity", "admin", Action.READ_OPERATION),
        ACCOUNTS("/accounts", "key", "admin", Action.READ_ACCOUNTS, "/persons");

        private final String path;
        private final String icon;
        private final String group;
        private final Action action;
        private final List<String> also;

        /** @param also paths of pages that belong to it */
        Destination(String path, String icon, String group, Action action, String... also) {
            this.path = path;
            this.also = List.of(also);
            this.icon = icon;
            this.group = group;
            this.action = action;
        }

        boolean isOpenTo(@Nullable Caller caller) {
            return caller != null && AccessPolicy.scope(caller, action).isPresent();
        }

        private static boolean isAt(String current, String path) {
            return current.equals(path) || current.startsWith(path + "/");
        }

        PageFrame.Place place(String current) {
            var here = isAt(current, path) || also.stream().anyMatch(each -> isAt(current, each));
            return new PageFrame.Place(path, path.substring(1), icon, group, here);
        }
    }

    private final LedgerClock clock;
    private final PageText text;
    private final Desk desk;
    private final boolean demo;

    PageFrames(LedgerClock clock, PageText text, Desk desk, Environment environment) {
        this.desk = desk;
        this.clock = clock;
        this.text = text;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @ModelAttribute("page")
    public PageFrame frame(HttpServletRequest request, HttpServletResponse response) {
        var caller = AccessGate.caller().orElse(null);
        var theme = Cookies.find(THEME, request).orElse("auto");
        var path = request.getRequestURI();
        var query = request.getQueryString();
        return new PageFrame(
                ContentPolicy.nonceOf(request),
                LocaleContextHolder.getLocale(),
                theme,
                caller,
                clock.today(),
                demo,
                request.getParameter("asOf"),
                path,
                query == null ? path : path + "?" + query,
                request.getParameter("done"),
                List.of(Destination.values()).stream()
                        .filter(each -> each.isOpenTo(caller))
                        .map(each -> each.place(path))
                        .toList(),
                response);
    }

    /** Whether the page is of a subject some of whose events the views have set aside. */
    @ModelAttribute("incomplete")
    public boolean incomplete(HttpServletRequest request) {
        var part = request.getRequestURI().split("/");
        return part.length > 2 && desk.isIncomplete(part[2]);
    }

    @ModelAttribute("text")
    public PageText text() {
        return text;
    }

    @Override
    public ModelAndView problem(ProblemDetail problem, HttpServletRequest request, HttpServletResponse response) {
        if (problem.getStatus() == HttpStatus.UNAUTHORIZED.value()) {
            var query = request.getQueryString();
            var here = request.getRequestURI() + (query == null ? "" : "?" + query);
            return new ModelAndView("redirect:/sign-in?next=" + URLEncoder.encode(here, StandardCharsets.UTF_8));
        }
        if ("access.change-password-first".equals(code(problem))) {
            return new ModelAndView("redirect:/accounts/me/change-password");
        }
        var page =
                new ModelAndView("problem", Map.of("page", frame(request, response), "text", text, "problem", problem));
        page.setStatus(HttpStatusCode.valueOf(problem.getStatus()));
        return page;
    }

    private static @Nullable Object code(ProblemDetail problem) {
        var properties = problem.getProperties();
        return properties == null ? null : properties.get("code");
    }
}
