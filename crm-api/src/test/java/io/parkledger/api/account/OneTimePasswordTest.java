package io.parkledger.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Passwords;
import io.parkledger.api.kit.access.Role;
import io.parkledger.core.ledger.Ledger;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A one-time password lets its owner choose another, and do nothing else, for a few days. */
class OneTimePasswordTest {

    private static final String CHANGE = "/api/v1/accounts/me/change-password";

    private static TestApplication app;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        for (var role : Role.values()) {
            app.open(new Account(login(role), "n", role, null, "ipd", null, true, false));
        }
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String login(Role role) {
        return "new-" + role.name().toLowerCase().replace('_', '-');
    }

    /** All that somebody has to be signed in for, the forms among them: verb and path. */
    private static List<String> endpoints() {
        var endpoints = new TreeSet<String>();
        app.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    if (method.getBeanType().getPackageName().startsWith("io.parkledger.api")) {
                        for (var path : mapping.getPatternValues()) {
                            for (var verb : mapping.getMethodsCondition().getMethods()) {
                                endpoints.add(verb + " " + path.replaceAll("\\{\\*?\\w+}", "1"));
                            }
                        }
                    }
                });
        return List.copyOf(endpoints);
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_open_with_it_but_changing_it(Role role) {
        var open = endpoints().stream()
                .filter(endpoint ->
                        !endpoint.matches("(GET|POST) /(sign-in|sign-out|preferences|form-expired|tour.*|error)"))
                .filter(endpoint -> !endpoint.equals("POST /api/v1/tokens"))
                .filter(endpoint -> isOpen(login(role), endpoint))
                .toList();

        assertThat(endpoints()).hasSizeGreaterThan(250);
        assertThat(open)
                .containsExactly(
                        "GET /accounts/me/change-password", "POST /accounts/me/change-password", "POST " + CHANGE);
    }

    private static boolean isOpen(String login, String endpoint) {
        var path = endpoint.split(" ")[1];
        var get = endpoint.startsWith("GET ");
        if (path.startsWith("/api/")) {
            var answer = get ? app.get(login, path) : app.post(login, path, "{}");
            assertThat(answer.status()).as(endpoint).isLessThan(500);
            return !answer.text("/code").equals("access.change-password-first");
        }
        var answer = get ? app.page(login, path) : app.form(login, path, Map.of());
        assertThat(answer.statusCode()).as(endpoint).isLessThan(500);
        return !answer.headers().firstValue("Location").orElse("").equals("/accounts/me/change-password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?soFar=true", "/?asOf=2021-12-31", "/account", "/search?q=a", "/waiting"})
    void whoever_asks_for_a_page_is_sent_to_change_it(String page) {
        for (var role : Role.values()) {
            assertThat(app.page(login(role), page).headers().firstValue("Location"))
                    .contains("/accounts/me/change-password");
        }
    }

    @Test
    void the_measurements_are_no_exception() {
        assertThat(app.get("system_admin", "/actuator/prometheus").status()).isEqualTo(200);
        assertThat(app.get(login(Role.SYSTEM_ADMIN), "/actuator/prometheus").status())
                .isEqualTo(403);
    }

    @Test
    void its_form_leads_nowhere_else() {
        var form = app.page(login(Role.MANAGER), "/accounts/me/change-password").body();

        assertThat(form)
                .contains("action=\"/accounts/me/change-password\"", "action=\"/sign-out\"", "action=\"/preferences\"");
        assertThat(Stream.of("action=\"/search\"", "href=\"/account\"", "href=\"/leads\"", "name=\"asOf\""))
                .noneMatch(form::contains);
    }

    @Test
    void a_token_made_with_it_in_time_changes_nothing_when_it_is_over() {
        app.open(new Account("late", "n", Role.STAFF, null, "ipd", null, true, false));
        app.bean(Ledger.class)
                .jdbc()
                .update("UPDATE access.account SET one_time_until = now() - interval '1 second' WHERE login = 'late'");
        var body = "{\"password\":\"late\",\"newPassword\":\"schwarze-katze-am-see\"}";

        var refused = app.post("late", CHANGE, body);
        var onPage = app.form(
                "late",
                "/accounts/me/change-password",
                Map.of("password", "late", "newPassword", "schwarze-katze-am-see"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("/code")).isEqualTo("access.one-time-password-over");
        assertThat(onPage.statusCode()).isEqualTo(401);
        assertThat(onPage.body()).contains("一次性密码已过期");
        assertThat(app.bean(Passwords.class).isRight("late", "late")).isTrue();
    }
}
