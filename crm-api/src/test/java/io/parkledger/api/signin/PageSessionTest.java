package io.parkledger.api.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A browser's session: what keeps it, what ends it, and what protects its forms. */
class PageSessionTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Map<String, String> LEAD = Map.of("company", "澜桥会话科技", "source", "WALK_IN");

    private static TestApplication app;

    /** One person's browser, with its own cookies. */
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeAll
    static void start() {
        app = TestApplication.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void a_form_stays_good_while_other_pages_are_opened() {
        signIn("staff");
        var form = tokenOf(get("/leads/new"));
        get("/leads");
        get("/leads/similar?company=澜桥");

        assertThat(post("/leads/new", form, LEAD).headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).contains("done=leads.new"));
    }

    @Test
    void a_form_without_the_token_of_its_page_is_refused_with_a_page_that_says_so() {
        signIn("staff");
        var before = app.get("auditor", "/api/v1/events?after=0").body().path("head");

        var answer = post("/leads/new", "made up", LEAD);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("表单已失效");
        assertThat(app.get("auditor", "/api/v1/events?after=0").body().path("head"))
                .isEqualTo(before);
    }

    @Test
    void a_session_gets_a_token_of_its_own() {
        var before = tokenOf(get("/sign-in"));
        signIn("staff");

        assertThat(post("/leads/new", before, LEAD).statusCode()).isEqualTo(403);
    }

    @Test
    void signing_out_ends_it() {
        signIn("manager");
        assertThat(get("/leads").statusCode()).isEqualTo(200);

        post("/sign-out", tokenOf(get("/leads")), Map.of());

        assertThat(get("/leads").headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).startsWith("/sign-in?next="));
    }

    @Test
    void closing_the_account_ends_it() {
        signIn("colleague");
        assertThat(get("/leads").statusCode()).isEqualTo(200);

        app.post("system_admin", "/api/v1/accounts/colleague/close", "");

        assertThat(get("/leads").statusCode()).isEqualTo(302);
    }

    @Test
    void it_means_nothing_to_the_api() {
        signIn("staff");

        assertThat(get("/api/v1/leads").statusCode()).isEqualTo(401);
    }

    @Test
    void nobody_is_sent_to_another_host_after_signing_in() {
        var answer = post(
                "/sign-in",
                tokenOf(get("/sign-in")),
                Map.of("login", "staff", "password", "staff", "next", "//elsewhere.example/"));

        assertThat(answer.headers().firstValue("Location")).hasValue("/");
    }

    private void signIn(String login) {
        post("/sign-in", tokenOf(get("/sign-in")), Map.of("login", login, "password", login));
    }

    private static String tokenOf(HttpResponse<String> page) {
        var token = TOKEN.matcher(page.body());
        assertThat(token.find()).as(page.body()).isTrue();
        return token.group(1);
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(app.address(path.replace("澜桥", "%E6%BE%9C%E6%A1%A5"))));
    }

    private HttpResponse<String> post(String path, String token, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(
                        Collectors.joining("&", "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8) + "&", ""));
        return send(HttpRequest.newBuilder(app.address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(
                    request.header("Accept-Language", "zh-CN").build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
