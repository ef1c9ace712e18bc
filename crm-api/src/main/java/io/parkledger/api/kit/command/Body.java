package io.parkledger.api.kit.command;

import io.parkledger.api.kit.web.ReadableGate;
import jakarta.servlet.http.HttpServletRequest;

/** The bytes of a request, taken in once by {@link ReadableGate} and never more than allowed. */
public final class Body {

    private static final String READ = Body.class.getName();
    private static final byte[] NONE = {};

    private Body() {}

    /** The body as it was taken in, or as another reader made it of what was sent. */
    public static void set(HttpServletRequest request, byte[] body) {
        request.setAttribute(READ, body);
    }

    static byte[] of(HttpServletRequest request) {
        return request.getAttribute(READ) instanceof byte[] read ? read : NONE;
    }
}
