package io.parkledger.api.web;

import io.parkledger.core.ledger.LedgerUnavailable;
import io.parkledger.projection.store.ViewsUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Says of an endpoint's failure that a database is away, before the framework looks at it: that takes a connection which
 * broke on the way to a database for one to a caller who has gone, and answers 200 with nothing.
 */
@Component
class AwayResolver implements HandlerExceptionResolver, Ordered {

    private final Problems problems;
    private final PlainProblems plain;
    private final PageRequests pages;

    AwayResolver(Problems problems, PlainProblems plain, PageRequests pages) {
        this.problems = problems;
        this.plain = plain;
        this.pages = pages;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        var ledger = LedgerUnavailable.in(failure);
        var isLedger = ledger != null && ledger.isAway();
        if (!isLedger && !ViewsUnavailable.is(failure)) {
            return null;
        }
        if (PageRequests.isPage(request)) {
            var problem = problems.of(failure);
            problems.addHeaders(failure, problem, response);
            return pages.problem(problem, request, response);
        }
        try {
            if (ledger != null) {
                plain.write(ledger, request, response);
            } else {
                plain.writeViewsUnavailable(request, response);
            }
            return new ModelAndView();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
