package io.parkledger.api.kit.command;

import io.parkledger.api.kit.access.AccessGate;
import io.parkledger.api.kit.access.AccessPolicy;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.http.RequestIds;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.sent.FromRequest;
import io.parkledger.api.kit.sent.SentFields;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.ledger.Sha256;
import io.parkledger.projection.store.rows.SliceRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/** Hands an endpoint its {@link Call}, its {@link FromRequest} command, and the page asked for. */
@Component
public class CallArguments implements HandlerMethodArgumentResolver {

    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");

    private final CommandReader commands;

    CallArguments(CommandReader commands) {
        this.commands = commands;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Call.class
                || parameter.getParameterType() == SliceRequest.class
                || parameter.hasParameterAnnotation(FromRequest.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("not a servlet request");
        }
        if (parameter.getParameterType() == SliceRequest.class) {
            return page(request);
        }
        if (parameter.hasParameterAnnotation(FromRequest.class)) {
            return command(parameter, request);
        }
        return call(parameter, request);
    }

    private static SliceRequest page(HttpServletRequest request) {
        var limit = request.getParameter("limit");
        if (limit == null) {
            return new SliceRequest(SliceRequest.DEFAULT_LIMIT, request.getParameter("cursor"));
        }
        if (!limit.matches("\\d{1,3}")
                || Integer.parseInt(limit) < 1
                || Integer.parseInt(limit) > SliceRequest.MAX_LIMIT) {
            throw Refused.malformed("limit", "request.limit", SliceRequest.MAX_LIMIT);
        }
        return new SliceRequest(Integer.parseInt(limit), request.getParameter("cursor"));
    }

    private Object command(MethodParameter parameter, HttpServletRequest request) {
        var caller = AccessGate.caller().orElse(CommandReader.NOBODY);
        var type = parameter.getParameterType().asSubclass(Record.class);
        var id = pathId(request);
        var sent = isCommand(parameter)
                ? commands.readCommand(Body.of(request), type, id, caller)
                : commands.read(Body.of(request), type, id, caller);
        new SentFields(sent, id == null).keepFor(request);
        return sent;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable String pathId(HttpServletRequest request) {
        var variables = (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables == null ? null : variables.get("id");
    }

    /** Whether an endpoint writes to the ledger. */
    private static boolean isCommand(MethodParameter parameter) {
        return parameter.getMethod() != null
                && ResolvableType.forMethodReturnType(parameter.getMethod())
                                .as(ResponseEntity.class)
                                .getGeneric(0)
                                .resolve()
                        == Answer.class;
    }

    private Call call(MethodParameter parameter, HttpServletRequest request) {
        var call = call(allowed(parameter), request, delivery(request));
        if (!request.getMethod().equals("POST") || !isCommand(parameter)) {
            return call;
        }
        var sender = call.sender().confirming(commands.confirmedIn(Body.of(request)));
        return new Call(call.caller(), call.scope(), sender, call.delivery());
    }

    private static @Nullable Action allowed(MethodParameter parameter) {
        var method = parameter.getMethod();
        return method == null ? null : Allowed.Of.endpoint(method, parameter.getContainingClass());
    }

    /** The call of somebody who looks at an endpoint's form and does not send it yet. */
    public Call reader(HandlerMethod endpoint, HttpServletRequest request) {
        return call(Allowed.Of.endpoint(endpoint), request, Delivery.PLAIN);
    }

    private static Call call(@Nullable Action allowed, HttpServletRequest request, Delivery delivery) {
        var caller = AccessGate.caller().orElseThrow(() -> new Refused(HttpStatus.UNAUTHORIZED, "access.sign-in"));
        if (allowed == null) {
            throw new Refused(HttpStatus.FORBIDDEN, "access.not-allowed", caller.role());
        }
        var scope = AccessPolicy.scope(caller, allowed)
                .orElseThrow(() -> new Refused(HttpStatus.FORBIDDEN, "access.not-allowed", caller.role()));
        var requestId = RequestIds.of(request);
        var source = PageRequests.isPage(request) ? "page" : "api";
        var sender = new Sender(
                caller.login(),
                caller.role().name().toLowerCase(Locale.ROOT),
                source,
                requestId,
                requestId,
                null,
                null,
                AccessPolicy.reach(caller));
        return new Call(caller, scope, sender, delivery);
    }

    private static Delivery delivery(HttpServletRequest request) {
        if (!request.getMethod().equals("POST")) {
            return Delivery.PLAIN;
        }
        var key = request.getHeader(IDEMPOTENCY_KEY);
        if (key != null && !KEY.matcher(key).matches()) {
            throw Refused.malformed(IDEMPOTENCY_KEY, "request.idempotency-key");
        }
        return new Delivery(key, hash(request), expectedVersion(request.getHeader(HttpHeaders.IF_MATCH)));
    }

    private static @Nullable Long expectedVersion(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        var etag = ETAG.matcher(ifMatch);
        if (!etag.matches()) {
            throw Refused.malformed(HttpHeaders.IF_MATCH, "request.if-match");
        }
        return Long.valueOf(etag.group(1));
    }

    /** Of what was asked: path and body. The same key with another of these is another request. */
    private static byte[] hash(HttpServletRequest request) {
        var digest = Sha256.digest();
        digest.update(request.getRequestURI().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return digest.digest(Body.of(request));
    }
}
