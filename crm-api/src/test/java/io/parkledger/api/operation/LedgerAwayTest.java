package io.parkledger.api.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.MongoSocketWriteException;
import com.mongodb.ServerAddress;
import io.parkledger.api.TestApplication;
import io.parkledger.api.kit.access.AccessLog;
import io.parkledger.api.kit.access.Action;
import io.parkledger.api.kit.access.Allowed;
import io.parkledger.api.kit.access.Tokens;
import io.parkledger.core.ledger.LedgerUnavailable;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.ledger.TestPostgres;
import java.io.EOFException;
import java.net.SocketException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What people are told while the ledger's database is away, and how soon. */
@Timeout(180)
@SuppressWarnings("try") // what is frozen is thawed by its end, and not spoken to
class LedgerAwayTest {

    /** Two seconds for a connection, and what a busy machine needs for everything else. */
    private static final Duration BEFORE_THE_NODE_KNOWS = Duration.ofMillis(4_500);

    /** Where a hundred wait for one of twenty connections, and some ask more than once. */
    private static final Duration AT_MOST = Duration.ofSeconds(9);

    private static final int TRIES = 5;
    private static final Duration AT_ONCE = Duration.ofMillis(700);
    private static final Duration WITHIN_SECONDS = Duration.ofSeconds(15);
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static TestApplication app;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        app.document(); // not read while the database is away
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** An answer, with how long it took. */
    private record Told(HttpResponse<String> answer, Duration after) {

        String type() {
            return answer.headers().firstValue("Content-Type").orElse("");
        }

        void requireUnavailable(String words) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(answer.body()).contains("ledger.unavailable", words);
        }
    }

    private static Told ask(HttpRequest request) {
        return begin(request).join();
    }

    private static CompletableFuture<Told> begin(HttpRequest request) {
        var begin = System.nanoTime();
        return HTTP.sendAsync(request, BodyHandlers.ofString())
                .thenApply(answer -> new Told(answer, Duration.ofNanos(System.nanoTime() - begin)));
    }

    /** One a second tries, so that of two who ask together at most one waits for it. */
    private static Told quickerOfTwo(HttpRequest request) {
        var asked = List.of(begin(request), begin(request));
        return asked.stream()
                .map(CompletableFuture::join)
                .min(Comparator.comparing(Told::after))
                .orElseThrow();
    }

    /** Tokens nobody has looked up yet, made while that can be done. */
    private static Deque<String> tokens(String login, Tokens.Kind kind, int count) {
        var made = new ArrayDeque<String>();
        for (int i = 0; i < count; i++) {
            made.add(app.bean(Tokens.class).make(login, kind, "test", Duration.ofHours(1)));
        }
        return made;
    }

    private static HttpRequest api(String token, String path) {
        return HttpRequest.newBuilder(app.address(path))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "en")
                .build();
    }

    private static HttpRequest page(String session, String path) {
        return HttpRequest.newBuilder(app.address(path))
                .header("Cookie", "parkledger-session=" + session)
                .header("Accept", "text/html")
                .build();
    }

    private static HttpRequest newToken() {
        return HttpRequest.newBuilder(app.address("/api/v1/tokens"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"login\":\"staff\",\"password\":\"staff\"}"))
                .build();
    }

    /** The front door, as a browser sends its form. */
    private static HttpRequest signIn() {
        var door = ask(HttpRequest.newBuilder(app.address("/sign-in")).build()).answer();
        var cookie = door.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        var hidden = FORM_TOKEN.matcher(door.body());
        assertThat(hidden.find()).isTrue();
        return HttpRequest.newBuilder(app.address("/sign-in"))
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("login=staff&password=staff&_csrf="
                        + URLEncoder.encode(hidden.group(1), StandardCharsets.UTF_8)))
                .build();
    }

    private static boolean isKnown() {
        var health = app.get(null, "/actuator/health");
        return health.status() == 503 && health.body().toString().contains("ledger.unavailable");
    }

    private static void awaitReturn() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> app.get("staff", "/api/v1/leads").status() == 200
                        && app.get(null, "/actuator/health").status() == 200);
    }

    @Test
    void whoever_asks_a_frozen_database_is_told_503_within_seconds_and_at_once_when_the_node_knows() {
        var programs = tokens("system_admin", Tokens.Kind.API, 8);
        var sessions = tokens("staff", Tokens.Kind.PAGE, 8);
        Map<String, Supplier<HttpRequest>> asked = Map.of(
                "a program", () -> api(programs.remove(), "/api/v1/projections"),
                "a scraper", () -> api(programs.remove(), "/actuator/prometheus"),
                "a reader of pages", () -> page(sessions.remove(), "/leads"),
                "a reader of the sign-in page", () -> page(sessions.remove(), "/sign-in"),
                "who wants a token", LedgerAwayTest::newToken,
                "who signs in", LedgerAwayTest::signIn);
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var loggers = Stream.of("io.parkledger", "org.apache", "org.springframework")
                .map(name -> (Logger) LoggerFactory.getLogger(name))
                .toList();
        loggers.forEach(logger -> logger.addAppender(logged));
        try (var frozen = new Frozen(TestPostgres.processes())) {
            var first = asked.entrySet().stream()
                    .map(each -> Map.entry(each.getKey(), begin(each.getValue().get())))
                    .toList();
            for (var each : first) {
                var told = each.getValue().join();
                assertThat(told.after()).as(each.getKey()).isLessThan(BEFORE_THE_NODE_KNOWS);
                told.requireUnavailable("");
            }
            await().atMost(WITHIN_SECONDS).until(LedgerAwayTest::isKnown);

            asked.forEach((who, request) -> {
                var sent = request.get();
                var told = ask(sent);
                told.requireUnavailable("");
                for (int again = 0; again < TRIES && told.after().compareTo(AT_ONCE) > 0; again++) {
                    told = quickerOfTwo(sent);
                }
                assertThat(told.after()).as(who).isLessThan(AT_ONCE);
            });
            ask(api(programs.peek(), "/api/v1/projections")).requireUnavailable("does not answer");
            var page = ask(page(sessions.peek(), "/leads"));
            page.requireUnavailable("账本数据库暂时没有响应");
            assertThat(page.type()).startsWith("text/html");
        } finally {
            loggers.forEach(logger -> logger.detachAppender(logged));
        }
        awaitReturn();
        assertThat(new ArrayList<>(logged.list))
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .as("said once, by the look-out")
                .extracting(event -> event.getLoggerName() + ": " + event.getFormattedMessage())
                .containsExactly(Lookout.class.getName() + ": ledger.unavailable: NOT_READY");
    }

    /** Callers were recognised a moment ago, so endpoints are reached, and ask the database themselves. */
    @Test
    void no_address_answers_500_while_the_database_is_away_whoever_was_recognised_before() {
        var mappings = app.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        var paths = mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPatternValues().stream())
                // The endpoint of a workbook is that of its CSV: no more wait at once than the bound is for.
                .filter(path -> !path.endsWith("/export.xlsx"))
                .map(path -> path.replaceAll("\\{[^}]*}", "L-1"))
                .sorted()
                .toList();
        assertThat(paths).hasSizeGreaterThan(80);
        var logins = List.of("auditor", "system_admin", "security_admin", "audit_admin", "manager");
        for (var login : logins) {
            var tokens = tokens(login, Tokens.Kind.API, 1);
            var sessions = tokens(login, Tokens.Kind.PAGE, 1);
            assertThat(List.of(
                            ask(api(tokens.peek(), "/api/v1/tokens")).answer().statusCode(),
                            ask(page(sessions.peek(), "/accounts/me/change-password"))
                                    .answer()
                                    .statusCode()))
                    .as("recognised")
                    .containsExactly(200, 200);
            var statuses = new TreeMap<Integer, List<String>>();
            try (var frozen = new Frozen(TestPostgres.processes())) {
                var asked = paths.stream()
                        .map(path -> Map.entry(
                                path,
                                begin(
                                        path.startsWith("/api/") || path.startsWith("/v3/")
                                                ? api(tokens.peek(), path)
                                                : page(sessions.peek(), path))))
                        .toList();
                for (var each : asked) {
                    var told = each.getValue().join();
                    assertThat(told.after()).as(login + " " + each.getKey()).isLessThan(AT_MOST);
                    statuses.computeIfAbsent(told.answer().statusCode(), any -> new ArrayList<>())
                            .add(each.getKey());
                }
            }
            assertThat(statuses).as(login).doesNotContainKey(500).containsKey(503);
            awaitReturn();
        }
    }

    @Test
    void what_an_auditor_reads_is_not_shown_while_nobody_can_write_down_that_it_was_read() {
        var reader = tokens("auditor", Tokens.Kind.API, 1).remove();
        assertThat(ask(api(reader, "/api/v1/leads?q=before")).answer().statusCode())
                .isEqualTo(200);
        var written = app.bean(AccessLog.class).before(null, "auditor", "read", 1);
        assertThat(written)
                .hasSize(1)
                .extracting(AccessLog.Line::target)
                .allMatch(target -> target.startsWith("/api/v1/leads"));
        try (var frozen = new Frozen(TestPostgres.processes())) {
            ask(api(reader, "/api/v1/leads?q=meanwhile")).requireUnavailable("");
        }
        awaitReturn();
    }

    /** Connections that break on the way to a database, as drivers tell it. */
    @RestController
    static class Broken {
        @GetMapping({"/api/v1/planted/ledger", "/planted/ledger"})
        @Allowed(Action.PUBLIC)
        void ledger() {
            throw new LedgerUnavailable(new SQLException("An I/O error", "08006", new EOFException()));
        }

        @GetMapping({"/api/v1/planted/views", "/planted/views"})
        @Allowed(Action.PUBLIC)
        void views() {
            throw new MongoSocketWriteException("sending", new ServerAddress(), new SocketException("Broken pipe"));
        }
    }

    @Test
    void a_connection_that_breaks_on_the_way_to_a_database_is_not_taken_for_a_caller_who_has_gone() {
        try (var planted = TestApplication.start("--spring.main.sources=" + Broken.class.getName())) {
            for (var which : List.of("ledger", "views")) {
                for (var place : List.of("/api/v1/planted/", "/planted/")) {
                    var answer = ask(HttpRequest.newBuilder(planted.address(place + which))
                                    .build())
                            .answer();
                    assertThat(answer.statusCode()).as(place + which).isEqualTo(503);
                    assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
                    assertThat(answer.body()).contains(which + ".unavailable");
                }
            }
        }
    }

    @Test
    void a_connection_that_is_closed_under_a_request_is_told_as_503() {
        var programs = tokens("staff", Tokens.Kind.API, 60);
        var owner = TestLedger.owner(app.database());
        var statuses = new ArrayList<Integer>();
        while (!programs.isEmpty()) {
            owner.query(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'parkledger'"
                            + " AND datname = current_database()",
                    row -> true);
            var told = ask(api(programs.remove(), "/api/v1/events?after=0"));
            statuses.add(told.answer().statusCode());
        }
        assertThat(statuses).isSubsetOf(200, 403, 503).contains(503);
        awaitReturn();
    }
}
