package io.parkledger.api.kit.page;

import io.parkledger.api.kit.access.AccessGate;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.command.Doubts;
import io.parkledger.api.kit.http.ContentPolicy;
import io.parkledger.api.kit.http.Cookies;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.core.ledger.LedgerClock;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
@ControllerAdvice(annotations = PageController.class)
public class PageFrames implements PageRequests {

    static final String THEME = "parkledger-theme";

    private final LedgerClock clock;
    private final PageText text;
    private final Menu menu;
    private final Desk desk;
    private final Doubts doubts;
    private final boolean demo;

    PageFrames(LedgerClock clock, PageText text, Menu menu, Desk desk, Doubts doubts, Environment environment) {
        this.doubts = doubts;
        this.desk = desk;
        this.clock = clock;
        this.text = text;
        this.menu = menu;
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
                menu.of(caller, path),
                response);
    }

    /** Whether the page is of a subject some of whose events the views have set aside. */
    @ModelAttribute("incomplete")
    public boolean incomplete(HttpServletRequest request) {
        var part = request.getRequestURI().split("/");
        return part.length > 2 && desk.isIncomplete(part[2]);
    }

    /** Why nothing is written of the subject whose page it is; null where commands are taken. */
    @ModelAttribute("doubt")
    public Doubts.@Nullable Doubt doubt(HttpServletRequest request) {
        var part = request.getRequestURI().split("/");
        return part.length > 2 ? doubts.about(part[2]) : null;
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
