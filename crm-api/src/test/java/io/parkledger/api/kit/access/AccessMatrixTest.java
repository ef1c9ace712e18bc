package io.parkledger.api.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.kit.form.FormPage;
import io.parkledger.api.kit.page.Forms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Knocks at every endpoint in every role. What is open to whom is pinned in {@code access-matrix.txt}: a new endpoint
 * needs a line, and a line that changes is seen in review.
 */
class AccessMatrixTest {

    private static TestApplication app;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void every_endpoint_is_open_to_those_roles_and_no_others() throws IOException {
        var found = endpoints().stream().map(AccessMatrixTest::knock).toList();

        assertThat(String.join("\n", found) + "\n").isEqualTo(pinned());
    }

    private static String pinned() throws IOException {
        try (var file = AccessMatrixTest.class.getResourceAsStream("/access-matrix.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_form_is_open_to_whom_its_endpoint_is_open_and_no_others() throws IOException {
        var pinned = pinned();
        var forms = app.bean(Forms.class).all();

        assertThat(forms).hasSizeGreaterThan(50).allSatisfy(form -> {
            var endpoint = "/api/v1" + form.path().replaceFirst("/new$", "");
            var open = pinned.lines()
                    .filter(line -> line.startsWith("POST " + endpoint + " : "))
                    .findFirst()
                    .orElseThrow()
                    .split(" : ")[1];
            assertThat(knock(form.path() + " GET")).isEqualTo("GET " + form.path() + " : " + open);
            assertThat(knock(form.path() + " POST")).isEqualTo("POST " + form.path() + " : " + open);
        });
    }

    /** All but the forms. */
    private static List<String> endpoints() {
        var endpoints = new TreeSet<String>();
        app.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    if (method.getBeanType().getPackageName().startsWith("io.parkledger.api")
                            && method.getBeanType() != FormPage.class) {
                        for (var path : mapping.getPatternValues()) {
                            for (var verb : mapping.getMethodsCondition().getMethods()) {
                                endpoints.add(path + " " + verb);
                            }
                        }
                    }
                });
        return List.copyOf(endpoints);
    }

    private static String knock(String endpoint) {
        var path = endpoint.split(" ")[0];
        var verb = endpoint.split(" ")[1];
        var open = new ArrayList<String>();
        if (isOpen(null, path, verb)) {
            open.add("PUBLIC");
        } else {
            for (var role : Role.values()) {
                if (isOpen(role.name().toLowerCase(Locale.ROOT), path, verb)) {
                    open.add(role.name());
                }
            }
        }
        return verb + " " + path + open.stream().collect(Collectors.joining(" ", " : ", ""));
    }

    private static boolean isOpen(String login, String path, String verb) {
        var at = path.replaceAll("\\{position}", "1").replaceAll("\\{\\*?\\w+}", "x");
        return at.startsWith("/api/") ? isEndpointOpen(login, at, verb) : isPageOpen(login, at, verb);
    }

    private static boolean isEndpointOpen(String login, String at, String verb) {
        var answer = verb.equals("GET") ? app.get(login, at) : app.post(login, at, "{}");
        assertThat(answer.status()).as(at).isLessThan(500);
        var code = answer.text("/code");
        return !code.equals("access.not-allowed") && !code.equals("access.sign-in");
    }

    private static boolean isPageOpen(String login, String at, String verb) {
        var answer = verb.equals("GET") ? app.page(login, at) : app.form(login, at, Map.of());
        assertThat(answer.statusCode()).as(at).isLessThan(500);
        var sentAway = answer.headers().firstValue("Location").orElse("").contains("/sign-in?next=");
        return !sentAway && !answer.body().contains("access.not-allowed");
    }
}
