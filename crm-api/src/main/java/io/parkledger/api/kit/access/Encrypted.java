package io.parkledger.api.kit.access;

import io.parkledger.api.kit.refusal.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpStatus;

/**
 * Passwords are asked for over TLS only, which a proxy may end ({@code X-Forwarded-Proto}). Whoever sits at the machine
 * itself needs none.
 */
public final class Encrypted {

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]", "0:0:0:0:0:0:0:1", "::1");

    private Encrypted() {}

    /** @throws Refused when a password would be sent in clear over a network */
    public static void require(HttpServletRequest request) {
        if (!request.isSecure() && !HERE.contains(request.getServerName())) {
            throw new Refused(HttpStatus.FORBIDDEN, "access.not-encrypted");
        }
    }
}
