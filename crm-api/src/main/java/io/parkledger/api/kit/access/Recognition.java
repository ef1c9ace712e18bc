package io.parkledger.api.kit.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Says who sends a request by the token that it carries, before anything else of it is read. */
@FunctionalInterface
public interface Recognition {

    /** Empty where the token is nobody's. @throws LedgerUnavailable when nobody can tell */
    Optional<Caller> callerOf(HttpServletRequest request);
}
