package io.parkledger.api.kit.web;

import io.parkledger.api.kit.http.RequestIds;
import io.parkledger.api.kit.refusal.PlainProblems;
import io.parkledger.core.ledger.LedgerUnavailable;
import io.parkledger.projection.store.ViewsUnavailable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says that a database is away where that is noticed outside of every endpoint: in a filter, or while a page or a file
 * is being written.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class AwayAnswers extends OncePerRequestFilter {

    private final PlainProblems problems;

    AwayAnswers(PlainProblems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            var ledger = LedgerUnavailable.in(e);
            if (response.isCommitted() || (ledger == null && !ViewsUnavailable.is(e))) {
                throw e;
            }
            response.reset(); // also what a file was to be called
            RequestIds.say(request, response);
            if (ledger != null) {
                problems.write(ledger, request, response);
            } else {
                problems.writeViewsUnavailable(request, response);
            }
        }
    }
}
