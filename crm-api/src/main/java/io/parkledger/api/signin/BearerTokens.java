package io.parkledger.api.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** {@code Authorization: Bearer …}, by which callers of the API are recognised. */
final class BearerTokens {

    private static final String BEARER = "Bearer ";

    private BearerTokens() {}

    static Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()).strip());
    }
}
