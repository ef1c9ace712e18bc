package io.parkledger.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSession;

/**
 * An answer whose refusal cannot be missed: what it says can be read if it says yes, or once its status has been asked
 * for. A page that is refused, or elsewhere, or not up to date does not contain anything.
 */
final class CheckedResponse implements HttpResponse<String> {

    private static final int MUCH = 500;

    private final HttpResponse<String> answer;
    private final Set<CheckedResponse> unnoticed;
    private volatile boolean asked;
    private volatile boolean headersRead;

    /**
     * @param unnoticed refusals whose status, and late views whose headers nobody has asked for: this one takes its
     *                  place there
     */
    CheckedResponse(HttpResponse<String> answer, Set<CheckedResponse> unnoticed) {
        this.answer = answer;
        this.unnoticed = unnoticed;
        if (!isNoticed()) {
            unnoticed.add(this);
        }
    }

    @Override
    public int statusCode() {
        asked = true;
        leaveIfNoticed();
        return answer.statusCode();
    }

    @Override
    public String body() {
        require(answer.statusCode() < 300);
        if (isBehind(answer) && !headersRead) {
            throw new AssertionError("The views do not show yet what they were to show: " + this);
        }
        return answer.body();
    }

    @Override
    public HttpHeaders headers() {
        require(answer.statusCode() < 400);
        headersRead = true;
        leaveIfNoticed();
        return answer.headers();
    }

    private boolean isNoticed() {
        return (asked || answer.statusCode() < 400) && (headersRead || !isBehind(answer));
    }

    private void leaveIfNoticed() {
        if (isNoticed()) {
            unnoticed.remove(this);
        }
    }

    /** Shows less than it was asked to, and says so. */
    static boolean isBehind(HttpResponse<?> answer) {
        return answer.headers().firstValue("ParkLedger-Updating").isPresent();
    }

    private void require(boolean isThere) {
        if (!isThere && !asked) {
            throw new AssertionError("Read before its status was asked for: " + this);
        }
    }

    @Override
    public HttpRequest request() {
        return answer.request();
    }

    @Override
    public Optional<HttpResponse<String>> previousResponse() {
        return answer.previousResponse();
    }

    @Override
    public Optional<SSLSession> sslSession() {
        return answer.sslSession();
    }

    @Override
    public URI uri() {
        return answer.uri();
    }

    @Override
    public HttpClient.Version version() {
        return answer.version();
    }

    @Override
    public String toString() {
        var said = answer.body();
        return request().method() + " " + uri() + " " + answer.statusCode() + " "
                + said.substring(0, Math.min(MUCH, said.length()));
    }
}
