package io.parkledger.api.kit.access;

import io.parkledger.api.kit.refusal.Refused;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Pattern;
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

    /** Addresses of what is taken away instead of shown. */
    private static final Pattern FILE = Pattern.compile("\\.(csv|xlsx|pdf|zip|html|json)$");

    private final AccessLog accessLog;

    AccessGate(AccessLog accessLog) {
        this.accessLog = accessLog;
    }

    /**
     * What auditors read, and what anybody takes away as a file, is written down before it is given: while that cannot
     * be done, nothing is.
     */
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
        if (request.getMethod().equals("GET") && request.getDispatcherType() == DispatcherType.REQUEST) {
            caller().ifPresent(caller -> note(caller, request));
        }
    }

    private void note(Caller caller, HttpServletRequest request) {
        if (FILE.matcher(request.getRequestURI()).find()) {
            accessLog.write(caller.login(), "export", ReadTarget.of(request));
        } else if (caller.role() == Role.AUDITOR) {
            accessLog.write(caller.login(), "read", ReadTarget.of(request));
        }
    }

    /** Who sent the current request; empty when nobody was recognised. */
    public static Optional<Caller> caller() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }
}
