package io.parkledger.api.kit.page;

import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.view.Known;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.core.bound.Bounds;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The time of a page: which day it looks at, and as of when that was known. Links for reading stay in it; what one can
 * do is offered in the present only.
 *
 * @param on    the day asked for; null where none is, or it is today as it is known now
 * @param asOf  as asked for, when the page shows what was known then; null for now
 * @param known what that comes to; null for now, and when it comes to nothing
 * @param dated whether the page shows anything that differs from day to day
 */
public record PageTime(
        @Nullable LocalDate on,
        @Nullable String asOf,
        @Nullable Known known,
        boolean dated) {

    static PageTime of(HttpServletRequest request, LocalDate today) {
        var asOf = ViewArguments.asOf(request);
        var on = on(request);
        return new PageTime(
                today.equals(on) && asOf == null ? null : on,
                asOf,
                ViewArguments.knownAlready(request),
                isDated(request));
    }

    private static boolean isDated(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod page
                && Stream.of(page.getMethodParameters())
                        .anyMatch(parameter -> parameter.getParameterType() == LookedAt.class);
    }

    /** What is no day a page that looks at one refuses; any other goes on without it. */
    private static @Nullable LocalDate on(HttpServletRequest request) {
        var asked = PageRequests.filled(request.getParameter("on"));
        if (asked == null) {
            return null;
        }
        try {
            var day = LocalDate.parse(asked);
            return Bounds.holds(day) ? day : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether the page shows today as it is known now. */
    public boolean isNow() {
        return on == null && asOf == null;
    }

    /** A link that stays in this time. */
    String href(String path) {
        if (isNow()) {
            return path;
        }
        var there = UriComponentsBuilder.fromUriString(path);
        if (on != null) {
            there.replaceQueryParam("on", on);
        }
        if (asOf != null) {
            there.replaceQueryParam("asOf", UriUtils.encode(asOf, StandardCharsets.UTF_8));
        }
        return there.build().toUriString();
    }
}
