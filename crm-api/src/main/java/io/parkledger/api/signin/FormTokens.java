package io.parkledger.api.signin;

import io.parkledger.api.kit.http.Cookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** What a form must bring back, kept in a cookie of its own that is named like all others, see {@link Cookies}. */
final class FormTokens implements CsrfTokenRepository {

    private static final String NAME = "XSRF-TOKEN";

    private static CsrfTokenRepository of(HttpServletRequest request) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(Cookies.nameOf(NAME, request));
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict").secure(request.isSecure()));
        return tokens;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }
}
