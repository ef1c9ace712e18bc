package io.parkledger.api.signin;

import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.access.Tokens;
import io.parkledger.api.kit.refusal.PlainProblems;
import io.parkledger.core.ledger.LedgerUnavailable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Recognises the caller by a token, wherever a request carries it. Whether the endpoint wants one is decided later;
 * while nobody can tell whose token it is, nothing else is asked.
 */
final class CallerFilter extends OncePerRequestFilter {

    private final Tokens tokens;
    private final Tokens.Kind kind;
    private final Function<HttpServletRequest, Optional<String>> tokenOf;
    private final PlainProblems problems;

    CallerFilter(
            Tokens tokens,
            Tokens.Kind kind,
            Function<HttpServletRequest, Optional<String>> tokenOf,
            PlainProblems problems) {
        this.tokens = tokens;
        this.kind = kind;
        this.tokenOf = tokenOf;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> found;
        try {
            found = tokenOf.apply(request).flatMap(token -> tokens.callerOf(token, kind));
        } catch (LedgerUnavailable e) {
            problems.write(e, request, response);
            return;
        }
        found.ifPresent(caller -> {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(caller, null, List.of()));
            SecurityContextHolder.setContext(context);
        });
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
