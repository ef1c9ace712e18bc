package io.parkledger.api.web;

import io.parkledger.core.bound.Bounds;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads what a request is made of before anybody else does, so that what cannot be read is refused here and nowhere in
 * the middle of something.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ReadableGate extends OncePerRequestFilter {

    private final PlainProblems problems;

    ReadableGate(PlainProblems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            requireReadable(request);
        } catch (Refused e) {
            problems.write(e, request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static void requireReadable(HttpServletRequest request) {
        requireType(request);
        try {
            for (var name : request.getParameterMap().keySet()) {
                if (!Bounds.holds(name)) {
                    throw new Refused(HttpStatus.BAD_REQUEST, "request.parameters");
                }
            }
        } catch (InvalidParameterException e) {
            throw new Refused(
                    HttpStatus.BAD_REQUEST.value() == e.getErrorCode()
                            ? HttpStatus.BAD_REQUEST
                            : HttpStatus.valueOf(e.getErrorCode()),
                    "request.parameters");
        }
    }

    /** Programs send JSON, forms send forms: nothing else, and no files. */
    private static void requireType(HttpServletRequest request) {
        var type = request.getContentType();
        if (type == null || type.isBlank()) {
            return;
        }
        try {
            var media = MediaType.parseMediaType(type);
            var allowed =
                    PageRequests.isPage(request) ? MediaType.APPLICATION_FORM_URLENCODED : MediaType.APPLICATION_JSON;
            if (hasBody(request) && !allowed.isCompatibleWith(media)) {
                throw unsupported(request);
            }
            if (MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(media) != PageRequests.isPage(request)
                    && !request.getMethod().equals("GET")
                    && hasBody(request)) {
                throw unsupported(request);
            }
        } catch (InvalidMediaTypeException e) {
            throw unsupported(request);
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static Refused unsupported(HttpServletRequest request) {
        return PageRequests.isPage(request)
                ? new Refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "request.not-a-form")
                : new Refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "request.media-type");
    }
}
