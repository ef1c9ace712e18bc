package io.parkledger.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.view.LookedAt;
import io.parkledger.api.kit.view.QueryRecords;
import io.parkledger.projection.Views;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Of a parameter given twice one would be taken and the other not heard: it is refused by its name. */
class GivenTwiceTest {

    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private static Set<String> parametersOf(HandlerMethod method) {
        var found = new TreeSet<String>();
        for (var parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(NAMES);
            QueryRecords.of(parameter).forEach(component -> found.add(component.getName()));
            if (parameter.getParameterType() == Views.class) {
                found.addAll(Set.of("asOf", "minPosition"));
            } else if (parameter.getParameterType() == LookedAt.class) {
                found.add("on");
            } else if (parameter.getParameterType() == SliceRequest.class) {
                found.addAll(Set.of("limit", "cursor"));
            } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
                found.add(parameter.getParameterName());
            }
        }
        return found;
    }

    @Test
    void no_parameter_of_any_address_is_taken_twice() {
        try (var app = TestApplication.start()) {
            var taken = new ArrayList<String>();
            var asked = new ArrayList<String>();
            app.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                    .getHandlerMethods()
                    .forEach((mapping, method) -> {
                        var read = mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)
                                && method.getBeanType().getPackageName().startsWith("io.parkledger.api");
                        if (!read) {
                            return;
                        }
                        for (var path : mapping.getPatternValues()) {
                            for (var parameter : parametersOf(method)) {
                                var address =
                                        path.replaceAll("\\{[^}]+}", "X") + "?" + parameter + "=1&" + parameter + "=1";
                                asked.add(address);
                                if (!isRefused(app, address, parameter)) {
                                    taken.add(address);
                                }
                            }
                        }
                    });

            assertThat(asked).hasSizeGreaterThan(150);
            assertThat(taken).isEmpty();
        }
    }

    /** By the name, for whoever may ask. */
    private static boolean isRefused(TestApplication app, String address, String parameter) {
        return Stream.concat(Stream.of((String) null), Stream.of(Role.values()).map(role -> role.name()
                        .toLowerCase(Locale.ROOT)))
                .anyMatch(login -> {
                    if (address.startsWith("/api/")) {
                        var answer = app.get(login, address);
                        return answer.status() == 400
                                && answer.text("/errors/0/field").equals(parameter)
                                && answer.text("/errors/0/code").equals("request.given-twice");
                    }
                    var page = app.page(login, address);
                    return page.statusCode() == 400
                            && page.body().contains(parameter)
                            && page.body().contains("只能给出一次");
                });
    }
}
