package io.parkledger.api.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code asvs-level-1.txt} lists what holds each requirement; here are those that no other test holds. */
class AsvsTest {

    /** Sections of ASVS 5.0.0 and the numbers of level 1 in each. */
    private static final Map<String, int[]> LEVEL_1 = Map.ofEntries(
            Map.entry("1.2", new int[] {1, 2, 3, 4, 5}),
            Map.entry("1.3", new int[] {1, 2}),
            Map.entry("1.5", new int[] {1}),
            Map.entry("2.1", new int[] {1}),
            Map.entry("2.2", new int[] {1, 2}),
            Map.entry("2.3", new int[] {1}),
            Map.entry("3.2", new int[] {1, 2}),
            Map.entry("3.3", new int[] {1}),
            Map.entry("3.4", new int[] {1, 2}),
            Map.entry("3.5", new int[] {1, 2, 3}),
            Map.entry("4.1", new int[] {1}),
            Map.entry("4.4", new int[] {1}),
            Map.entry("5.2", new int[] {1, 2}),
            Map.entry("5.3", new int[] {1, 2}),
            Map.entry("6.1", new int[] {1}),
            Map.entry("6.2", IntStream.rangeClosed(1, 8).toArray()),
            Map.entry("6.3", new int[] {1, 2}),
            Map.entry("6.4", new int[] {1, 2}),
            Map.entry("7.2", new int[] {1, 2, 3, 4}),
            Map.entry("7.4", new int[] {1, 2}),
            Map.entry("8.1", new int[] {1}),
            Map.entry("8.2", new int[] {1, 2}),
            Map.entry("8.3", new int[] {1}),
            Map.entry("9.1", new int[] {1, 2, 3}),
            Map.entry("9.2", new int[] {1}),
            Map.entry("10.4", new int[] {1, 2, 3, 4, 5}),
            Map.entry("11.3", new int[] {1, 2}),
            Map.entry("11.4", new int[] {1}),
            Map.entry("12.1", new int[] {1}),
            Map.entry("12.2", new int[] {1, 2}),
            Map.entry("13.4", new int[] {1}),
            Map.entry("14.2", new int[] {1}),
            Map.entry("14.3", new int[] {1}),
            Map.entry("15.1", new int[] {1}),
            Map.entry("15.2", new int[] {1}),
            Map.entry("15.3", new int[] {1}));

    private static final Pattern LINE =
            Pattern.compile("(\\d+\\.\\d+\\.\\d+) \\| (?:test ([\\w.]+)(?:#(\\w+))?|reason (.{10,}))");

    private static TestApplication app;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static List<String> table() throws IOException {
        try (var file = Objects.requireNonNull(AsvsTest.class.getResourceAsStream("/asvs-level-1.txt"));
                var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }

    @Test
    void every_requirement_of_level_1_is_held_by_a_test_or_has_a_reason() throws IOException {
        var required = LEVEL_1.entrySet().stream()
                .flatMap(section -> Arrays.stream(section.getValue()).mapToObj(n -> section.getKey() + "." + n))
                .toList();

        assertThat(required).hasSize(70);
        assertThat(table()).hasSameSizeAs(required).allMatch(line -> LINE.matcher(line)
                .matches());
        assertThat(table().stream().map(line -> line.split(" ")[0])).containsExactlyInAnyOrderElementsOf(required);
    }

    @Test
    void every_test_it_names_is_there() throws IOException {
        var named = table().stream()
                .map(LINE::matcher)
                .filter(line -> line.matches() && line.group(2) != null)
                .toList();

        assertThat(named).hasSizeGreaterThan(30).allSatisfy(line -> {
            var type = Class.forName("io.parkledger.api." + line.group(2));
            if (line.group(3) != null) {
                assertThat(Stream.of(type.getDeclaredMethods()).map(java.lang.reflect.Method::getName))
                        .contains(line.group(3));
            }
        });
    }

    /** An answer as it comes over the wire: some headers are beyond Java's client. */
    private static String raw(String request) {
        try (var socket = new Socket("127.0.0.1", app.address("/").getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(all(socket.getInputStream()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] all(InputStream in) throws IOException {
        return in.readAllBytes();
    }

    private static String overTls(String path) {
        return raw("GET " + path + " HTTP/1.1\nHost: park.example\nX-Forwarded-Proto: https\nConnection: close\n\n");
    }

    @Test
    void over_tls_every_cookie_is_secure_and_of_this_host_only() {
        var front = overTls("/sign-in");
        var form = Pattern.compile("__Host-XSRF-TOKEN=([^;]+)").matcher(front);
        assertThat(form.find()).as(front).isTrue();
        var hidden = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(front);
        assertThat(hidden.find()).isTrue();
        var body = "login=manager&password=manager&_csrf=" + hidden.group(1);
        var signedIn = raw("POST /sign-in HTTP/1.1\nHost: park.example\nX-Forwarded-Proto: https\nConnection: close\n"
                + "Cookie: __Host-XSRF-TOKEN=" + form.group(1)
                + "\nContent-Type: application/x-www-form-urlencoded\nContent-Length: " + body.length() + "\n\n"
                + body);
        var preferred = "theme=dark&_csrf=" + hidden.group(1);
        var prefers =
                raw("POST /preferences HTTP/1.1\nHost: park.example\nX-Forwarded-Proto: https\nConnection: close\n"
                        + "Cookie: __Host-XSRF-TOKEN=" + form.group(1)
                        + "\nContent-Type: application/x-www-form-urlencoded\nContent-Length: " + preferred.length()
                        + "\n\n"
                        + preferred);

        var cookies = Stream.of(front, signedIn, prefers)
                .flatMap(String::lines)
                .filter(line -> line.startsWith("Set-Cookie: "))
                .toList();
        assertThat(cookies).anyMatch(cookie -> cookie.contains("__Host-parkledger-session=ps_"));
        assertThat(cookies).hasSizeGreaterThanOrEqualTo(3).allSatisfy(cookie -> assertThat(cookie)
                .startsWith("Set-Cookie: __Host-")
                .contains("; Secure", "; HttpOnly", "Path=/")
                .doesNotContain("Domain="));
    }

    @Test
    void over_tls_browsers_are_told_to_stay_there() {
        for (var path : List.of("/sign-in", "/api/v1/leads", "/v3/api-docs")) {
            var age =
                    Pattern.compile("Strict-Transport-Security: max-age=(\\d+)").matcher(overTls(path));
            assertThat(age.find()).as(path).isTrue();
            assertThat(Long.parseLong(age.group(1))).isGreaterThanOrEqualTo(31_536_000L);
        }
    }

    @Test
    void no_password_is_taken_over_a_plain_connection_from_elsewhere() {
        var body = "{\"login\":\"manager\",\"password\":\"manager\"}";
        var plain = raw("POST /api/v1/tokens HTTP/1.1\nHost: park.example\nConnection: close\n"
                + "Content-Type: application/json\nContent-Length: " + body.length() + "\n\n" + body);

        assertThat(plain)
                .startsWith("HTTP/1.1 403")
                .contains("access.not-encrypted")
                .doesNotContain("pl_");
    }

    @Test
    void no_other_origin_is_let_in() {
        var answer = raw("GET /api/v1/leads HTTP/1.1\nHost: 127.0.0.1\nOrigin: https://elsewhere.example\n"
                + "Authorization: Bearer " + app.token("manager") + "\nConnection: close\n\n");

        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("Access-Control-Allow-Origin");
    }

    @Test
    void every_answer_says_what_it_is_and_is_not_taken_for_anything_else() {
        var pages = Map.of("/", 200, "/leads", 200, "/leads/new", 200, "/no-such-page", 404);
        pages.forEach((path, status) -> {
            var page = app.page("manager", path);
            assertThat(page.statusCode()).as(path).isEqualTo(status);
            var headers = page.headers();
            assertThat(headers.firstValue("Content-Type").orElse("").toLowerCase())
                    .isEqualTo("text/html;charset=utf-8");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        });
        var answers = Map.of("/api/v1/leads", 200, "/api/v1/leads/nobody", 404, "/api/v1/nothing", 404);
        answers.forEach((path, status) -> {
            var answer = app.get("manager", path);
            assertThat(answer.status()).as(path).isEqualTo(status);
            assertThat(answer.header("Content-Type")).startsWith("application/").contains("json");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        });
    }

    @Test
    void reading_changes_nothing() {
        var posts = app.bean(io.parkledger.api.kit.page.Forms.class).all().stream()
                .map(form -> form.path().replace("{id}", "x").replaceFirst("/new$", ""))
                .filter(path -> path.chars().filter(c -> c == '/').count() > 2)
                .toList();
        var before = app.get("auditor", "/api/v1/events?after=0").body().path("head");

        assertThat(posts).hasSizeGreaterThan(30).allSatisfy(path -> assertThat(
                        app.get("manager", "/api/v1" + path).status())
                .isIn(403, 404, 405));
        assertThat(app.get("auditor", "/api/v1/events?after=0").body().path("head"))
                .isEqualTo(before);
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        assertThat(app.post("manager", "/api/v1/leads", "{\"remark\":\"" + "x".repeat(300_000) + "\"}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void passwords_are_typed_into_password_fields_that_managers_can_fill() {
        var front = app.page(null, "/sign-in").body();
        var change = app.page("manager", "/accounts/me/change-password").body();

        assertThat(front).containsPattern("<input[^>]*name=\"password\"[^>]*type=\"password\"[^>]*current-password");
        assertThat(Pattern.compile("<input[^>]*type=\"password\"")
                        .matcher(change)
                        .results())
                .hasSize(2);
        assertThat(front + change)
                .doesNotContainIgnoringCase("onpaste")
                .doesNotContain("autocomplete=\"off\" type=\"password\"");
    }

    @Test
    void no_token_is_taken_from_an_address() {
        assertThat(app.get(null, "/api/v1/leads?access_token=" + app.token("manager"))
                        .status())
                .isIn(400, 401);
        assertThat(app.get(null, "/api/v1/leads?token=" + app.token("manager")).status())
                .isIn(400, 401);
    }

    @Test
    void signing_out_clears_the_browser() {
        assertThat(app.form("manager", "/sign-out", Map.of()).headers().firstValue("Clear-Site-Data"))
                .hasValueSatisfying(what -> assertThat(what).contains("\"cache\"", "\"storage\""));
    }
}
