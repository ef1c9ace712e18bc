package io.parkledger.api.kit.page;

import io.parkledger.api.kit.access.AccessGate;
import io.parkledger.api.kit.command.Desk;
import io.parkledger.api.kit.command.Doubts;
import io.parkledger.api.kit.http.Addresses;
import io.parkledger.api.kit.http.ContentPolicy;
import io.parkledger.api.kit.http.Cookies;
import io.parkledger.api.kit.http.PageController;
import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.core.ledger.LedgerClock;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(PageFrames.class);

    static final String THEME = "parkledger-theme";

    private final LedgerClock clock;
    private final PageText text;
    private final Menu menu;
    private final Desk desk;
    private final ViewArguments views;
    private final Doubts doubts;
    private final boolean demo;

    PageFrames(
            LedgerClock clock,
            PageText text,
            Menu menu,
            Desk desk,
            ViewArguments views,
            Doubts doubts,
            Environment environment) {
        this.doubts = doubts;
        this.desk = desk;
        this.views = views;
        this.clock = clock;
        this.text = text;
        this.menu = menu;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    @ModelAttribute("page")
    public PageFrame frame(HttpServletRequest request, HttpServletResponse response) {
        if (AccessGate.caller().isPresent()) {
            findOut(request);
        }
        return around(request, response);
    }

    /** What the page is asked as of; where that is nothing, whoever answers with the page refuses it. */
    private void findOut(HttpServletRequest request) {
        try {
            views.known(request);
        } catch (Refused e) {
            LOG.debug("Asked as of nothing: {}", e.getMessage());
        }
    }

    private PageFrame around(HttpServletRequest request, HttpServletResponse response) {
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
                PageTime.of(request, clock.today()),
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
            return new ModelAndView(
                    Addresses.redirectTo("/sign-in?next=" + URLEncoder.encode(here, StandardCharsets.UTF_8)));
        }
        if ("access.change-password-first".equals(code(problem))) {
            return new ModelAndView("redirect:/accounts/me/change-password");
        }
        var page = new ModelAndView(
                "problem", Map.of("page", around(request, response), "text", text, "problem", problem));
        page.setStatus(HttpStatusCode.valueOf(problem.getStatus()));
        return page;
    }

    private static @Nullable Object code(ProblemDetail problem) {
        var properties = problem.getProperties();
        return properties == null ? null : properties.get("code");
    }
}
