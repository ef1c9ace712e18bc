package io.parkledger.api.signin;

import io.parkledger.api.kit.access.Caller;
import io.parkledger.api.kit.access.Recognition;
import io.parkledger.api.kit.access.Tokens;
import io.parkledger.api.kit.http.PageRequests;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Recognises readers of pages by their session, and callers of the API by their bearer token. */
@Component
final class TokenRecognition implements Recognition {

    private final Tokens tokens;

    TokenRecognition(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Optional<Caller> callerOf(HttpServletRequest request) {
        return PageRequests.isPage(request)
                ? PageSessions.tokenOf(request).flatMap(token -> tokens.callerOf(token, Tokens.Kind.PAGE))
                : BearerTokens.of(request).flatMap(token -> tokens.callerOf(token, Tokens.Kind.API));
    }
}
