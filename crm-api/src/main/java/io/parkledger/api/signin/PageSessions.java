package io.parkledger.api.signin;

import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Tokens;
import io.parkledger.api.kit.http.Cookies;
import io.parkledger.api.kit.http.PageRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The sessions of pages: a token like those of the API, kept in a cookie that scripts cannot read. Any node knows it, a
 * restart keeps it, closing the account ends it.
 */
@Component
public class PageSessions {

    /** Long enough for a working day. */
    static final Duration LIFE = Duration.ofHours(12);

    private static final String LABEL = "page";
    private static final String COOKIE = "parkledger-session";

    private final Accounts accounts;
    private final Tokens tokens;
    private final CsrfTokenRepository formTokens;

    PageSessions(Accounts accounts, Tokens tokens, CsrfTokenRepository formTokens) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.formTokens = formTokens;
    }

    /**
     * Begins a session for somebody whose password was right.
     *
     * @param stamp of the account before that was found
     */
    void begin(String login, long stamp, HttpServletRequest request, HttpServletResponse response) {
        end(request, response);
        formTokens.saveToken(null, request, response);
        var token = tokens.make(login, Tokens.Kind.PAGE, LABEL, LIFE, stamp);
        Cookies.set(COOKIE, token, LIFE, request, response);
    }

    /** The password was changed, which ended all sessions: whoever did it on a page goes on in a new one. */
    public void beginAnewOnPages(String login) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getResponse() != null
                && tokenOf(attributes.getRequest()).isPresent()
                && PageRequests.isPage(attributes.getRequest())) {
            begin(login, accounts.stampOf(login), attributes.getRequest(), attributes.getResponse());
        }
    }

    /** Takes the token of this session back. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        tokenOf(request).ifPresent(token -> {
            tokens.revoke(token);
            Cookies.set(COOKIE, "", Duration.ZERO, request, response);
        });
    }

    /** The cookie's token, by which the readers of pages are recognised. */
    static Optional<String> tokenOf(HttpServletRequest request) {
        return Cookies.find(COOKIE, request);
    }
}
