package io.parkledger.api.recomputed;

import io.parkledger.api.TestApplication;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the feed and the reports over REST, as whoever has no other access does. */
final class Auditor {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int FEED = 1_000;
    private static final int PATIENCE = 60;

    private final TestApplication app;
    private final String login;
    private final HttpClient http = HttpClient.newHttpClient();

    Auditor(TestApplication app, String login) {
        this.app = app;
        this.login = login;
    }

    /** The same for somebody else. */
    Auditor as(String somebodyElse) {
        return new Auditor(app, somebodyElse);
    }

    /** All events there are, in order and without a gap. */
    List<Fact> feed() {
        var facts = new ArrayList<Fact>();
        var next = "/api/v1/events?after=0&limit=" + FEED;
        while (next != null) {
            var feed = get(next);
            feed.path("items").forEach(event -> facts.add(fact(event)));
            next = next(feed);
        }
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).position() != i + 1) {
                throw new AssertionError(
                        "the feed has a gap before position " + facts.get(i).position());
            }
        }
        return facts;
    }

    /** Where a list or the feed goes on; null at its end. */
    static @Nullable String next(JsonNode page) {
        return page.path("next").isNull() ? null : page.path("next").asString().replaceFirst("^https?://[^/]+", "");
    }

    private static Fact fact(JsonNode event) {
        return new Fact(
                event.path("position").asLong(),
                event.path("type").asString(),
                Instant.parse(event.path("recordedAt").asString()),
                event.path("payload"));
    }

    JsonNode get(String path) {
        var answer =
                patiently(path, () -> exchange(http, app.request(login, path).GET()), each -> each.statusCode() != 503);
        return JSON.readTree(answer);
    }

    /** The file of a list, cell by cell, without its headings. */
    List<List<String>> sheet(String path) {
        var file = patiently(path, () -> app.page(login, path), each -> isOf(each, "text/csv"));
        return file.lines()
                .skip(1)
                .map(line -> Stream.of(line.split(",", -1)).map(Auditor::cell).toList())
                .toList();
    }

    /** A text that a spreadsheet would take for a number or a day begins with a tab. */
    private static String cell(String written) {
        return written.replace("\"", "").strip();
    }

    String page(String path) {
        return patiently(path, () -> app.page(login, path), each -> each.body().contains("class=\"kpi"));
    }

    private static boolean isOf(HttpResponse<String> answer, String type) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith(type);
    }

    /** The past may have to be built first: then it is asked for again. A question that is refused has its answer. */
    private static String patiently(
            String path, Supplier<HttpResponse<String>> ask, Predicate<HttpResponse<String>> isThere) {
        for (int tries = 0; tries < PATIENCE; tries++) {
            var answer = ask.get();
            if (answer.statusCode() == 400 || (answer.statusCode() == 200 && isThere.test(answer))) {
                return answer.body();
            }
            if (answer.statusCode() != 200 && answer.statusCode() != 503) {
                throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
            }
            pause(answer.headers().firstValueAsLong("Retry-After").orElse(1));
        }
        throw new AssertionError(path + ": not answered in time");
    }

    static HttpResponse<String> exchange(HttpClient http, HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
