package io.parkledger.api.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * The sessions of pages: a token like those of the API, kept in a cookie that scripts cannot read. Any node knows it, a
 * restart keeps it, closing the account ends it.
 */
@Component
public class PageSessions {

    /** Long enough for a working day. */
    static final Duration LIFE = Duration.ofHours(12);

    /** How a session is labelled among the tokens of its owner. */
    public static final String LABEL = "page";

    private static final String COOKIE = "parkledger-session";

    private final Accounts accounts;
    private final CsrfTokenRepository formTokens;

    PageSessions(Accounts accounts, CsrfTokenRepository formTokens) {
        this.accounts = accounts;
        this.formTokens = formTokens;
    }

    /** Begins a session for somebody whose password was right. */
    public void begin(String login, HttpServletRequest request, HttpServletResponse response) {
        end(request, response);
        formTokens.saveToken(null, request, response);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie(accounts.makeToken(login, LABEL, LIFE), LIFE, request).toString());
    }

    /** Takes the token of this session back. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        tokenOf(request).ifPresent(token -> {
            accounts.revoke(token);
            response.addHeader(
                    HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request).toString());
        });
    }

    private static ResponseCookie cookie(String value, Duration life, HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(life)
                .build();
    }

    /** The cookie's token, by which the readers of pages are recognised. */
    static Optional<String> tokenOf(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
