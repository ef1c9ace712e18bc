package io.parkledger.core.tlog.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Asks somebody else over HTTP, who may be slow, say too much, or send one elsewhere. */
public final class Asking {

    /** In all, whatever somebody does with the time. */
    public static final Duration USUALLY_WITHIN = Duration.ofSeconds(20);

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    private final Duration answerWithin;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT_WITHIN)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public Asking(Duration answerWithin) {
        this.answerWithin = answerWithin;
    }

    /**
     * Waits for one answer.
     *
     * @param read   makes something of it
     * @param failed makes something of why there is none
     */
    public <A> A ask(HttpRequest.Builder question, Function<HttpResponse<byte[]>, A> read, Function<String, A> failed)
            throws InterruptedException {
        var answer = http.sendAsync(question.timeout(answerWithin).build(), LimitedBody.handler());
        try {
            return read.apply(answer.get(answerWithin.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return failed.apply(String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            return failed.apply("no answer within " + answerWithin.toSeconds() + " s");
        } finally {
            answer.cancel(true);
        }
    }
}
