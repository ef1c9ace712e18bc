package io.parkledger.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The bytes of a request, read once and never more than allowed. */
public final class Body {

    private static final String READ = Body.class.getName();
    private static final String LIMIT = Body.class.getName() + ".limit";

    private Body() {}

    static void limit(HttpServletRequest request, int bytes) {
        request.setAttribute(LIMIT, bytes);
    }

    /** The body as another reader made it of what was sent. */
    public static void set(HttpServletRequest request, byte[] body) {
        request.setAttribute(READ, body);
    }

    static byte[] of(HttpServletRequest request) {
        if (request.getAttribute(READ) instanceof byte[] read) {
            return read;
        }
        var body = read(request, (Integer) request.getAttribute(LIMIT));
        request.setAttribute(READ, body);
        return body;
    }

    private static byte[] read(HttpServletRequest request, int limit) {
        try {
            var body = request.getInputStream().readNBytes(limit + 1);
            if (body.length > limit) {
                throw new Refused(HttpStatus.CONTENT_TOO_LARGE, "request.too-large", limit);
            }
            var type = request.getContentType();
            if (body.length > 0 && (type == null || !isJson(type))) {
                throw new Refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "request.media-type");
            }
            return body;
        } catch (IOException e) {
            throw new Refused(HttpStatus.BAD_REQUEST, "request.broken-off");
        }
    }

    private static boolean isJson(String type) {
        try {
            return MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
