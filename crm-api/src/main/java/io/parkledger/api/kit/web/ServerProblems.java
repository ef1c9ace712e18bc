package io.parkledger.api.kit.web;

import io.parkledger.api.kit.refusal.PlainProblems;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server says before any of our code is asked: of addresses, headers and expectations it cannot read. */
final class ServerProblems extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ServerProblems.class);
    private static final int LEAST = 400;

    private final PlainProblems problems;

    ServerProblems(PlainProblems problems) {
        this.problems = problems;
    }

    /** The rest of a body nobody waits for is not waited for by the server either: it closes the connection instead. */
    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        super.invoke(request, response);
        if (request.getRequest().getAttribute(ReadableGate.UNREAD) != null) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < LEAST || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            problems.write(response.getStatus(), asked(request), response.getResponse());
        } catch (IOException | IllegalStateException e) {
            LOG.debug("Nobody is there to be told", e);
        }
    }

    /** An address that could not be read is none. */
    private static HttpServletRequest asked(Request request) {
        return new HttpServletRequestWrapper(request.getRequest()) {
            @Override
            public String getRequestURI() {
                var address = super.getRequestURI();
                return address == null ? "" : address;
            }
        };
    }
}
