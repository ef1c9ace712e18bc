package io.parkledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Knocks at every endpoint in every role. What is open to whom is pinned in {@code access-matrix.txt}: a new endpoint
 * needs a line, and
 * a line that changes is seen in review.
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

    private static List<String> endpoints() {
        var endpoints = new TreeSet<String>();
        app.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    if (method.getBeanType().getPackageName().startsWith("io.parkledger.api")) {
                        for (var path : mapping.getPatternValues()) {
                            var verb = mapping.getMethodsCondition()
                                    .getMethods()
                                    .iterator()
                                    .next();
                            endpoints.add(path + " " + verb);
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
        var at = path.replaceAll("\\{position}", "1").replaceAll("\\{\\w+}", "x");
        var answer = verb.equals("GET") ? app.get(login, at) : app.post(login, at, "{}");
        var code = answer.text("/code");
        return !code.equals("access.not-allowed") && !code.equals("access.sign-in");
    }
}
