package io.parkledger.api.kit.web;

import io.parkledger.api.kit.Settings;
import io.parkledger.api.kit.access.Recognition;
import io.parkledger.api.kit.command.Body;
import io.parkledger.api.kit.command.FilePlaces;
import io.parkledger.api.kit.command.TypedForm;
import io.parkledger.api.kit.command.Upload;
import io.parkledger.api.kit.http.PageRequests;
import io.parkledger.api.kit.refusal.PlainProblems;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.bound.Bounds;
import io.parkledger.core.ledger.LedgerUnavailable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
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
public class ReadableGate extends OncePerRequestFilter {

    /** Marks a request whose body was not taken in to its end. */
    static final String UNREAD = ReadableGate.class.getName() + ".unread";

    private final PlainProblems problems;
    private final BodyIntake intake = new BodyIntake();
    private final int bodyLimit;
    private final int fileLimit;
    private final FilesTakenIn files;
    private final FilePlaces places;

    ReadableGate(PlainProblems problems, Settings settings, Recognition recognition, FilePlaces places) {
        this.problems = problems;
        files = new FilesTakenIn(recognition);
        this.places = places;
        bodyLimit = settings.limits().bodyBytes();
        fileLimit = settings.limits().fileBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!places.isTakenBy(request)) {
            pass(request, response, chain);
            return;
        }
        try {
            files.enter(request);
        } catch (Refused e) {
            refuse(e, request, response);
            return;
        } catch (LedgerUnavailable e) {
            problems.write(e, request, response);
            return;
        }
        try {
            pass(request, response, chain);
        } finally {
            files.leave();
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest read;
        try {
            read = read(request);
        } catch (Refused e) {
            refuse(e, request, response);
            return;
        }
        chain.doFilter(read, response);
    }

    private void refuse(Refused refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (hasBody(request)) {
            BodyIntake.dropWhatIsHere(request);
            request.setAttribute(UNREAD, true);
            // Said, so that nobody sends the next request on a connection that ends here.
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        problems.write(refused, request, response);
    }

    private HttpServletRequest read(HttpServletRequest request) {
        if (places.isTakenBy(request)) {
            var upload = Upload.read(request, intake.read(request, fileLimit));
            requireParameters(upload);
            return upload;
        }
        requireType(request);
        var read = request;
        if (hasBody(request)) {
            var body = intake.read(request, bodyLimit);
            Body.set(request, body);
            requireParameters(request);
            if (PageRequests.isPage(request)) {
                read = new TypedForm(request, body);
            }
        }
        requireParameters(read);
        return read;
    }

    private static void requireParameters(HttpServletRequest request) {
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

    /** Programs send JSON, forms send forms: nothing else, and files only where they are asked for. */
    private static void requireType(HttpServletRequest request) {
        var type = request.getContentType();
        if (type == null || type.isBlank()) {
            if (hasBody(request)) {
                throw unsupported(request);
            }
            return;
        }
        try {
            var allowed =
                    PageRequests.isPage(request) ? MediaType.APPLICATION_FORM_URLENCODED : MediaType.APPLICATION_JSON;
            if (!allowed.isCompatibleWith(MediaType.parseMediaType(type)) && hasBody(request)) {
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
