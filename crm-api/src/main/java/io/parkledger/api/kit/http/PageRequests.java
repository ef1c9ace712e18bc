package io.parkledger.api.kit.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.ModelAndView;

/** Tells requests for pages from those of programs, and answers refused ones with a page. */
public interface PageRequests {

    /** The cookie that keeps the language chosen on a page. */
    String LANGUAGE = "parkledger-language";

    /** Whether the request is for a page; all else is for programs. */
    public static boolean isPage(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.startsWith("/api/") && !path.startsWith("/v3/") && !path.startsWith("/actuator");
    }

    /** What was filled in, without the spaces around it: a field left empty asks for nothing. */
    static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** A refusal as a page; whoever is not signed in is asked to, and then comes back. */
    ModelAndView problem(ProblemDetail problem, HttpServletRequest request, HttpServletResponse response);
}
