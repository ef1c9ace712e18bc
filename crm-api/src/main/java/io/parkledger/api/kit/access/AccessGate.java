package io.parkledger.api.kit.access;

import io.parkledger.api.kit.refusal.Refused;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Stands before every endpoint of this product: opens it as {@link AccessPolicy} says, and writes down what auditors
 * read.
 */
@Component
public class AccessGate implements HandlerInterceptor {

    private static final String OURS = "io.parkledger.api";

    private final AccessLog accessLog;

    AccessGate(AccessLog accessLog) {
        this.accessLog = accessLog;
    }

    /** What auditors read is written down before they read it: while that cannot be done, nothing is shown. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (isOurs(handler)) {
            open((HandlerMethod) handler);
            note(request);
        }
        return true;
    }

    private static void open(HandlerMethod method) {
        var action = actionOf(method);
        if (action == Action.PUBLIC) {
            return;
        }
        var caller = caller().orElseThrow(() -> new Refused(HttpStatus.UNAUTHORIZED, "access.sign-in"));
        if (caller.mustChange() && action != Action.CHANGE_PASSWORD) {
            throw new Refused(HttpStatus.FORBIDDEN, "access.change-password-first");
        }
        if (action == null || AccessPolicy.scope(caller, action).isEmpty()) {
            throw new Refused(HttpStatus.FORBIDDEN, "access.not-allowed", caller.role());
        }
    }

    private static boolean isOurs(Object handler) {
        return handler instanceof HandlerMethod method
                && method.getBeanType().getPackageName().startsWith(OURS);
    }

    private static @Nullable Action actionOf(HandlerMethod method) {
        if (method.getBean() instanceof HasAction guarded) {
            return guarded.action();
        }
        return Allowed.Of.endpoint(method);
    }

    private void note(HttpServletRequest request) {
        caller().filter(caller -> caller.role() == Role.AUDITOR
                        && request.getMethod().equals("GET")
                        && request.getDispatcherType() == DispatcherType.REQUEST)
                .ifPresent(caller -> accessLog.write(caller.login(), "read", ReadTarget.of(request)));
    }

    /** Who sent the current request; empty when nobody was recognised. */
    public static Optional<Caller> caller() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }
}
