package io.parkledger.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AllowedMethodsTest {

    private static TestApplication app;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** By address, as they are mapped. */
    private static Map<String, Set<String>> mapped() {
        var methods = new TreeMap<String, Set<String>>();
        app.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> !path.equals("/error"))
                        .forEach(path -> {
                            var here = methods.computeIfAbsent(path, any -> new TreeSet<>(Set.of("OPTIONS")));
                            mapping.getMethodsCondition().getMethods().forEach(method -> here.add(method.name()));
                            if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                                here.add("HEAD");
                            }
                        }));
        return methods;
    }

    private static Set<String> allowed(String path, String... headers) {
        var request = HttpRequest.newBuilder(app.address(path))
                .headers(headers)
                .method("OPTIONS", BodyPublishers.noBody())
                .build();
        try {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
            return Set.of(answer.headers().firstValue("Allow").orElseThrow().split(", *"));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_an_address_says_it_allows_is_what_is_mapped_there_also_to_a_page_of_another_origin() {
        var paths = mapped();
        assertThat(paths)
                .hasSizeGreaterThan(100)
                .containsEntry("/api/v1/leads", Set.of("GET", "HEAD", "POST", "OPTIONS"));
        paths.forEach((path, methods) -> {
            var there = path.replaceAll("\\{[^}]*}", "L-1");
            var own = allowed(there, "Accept", "*/*");
            assertThat(own).as(path).containsAll(methods).doesNotContain("TRACE", "PATCH");
            assertThat(allowed(there, "Origin", "https://elsewhere.example", "Access-Control-Request-Method", "PUT"))
                    .as(path)
                    .isEqualTo(own);
        });
    }
}
