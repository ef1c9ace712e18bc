package io.parkledger.api.security;

import io.parkledger.api.security.Accounts.TokenKind;
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

/** Recognises the caller by a token, wherever a request carries it. Whether the endpoint wants one is decided later. */
final class CallerFilter extends OncePerRequestFilter {

    private final Accounts accounts;
    private final TokenKind kind;
    private final Function<HttpServletRequest, Optional<String>> tokenOf;

    CallerFilter(Accounts accounts, TokenKind kind, Function<HttpServletRequest, Optional<String>> tokenOf) {
        this.accounts = accounts;
        this.kind = kind;
        this.tokenOf = tokenOf;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        tokenOf.apply(request).flatMap(token -> accounts.callerOf(token, kind)).ifPresent(caller -> {
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

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
